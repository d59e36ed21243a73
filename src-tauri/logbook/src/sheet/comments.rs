//! Comments on cells, which lie in parts of their own: by sheet, row and column.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

/// By sheet; in it by row (from 1) and column (from 0).
pub(super) type Comments = BTreeMap<String, BTreeMap<(u32, u32), String>>;
type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// Reads all comments; nothing where a part that should say where they are is not as expected.
pub(super) fn read(bytes: &[u8]) -> Option<Comments> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let targets = relations(&part(&mut archive, "xl/_rels/workbook.xml.rels")?);
    let book = part(&mut archive, "xl/workbook.xml")?;
    let mut comments = Comments::new();
    for sheet in elements(&book, "sheet") {
        let (Some(name), Some(id)) = (sheet.get("name"), sheet.get("id")) else { continue };
        let Some((_, _, target)) = targets.iter().find(|(known, ..)| known == id) else { continue };
        let path = resolved("xl", target);
        let (folder, file) = path.rsplit_once('/').unwrap_or(("", &path));
        let Some(rels) = part(&mut archive, &format!("{folder}/_rels/{file}.rels")) else { continue };
        for (_, kind, target) in relations(&rels) {
            if kind.ends_with("/comments")
                && let Some(said) = part(&mut archive, &resolved(folder, &target))
            {
                comments.entry(name.clone()).or_default().extend(of_sheet(&said));
            }
        }
    }
    Some(comments)
}

fn part(archive: &mut Archive<'_>, name: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    archive.by_name(name).ok()?.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}

/// A target as it stands in a folder: `../comments1.xml` in `xl/worksheets` is `xl/comments1.xml`.
fn resolved(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(rooted) => rooted.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut steps: Vec<&str> = Vec::new();
    for step in whole.split('/') {
        match step {
            ".." => drop(steps.pop()),
            "." | "" => {}
            step => steps.push(step),
        }
    }
    steps.join("/")
}

/// Id, type and target of each relation.
fn relations(xml: &[u8]) -> Vec<(String, String, String)> {
    let said =
        |element: &BTreeMap<String, String>, name: &str| element.get(name).cloned().unwrap_or_default();
    elements(xml, "Relationship")
        .iter()
        .map(|element| (said(element, "Id"), said(element, "Type"), said(element, "Target")))
        .collect()
}

/// Attributes of every element of a name, by their local names.
fn elements(xml: &[u8], name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = Reader::from_reader(xml);
    let (mut found, mut buffer) = (Vec::new(), Vec::new());
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(element) | Event::Empty(element) if element.local_name().as_ref() == name => {
                found.push(attributes(&element));
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    found
}

fn attributes(element: &BytesStart<'_>) -> BTreeMap<String, String> {
    let said = element.attributes().flatten().map(|attribute| {
        let name = attribute.key.local_name().as_ref().to_owned();
        let raw = attribute.value.to_string();
        let value = quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), |text| text.into_owned());
        (name, value)
    });
    said.collect()
}

fn of_sheet(xml: &[u8]) -> BTreeMap<(u32, u32), String> {
    let mut reader = Reader::from_reader(xml);
    let mut comments = BTreeMap::new();
    let (mut place, mut words, mut in_text, mut buffer) = (None, String::new(), false, Vec::new());
    while let Ok(event) = reader.read_event_into(&mut buffer) {
        match event {
            Event::Start(element) if element.local_name().as_ref() == "comment" => {
                place = attributes(&element).get("ref").and_then(|cell| position(cell));
                words.clear();
            }
            Event::Start(element) if element.local_name().as_ref() == "t" => in_text = true,
            Event::End(element) if element.local_name().as_ref() == "t" => in_text = false,
            Event::End(element) if element.local_name().as_ref() == "comment" => {
                if let Some(place) = place.take().filter(|_| !words.trim().is_empty()) {
                    comments.insert(place, words.trim().to_owned());
                }
            }
            Event::Text(text) if in_text => words.push_str(&text),
            Event::GeneralRef(sign) if in_text => {
                let sign = format!("&{};", &*sign);
                words.push_str(&quick_xml::escape::unescape(&sign).unwrap_or_default());
            }
            Event::Eof => break,
            _ => {}
        }
        buffer.clear();
    }
    comments
}

/// Row (from 1) and column (from 0) of `H55`.
fn position(cell: &str) -> Option<(u32, u32)> {
    let letters: String = cell.chars().take_while(char::is_ascii_alphabetic).collect();
    let row = cell[letters.len()..].parse().ok()?;
    let mut column: u32 = 0;
    for letter in letters.to_ascii_uppercase().bytes() {
        column = column.checked_mul(26)?.checked_add(u32::from(letter - b'A') + 1)?;
    }
    Some((row, column.checked_sub(1)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_is_read_with_its_place_and_its_signs() {
        let xml = br#"<comments><commentList><comment ref="H55"><text><r><t>spoke &amp; wrote </t></r><r><t>again</t></r></text></comment></commentList></comments>"#;
        assert_eq!(of_sheet(xml)[&(55, 7)], "spoke & wrote again");
        assert_eq!(position("AA3"), Some((3, 26)));
        assert_eq!(position("7"), None);
        assert_eq!(resolved("xl/worksheets", "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
    }
}
