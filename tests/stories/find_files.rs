//! Finding words inside attached files: documents, e-mails, workbooks; never at the price of what an officer waits for, and
//! whatever a file does to whoever reads it.

use std::cell::Cell;
use std::io::{Cursor, Write};
use std::time::Instant;

use logbook::acts::{CheckForm, ConcernFilter, ConcernLine, Lender, Restriction, SearchWords, read_words};
use logbook::domain::id::ConcernId;
use logbook::{Logbook, shown};
use lopdf::{Document, Object, Stream, content::Content, content::Operation, dictionary};
use proptest::prelude::*;
use town::Town;
use town::council::Council;

use crate::files::{attach, put};
use crate::restricted::{everything_held, holds};

/// A packed file of these parts.
pub(crate) fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document of one paragraph, whose words are cut into runs as word processors cut them.
pub(crate) fn docx(words: &str) -> Vec<u8> {
    let (begins, rest) = words.split_at(words.len() / 2);
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>\
         <w:p><w:r><w:t>{begins}</w:t></w:r><w:r><w:t xml:space=\"preserve\">{rest}</w:t></w:r></w:p>\
         <w:p><w:r><w:tab/><w:t>O&#8217;Leary &amp; son</w:t></w:r></w:p></w:body></w:document>"
    );
    let comments = b"<w:comments><w:comment><w:p><w:r><w:t>Ask about the greenhouse</w:t></w:r></w:p></w:comment></w:comments>";
    packed(&[("word/document.xml", document.as_bytes()), ("word/comments.xml", comments)])
}

fn xlsx() -> Vec<u8> {
    packed(&[
        ("xl/sharedStrings.xml", b"<sst><si><t>Visits to the allotment</t></si><si><r><t>pear</t></r><r><t>tree</t></r></si></sst>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c><v>4117</v></c><c t=\"inlineStr\"><is><t>wheelbarrow</t></is></c></row></sheetData></worksheet>"),
    ])
}

fn odt() -> Vec<u8> {
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", b"<office:document-content><office:styles>hidden</office:styles><office:body><office:text><text:p>A letter about the <text:span>orch</text:span>ard</text:p></office:text></office:body></office:document-content>"),
    ])
}

/// Pages of a PDF, each of these lines; packed as most programs pack them.
pub(crate) fn pdf(pages: &[Vec<String>]) -> Document {
    let mut document = Document::with_version("1.5");
    let tree = document.new_object_id();
    let font = document.add_object(
        dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Courier", "Encoding" => "WinAnsiEncoding" },
    );
    let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
    let kids: Vec<Object> = pages
        .iter()
        .map(|lines| {
            let mut operations = vec![
                Operation::new("BT", vec![]),
                Operation::new("Tf", vec!["F1".into(), 11.into()]),
                Operation::new("Td", vec![50.into(), 780.into()]),
            ];
            for line in lines {
                operations.push(Operation::new("Tj", vec![Object::string_literal(line.as_str())]));
                operations.push(Operation::new("Td", vec![0.into(), (-14).into()]));
            }
            operations.push(Operation::new("ET", vec![]));
            let content = Content { operations }.encode().unwrap();
            let content = document.add_object(Stream::new(dictionary! {}, content));
            document
                .add_object(dictionary! { "Type" => "Page", "Parent" => tree, "Contents" => content })
                .into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    let root = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count, "Resources" => resources };
    document.objects.insert(tree, Object::Dictionary(root));
    let catalogue = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
    document.trailer.set("Root", catalogue);
    document
}

fn saved(mut document: Document) -> Vec<u8> {
    document.compress();
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

fn letter() -> Vec<u8> {
    saved(pdf(&[
        vec!["Dear colleague,".into(), "the lodger sleeps in the boathouse.".into()],
        vec!["Yours".into()],
    ]))
}

/// An e-mail in HTML that asks for pictures from elsewhere, with a document beside it.
fn mail() -> Vec<u8> {
    let document = data_encoding::BASE64_MIME.encode(&docx("Minutes about the windmill"));
    format!(
        "From: Beatrix Fletcher <beatrix@school.example>\r\nTo: Safeguarding <duty@town.example>\r\nSubject: About the ferry\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n\
         <img src=\"http://tracker.example/pixel\"><script>var gramophone;</script><p>He was seen at the <b>quay</b>side.</p>\r\n\
         --b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=\"minutes.docx\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{document}\r\n--b--\r\n"
    )
    .into_bytes()
}

fn find(book: &mut Logbook, words: &str) -> Vec<ConcernLine> {
    let found = book.search_log(SearchWords { words: words.into(), limit: 50 }).unwrap();
    let list = book.list_concerns(ConcernFilter { words: words.into(), ..ConcernFilter::default() }).unwrap();
    assert_eq!((found.total, found.items.len()), (list.total, list.items.len()), "{words}");
    for line in &list.items {
        let other = found.items.iter().find(|other| other.concern == line.concern).unwrap();
        assert_eq!((&line.found_in, &line.snippet), (&other.found_in, &other.snippet), "{words}");
    }
    found.items
}

/// Attaches a file and has its words read, as the window does soon after.
fn attached(town: &mut Town, concern: ConcernId, name: &str, bytes: &[u8]) {
    let path = put(town, name, bytes);
    attach(town.book(), concern, &path).unwrap();
    read_words(&mut town.book()).unwrap();
}

#[test]
fn words_inside_files_are_found_with_the_name_of_the_file() {
    let mut town = Town::new();
    let concern = town.record().concern;
    town.record();
    let files: &[(&str, Vec<u8>, &[&str])] = &[
        ("letter.pdf", letter(), &["lodger", "boathouse", "yours", "sleeps in the boat"]),
        ("report.docx", docx("She hid behind the summerhouse"), &["summerhouse", "o'leary", "greenhouse"]),
        ("visits.xlsx", xlsx(), &["allotment", "peartree", "wheelbarrow", "4117"]),
        ("old letter.odt", odt(), &["orchard"]),
        (
            "from school.eml",
            mail(),
            &["ferry", "quayside", "windmill", "beatrix@school.example", "duty@town"],
        ),
        ("worried.msg", town::outlook::message(), &["heron", "pargeter", "lantern", "safeguarding desk"]),
        ("page.html", b"<html><style>zinc</style><p>the belfry</p></html>".to_vec(), &["belfry"]),
        ("list.csv", "name,what\nZo\u{eb},a caf\u{e9} table".into(), &["cafe"]),
        ("old.txt", b"Zo\xeb said \x93turnpike\x94".to_vec(), &["turnpike"]),
    ];
    for (name, bytes, words) in files {
        attached(&mut town, concern, name, bytes);
        for words in *words {
            let found = find(town.book(), words);
            assert_eq!(found.len(), 1, "{words} in {name}");
            assert_eq!((found[0].concern, found[0].found_in.as_str()), (concern, *name), "{words}");
            assert!(found[0].snippet.contains('‹'), "{}", found[0].snippet);
        }
    }
    for words in ["gramophone", "zinc", "tracker", "hidden", "pixel"] {
        assert!(find(town.book(), words).is_empty(), "{words} is for no reader");
    }
    // Words of the concern and of two of its files, together; and none of them alone is enough.
    assert_eq!(find(town.book(), "grace lodger summerhouse").len(), 1);
    assert!(find(town.book(), "grace lodger zebra").is_empty());
    // What a concern says itself comes before what stands in a file.
    let both = find(town.book(), "mckenna");
    assert!(both.len() == 2 && both.iter().all(|line| line.found_in.is_empty()));
    attached(&mut town, concern, "other.txt", b"forearm");
    let itself = find(town.book(), "forearm");
    assert!(itself.len() == 2 && itself.iter().all(|line| line.found_in.is_empty()));
}

#[test]
fn reading_words_is_nothing_that_anybody_waits_for_and_nothing_that_machines_agree_on() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "letter.docx", &docx("Behind the summerhouse"));
    attach(town.book(), concern, &path).unwrap();
    assert!(find(town.book(), "summerhouse").is_empty(), "attached, and not read yet");
    let before = town.book().state().unwrap();
    read_words(&mut town.book()).unwrap();
    assert_eq!(find(town.book(), "summerhouse").len(), 1);
    assert_eq!(town.book().state().unwrap(), before, "no other machine need have read the same");
    let check = town.book().check_log(CheckForm { deep: true }).unwrap();
    assert!(check.problems.is_empty());
    assert_eq!(find(town.book(), "summerhouse").len(), 1);
    // The same file in a second concern has its words at once.
    let second = town.record().concern;
    attach(town.book(), second, &path).unwrap();
    assert_eq!(find(town.book(), "summerhouse").len(), 2);
}

#[test]
fn a_colleague_finds_words_inside_a_file_once_it_has_come() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    let path = put(&council.desks[0], "letter.pdf", &letter());
    attach(council.book(0), concern, &path).unwrap();
    council.agree();
    for desk in 0..3 {
        let found = find(council.book(desk), "boathouse");
        assert_eq!((found.len(), found[0].found_in.as_str()), (1, "letter.pdf"), "desk {desk}");
    }
    council.must_agree();
}

/// Changes a locked log's database behind its back, and opens the log again.
fn meddle(town: &mut Town, key: &str, sql: &str) {
    town.lock();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; {sql}")).unwrap();
    drop(database);
    town.unlock(town::PIN).unwrap();
}

#[test]
fn files_from_before_are_read_as_well_and_one_that_ends_the_program_is_let_be() {
    let mut town = Town::new();
    let concern = town.record().concern;
    attached(&mut town, concern, "letter.docx", &docx("Behind the summerhouse"));
    let key = town.database_key();
    let before =
        "DROP INDEX people_by_name; ALTER TABLE people DROP COLUMN called; DROP TABLE filed_under; DROP INDEX concern_people_by_role; DROP TABLE clocked; ALTER TABLE concerns DROP COLUMN reporter_waits; DELETE FROM local WHERE name = 'clocked_as'; DROP TABLE share_people; DROP INDEX shares_by_agency; ALTER TABLE shares DROP COLUMN corrections; ALTER TABLE shares DROP COLUMN confirm_by; ALTER TABLE shares DROP COLUMN chases; ALTER TABLE shares DROP COLUMN stage; ALTER TABLE shares DROP COLUMN next_due; ALTER TABLE shares DROP COLUMN decision; DROP TABLE file_search; DROP TABLE file_words; DROP TABLE words_read; DROP TABLE concern_files; DROP TABLE keys_said;
         DELETE FROM local WHERE name = 'files_behind'; PRAGMA user_version = 8;";
    meddle(&mut town, &key, before);
    assert!(find(town.book(), "summerhouse").is_empty());
    read_words(&mut town.book()).unwrap();
    assert_eq!(find(town.book(), "summerhouse").len(), 1);
    // As a program leaves it that ended in the middle: twice, and once more.
    for (tries, times) in [(2, 1), (3, 0)] {
        meddle(
            &mut town,
            &key,
            &format!(
                "UPDATE words_read SET done = 0, tries = {tries}; DELETE FROM file_search; DELETE FROM file_words;"
            ),
        );
        read_words(&mut town.book()).unwrap();
        assert_eq!(find(town.book(), "summerhouse").len(), times, "after {tries}");
    }
}

/// A log lent out of a council, to which its colleagues' words come at one of the moments in between.
struct Interrupted<'a> {
    council: &'a mut Council,
    lends: usize,
    at: usize,
}

impl Lender for Interrupted<'_> {
    fn lend<T>(&mut self, what: impl FnOnce(&mut Logbook) -> logbook::Result<T>) -> logbook::Result<T> {
        self.lends += 1;
        if self.lends == self.at {
            self.council.pass(0);
        }
        what(self.council.book(0))
    }
}

#[test]
fn words_of_a_file_that_is_hidden_while_they_are_read_are_not_kept() {
    for at in 1..=7 {
        let mut council = Council::of_one();
        council.join();
        let concern = council.desks[0].record().concern;
        council.agree();
        let path =
            put(&council.desks[0], "letter.docx", &docx(&format!("{} marzipan", "long ".repeat(30_000))));
        attach(council.book(0), concern, &path).unwrap();
        let jo = council.officers(1).officers.iter().find(|o| o.name == "Jo Larkin").unwrap().officer;
        let restriction = Restriction { concern, kept_from: vec![jo], reason: "About her.".into() };
        council.book(1).restrict_concern(restriction).unwrap();
        council.pass(1);
        let mut log = Interrupted { council: &mut council, lends: 0, at };
        read_words(&mut log).unwrap();
        assert!(log.lends >= at, "{at}: it was interrupted");
        let held = everything_held(&mut council, 0);
        assert!(!holds(&held, "marzipan") && !holds(&held, "long long"), "interrupted at {at}");
        assert!(find(council.book(0), "marzipan").is_empty());
    }
}

/// A stream that unpacks to so many blanks, in a PDF whose first page says a word before it.
fn unpacks_to(megabytes: usize) -> Vec<u8> {
    let mut document = pdf(&[vec!["saltmarsh".into()], vec!["replaced".into()]]);
    let page = *document.get_pages().get(&2).unwrap();
    let mut blanks = vec![b' '; megabytes << 20];
    blanks.extend(b"BT /F1 11 Tf (narwhal) Tj ET");
    let blanks = document.add_object(Stream::new(dictionary! {}, blanks));
    document.get_object_mut(page).unwrap().as_dict_mut().unwrap().set("Contents", blanks);
    saved(document)
}

fn raw_pdf(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj {object} endobj\n", at + 1).bytes());
    }
    bytes.extend(b"trailer << /Root 1 0 R >>");
    bytes
}

/// A hundred thousand names for things on every one of a thousand pages.
fn wide() -> Vec<u8> {
    let names: String = (0..40_000).map(|at| format!("/N{at} 1 ")).collect();
    let kids: String = (0..1000).map(|_| "<< /Type /Page /Contents 3 0 R >> ").collect();
    let page = "<< /Length 33 >> stream\nBT /F 9 Tf 0 -9 Td (reed) Tj ET \nendstream";
    let tree = format!("<< /Kids [{kids}] /Resources << /Font << {names} /F << /Subtype /Type1 >> >> >> >>");
    raw_pdf(&["<< /Pages 2 0 R >>", &tree, page])
}

/// Files that were made to hurt whoever reads them, each with a word that is found nonetheless, or none.
fn hostile() -> Vec<(&'static str, Vec<u8>, &'static str)> {
    let mut bomb = b"<w:document><w:body><w:p><w:t>fenland</w:t></w:p>".to_vec();
    bomb.resize(80 << 20, b' ');
    bomb.extend(b"<w:p><w:t>beyond</w:t></w:p></w:body></w:document>");
    let signs = format!(
        "<row><c t=\"inlineStr\"><is><t>osprey</t></is></c><c {}><v>1</v></c></row>",
        (0..120_000).map(|at| format!("a{at}=\"\" ")).collect::<String>()
    );
    let half = letter();
    let half = half[..half.len() * 2 / 3].to_vec();
    let forms = "<< /Type /XObject /Subtype /Form /Resources 4 0 R /Length 60 >> stream\n/A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do /A Do\nendstream";
    let page = "<< /Type /Page /Resources 4 0 R /Contents 5 0 R /MediaBox [0 0 1e30 1e30] >>";
    vec![
        ("bomb.docx", packed(&[("word/document.xml", &bomb)]), "fenland"),
        ("bomb.pdf", unpacks_to(80), "saltmarsh"),
        ("half.pdf", half, "lodger"),
        ("garbage.pdf", (0..40_000_u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect(), ""),
        ("begins.pdf", [b"%PDF-1.7\n".to_vec(), vec![b'['; 400_000]].concat(), ""),
        ("open.pdf", [b"%PDF-1.7\n".to_vec(), b"1 0 obj (".repeat(60_000)].concat(), ""),
        ("tree.pdf", raw_pdf(&["<< /Pages 2 0 R >>", "<< /Kids [2 0 R 2 0 R 1 0 R] /Parent 2 0 R >>"]), ""),
        ("round.pdf", raw_pdf(&["<< /Pages 2 0 R >>", "3 0 R", "2 0 R"]), ""),
        (
            "forms.pdf",
            raw_pdf(&[
                "<< /Pages 2 0 R >>",
                "<< /Kids [3 0 R] >>",
                page,
                "<< /XObject << /A 5 0 R >> >>",
                forms,
            ]),
            "",
        ),
        ("deep.docx", packed(&[("word/document.xml", &b"<w:t>heath".repeat(100_000))]), "heath"),
        ("cut.docx", docx("moorland")[..90].to_vec(), ""),
        ("wide.pdf", wide(), "reed"),
        ("signs.xlsx", packed(&[("xl/worksheets/sheet1.xml", signs.as_bytes())]), "osprey"),
        ("line.txt", format!("{} heron", "x".repeat(200_000)).into_bytes(), "heron"),
        (
            "tags.eml",
            [b"From: a@b.example\nContent-Type: text/html\n\nkestrel ".to_vec(), b"<div".repeat(50_000)]
                .concat(),
            "kestrel",
        ),
    ]
}

#[test]
fn a_file_made_to_hurt_is_attached_like_any_other_and_its_other_words_are_found() {
    let mut town = Town::new();
    for (name, bytes, word) in hostile() {
        let began = Instant::now();
        let concern = town.record().concern;
        attached(&mut town, concern, name, &bytes);
        let took = began.elapsed();
        assert!(took.as_secs() < 60, "{name} took {took:?}");
        assert_eq!(find(town.book(), name)[0].concern, concern, "{name} is found by its name");
        if !word.is_empty() {
            assert_eq!(find(town.book(), word).len(), 1, "{word} in {name}");
        }
    }
    for word in ["beyond", "narwhal"] {
        assert!(find(town.book(), word).is_empty(), "{word} stands beyond the bound");
    }
    assert!(!read_words(&mut town.book()).unwrap(), "none is read for ever");
}

fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let packed_objects = {
        let mut document = pdf(&[vec!["Dear colleague".into()]]);
        document.compress();
        let mut bytes = Vec::new();
        document.save_modern(&mut bytes).unwrap();
        bytes
    };
    vec![
        ("a.pdf", letter()),
        ("b.pdf", packed_objects),
        ("a.docx", docx("Behind the summerhouse")),
        ("a.xlsx", xlsx()),
        ("a.odt", odt()),
        ("a.eml", mail()),
        ("a.msg", town::outlook::message()),
    ]
}

#[test]
fn objects_packed_together_are_read_as_well() {
    assert!(shown::words(&seeds()[1].1, "b.pdf").contains("Dear colleague"));
}

thread_local! {
    /// How often something panicked on this thread, whether or not somebody caught it.
    static PANICS: Cell<u32> = const { Cell::new(0) };
}

/// From now on every panic is counted, and said as before.
fn count_panics() {
    static ONCE: std::sync::Once = std::sync::Once::new();
    ONCE.call_once(|| {
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |what| {
            PANICS.with(|panics| panics.set(panics.get() + 1));
            before(what);
        }));
    });
}

proptest! {
    #[test]
    fn no_bytes_stop_whoever_reads_the_words(
        seed in 0..6_usize,
        cut in 0.0..1.0_f64,
        changes in proptest::collection::vec((0.0..1.0_f64, any::<u8>()), 0..12),
        tail in proptest::collection::vec(any::<u8>(), 0..64),
    ) {
        count_panics();
        let (name, mut bytes) = seeds().swap_remove(seed);
        let at = |part: f64, of: usize| ((of as f64 * part) as usize).min(of.saturating_sub(1));
        bytes.truncate(at(cut.sqrt(), bytes.len() + 1));
        for (place, byte) in changes {
            let place = at(place, bytes.len());
            if let Some(known) = bytes.get_mut(place) {
                *known = byte;
            }
        }
        bytes.extend(tail);
        prop_assert!(shown::words(&bytes, name).chars().count() <= shown::WORDS_MAX);
        prop_assert_eq!(PANICS.with(Cell::get), 0, "what catches a panic is a net and no way to read");
    }
}
