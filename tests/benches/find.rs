//! Lists and search in 100,000 entries: 20,000 concerns, a page of 50, and search after every letter.

mod fair;

use fair::words::{COMMON, RARE};
use fair::{Archive, LARGE, Plain, heading, race, runner, timed};
use logbook::Logbook;
use logbook::acts::{
    ConcernFilter, ConcernWanted, HistoryFilter, KnownWords, LikelyWanted, Nothing, SearchWords, ShareFilter,
};
use logbook::domain::id::ConcernId;
use logbook::store::search;

/// What a page asks as it opens, perhaps about one concern.
type Ask = fn(&mut Logbook, ConcernId);

/// Rounds of each question; enough for the middle eight of ten to mean something.
const ROUNDS: usize = 41;

fn main() {
    let archive = Archive::of(LARGE);
    heading("The first search after unlocking, when nothing was read yet");
    for words in ["g", "ga", "gar", RARE, COMMON, "thomson"] {
        first(&archive, words);
    }

    let (mut book, plain) = (archive.unlock(), Plain::open(&archive.plain()));
    heading("Lists of 50 in 20,000 concerns");
    list(&mut book, &plain, "newest", ConcernFilter::default(), "");
    let open = ConcernFilter { state: "open".into(), ..ConcernFilter::default() };
    list(&mut book, &plain, "open", open, "AND c.state IN ('open')");
    let kind = ConcernFilter { concern_type: Some("ADT_DOM".into()), ..ConcernFilter::default() };
    let of_kind = "AND c.id IN (SELECT concern FROM concern_types WHERE code = 'ADT_DOM')";
    list(&mut book, &plain, "of one type", kind, of_kind);
    let told = ConcernFilter { agency: Some("kcc_adults".into()), ..ConcernFilter::default() };
    let to_agency = "AND c.id IN (SELECT concern FROM concern_agencies WHERE agency = 'kcc_adults')";
    list(&mut book, &plain, "told to one agency", told, to_agency);

    heading("Search as you type in the same concerns, ten best");
    for words in ["g", "ga", "gar", RARE, COMMON, "garland bruise", "garland bruise kitchen"] {
        find(&mut book, &plain, words);
    }

    heading("The list of 50 with words; the rival cuts no snippets for it");
    for words in ["g", "gar", COMMON, "garland bruise"] {
        let form = ConcernFilter { words: words.into(), ..ConcernFilter::default() };
        let expression = search::expression(words).expect("a word");
        let clause = format!("AND +c.number IN (SELECT rowid FROM search WHERE search MATCH '{expression}')");
        list(&mut book, &plain, words, form, &clause);
    }

    heading("The other pages in the same log (beside nothing)");
    pages(&mut book);
}

fn list(book: &mut Logbook, plain: &Plain, job: &str, form: ConcernFilter, clause: &str) {
    let total = book.list_concerns(form.clone()).expect("a list").total;
    race(
        &format!("{job}: {total} concerns"),
        ROUNDS,
        vec![
            runner("the log's list", || timed(|| book.list_concerns(form.clone()).expect("a list"))),
            runner("plain SQLite, the same questions", || timed(|| plain.page(clause, 50))),
        ],
    );
}

fn find(book: &mut Logbook, plain: &Plain, words: &str) {
    let form = SearchWords { words: words.into(), limit: 0 };
    let total = book.search_log(form.clone()).expect("an answer").total;
    let expression = search::expression(words).expect("a word");
    race(
        &format!("\"{words}\": {total} concerns"),
        ROUNDS,
        vec![
            runner("the log's search", || timed(|| book.search_log(form.clone()).expect("an answer"))),
            runner("plain SQLite, the same index", || timed(|| plain.search(&expression, 10))),
            runner("plain SQLite, LIKE over every text", || timed(|| plain.scan(words))),
        ],
    );
}

/// Nothing of a log is kept in memory when it opens: its first search reads, deciphers and ranks.
fn first(archive: &Archive, words: &str) {
    let form = SearchWords { words: words.into(), limit: 0 };
    let expression = search::expression(words).expect("a word");
    race(
        &format!("\"{words}\""),
        5,
        vec![
            runner("the log's search", || {
                let mut book = archive.unlock();
                timed(|| book.search_log(form.clone()).expect("an answer"))
            }),
            runner("plain SQLite, the same index", || {
                let plain = Plain::open(&archive.plain());
                timed(|| plain.search(&expression, 10))
            }),
        ],
    );
}

/// What the other pages ask as they open; they have no rival, and must not grow with the log.
fn pages(book: &mut Logbook) {
    let concern = book.list_concerns(ConcernFilter::default()).expect("a list").items[0].concern;
    let book = std::cell::RefCell::new(book);
    let page = |ask: Ask| timed(|| ask(&mut book.borrow_mut(), concern));
    let asked: [(&str, Ask); 7] = [
        ("the frame", |book, _| drop(book.read_frame(Nothing {}).expect("a frame"))),
        ("today", |book, _| drop(book.read_today(Nothing {}).expect("today"))),
        ("one concern", |book, concern| {
            drop(book.read_concern(ConcernWanted { concern }).expect("a concern"))
        }),
        ("history", |book, _| drop(book.read_history(HistoryFilter::default()).expect("history"))),
        ("the register of shares", |book, _| drop(book.list_shares(ShareFilter::default()).expect("shares"))),
        ("people while a name is typed", |book, _| {
            drop(book.find_known(KnownWords { words: "grace garl".into() }).expect("people"))
        }),
        ("who somebody being written down may be", |book, _| {
            let said = LikelyWanted { name: "Grayce Garlande".into(), ..LikelyWanted::default() };
            drop(book.find_likely(said).expect("people"))
        }),
    ];
    for (job, ask) in asked {
        race(job, ROUNDS, vec![runner("the log", || page(ask))]);
    }
}
