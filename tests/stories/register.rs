//! The register of shares: who sent what about whom, to whom and when, whether they answered; and what an agency holds from us.

use logbook::acts::*;
use logbook::domain::id::{ConcernId, OfficerId, PersonId, ShareId};
use town::Town;
use town::council::Council;

use crate::broken;
use crate::disposal::{everybody_erases, second_officer_agrees};
use crate::share::request;

const DAY: i64 = 24 * 3600;

/// A concern about somebody alone.
fn about(town: &mut Town, name: &str) -> ConcernId {
    let person = PersonForm { name: name.into(), role: "adult_at_risk".into(), ..PersonForm::default() };
    let form = NewConcern {
        danger: Some("no".into()),
        account: "The post piles up.".into(),
        people: vec![person],
        ..NewConcern::default()
    };
    town.book().record_concern(form).unwrap().concern
}

fn passages(town: &mut Town, concern: ConcernId) -> Vec<String> {
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    page.chronology.iter().flat_map(|item| &item.passages).map(|passage| passage.passage.clone()).collect()
}

fn person(town: &mut Town, concern: ConcernId, at: usize) -> PersonId {
    town.book().read_concern(ConcernWanted { concern }).unwrap().people[at].person
}

/// Sends what is usual, or only these items.
fn send(town: &mut Town, concern: ConcernId, agency: &str, items: Option<Vec<String>>) -> ShareId {
    // No two at one instant: the order is by the time.
    town.clock.pass_seconds(60);
    let usual = request(town, concern);
    let items = items.unwrap_or_else(|| usual.items.clone());
    let wanted = PacketRequest { agency: agency.into(), items, ..usual };
    let path = town.beside("packet.pdf");
    town.book().export_packet(&wanted, &path).unwrap().share
}

/// References of what the register shows, newest first, and how many it says there are.
fn shown(town: &mut Town, form: ShareFilter) -> (Vec<String>, u64) {
    let list = town.book().list_shares(form).unwrap();
    (list.items.into_iter().map(|line| line.reference).collect(), list.total)
}

fn says(town: &mut Town, form: ShareFilter, references: &[&str]) {
    let (shown, total) = shown(town, form);
    assert_eq!(shown, references);
    assert_eq!(total, references.len() as u64, "the total is another than what is shown");
}

/// Jo and Sam have shared, and not shared: two concerns, two days, three agencies. Returns the concerns.
fn shared() -> (Council, ConcernId, ConcernId) {
    let mut council = Council::of_one();
    council.join();
    let jo = &mut council.desks[0];
    let grace = jo.record().concern;
    let asks = PacketRequest {
        agency: "kent_police".into(),
        reply_by: Some("2026-11-27".into()),
        ..request(jo, grace)
    };
    let path = jo.beside("packet.pdf");
    jo.book().export_packet(&asks, &path).unwrap();
    let wren = about(jo, "Wren Abbott");
    let account = passages(jo, wren);
    send(jo, wren, "kcc_adults", Some(account));
    jo.clock.pass_seconds(DAY);
    let declined = Declining {
        concern: wren,
        agency: "support_provider".into(),
        reasons: "Not needed.".into(),
        ..Declining::default()
    };
    jo.book().decline_share(declined).unwrap();
    jo.clock.pass_seconds(60);
    let nowhere = jo.beside("no-such-folder").join("packet.pdf");
    let lost = PacketRequest { agency: "probation".into(), ..request(jo, grace) };
    assert!(jo.book().export_packet(&lost, &nowhere).is_err());
    council.agree();
    send(&mut council.desks[1], grace, "kent_police", None);
    council.agree();
    (council, grace, wren)
}

#[test]
fn the_register_answers_by_agency_officer_day_and_kind() {
    let (mut council, ..) = shared();
    for town in &mut council.desks {
        let any = ShareFilter::default;
        says(town, any(), &["S-B0001", "S-A0004", "S-A0003", "S-A0002", "S-A0001"]);
        says(town, ShareFilter { agency: Some("kent_police".into()), ..any() }, &["S-B0001", "S-A0001"]);
        says(town, ShareFilter { officer: "Sam Okafor".into(), ..any() }, &["S-B0001"]);
        says(town, ShareFilter { to: Some("2026-11-23".into()), ..any() }, &["S-A0002", "S-A0001"]);
        let day = Some("2026-11-24".to_owned());
        let on = ShareFilter { from: day.clone(), to: day, ..any() };
        says(town, on, &["S-B0001", "S-A0004", "S-A0003"]);
        let kind = |kind: &str| ShareFilter { kind: Some(kind.into()), ..any() };
        says(town, kind("sent"), &["S-B0001", "S-A0002", "S-A0001"]);
        says(town, kind("declined"), &["S-A0003"]);
        says(town, kind("not-delivered"), &["S-A0004"]);
        let together = ShareFilter {
            agency: Some("kent_police".into()),
            officer: "Jo Larkin".into(),
            to: Some("2026-11-24".into()),
            ..kind("sent")
        };
        says(town, together, &["S-A0001"]);
        assert_eq!(town.book().list_shares(any()).unwrap().officers, ["Jo Larkin", "Sam Okafor"]);
    }
}

#[test]
fn the_register_says_who_was_told_of_somebody() {
    let (mut council, grace, wren) = shared();
    let town = &mut council.desks[0];
    let of = |person| ShareFilter { person: Some(person), ..ShareFilter::default() };
    // A packet of passages alone is about somebody all the same, and so is a decision not to share.
    let abbott = person(town, wren, 0);
    says(town, of(abbott), &["S-A0003", "S-A0002"]);
    // Who did it is told of where an item of him went, and nowhere else.
    let him = person(town, grace, 1);
    let account = passages(town, grace);
    send(town, grace, "health_mental", Some(account));
    says(town, of(him), &["S-B0001", "S-A0004", "S-A0001"]);
    let lines = town.book().list_shares(of(him)).unwrap().items;
    assert!(lines.iter().all(|line| line.others == ["Gareth Pearce"]), "it names whom else it tells of");
    let her = person(town, grace, 0);
    says(town, of(her), &["S-A0005", "S-B0001", "S-A0004", "S-A0001"]);
    // Two who are one and the same are asked for as one, by either.
    let again = about(town, "Grace Mckenna");
    let account = passages(town, again);
    send(town, again, "probation", Some(account));
    let other = person(town, again, 0);
    says(town, of(other), &["S-A0006"]);
    town.book().merge_people(Merging { kept: her, merged: other, reason: "The same.".into() }).unwrap();
    for one in [her, other] {
        says(town, of(one), &["S-A0006", "S-A0005", "S-B0001", "S-A0004", "S-A0001"]);
    }
    send(town, grace, "probation", None);
    let page = held(town, "probation");
    assert_eq!((page.total, page.people), (2, 2), "the two who are one are counted once");
}

#[test]
fn an_answer_is_awaited_until_it_is_written_down_or_awaited_elsewhere() {
    let (mut council, grace, _) = shared();
    let town = &mut council.desks[0];
    let awaited = || ShareFilter { awaited: true, ..ShareFilter::default() };
    says(town, awaited(), &["S-A0001"]);
    let share = town.book().list_shares(awaited()).unwrap().items[0].share;
    let follow = |came: &str| FollowUp {
        share,
        came: came.into(),
        heard_from: "Duty desk".into(),
        ..FollowUp::default()
    };
    town.book().follow_share(follow("received")).unwrap();
    says(town, awaited(), &["S-A0001"]);
    town.book().follow_share(follow("answered")).unwrap();
    says(town, awaited(), &[]);
    // The other packet asks as well; the same agency is referred to, and what it says is awaited there.
    let asks = PacketRequest {
        agency: "probation".into(),
        reply_by: Some("2026-11-27".into()),
        ..request(town, grace)
    };
    let path = town.beside("packet.pdf");
    town.book().export_packet(&asks, &path).unwrap();
    says(town, awaited(), &["S-A0005"]);
    let refers = NewReferral {
        concern: grace,
        agency: "probation".into(),
        route: "phone".into(),
        ..NewReferral::default()
    };
    town.book().refer(refers).unwrap();
    says(town, awaited(), &[]);
}

#[test]
fn a_filter_that_is_none_is_refused_by_its_field() {
    let mut town = Town::new();
    let mut refused = |form: ShareFilter| broken(town.book().list_shares(form));
    let any = ShareFilter::default;
    let some = |text: &str| Some(text.to_owned());
    assert_eq!(refused(ShareFilter { from: some("2026-02-30"), ..any() }), ["from not-a-date"]);
    assert_eq!(refused(ShareFilter { to: some("Friday"), ..any() }), ["to not-a-date"]);
    assert_eq!(refused(ShareFilter { agency: some("mi5"), ..any() }), ["agency unknown-choice"]);
    assert_eq!(refused(ShareFilter { officer: "Nobody".into(), ..any() }), ["officer unknown-choice"]);
    assert_eq!(refused(ShareFilter { kind: some("lost"), ..any() }), ["kind unknown-choice"]);
    let nobody = PersonId([7; 16]);
    assert_eq!(refused(ShareFilter { person: Some(nobody), ..any() }), ["person not-found"]);
    let mut held = |agency: &str| {
        broken(town.book().read_held_by(HolderWanted { agency: agency.into(), ..HolderWanted::default() }))
    };
    assert_eq!(held(""), ["agency not-chosen"]);
    assert_eq!(held("mi5"), ["agency unknown-choice"]);
}

#[test]
fn pages_of_the_register_hold_every_line_once() {
    let (mut council, ..) = shared();
    let town = &mut council.desks[0];
    let mut seen = Vec::new();
    let mut after = None;
    loop {
        let form = ShareFilter { limit: 2, after, ..ShareFilter::default() };
        let list = town.book().list_shares(form).unwrap();
        assert_eq!(list.total, 5);
        seen.extend(list.items.into_iter().map(|line| line.reference));
        after = list.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["S-B0001", "S-A0004", "S-A0003", "S-A0002", "S-A0001"]);
}

fn held(town: &mut Town, agency: &str) -> HeldBy {
    let wanted = HolderWanted { agency: agency.into(), ..HolderWanted::default() };
    town.book().read_held_by(wanted).unwrap()
}

#[test]
fn what_an_agency_holds_is_every_packet_that_reached_it_and_what_came_after() {
    let (mut council, _, wren) = shared();
    let page = held(&mut council.desks[0], "probation");
    assert_eq!((page.total, page.people), (0, 0), "what was not delivered reached nobody");
    assert_eq!(held(&mut council.desks[0], "support_provider").total, 0, "nor did what was declined");
    let town = &mut council.desks[0];
    let page = held(town, "kent_police");
    assert_eq!((page.total, page.people, page.agency_label.as_str()), (2, 2, "Kent Police"));
    let first = &page.items[1];
    assert_eq!((first.line.reference.as_str(), first.line.title.as_str()), ("S-A0001", "Grace McKenna"));
    assert_eq!(first.line.others, ["Gareth Pearce"]);
    assert_eq!(first.asks, "Please hear this at the next MARAC.");
    assert!(
        first.items_list.iter().any(|label| label.starts_with("Adult at risk")),
        "{:?}",
        first.items_list
    );
    assert_eq!(first.items_list.len() as u64, first.line.items);
    assert!(first.items_list.iter().all(|label| !label.contains("person:")), "{:?}", first.items_list);

    // Put right: one is told by a later packet, one otherwise, one is still to be told.
    let texts = passages(town, wren);
    let adults =
        town.book().list_shares(ShareFilter { agency: Some("kcc_adults".into()), ..Default::default() });
    let share = adults.unwrap().items[0].share;
    let correct = |town: &mut Town, text: &str| {
        let form = Correction {
            concern: wren,
            passage: texts[0].clone(),
            text: text.into(),
            reason: "Heard wrong.".into(),
            ..Correction::default()
        };
        town.book().correct_passage(form).unwrap();
    };
    correct(town, "The milk piles up.");
    let told = CorrectionSettling { share, told: "told".into(), told_how: "Rang R. Amin.".into() };
    town.book().settle_corrections(told).unwrap();
    correct(town, "The papers pile up.");
    send(town, wren, "kcc_adults", Some(texts.clone()));
    correct(town, "The parcels pile up.");
    let said = FollowUp {
        share,
        came: "answered".into(),
        heard_from: "R. Amin".into(),
        heard: "They visit on Friday.".into(),
        ..FollowUp::default()
    };
    town.book().follow_share(said).unwrap();
    let page = held(town, "kcc_adults");
    let outcomes = |packet: &HeldPacket| -> Vec<(String, String)> {
        packet.put_right.iter().map(|one| (one.outcome.clone(), one.how.clone())).collect()
    };
    let pair = |outcome: &str, how: &str| (outcome.to_owned(), how.to_owned());
    assert_eq!(outcomes(&page.items[0]), [pair("due", "")]);
    assert_eq!(
        outcomes(&page.items[1]),
        [pair("told", "Rang R. Amin."), pair("sent", "S-A0005"), pair("due", "")]
    );
    assert_eq!(page.items[1].put_right[0].line.reason, "Heard wrong.");
    assert_eq!(page.items[1].followed[0].text, "They visit on Friday.");
    assert_eq!((page.people, page.total), (1, 2));
    // Page by page.
    let wanted = |after| HolderWanted { agency: "kcc_adults".into(), limit: 1, after };
    let first = town.book().read_held_by(wanted(None)).unwrap();
    let second = town.book().read_held_by(wanted(first.next)).unwrap();
    assert_eq!(second.items[0].line.reference, "S-A0002");
}

/// Everything the register says to a desk, by whatever filter.
fn everything(town: &mut Town, person: PersonId) -> String {
    let mut said = String::new();
    let mut add = |value: serde_json::Value| said.push_str(&value.to_string());
    let of = ShareFilter { person: Some(person), ..ShareFilter::default() };
    for form in [ShareFilter::default(), of, ShareFilter { awaited: true, ..ShareFilter::default() }] {
        add(town
            .book()
            .list_shares(form)
            .map_or(serde_json::Value::Null, |list| serde_json::to_value(list).unwrap()));
    }
    add(serde_json::to_value(held(town, "kent_police")).unwrap());
    said
}

#[test]
fn an_excluded_officer_sees_nothing_of_it_in_list_count_or_name() {
    let (mut council, grace, wren) = shared();
    let send_to_police = |council: &mut Council| send(&mut council.desks[0], wren, "kent_police", None);
    send_to_police(&mut council);
    council.agree();
    let sam: OfficerId = {
        let page = council.officers(0);
        page.officers
            .iter()
            .find(|line| line.name == "Sam Okafor")
            .unwrap()
            .officer
            .to_string()
            .parse()
            .unwrap()
    };
    let abbott = person(&mut council.desks[1], wren, 0);
    let before = everything(&mut council.desks[1], abbott);
    assert!(before.contains("Wren Abbott") && before.contains("S-A0005"), "{before}");
    assert_eq!(held(&mut council.desks[1], "kent_police").people, 3);
    let restriction = Restriction { concern: wren, kept_from: vec![sam], reason: "A neighbour.".into() };
    council.book(0).restrict_concern(restriction).unwrap();
    council.agree();
    let after = everything(&mut council.desks[1], abbott);
    for gone in ["Wren", "Abbott", "S-A0005", "S-A0003", "S-A0002", &wren.to_string()] {
        assert!(!after.contains(gone), "{gone} is shown to Sam: {after}");
    }
    let sam = &mut council.desks[1];
    says(sam, ShareFilter::default(), &["S-B0001", "S-A0004", "S-A0001"]);
    let of = ShareFilter { person: Some(abbott), ..ShareFilter::default() };
    assert_eq!(broken(sam.book().list_shares(of)), ["person not-found"]);
    let page = held(sam, "kent_police");
    assert_eq!((page.total, page.people), (2, 2));
    assert_eq!(held(sam, "kcc_adults").people, 0);
    assert_eq!(rows(&mut council, 1, wren), 0, "a row says of whom they were told");
    assert!(rows(&mut council, 1, grace) > 0, "the search itself must find rows where they are");
    assert!(rows(&mut council, 0, wren) > 0, "and Jo has them still");
    assert!(council.book(1).check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}

/// Rows of a concern that say of whom a packet told.
fn rows(council: &mut Council, desk: usize, concern: ConcernId) -> i64 {
    let key = council.database_key(desk);
    let database = rusqlite::Connection::open(council.desks[desk].path().join("log.db")).unwrap();
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"")).unwrap();
    let sql = format!("SELECT count(*) FROM share_people WHERE concern = x'{concern}'");
    database.query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn the_register_says_nothing_of_a_record_that_was_erased() {
    let mut council = Council::of_three();
    let concern = second_officer_agrees(&mut council);
    assert_eq!(council.book(0).list_shares(ShareFilter::default()).unwrap().total, 0, "it hides at once");
    assert_eq!(held(&mut council.desks[0], "police_marac").total, 0);
    everybody_erases(&mut council);
    for desk in 0..3 {
        assert_eq!(council.book(desk).list_shares(ShareFilter::default()).unwrap().total, 0);
        let page = held(&mut council.desks[desk], "police_marac");
        assert_eq!((page.total, page.people), (0, 0));
        assert_eq!(rows(&mut council, desk, concern), 0, "desk {desk}");
    }
    council.must_agree();
}

#[test]
fn packets_from_before_are_found_by_person_once_the_log_is_opened() {
    let mut town = Town::new();
    let concern = town.record().concern;
    send(&mut town, concern, "kent_police", None);
    let him = person(&mut town, concern, 1);
    let key = town.database_key();
    town.lock();
    let database = rusqlite::Connection::open(town.path().join("log.db")).unwrap();
    let before =
        "DROP INDEX people_by_name; ALTER TABLE people DROP COLUMN called; DROP TABLE filed_under; DROP INDEX concern_people_by_role; DROP TABLE clocked; ALTER TABLE concerns DROP COLUMN reporter_waits; DELETE FROM local WHERE name = 'clocked_as'; DROP TABLE share_people; DROP INDEX shares_by_agency; ALTER TABLE shares DROP COLUMN confirm_by; ALTER TABLE shares DROP COLUMN chases; ALTER TABLE shares DROP COLUMN stage; ALTER TABLE shares DROP COLUMN next_due; ALTER TABLE shares DROP COLUMN decision;
         DELETE FROM local WHERE name = 'shares_behind'; PRAGMA user_version = 12;";
    database.execute_batch(&format!("PRAGMA key = \"x'{key}'\"; {before}")).unwrap();
    drop(database);
    town.unlock(town::PIN).unwrap();
    says(&mut town, ShareFilter { person: Some(him), ..ShareFilter::default() }, &["S-A0001"]);
    assert!(town.book().check_log(CheckForm { deep: true }).unwrap().problems.is_empty());
}
