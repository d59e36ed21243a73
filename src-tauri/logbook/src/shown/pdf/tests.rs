//! Pages as different programs write them.

use crate::shown::words;

/// A PDF of these objects, the first its catalogue, written one after the other without a table of contents.
fn pdf(objects: &[&str]) -> Vec<u8> {
    let mut bytes = b"%PDF-1.4\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    bytes.extend(b"trailer << /Root 1 0 R >>");
    bytes
}

/// The words of one page with this font.
fn page(font: &str, content: &str, more: &[&str]) -> String {
    let stream = format!("<< /Length 9999 >>\nstream\n{content}\nendstream");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Resources << /Font << /F 4 0 R >> /XObject << /X 6 0 R >> >> >>",
        "<< /Type /Page /Contents [5 0 R] >>",
        font,
        &stream,
    ];
    objects.extend(more);
    words(&pdf(&objects), "a.pdf")
}

const LATIN: &str =
    "<< /Type /Font /Subtype /TrueType /Encoding /WinAnsiEncoding /FirstChar 32 /Widths [250] >>";

#[test]
fn gaps_part_words_and_kerning_does_not() {
    let said =
        page(LATIN, "BT /F 10 Tf 72 700 Td [(W) 80 (ilhel) -20 (mina) -300 (Que) (nnell)] TJ T* ET", &[]);
    assert_eq!(said, "Wilhelmina Quennell\n");
    let said = page(
        LATIN,
        "BT /F 10 Tf 12 TL 1 0 0 1 72 700 Tm (first) Tj (second) ' 0 -12 Td (Zo\\353) Tj ET",
        &[],
    );
    assert_eq!(said, "first\nsecond\nZoë\n");
    // Every letter set at a place of its own, and a line from the bottom to the top of the page.
    let said =
        page(LATIN, "BT /F 10 Tf 1 0 0 1 72 700 Tm (f) Tj 5 0 Td (e) Tj 5 0 Td (n) Tj 9 0 Td (a) Tj ET", &[]);
    assert_eq!(said, "fen a\n");
    let said = page(LATIN, "BT /F 10 Tf 0 1 -1 0 300 100 Tm (sluice) Tj 40 0 Td (gate) Tj ET", &[]);
    assert_eq!(said, "sluice gate\n");
    // A word parted at the end of a line is one word; a name with a hyphen stays as it is.
    let said =
        page(LATIN, "BT /F 10 Tf 12 TL 72 700 Td (the water-) Tj (course of Ash-) ' (Upton) ' ET", &[]);
    assert_eq!(said, "the watercourse of Ash-\nUpton\n");
}

#[test]
fn fonts_say_their_letters_by_name_or_by_table() {
    let named = "<< /Type /Font /Subtype /Type1 /Encoding << /Differences [1 /eacute /fi /uni0142 /T /quoteright /space.alt] >> >>";
    assert_eq!(page(named, "BT /F 9 Tf <0401050206026103> Tj ET", &[]), "Té’fi fiał\n");
    // Codes that are written as signs of their own, as Typst writes them.
    let short = "<< /Type /Font /Subtype /Type0 /ToUnicode 6 0 R >>";
    let table = "<< >>\nstream\n4 beginbfchar <0008> <0064> <000c> <006f> <000a> <0067> <0028> <0073> endbfchar\nendstream";
    assert_eq!(page(short, r"BT /F 9 Tf (\000\b\000\f\000\n\000\() Tj ET", &[table]), "dogs\n");
    let composite = "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /DW 500 /W [1 [400 600] 7 9 250] >>] >>";
    let table = "<< >>\nstream\n1 begincodespacerange <0000> <ffff> endcodespacerange\n2 beginbfrange <0001> <0003> <0061>\n\
                 <0010> <0011> [<00660066> <d83dde00>] endbfrange 1 beginbfchar <0020> <0020> endbfchar\nendstream";
    assert_eq!(page(composite, "BT /F 9 Tf <000100020003002000100011> Tj ET", &[table]), "abc ff😀\n");
}

#[test]
fn forms_and_what_was_filled_in_are_read() {
    let form = "<< /Type /XObject /Subtype /Form /Matrix [1 0 0 1 0 50] >>\nstream\nBT /F 10 Tf (towpath) Tj ET\nendstream";
    assert_eq!(
        page(LATIN, "q /X Do Q BI /W 2 ID \u{1}(no) Tj EI BT /F 9 Tf (after) Tj ET", &[form]),
        "towpath\nafter\n"
    );
    let filled = pdf(&[
        "<< /Pages 2 0 R >>",
        "<< /Kids [3 0 R] >>",
        "<< /Type /Page /Annots [4 0 R << /Contents (A note) >>] >>",
        "<< /Parent << /V <feff005a006f00eb> >> >>",
    ]);
    assert_eq!(words(&filled, "form.pdf"), "Zoë\nA note\n");
}

#[test]
fn an_unpacked_row_of_letters_may_be_written_in_eighty_five_signs() {
    let packed = "<< /Filter [/ASCII85Decode] >>\nstream\n6<#'\\7Na]6<+[7$Df]W(EZeh&A18X#C*5rE~>\nendstream";
    let said = words(
        &pdf(&[
            "<< /Pages 2 0 R >>",
            "<< /Kids [3 0 R] >>",
            "<< /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>",
            packed,
            LATIN,
        ]),
        "a.pdf",
    );
    assert_eq!(said, "osier bed\n");
}
