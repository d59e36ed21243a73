//! What a council already has, brought in: a sheet of 10,000 rows, each a concern with its people, from the file's bytes to the
//! log's disk; and a photograph of 50 MB kept with a concern.

mod fair;

use std::cell::RefCell;
use std::fmt::Write as _;

use fair::words::Words;
use fair::{Archive, SMALL, heading, race, runner, timed};
use logbook::acts::{Chosen, ConcernFilter, ImportPlan, NewFile, ProposalWanted};
use logbook::sheet;

const ROWS: usize = 10_000;
const NAME: &str = "old log.csv";

fn main() {
    heading("Bringing in a sheet of 10,000 rows");
    let csv = old_log();
    let archive = Archive::of(SMALL);
    let plan = ImportPlan { sheet: String::new(), ..ImportPlan::default() };
    let watched = RefCell::new(0_u64);
    race(
        "a sheet, 2.7 people to three rows, five ways to write a day",
        3,
        vec![
            runner("read, told apart, signed, folded, indexed", || {
                let (_folder, copy) = archive.scratch();
                let mut book = copy.unlock();
                timed(|| {
                    let rows = sheet::read(NAME, csv.as_bytes()).expect("a sheet");
                    let mut watch = |_, _| {
                        *watched.borrow_mut() += 1;
                        true
                    };
                    let brought = book.bring_in(&rows, &plan, &mut watch).expect("it is brought in");
                    assert_eq!(brought.concerns as usize, ROWS);
                })
            }),
            runner("shown what each cell becomes, nothing written", || {
                let (_folder, copy) = archive.scratch();
                let mut book = copy.unlock();
                timed(|| {
                    let rows = sheet::read(NAME, csv.as_bytes()).expect("a sheet");
                    let wanted =
                        ProposalWanted { plan: plan.clone(), show: "all".into(), after: 0, limit: 100 };
                    book.propose_import(&rows, &wanted).expect("a proposal")
                })
            }),
            runner("plain SQLite, a row each and its words indexed", || {
                let (_folder, copy) = archive.scratch();
                let folder = copy.log().with_file_name("rows.db");
                timed(|| plain(&folder, &csv))
            }),
        ],
    );
    println!("  told {} times in a run how far it is", *watched.borrow() / 4);

    heading("A photograph of 50 MB kept with a concern");
    attach(&archive);
}

fn attach(archive: &Archive) {
    let (folder, copy) = archive.scratch();
    let mut book = copy.unlock();
    let concern = book.list_concerns(ConcernFilter::default()).expect("a list").items[0].concern;
    let (picked, kept) = (folder.path().join("photograph.jpg"), folder.path().join("kept"));
    let mut chance = logbook::Chance::seeded(31);
    // Other bytes each time: what is known already is not kept twice.
    let mut bytes: Vec<u8> = (0..50_000_000 / 32).flat_map(|_| chance.bytes::<32>()).collect();
    bytes[..4].copy_from_slice(&[0xff, 0xd8, 0xff, 0xe0]);
    race(
        "50 MB",
        5,
        vec![
            runner("told apart, encrypted, on record, read back", || {
                bytes[100..132].copy_from_slice(&chance.bytes::<32>());
                std::fs::write(&picked, &bytes).expect("a file");
                let form = NewFile { concern, ..NewFile::default() };
                timed(|| {
                    let chosen = Chosen::look(&picked, &mut chance, &mut |_| true).expect("it is there");
                    book.attach_file(form, &chosen, &mut |_| true).expect("it is attached")
                })
            }),
            runner("copied and flushed", || {
                timed(|| {
                    std::fs::copy(&picked, &kept).expect("a copy");
                    std::fs::File::open(&kept).and_then(|file| file.sync_all()).expect("a flush");
                })
            }),
        ],
    );
}

/// A sheet as somebody kept it for years.
fn old_log() -> String {
    let mut words = Words::seeded(23);
    let mut text = String::from("Date,Name,Date of birth,Concern,Referred to,Outcome\n");
    for row in 0..ROWS {
        let (day, month, year) = (1 + row % 28, 1 + row / 28 % 12, 2019 + row / 1_500);
        let date = match row % 5 {
            0 => format!("{day}/{month}/{year}"),
            1 => format!("{day:02}.{month:02}.{}", year % 100),
            2 => format!("{year}-{month:02}-{day:02}"),
            3 => format!("{day} {} {year}", MONTHS[month - 1]),
            _ => format!("{day}{} of {}", ["st", "nd", "rd", "th"][(day - 1).min(3)], MONTHS[month - 1]),
        };
        let (one, other) = (person(&mut words), person(&mut words));
        let people = if row % 3 == 0 { one } else { format!("{one} + {other}") };
        let agency = ["Police", "KCC", "GP", "Housing", ""][row % 5];
        let (concern, outcome) = (words.passage(35), words.passage(6));
        let _ = writeln!(text, "{date},{people},{day}/{month}/{},{concern},{agency},{outcome}", year - 30);
    }
    text
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn person(words: &mut Words) -> String {
    let (name, other) = (words.name(), words.name());
    format!("{name}-{}", other.split_whitespace().next_back().unwrap_or_default())
}

/// The rival: the same rows in one transaction, as they stand.
fn plain(path: &std::path::Path, csv: &str) {
    let mut db = rusqlite::Connection::open(path).expect("a database");
    db.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE rows (day TEXT, people TEXT, born TEXT, concern TEXT, agency TEXT, outcome TEXT);
         CREATE VIRTUAL TABLE found USING fts5(people, concern, outcome, prefix='2 3');",
    )
    .expect("tables");
    let put = db.transaction().expect("a transaction");
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        put.prepare_cached("INSERT INTO rows VALUES (?1, ?2, ?3, ?4, ?5, ?6)")
            .and_then(|mut statement| statement.execute(rusqlite::params_from_iter(&cells)))
            .expect("a row");
        put.prepare_cached("INSERT INTO found VALUES (?1, ?2, ?3)")
            .and_then(|mut statement| statement.execute([cells[1], cells[3], cells[5]]))
            .expect("its words");
    }
    put.commit().expect("written");
}
