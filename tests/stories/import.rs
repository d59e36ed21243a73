//! Bringing in what was kept in a sheet: every row arrives or is named as the double it is, and no cell is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use logbook::acts::{
    BroughtIn, ConcernFilter, ConcernPage, ConcernWanted, ImportPlan, Nothing, Proposal, ProposalWanted,
    ProposedRow,
};
use logbook::domain::import::cells::Book;
use logbook::{Error, sheet};
use serde_json::Value;
use town::Town;

/// Where the invented workbook lies.
fn fixture(name: &str) -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/import")).join(name)
}

fn workbook() -> Book {
    let bytes = std::fs::read(fixture("council-referral-log.xlsx")).unwrap();
    sheet::read("council-referral-log.xlsx", &bytes).unwrap()
}

pub(crate) fn table(text: &str) -> Book {
    sheet::read("old log.csv", text.as_bytes()).unwrap()
}

pub(crate) fn plan(sheet: &str) -> ImportPlan {
    ImportPlan { sheet: sheet.into(), ..ImportPlan::default() }
}

pub(crate) fn bring(town: &mut Town, book: &Book, sheet: &str) -> BroughtIn {
    town.book().bring_in(book, &plan(sheet), &mut |_, _| true).unwrap()
}

pub(crate) fn propose(town: &mut Town, book: &Book, sheet: &str, show: &str) -> (Proposal, Vec<ProposedRow>) {
    let mut rows = Vec::new();
    loop {
        let wanted = ProposalWanted {
            plan: plan(sheet),
            show: show.into(),
            after: u32::try_from(rows.len()).unwrap(),
            limit: 100,
        };
        let proposal = town.book().propose_import(book, &wanted).unwrap();
        if proposal.items.is_empty() {
            return (proposal, rows);
        }
        rows.extend(proposal.items);
    }
}

/// Every concern of the log by the row it came from, as its page shows it.
pub(crate) fn by_row(town: &mut Town, sheet: &str) -> BTreeMap<u64, ConcernPage> {
    let (mut pages, mut after) = (BTreeMap::new(), None);
    loop {
        let filter = ConcernFilter { limit: 200, after, ..ConcernFilter::default() };
        let list = town.book().list_concerns(filter).unwrap();
        for line in list.items {
            let page = town.book().read_concern(ConcernWanted { concern: line.concern }).unwrap();
            let from = page.chronology.iter().find(|item| item.kind == "imported");
            let fact = |label: &str| {
                let fact = from?.facts.iter().find(|fact| fact.label == label)?;
                Some(fact.value.clone())
            };
            if fact("Sheet").as_deref() == Some(sheet) {
                pages.insert(fact("Row").unwrap().parse().unwrap(), page);
            }
        }
        after = list.next;
        if after.is_none() {
            return pages;
        }
    }
}

/// Days that a row names right, people told apart right, kinds right; each with how many there were.
#[derive(Default)]
struct Score {
    days: (u32, u32),
    people: (u32, u32),
    kinds: (u32, u32),
    doubles: u32,
}

/// What a kind of the truth may be called in the log.
fn is_kind(truth: &str, codes: &[String]) -> bool {
    let any: &[&str] = match truth {
        "Domestic abuse" => &["ADT_DOM", "DA"],
        "Physical" => &["ADT_PHYS", "CH_PHYS"],
        "Emotional" => &["ADT_PSY", "CH_EMO"],
        "Financial" => &["ADT_FIN", "SCAM"],
        "Neglect" => &["ADT_NEG", "CH_NEG"],
        "Sexual" => &["ADT_SEX", "CH_SEX", "CSE", "ADT_SEXEXP"],
        "Self-neglect" => &["ADT_SELF", "HOARD", "CH_NEG"],
        "Mental health" => &["MH", "SUI"],
        "Cuckooing" => &["CUCKOO", "COUNTY", "CCE"],
        "Modern slavery" => &["ADT_MS", "MS"],
        "Radicalisation" => &["PREV"],
        _ => &[],
    };
    codes.iter().any(|code| any.contains(&code.as_str()))
}

fn judge(
    truth: &Value,
    pages: &BTreeMap<u64, ConcernPage>,
    rows: &[ProposedRow],
    day_cell: &str,
    score: &mut Score,
) {
    for row in truth.as_array().unwrap() {
        let number = row["row"].as_u64().unwrap();
        let page = pages.get(&number).unwrap_or_else(|| panic!("row {number} did not arrive"));
        let proposed = rows.iter().find(|known| u64::from(known.row) == number).unwrap();
        let names_no_day = proposed
            .findings
            .iter()
            .any(|f| f.cell == format!("{day_cell}{number}") && f.doubt.name() == "no-day");
        let received = page.received_at.clone().unwrap_or_default();
        if names_no_day {
            // The month is right at least.
            assert_eq!(received.get(..7), row["date"].as_str().unwrap().get(..7), "row {number}");
        } else {
            score.days.1 += 1;
            score.days.0 += u32::from(received.get(..10) == row["date"].as_str());
        }
        let people = |names: Vec<String>| names.into_iter().collect::<BTreeSet<_>>();
        let truth_people =
            row["people"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
        let read = page.people.iter().map(|person| person.name.clone());
        score.people.1 += 1;
        score.people.0 += u32::from(people(truth_people.collect()) == people(read.collect()));
        for kind in row["kinds"].as_array().into_iter().flatten() {
            score.kinds.1 += 1;
            score.kinds.0 += u32::from(is_kind(kind.as_str().unwrap(), &page.concern_types));
        }
        assert!(
            page.chronology
                .iter()
                .flat_map(|item| &item.passages)
                .any(|p| p.text == row["story"].as_str().unwrap())
        );
        if let Some(again) = row["pasted_again_at"].as_u64() {
            let double = rows.iter().find(|known| u64::from(known.row) == again).unwrap();
            assert_eq!((double.becomes.as_str(), double.double_of), ("double", u32::try_from(number).ok()));
            score.doubles += 1;
        }
    }
}

#[test]
fn the_council_s_own_sheet_arrives_whole() {
    let (mut town, book) = (Town::new(), workbook());
    let truth: Value =
        serde_json::from_slice(&std::fs::read(fixture("council-referral-log.truth.json")).unwrap()).unwrap();
    let mut score = Score::default();
    for (sheet, truth, day_cell, doubles) in
        [("Referrals", &truth["rows"], "B", 4), ("2022 old", &truth["old_rows"], "C", 0)]
    {
        let (proposal, rows) = propose(&mut town, &book, sheet, "all");
        let brought = bring(&mut town, &book, sheet);
        let arrived = truth.as_array().unwrap().len() as u64;
        assert_eq!((brought.concerns, brought.doubles), (arrived, doubles));
        assert_eq!((proposal.concerns, proposal.doubles, proposal.in_log), (arrived, doubles, 0));
        let pages = by_row(&mut town, sheet);
        judge(truth, &pages, &rows, day_cell, &mut score);
        println!(
            "{sheet}: {} concerns, {} closed, {} doubles, {} to look at, {} with a cell not read, {} people, {} referrals",
            brought.concerns,
            brought.closed,
            brought.doubles,
            brought.look,
            brought.unread,
            brought.people,
            brought.referrals
        );
        every_cell_is_kept(&book, sheet, &pages, &rows);
    }
    let percent = |(right, all): (u32, u32)| f64::from(right) * 100.0 / f64::from(all);
    println!(
        "days {:.2} % of {}, people {:.2} % of {}, kinds {:.2} % of {}, doubles {} of 4",
        percent(score.days),
        score.days.1,
        percent(score.people),
        score.people.1,
        percent(score.kinds),
        score.kinds.1,
        score.doubles
    );
    assert!(percent(score.days) >= 99.0 && score.days.1 > 600);
    assert!(percent(score.people) >= 97.0);
    assert!(percent(score.kinds) >= 97.0);
    assert_eq!(score.doubles, 4);
}

/// Every cell of the sheet, comments among them, stands in a concern's note or is named with a row that is none.
fn every_cell_is_kept(book: &Book, sheet: &str, pages: &BTreeMap<u64, ConcernPage>, rows: &[ProposedRow]) {
    let sheet = book.sheets.iter().find(|known| known.name == sheet).unwrap();
    let mut comments = 0;
    for row in &sheet.rows {
        let note: Option<String> = pages.get(&row.number.into()).map(|page| {
            let passages = page.chronology.iter().flat_map(|item| &item.passages);
            passages.filter(|p| p.kind == "note").map(|p| p.text.clone()).collect()
        });
        let named = rows.iter().find(|known| known.row == row.number).unwrap().cells.join("\n");
        for cell in &row.cells {
            let kept = note.as_ref().unwrap_or(&named);
            assert!(kept.contains(cell.text.trim()), "row {}: {cell:?}\n{kept}", row.number);
            assert!(kept.contains(&cell.formula) && kept.contains(&cell.comment), "{cell:?}");
            comments += usize::from(!cell.comment.is_empty());
        }
    }
    assert!(comments > 5 || sheet.name != "Referrals");
}

#[test]
fn the_same_sheet_twice_adds_nothing() {
    let mut town = Town::new();
    let book = table(
        "Ref,Date,Name,Concern\n1,3/4/23,Grace Smith,Bruise seen\n2,4/4/23,Tom Jones,No food in the house\n",
    );
    assert_eq!(bring(&mut town, &book, "").concerns, 2);
    let before = town.book().check_log(Default::default()).unwrap();
    let again = bring(&mut town, &book, "");
    assert_eq!((again.concerns, again.in_log, again.entries), (0, 2, 0));
    let after = town.book().check_log(Default::default()).unwrap();
    assert_eq!(before.state, after.state);
    // Another column, another order, a row more, a cell filled in since: one is new, one is named as changed.
    let longer = table(
        "Officer,Name,Ref,Date,Concern\n,Grace Smith,1,3/4/23,Bruise seen\nDep 1,Tom Jones,2,4/4/23,No food in the house\n,Mia Ellis,3,5/4/23,Alone at night\n",
    );
    let (proposal, rows) = propose(&mut town, &longer, "", "all");
    assert_eq!((proposal.concerns, proposal.in_log, proposal.changed), (1, 2, 1));
    assert_eq!(rows[2].becomes, "changed");
    assert_eq!(rows[2].reference, "MBC-2026-A0002");
    assert_eq!(bring(&mut town, &longer, "").concerns, 1);
    // A log folded afresh knows it too.
    let state = town.book().check_log(Default::default()).unwrap();
    assert!(state.problems.is_empty());
}

#[test]
fn what_was_brought_in_says_so_and_leaves_today_alone() {
    let mut town = Town::new();
    let text = "Date,Name,DOB,Concern,Type,Referred to,Date referred,Outcome\n\
        3/4/23,Grace Smith,4/3/1982,Bruise seen,DV,Kent Police,4/4/23,awaiting\n\
        5/4/23,Tom Jones,1/1/2015,No food,Neglect,Front Door,5/4/23,closed\n";
    let brought = bring(&mut town, &table(text), "");
    assert_eq!((brought.concerns, brought.closed, brought.referrals), (2, 1, 2));
    let today = town.book().read_today(Nothing::default()).unwrap();
    assert_eq!((today.unseen, today.decide.len(), today.replies.len(), today.reviews.len()), (1, 0, 0, 0));
    assert_eq!(town.book().read_frame(Nothing::default()).unwrap().counts.today, 0);
    let unseen = ConcernFilter { waiting: "unseen".into(), ..ConcernFilter::default() };
    let list = town.book().list_concerns(unseen.clone()).unwrap();
    assert_eq!(list.total, 1);
    let page = town.book().read_concern(ConcernWanted { concern: list.items[0].concern }).unwrap();
    assert_eq!(page.chronology[0].title, "Brought in from a sheet");
    assert_eq!(
        (page.received_at.as_deref(), page.main_type.as_deref()),
        (Some("2023-04-03"), Some("ADT_DOM"))
    );
    assert_eq!(
        (page.people[0].role.as_str(), page.people[0].born_on.as_deref()),
        ("adult_at_risk", Some("1982-03-04"))
    );
    let history = town.book().read_history(Default::default()).unwrap();
    assert!(history.items[0].what.starts_with("Sheet brought in: "), "{}", history.items[0].what);
    // Whoever writes something in it has looked: from then on it is a concern like others.
    town.add(page.concern, "note", "Looked through.");
    assert_eq!(town.book().list_concerns(unseen).unwrap().total, 0);
    let today = town.book().read_today(Nothing::default()).unwrap();
    assert_eq!((today.unseen, today.decide.len(), today.replies.len()), (0, 1, 1));
}

#[test]
fn stopped_at_any_point_nothing_was_brought_in() {
    let (mut town, book) = (Town::new(), workbook());
    let before = town.book().check_log(Default::default()).unwrap();
    for stop in [0, 1, 700] {
        let stopped = town.book().bring_in(&book, &plan("Referrals"), &mut |done, _| done < stop);
        let Err(Error::Invalid(fields)) = stopped else { panic!("it went on") };
        assert_eq!((fields[0].field.as_str(), fields[0].rule.as_str()), ("import", "stopped"));
        let after = town.book().check_log(Default::default()).unwrap();
        assert_eq!((before.state.clone(), before.entries), (after.state, after.entries));
    }
    // And the log goes on as if nothing had been.
    assert_eq!(town.record().reference, "MBC-2026-A0001");
    assert_eq!(bring(&mut town, &book, "2022 old").references[0], "MBC-2026-A0002");
}

#[test]
fn killed_in_the_middle_nothing_was_brought_in() {
    let (mut town, book) = (Town::new(), workbook());
    let before = town.book().check_log(Default::default()).unwrap();
    let (log, image) = (town.path(), town.beside("as it lay on the disk"));
    let _ = town.book().bring_in(&book, &plan("2022 old"), &mut |done, _| {
        if done == 200 {
            // What a kill or a power cut would leave at this moment.
            town::copy_folder(&log, &image);
        }
        done < 200
    });
    town.lock();
    std::fs::rename(&log, town.beside("given up")).unwrap();
    std::fs::rename(&image, &log).unwrap();
    town.unlock(town::PIN).unwrap();
    let after = town.book().check_log(logbook::acts::CheckForm { deep: true }).unwrap();
    assert_eq!((before.state, before.entries), (after.state, after.entries));
    assert!(after.problems.is_empty());
    assert_eq!(bring(&mut town, &book, "2022 old").concerns, 150);
}

#[test]
fn a_sheet_brought_in_on_one_machine_is_known_on_the_others() {
    let mut council = town::council::Council::of_three();
    let book = table("Date,Name,Concern\n3/4/23,Grace Smith,Bruise seen\n4/4/23,Tom Jones,No food\n");
    council.book(0).bring_in(&book, &plan(""), &mut |_, _| true).unwrap();
    council.agree();
    let again = council.book(1).bring_in(&book, &plan(""), &mut |_, _| true).unwrap();
    assert_eq!((again.concerns, again.in_log), (0, 2));
    council.must_agree();
}

#[test]
fn a_concern_from_a_sheet_can_be_kept_from_an_officer_like_any_other() {
    let mut council = town::council::Council::of_three();
    let book =
        table("Date,Name,Concern\n3/4/23,Wilhelmina Quennell,About a zeppelin\n4/4/23,Tom Jones,No food\n");
    council.book(0).bring_in(&book, &plan(""), &mut |_, _| true).unwrap();
    council.agree();
    let list = council.book(0).list_concerns(ConcernFilter::default()).unwrap();
    let concern = list.items.iter().find(|line| line.title == "Wilhelmina Quennell").unwrap().concern;
    let sam = council.officers(0).officers.iter().find(|line| line.name == "Sam Okafor").unwrap().officer;
    let restriction =
        logbook::acts::Restriction { concern, kept_from: vec![sam], reason: "About him.".into() };
    council.book(0).restrict_concern(restriction).unwrap();
    council.agree();
    council.agree();
    assert_eq!(council.book(1).list_concerns(ConcernFilter::default()).unwrap().total, 1);
    assert_eq!(council.book(1).read_today(Nothing::default()).unwrap().unseen, 1);
    // By what its row is known is gone from his machine as well: folded afresh, its tables are the same.
    let check = council.book(1).check_log(logbook::acts::CheckForm { deep: true }).unwrap();
    assert!(check.problems.is_empty(), "{:?}", check.problems.iter().map(|p| &p.what).collect::<Vec<_>>());
    // Whoever may know it still knows the row.
    let again = council.book(2).bring_in(&book, &plan(""), &mut |_, _| true).unwrap();
    assert_eq!((again.concerns, again.in_log), (0, 2));
}

#[test]
fn people_are_one_by_birth_or_address_and_never_by_name_alone() {
    let mut town = Town::new();
    town.record();
    let text = "Date,Name,DOB,Address,Concern\n\
        1/4/23,Grace McKenna,4/3/1982,,a\n2/4/23,McKENNA Grace,04.03.1982,9 Old Road,b\n\
        3/4/23,Grace McKenna,5/5/1990,\"14 Len View, Maidstone\",c\n4/4/23,Grace McKenna,,,d\n\
        5/4/23,Grace McKenna,,\"14 Len View, Maidstone\",e\n";
    let (proposal, _) = propose(&mut town, &table(text), "", "all");
    assert_eq!((proposal.new_people, proposal.known_people), (2, 1));
    let brought = bring(&mut town, &table(text), "");
    assert_eq!(brought.people, 2);
    let known = logbook::acts::KnownWords { words: "Grace McKenna".into() };
    let known = town.book().find_known(known).unwrap().people;
    assert_eq!(known.len(), 3);
    let grace = known.iter().find(|person| person.concerns.len() == 4).expect("one with four concerns");
    // What officers wrote stands; the sheet's older address does not take its place.
    assert_eq!(grace.address, "14 Len View, Maidstone");
}

#[test]
fn what_the_sheet_says_on_the_safe_side_is_kept() {
    let mut town = Town::new();
    let text = "Date,Name,Address,Tel,Concern\n\
        3/4/23,Grace Smith & Tom Smith,1 Old Road,not safe to ring,Fled. Address MUST NOT be disclosed. Caller wishes to stay anonymous.\n";
    bring(&mut town, &table(text), "");
    let line = town.book().list_concerns(ConcernFilter::default()).unwrap().items.remove(0);
    let page = town.book().read_concern(ConcernWanted { concern: line.concern }).unwrap();
    assert!(
        page.people.iter().all(|person| person.do_not_reveal_address && person.safe_to_contact == "not_safe")
    );
    assert!(page.reporter.anonymous);
}
