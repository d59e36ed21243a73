//! Files made to break the program, or broken by accident: a plain refusal or a plain reading, and nothing is run.

use std::io::{Cursor, Write};

use logbook::acts::{ConcernFilter, ConcernWanted, ImportPlan};
use logbook::domain::import::cells::Book;
use logbook::{Error, sheet};
use proptest::prelude::*;
use town::Town;
use zip::write::SimpleFileOptions;

const TYPES: &str = r#"<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"#;
const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Log" sheetId="1" r:id="rId1"/></sheets></workbook>"#;

/// A workbook of one sheet whose rows are written by somebody.
fn workbook(rows: impl FnOnce(&mut dyn Write)) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let how = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, text) in [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
    ] {
        zip.start_file(name, how).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.start_file("xl/worksheets/sheet1.xml", how).unwrap();
    zip.write_all(br#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>"#).unwrap();
    rows(&mut zip);
    zip.write_all(b"</sheetData></worksheet>").unwrap();
    zip.finish().unwrap().into_inner()
}

fn text_row(number: u32, cells: &[&str]) -> String {
    let mut row = format!(r#"<row r="{number}">"#);
    for (letter, cell) in ('A'..).zip(cells) {
        row.push_str(&format!(r#"<c r="{letter}{number}" t="inlineStr"><is><t>{cell}</t></is></c>"#));
    }
    row + "</row>"
}

fn rule(bytes: &[u8]) -> String {
    match sheet::read("log.xlsx", bytes) {
        Err(Error::Invalid(fields)) => fields[0].rule.clone(),
        Ok(_) => "read".into(),
        Err(other) => panic!("{other:?}"),
    }
}

#[test]
fn a_bomb_is_refused_before_anything_reads_it() {
    let noughts = vec![b' '; 1 << 20];
    let bomb = workbook(|out| {
        for _ in 0..400 {
            out.write_all(&noughts).unwrap();
        }
    });
    assert!(bomb.len() < 2 << 20, "it is small while it is packed");
    assert_eq!(rule(&bomb), "unpacks-too-large");
    assert_eq!(rule(&vec![b'a'; sheet::FILE_MAX + 1]), "too-large");
}

#[test]
fn a_million_empty_rows_are_no_rows() {
    let empty = workbook(|out| {
        for number in 1..=1_000_000u32 {
            write!(out, r#"<row r="{number}"/>"#).unwrap();
        }
    });
    assert_eq!(rule(&empty), "no-rows");
    let with_one = workbook(|out| {
        out.write_all(text_row(1, &["Date", "Name", "Concern"]).as_bytes()).unwrap();
        for number in 2..=999_999u32 {
            write!(out, r#"<row r="{number}"><c r="A{number}" s="0"/></row>"#).unwrap();
        }
        out.write_all(text_row(1_000_000, &["3/4/23", "Grace Smith", "Bruise seen"]).as_bytes()).unwrap();
    });
    let book = sheet::read("log.xlsx", &with_one).unwrap();
    assert_eq!(book.sheets[0].rows.iter().map(|row| row.number).collect::<Vec<_>>(), [1, 1_000_000]);
}

#[test]
fn too_many_rows_columns_and_letters_are_refused_by_name() {
    let rows = "3/4/23,Grace Smith,x\n".repeat(sheet::ROWS_MAX + 1);
    assert_eq!(rule(rows.as_bytes()), "too-many-rows");
    assert_eq!(rule(format!("{}x\n", "a,".repeat(401)).as_bytes()), "too-many-columns");
    assert_eq!(rule(format!("a,{}\n", "x".repeat(sheet::CELL_MAX + 1)).as_bytes()), "cell-too-long");
}

#[test]
fn a_formula_gives_what_it_last_showed_and_is_never_computed() {
    let book = workbook(|out| {
        out.write_all(text_row(1, &["Date", "Name", "Concern"]).as_bytes()).unwrap();
        let cells = r#"<row r="2"><c r="A2" t="str"><f>TEXT(TODAY(),"d/m/yy")</f><v>3/4/23</v></c>
            <c r="B2" t="inlineStr"><is><t>Grace Smith</t></is></c>
            <c r="C2"><f>HYPERLINK("http://example.invalid","x")</f></c><c r="D2" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>"#;
        out.write_all(cells.as_bytes()).unwrap();
    });
    let book = sheet::read("log.xlsx", &book).unwrap();
    let cells: Vec<String> = book.sheets[0].rows[1].cells.iter().map(|cell| cell.verbatim()).collect();
    assert_eq!(
        cells,
        [
            "3/4/23 (from the formula =TEXT(TODAY(),\"d/m/yy\"))",
            "Grace Smith",
            "=HYPERLINK(\"http://example.invalid\",\"x\")",
            "#DIV/0! (from the formula =1/0)"
        ]
    );
}

#[test]
fn markup_and_formulas_in_cells_are_only_words() {
    let mut town = Town::new();
    let text = "Date,Name,Concern\n3/4/23,<script>alert(1)</script>,\"<img src=x onerror=alert(1)> =cmd|' /C calc'!A0\"\n";
    let book: Book = sheet::read("l.csv", text.as_bytes()).unwrap();
    town.book().bring_in(&book, &ImportPlan::default(), &mut |_, _| true).unwrap();
    let line = town.book().list_concerns(ConcernFilter::default()).unwrap().items.remove(0);
    let page = town.book().read_concern(ConcernWanted { concern: line.concern }).unwrap();
    let texts: Vec<&str> =
        page.chronology.iter().flat_map(|item| &item.passages).map(|passage| passage.text.as_str()).collect();
    assert_eq!(texts[0], "<img src=x onerror=alert(1)> =cmd|' /C calc'!A0");
    assert!(texts[1].contains("<script>alert(1)</script>"));
}

#[test]
fn a_line_of_two_hundred_thousand_letters_arrives_whole() {
    let mut town = Town::new();
    let long = "All of it. ".repeat(18_600);
    let text = format!("Date,Name,Address,Concern\n3/4/23,Grace Smith,{long},{long}\n");
    let book = sheet::read("l.csv", text.as_bytes()).unwrap();
    let brought = town.book().bring_in(&book, &ImportPlan::default(), &mut |_, _| true).unwrap();
    assert_eq!((brought.concerns, brought.unread), (1, 1));
    let line = town.book().list_concerns(ConcernFilter::default()).unwrap().items.remove(0);
    let page = town.book().read_concern(ConcernWanted { concern: line.concern }).unwrap();
    let passages: Vec<_> = page.chronology.iter().flat_map(|item| &item.passages).collect();
    assert_eq!(passages[0].text, long.trim());
    assert!(passages[1].text.matches(long.trim()).count() >= 2, "both stand in the note");
    assert_eq!(page.people[0].address, "");
}

#[test]
fn a_damaged_workbook_is_a_plain_refusal_wherever_it_is_damaged() {
    let whole =
        std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/import/council-referral-log.xlsx"))
            .unwrap();
    assert_eq!(rule(&whole[..whole.len() / 2]), "broken");
    assert_eq!(rule(&whole[..40]), "broken");
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("word/document.xml", SimpleFileOptions::default()).unwrap();
    zip.write_all(b"<x/>").unwrap();
    assert_eq!(rule(&zip.finish().unwrap().into_inner()), "not-a-sheet");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn no_changed_byte_ends_the_program(at in 0usize..80_000, to in any::<u8>()) {
        let mut bytes = std::fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/import/council-referral-log.xlsx")).unwrap();
        let at = at % bytes.len();
        bytes[at] = to;
        let _ = rule(&bytes);
    }

    #[test]
    fn no_bytes_end_the_program(bytes in proptest::collection::vec(any::<u8>(), 0..400), packed in any::<bool>()) {
        let start: &[u8] = if packed { b"PK\x03\x04" } else { b"" };
        let _ = rule(&[start, &bytes].concat());
    }

    #[test]
    fn any_day_written_in_any_usual_way_is_that_day(ordinal in 0u64..9_000, way in 0usize..9) {
        use logbook::domain::import::dates::{Around, read};
        let day = chrono::NaiveDate::from_ymd_opt(2001, 1, 1).unwrap() + chrono::Days::new(ordinal);
        let ways = ["%d/%m/%Y", "%-d/%-m/%y", "%d.%m.%Y", "%Y-%m-%d", "%-d %B %Y", "%d-%b-%y", "%A %-d %B %Y", "%B %-d, %Y", "%-d.%-m.%y"];
        let text = day.format(ways[way]).to_string();
        let around = Around { today: "2026-11-23".parse().unwrap(), near: None, american: false, birthday: false };
        let read = read(&text, &around).unwrap();
        prop_assert_eq!((read.day, read.doubt), (day, None), "{}", text);
    }

    #[test]
    fn no_words_stop_a_reader(text in "\\PC{0,80}", digits in "[0-9 ./:a-z&,()-]{0,60}") {
        use logbook::domain::import::own::Own;
        use logbook::domain::import::{dates, kinds, people, words};
        let around = dates::Around { today: "2026-11-23".parse().unwrap(), near: "2023-04-01".parse().ok(), american: true, birthday: true };
        for text in [&text, &digits] {
            let _ = (dates::read(text, &around), people::read(text), people::of_columns(text, text), kinds::read(text, None, &Own::default()));
            let _ = (words::phone(text), words::reported_by(text), words::agencies(text, None, &Own::default()), words::outcome(text), words::route(text));
        }
    }

    #[test]
    fn people_joined_in_any_way_are_the_same_people(count in 1usize..5, join in 0usize..5, form in proptest::collection::vec(0usize..5, 5)) {
        const NAMES: [(&str, &str); 5] = [("Grace", "Smith"), ("Tom", "O'Hara"), ("Leo", "van-der-Berg"), ("Mia", "Wójcik"), ("Zofia", "McKenna")];
        let written: Vec<String> = NAMES.iter().zip(&form).take(count).map(|((first, last), form)| match form {
            0 => format!("{first} {last}"),
            1 => format!("{last}, {first}"),
            2 => format!("{}, {first}", last.to_uppercase()),
            3 => format!("Ms {first}  {} ", last.to_uppercase()),
            _ => format!("{last}, {first} (known as Bo)"),
        }).collect();
        let text = written.join(["\n", " & ", "; ", " / ", " and "][join]);
        let read: Vec<String> = logbook::domain::import::people::read(&text).people.into_iter().map(|p| p.name).collect();
        let meant: Vec<String> = NAMES.iter().take(count).map(|(first, last)| format!("{first} {last}")).collect();
        prop_assert_eq!(read, meant, "{}", text);
    }
}
