//! Files of the record: attached whole or not at all, kept once, seen without what a camera put beside the picture, saved
//! outside the log on purpose and on record.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use logbook::acts::{
    CheckForm, Chosen, ConcernWanted, FileLine, FileMade, FileSaving, FileView, FileWanted, NewFile,
    Withdrawal,
};
use logbook::domain::id::ConcernId;
use logbook::{Chance, Code, Logbook, shown};
use town::Town;

use crate::{broken, code};

/// What the camera of the stories writes beside its pictures.
const CAMERA: &str = "Camera-of-Ottershaw-51.2N";

/// A photograph as a telephone makes it: lying on its side, with its camera and its place in EXIF.
pub(crate) fn photograph(width: u32, height: u32) -> Vec<u8> {
    photograph_of(width, height, |x, y| image::Rgb([x as u8, y as u8, 90]))
}

/// As [`photograph`], of something in particular.
pub(crate) fn photograph_of(
    width: u32,
    height: u32,
    what: impl FnMut(u32, u32) -> image::Rgb<u8>,
) -> Vec<u8> {
    let picture = image::RgbImage::from_fn(width, height, what);
    let mut jpeg = std::io::Cursor::new(Vec::new());
    picture.write_to(&mut jpeg, image::ImageFormat::Jpeg).unwrap();
    let jpeg = jpeg.into_inner();
    let mut exif = b"Exif\0\0II*\0\x08\0\0\0".to_vec();
    // Two fields: turned by a quarter, and the camera's name, which stands behind them.
    exif.extend([2, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0x0f, 1, 2, 0]);
    exif.extend((CAMERA.len() as u32 + 1).to_le_bytes());
    exif.extend(38u32.to_le_bytes());
    exif.extend([0; 4]);
    exif.extend(CAMERA.as_bytes());
    exif.push(0);
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

/// Puts a file beside the log, as if it were on a stick.
pub(crate) fn put(town: &Town, name: &str, bytes: &[u8]) -> PathBuf {
    let path = town.beside(name);
    fs::write(&path, bytes).unwrap();
    path
}

/// Looks at a file as the window does.
pub(crate) fn chosen(path: &Path) -> logbook::Result<Chosen> {
    // A salt of its own for each, as in life.
    static SALTS: AtomicU64 = AtomicU64::new(9);
    Chosen::look(path, &mut Chance::seeded(SALTS.fetch_add(1, Ordering::Relaxed)), &mut |_| true)
}

/// Attaches a file.
pub(crate) fn attach(book: &mut Logbook, concern: ConcernId, path: &Path) -> logbook::Result<FileMade> {
    let form = NewFile { concern, caption: "Bruise as he showed it".into(), ..NewFile::default() };
    book.attach_file(form, &chosen(path)?, &mut |_| true)
}

/// Files of a concern, newest first.
pub(crate) fn files(book: &mut Logbook, concern: ConcernId) -> Vec<FileLine> {
    book.read_concern(ConcernWanted { concern }).unwrap().files
}

/// What is seen of a file.
fn view(book: &mut Logbook, concern: ConcernId, entry: &str) -> FileView {
    book.read_file_view(FileWanted { concern, entry: entry.into() }).unwrap()
}

/// Saves a file outside the log and reads it there.
pub(crate) fn saved(book: &mut Logbook, concern: ConcernId, entry: &str, to: &Path) -> Vec<u8> {
    let reason = "The police asked for the picture itself.".into();
    book.export_file(FileSaving { concern, entry: entry.into(), reason }, to).unwrap();
    fs::read(to).unwrap()
}

fn picture(book: &Logbook, concern: ConcernId, entry: &str, side: u32) -> logbook::Result<shown::Picture> {
    shown::picture(&book.picture_bytes(&FileWanted { concern, entry: entry.into() })?, side)
}

fn holds(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// How many files, and parts of files, the database holds.
pub(crate) fn kept(path: &Path, key: &str) -> (i64, i64) {
    let db = rusqlite::Connection::open(path.join("log.db")).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    let count =
        |table: &str| db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).unwrap();
    (count("files"), count("file_parts"))
}

#[test]
fn a_photograph_is_seen_upright_without_its_camera_and_saved_as_it_came() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let bytes = photograph(640, 480);
    assert!(holds(&bytes, CAMERA));
    let path = put(&town, "IMG 0042.jpg", &bytes);
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let listed = files(town.book(), concern);
    assert_eq!(listed.len(), 1);
    let line = &listed[0];
    assert_eq!((line.name.as_str(), line.shows.as_str(), line.here), ("IMG 0042.jpg", "picture", true));
    assert_eq!((line.officer.as_str(), line.length), ("Jo Larkin", bytes.len() as u64));
    assert_eq!(view(town.book(), concern, &entry).caption, "Bruise as he showed it");

    for side in [2000, 240] {
        let seen = picture(town.book(), concern, &entry, side).unwrap();
        assert!(!holds(&seen.bytes, CAMERA) && !holds(&seen.bytes, "Exif"), "nothing but the picture");
        let read = image::load_from_memory(&seen.bytes).unwrap();
        assert!(read.height() > read.width(), "it stands upright");
        assert!(read.height() <= side);
    }
    let out = town.beside("for the police.jpg");
    assert_eq!(saved(town.book(), concern, &entry, &out), bytes, "as it came");
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(page.chronology[0].title, "File saved outside the log");
    assert_eq!(page.chronology[1].title, "File attached: photograph or picture (JPEG)");
    assert!(page.chronology.iter().all(|line| !line.title.contains("IMG")), "a name may be somebody's");
    assert!(!town.beside(".for the police.jpg.part").exists());
    let check = town.book().check_log(CheckForm { deep: true }).unwrap();
    assert!(check.problems.is_empty());
}

#[test]
fn saving_is_on_record_first_and_needs_a_reason() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "a.txt", b"hello");
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let out = town.beside("out.txt");
    let form = FileSaving { concern, entry: entry.clone(), reason: " ".into() };
    assert_eq!(broken(town.book().export_file(form, &out)), ["reason required"]);
    assert!(!out.exists());
    let nowhere = town.beside("no folder/out.txt");
    let form = FileSaving { concern, entry, reason: "For the court.".into() };
    assert_eq!(code(town.book().export_file(form, &nowhere)), Code::NotFound);
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert_eq!(
        page.chronology[0].title, "File saved outside the log",
        "it was about to leave, and that is known"
    );
}

#[test]
fn the_same_file_is_kept_once() {
    let mut town = Town::new();
    let (one, other) = (town.record().concern, town.record().concern);
    let path = put(&town, "a.jpg", &photograph(64, 48));
    attach(town.book(), one, &path).unwrap();
    attach(town.book(), other, &path).unwrap();
    let copy = put(&town, "copy.jpg", &photograph(64, 48));
    let entry = attach(town.book(), other, &copy).unwrap().entry;
    let key = town.database_key();
    assert_eq!(kept(&town.path(), &key), (1, 1));
    assert_eq!(view(town.book(), other, &entry).name, "copy.jpg");
    assert_eq!(files(town.book(), other).len(), 2);
    let wrong = town.book().read_file_view(FileWanted { concern: one, entry });
    assert_eq!(broken(wrong), ["entry not-found"], "a file is read through its own concern alone");
}

#[test]
fn what_is_no_file_or_too_much_of_one_is_refused() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let refused = |town: &mut Town, path: &Path| broken(attach(town.book(), concern, path));
    let empty = put(&town, "empty.jpg", b"");
    assert_eq!(refused(&mut town, &empty), ["file empty-file"]);
    let large = put(&town, "large.mp4", b"");
    fs::File::options().write(true).open(&large).unwrap().set_len(100 * 1024 * 1024 + 1).unwrap();
    assert_eq!(refused(&mut town, &large), ["file file-too-large"]);
    let folder = town.path();
    assert_eq!(refused(&mut town, &folder), ["file not-a-file"]);
    #[cfg(unix)]
    {
        let link = town.beside("link.txt");
        std::os::unix::fs::symlink("/etc/hostname", &link).unwrap();
        assert_eq!(refused(&mut town, &link), ["file not-a-file"]);
    }
    let missing = town.beside("missing.txt");
    assert_eq!(code(attach(town.book(), concern, &missing)), Code::NotFound);
    assert!(files(town.book(), concern).is_empty());
    let key = town.database_key();
    assert_eq!(kept(&town.path(), &key), (0, 0));
}

#[test]
fn a_file_that_changes_while_it_is_read_or_is_stopped_leaves_nothing() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "growing.txt", &vec![b'a'; 3 << 20]);
    let form = NewFile { concern, ..NewFile::default() };
    let before = chosen(&path).unwrap();
    OpenOptions::new().append(true).open(&path).unwrap().write_all(b"more").unwrap();
    let said = town.book().attach_file(form.clone(), &before, &mut |_| true);
    assert_eq!(broken(said), ["file changed-meanwhile"]);
    let mut bytes = fs::read(&path).unwrap();
    let before = chosen(&path).unwrap();
    bytes[2 << 20] = b'b';
    fs::write(&path, &bytes).unwrap();
    let said = town.book().attach_file(form.clone(), &before, &mut |_| true);
    assert_eq!(broken(said), ["file changed-meanwhile"]);
    let now = chosen(&path).unwrap();
    let mut heard = Vec::new();
    let said = town.book().attach_file(form, &now, &mut |done| {
        heard.push(done);
        done < 2 << 20
    });
    assert_eq!(code(said), Code::Stopped);
    assert_eq!(heard, [1 << 20, 2 << 20]);
    assert_eq!(code(Chosen::look(&path, &mut Chance::seeded(3), &mut |_| false)), Code::Stopped);
    let key = town.database_key();
    assert_eq!(kept(&town.path(), &key), (0, 0), "nothing half attached");
    assert!(files(town.book(), concern).is_empty());
    attach(town.book(), concern, &path).unwrap();
    assert_eq!(kept(&town.path(), &key), (1, 4));
}

#[test]
fn a_name_is_only_ever_read() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "a\u{202e}gpj.txt", b"hello");
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    assert_eq!(view(town.book(), concern, &entry).name, "a gpj.txt");
    let long = format!("{}.txt", "n".repeat(200));
    let path = put(&town, &long, b"hello again");
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let name = view(town.book(), concern, &entry).name;
    assert!(name.chars().count() <= 120 && name.ends_with(".txt"));
}

#[test]
fn pictures_that_are_bombs_or_broken_are_kept_and_not_shown() {
    let mut town = Town::new();
    let concern = town.record().concern;
    // A PNG whose heading promises 60,000 by 60,000 points.
    let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xea\x60\0\0\xea\x60\x08\x02\0\0\0".to_vec();
    bomb.extend([0; 64]);
    let whole = photograph(640, 480);
    let cut = [&whole[..200], &[0u8; 40][..]].concat();
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and so on".to_vec();
    for (name, bytes, rules) in [
        ("bomb.png", bomb, &["file too-many-points", "file broken-picture"][..]),
        ("cut.jpg", cut, &["file broken-picture"][..]),
        ("IMG_1.HEIC", heic, &["file not-shown"][..]),
        ("letter.pdf", b"%PDF-1.7 and so on".to_vec(), &["file not-shown"][..]),
    ] {
        let path = put(&town, name, &bytes);
        let entry = attach(town.book(), concern, &path).unwrap().entry;
        let said = broken(picture(town.book(), concern, &entry, 2000).map(|_| ()));
        assert!(said.len() == 1 && rules.contains(&said[0].as_str()), "{name}: {said:?}");
        let out = town.beside(&format!("out-{name}"));
        assert_eq!(saved(town.book(), concern, &entry, &out), bytes, "{name} is kept as it came");
    }
    let listed = files(town.book(), concern);
    let heic = listed.iter().find(|line| line.name.ends_with("HEIC")).unwrap();
    assert_eq!((heic.kind_label.as_str(), heic.shows.as_str()), ("Photograph (HEIC)", "nothing"));
}

#[test]
fn html_is_text_and_a_long_text_is_cut() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let html = b"<!doctype html><img src='https://tracker.example/x.png'><script>alert(1)</script>";
    let path = put(&town, "page.html", html);
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let seen = view(town.book(), concern, &entry);
    assert_eq!((seen.shows.as_str(), seen.text.as_bytes(), seen.more), ("text", &html[..], false));
    let line = "word ".repeat(100_000);
    let path = put(&town, "long.txt", line.as_bytes());
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let seen = view(town.book(), concern, &entry);
    assert!(seen.more && line.starts_with(&seen.text) && seen.text.len() >= 200_000);
    assert_eq!(broken(picture(town.book(), concern, &entry, 240).map(|_| ())), ["file not-shown"]);
}

#[test]
fn a_file_taken_back_stays_in_sight_with_the_reason() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "a.jpg", &photograph(64, 48));
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let reason = "Another child's picture.".to_owned();
    town.book().withdraw_statement(Withdrawal { concern, entry, reason: reason.clone() }).unwrap();
    let listed = files(town.book(), concern);
    assert_eq!(listed[0].withdrawn.as_ref().unwrap().reason, reason);
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    assert!(page.chronology[0].facts.iter().any(|fact| fact.value.contains("File attached")));
}

#[test]
fn a_file_is_found_by_its_name_and_by_what_was_said_of_it() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "zeppelin tin.jpg", &photograph(64, 48));
    attach(town.book(), concern, &path).unwrap();
    let words = logbook::acts::SearchWords { words: "zeppelin".into(), ..Default::default() };
    assert_eq!(town.book().search_log(words).unwrap().items.len(), 1);
}

#[test]
fn a_damaged_file_is_named_by_a_deep_check() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let path = put(&town, "a.bin", &vec![7; (2 << 20) + 5]);
    let entry = attach(town.book(), concern, &path).unwrap().entry;
    let key = town.database_key();
    let db = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    db.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    db.execute("UPDATE file_parts SET bytes = zeroblob(length(bytes)) WHERE number = 1", []).unwrap();
    drop(db);
    let seq = entry.rsplit_once('-').unwrap().1.to_owned();
    let report = town.book().check_log(CheckForm { deep: true }).unwrap();
    let named: Vec<&str> = report.problems.iter().map(|one| one.r#where.as_str()).collect();
    assert_eq!(named, [format!("file of A-{seq}")]);
}

#[test]
fn a_large_file_says_what_it_can_of_itself_or_that_nobody_looked() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let about = |town: &mut Town, name: &str, bytes: Vec<u8>| {
        let path = put(town, name, &bytes);
        let entry = attach(town.book(), concern, &path).unwrap().entry;
        view(town.book(), concern, &entry).about
    };
    let large = |begins: Vec<u8>| [begins, vec![7; 65 * 1024 * 1024]].concat();
    let camera = about(&mut town, "large.jpg", large(photograph(64, 48)));
    assert!(camera.iter().any(|fact| fact.value.contains(CAMERA)), "a camera writes before the picture");
    let scan = about(&mut town, "large.pdf", large(b"%PDF-1.7\n".to_vec()));
    assert_eq!(scan.len(), 1);
    assert!(scan[0].label == "Not read" && scan[0].value.contains("larger than 64 MB"), "{}", scan[0].value);
    assert!(about(&mut town, "large.txt", large(b"Dear Ada".to_vec())).is_empty(), "it never says anything");
}
