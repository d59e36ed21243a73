//! Which paragraph a stretch of a page belongs to, by the structure a screen reader follows.
//!
//! A name may be broken over two lines, or over two pages with a margin between. The structure of the file knows that
//! it is one paragraph; the eye and the page do not.

use lopdf::{Dictionary, Document, Object, ObjectId};

/// Parts of a line, not lines of their own.
const INLINE: [&[u8]; 9] =
    [b"Span", b"Strong", b"Em", b"Link", b"Quote", b"Code", b"Sub", b"Reference", b"NonStruct"];
/// Deeper trees than this are no packet.
const DEPTH_MAX: usize = 64;

/// Returns the paragraph, cell or heading of each marked stretch of a page, by its number.
pub(super) fn of_page(document: &Document, page: ObjectId) -> Vec<Option<ObjectId>> {
    let parents = document.get_dictionary(page).ok();
    let Some(key) = parents.and_then(|page| page.get(b"StructParents").and_then(Object::as_i64).ok()) else {
        return Vec::new();
    };
    let root = document.catalog().ok().and_then(|catalog| inside(document, catalog, b"StructTreeRoot"));
    let tree = root.and_then(|root| inside(document, root, b"ParentTree"));
    let elements = tree.and_then(|tree| entry(document, tree, key, 0)).unwrap_or_default();
    elements.iter().map(|element| element.as_reference().ok().and_then(|id| block(document, id))).collect()
}

fn inside<'a>(document: &'a Document, dictionary: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
    dictionary.get_deref(key, document).and_then(Object::as_dict).ok()
}

/// Looks a number up in a number tree.
fn entry<'a>(document: &'a Document, tree: &'a Dictionary, key: i64, depth: usize) -> Option<&'a [Object]> {
    if let Ok(pairs) = tree.get_deref(b"Nums", document).and_then(Object::as_array) {
        let found = pairs.chunks(2).find(|pair| pair[0].as_i64().is_ok_and(|number| number == key));
        let value = found.and_then(|pair| pair.get(1)).and_then(|value| document.dereference(value).ok());
        if let Some((_, Object::Array(elements))) = value {
            return Some(elements);
        }
    }
    let kids = tree.get_deref(b"Kids", document).and_then(Object::as_array).ok()?;
    let kids = kids.iter().filter(|_| depth < DEPTH_MAX).filter_map(|kid| document.dereference(kid).ok());
    kids.filter_map(|(_, kid)| kid.as_dict().ok()).find_map(|kid| entry(document, kid, key, depth + 1))
}

fn block(document: &Document, mut id: ObjectId) -> Option<ObjectId> {
    for _ in 0..DEPTH_MAX {
        let element = document.get_dictionary(id).ok()?;
        let kind = element.get(b"S").and_then(Object::as_name).ok()?;
        if !INLINE.contains(&kind) {
            return Some(id);
        }
        id = element.get(b"P").and_then(Object::as_reference).ok()?;
    }
    None
}
