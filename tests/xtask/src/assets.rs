//! Places what the window and the packet borrow, out of node_modules, where they look for it.
//!
//! The tables below are the whole list: a file that is not named here does not ship. Each
//! borrowed file's licence is placed beside it.

use crate::program::{Done, top};
use crate::stylesheet;
use std::fs;
use std::path::Path;

const WINDOW: &str = "ui/vendor";
const PACKET: &str = "src-tauri/packet/fonts";

/// For the window: package, folder in it, files, folder under ui/vendor.
const FOR_THE_WINDOW: &[(&str, &str, &[&str], &str)] = &[
    ("govuk-frontend", "dist/govuk", &["govuk-frontend.min.css"], "govuk"),
    // Its README is where it states its licence.
    ("govuk-frontend", ".", &["README.md"], "govuk"),
    (
        "@fontsource/atkinson-hyperlegible-next",
        "files",
        &[
            "atkinson-hyperlegible-next-latin-400-normal.woff2",
            "atkinson-hyperlegible-next-latin-400-italic.woff2",
            "atkinson-hyperlegible-next-latin-700-normal.woff2",
            "atkinson-hyperlegible-next-latin-ext-400-normal.woff2",
            "atkinson-hyperlegible-next-latin-ext-400-italic.woff2",
            "atkinson-hyperlegible-next-latin-ext-700-normal.woff2",
        ],
        "fonts",
    ),
    ("@fontsource/atkinson-hyperlegible-next", ".", &["LICENSE"], "fonts"),
    // Places the people of the relationship picture; what it is made of stands beside it with its licences.
    ("@dagrejs/dagre", "dist", &["dagre.esm.js", "dagre.esm.js.LEGAL.txt"], "dagre"),
    ("@dagrejs/dagre", ".", &["LICENSE"], "dagre"),
];

/// For the packet: package, path inside it; whole TTFs, since Typst reads no web fonts.
const FOR_THE_PACKET: &[(&str, &str)] = &[
    ("atkinson-hyperlegible-next", "400Regular/AtkinsonHyperlegibleNext_400Regular.ttf"),
    ("atkinson-hyperlegible-next", "700Bold/AtkinsonHyperlegibleNext_700Bold.ttf"),
    ("atkinson-hyperlegible-next", "400Regular_Italic/AtkinsonHyperlegibleNext_400Regular_Italic.ttf"),
    ("atkinson-hyperlegible-next", "700Bold_Italic/AtkinsonHyperlegibleNext_700Bold_Italic.ttf"),
    ("noto-sans", "400Regular/NotoSans_400Regular.ttf"),
    ("noto-sans", "700Bold/NotoSans_700Bold.ttf"),
    ("noto-sans", "400Regular_Italic/NotoSans_400Regular_Italic.ttf"),
    ("noto-sans", "700Bold_Italic/NotoSans_700Bold_Italic.ttf"),
    ("noto-sans-hebrew", "400Regular/NotoSansHebrew_400Regular.ttf"),
    ("noto-sans-hebrew", "700Bold/NotoSansHebrew_700Bold.ttf"),
    ("noto-sans-devanagari", "400Regular/NotoSansDevanagari_400Regular.ttf"),
    ("noto-sans-devanagari", "700Bold/NotoSansDevanagari_700Bold.ttf"),
    ("noto-sans-bengali", "400Regular/NotoSansBengali_400Regular.ttf"),
    ("noto-sans-bengali", "700Bold/NotoSansBengali_700Bold.ttf"),
    ("noto-sans-gurmukhi", "400Regular/NotoSansGurmukhi_400Regular.ttf"),
    ("noto-sans-gurmukhi", "700Bold/NotoSansGurmukhi_700Bold.ttf"),
    ("ibm-plex-sans-arabic", "400Regular/IBMPlexSansArabic_400Regular.ttf"),
    ("ibm-plex-sans-arabic", "700Bold/IBMPlexSansArabic_700Bold.ttf"),
    ("noto-sans-symbols-2", "400Regular/NotoSansSymbols2_400Regular.ttf"),
    ("noto-emoji", "400Regular/NotoEmoji_400Regular.ttf"),
];

/// The scope under which the packet's fonts are published, and their licence's name in each package.
const FONT_SCOPE: &str = "@expo-google-fonts";
const FONT_LICENCE: &str = "LICENSE_FONT";

/// Places every file of the tables, unless the same tables were placed from the same packages before.
pub fn in_place() -> Done {
    let copies = copies();
    let lock = read_text("package-lock.json")?;
    let stamp = fingerprint(&(lock, &copies));
    for folder in [WINDOW, PACKET] {
        let mine: Vec<&Copy> = copies.iter().filter(|copy| copy.to.starts_with(folder)).collect();
        let mark = top().join(folder).join(".placed");
        let whole = mine.iter().all(|copy| top().join(&copy.to).is_file());
        if whole && fs::read_to_string(&mark).is_ok_and(|placed| placed == stamp) {
            continue;
        }
        println!("setup: placing {} files in {folder}", mine.len());
        place_all(folder, &mine)?;
        fs::write(&mark, &stamp).map_err(|error| format!("cannot write {}: {error}", mark.display()))?;
    }
    Ok(())
}

/// One file to place: both paths from the repository's top folder.
#[derive(Debug, Hash)]
struct Copy {
    from: String,
    to: String,
}

fn copies() -> Vec<Copy> {
    let window = FOR_THE_WINDOW.iter().flat_map(|(package, folder, files, place)| {
        files.iter().map(move |file| Copy {
            from: format!("node_modules/{package}/{folder}/{file}"),
            to: format!("{WINDOW}/{place}/{file}"),
        })
    });
    let fonts = FOR_THE_PACKET.iter().map(|(package, path)| Copy {
        from: format!("node_modules/{FONT_SCOPE}/{package}/{path}"),
        to: format!("{PACKET}/{}", last(path)),
    });
    let mut packages: Vec<&str> = FOR_THE_PACKET.iter().map(|(package, _)| *package).collect();
    packages.dedup();
    let licences = packages.into_iter().map(|package| Copy {
        from: format!("node_modules/{FONT_SCOPE}/{package}/{FONT_LICENCE}"),
        to: format!("{PACKET}/OFL-{package}.txt"),
    });
    window.chain(fonts).chain(licences).collect()
}

/// Empties the folder first, so that what the tables no longer name does not ship.
fn place_all(folder: &str, copies: &[&Copy]) -> Done {
    let whole = top().join(folder);
    if whole.exists() {
        fs::remove_dir_all(&whole).map_err(|error| format!("cannot clear {folder}: {error}"))?;
    }
    copies.iter().try_for_each(|copy| place(copy))
}

fn place(copy: &Copy) -> Done {
    let (from, to) = (top().join(&copy.from), top().join(&copy.to));
    let said = |error: std::io::Error| format!("cannot place {} as {}: {error}", copy.from, copy.to);
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder).map_err(said)?;
    }
    if to.extension().is_some_and(|kind| kind == "css") {
        let sheet = fs::read_to_string(&from).map_err(said)?;
        return fs::write(&to, stylesheet::plain(&sheet)?).map_err(said);
    }
    fs::copy(&from, &to).map(drop).map_err(said)
}

fn last(path: &str) -> &str {
    Path::new(path).file_name().and_then(|name| name.to_str()).unwrap_or(path)
}

fn read_text(name: &str) -> Result<String, String> {
    fs::read_to_string(top().join(name)).map_err(|error| format!("cannot read {name}: {error}"))
}

/// Good enough to notice a change; nothing is protected by it.
fn fingerprint(of: &impl std::hash::Hash) -> String {
    use std::hash::{DefaultHasher, Hasher};
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}
