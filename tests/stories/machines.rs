//! Several machines, one log: joining, agreeing, leaving.

use logbook::Code;
use logbook::acts::{
    Amendment, ChangeNamed, Changes, ConcernWanted, Correction, OfficerNamed, PersonAmendment, PersonChanges,
    SettingsForm, Suspension,
};
use town::council::Council;

use crate::{broken, code};

#[test]
fn a_deputy_joins_and_finds_the_whole_log() {
    let mut council = Council::of_one();
    let grace = council.desks[0].record();
    council.desks[0].add(grace.concern, "note", "Rang the school.");
    let sam = council.join();
    assert_eq!(council.book(sam).list_concerns(Default::default()).unwrap().total, 1);
    council.must_agree();
    let page = council.officers(sam);
    assert_eq!(page.officers.iter().map(|o| o.duty.as_str()).collect::<Vec<_>>(), ["dso", "deputy"]);
    assert!(page.alarms.is_empty(), "{:?}", page.alarms.iter().map(|a| &a.kind).collect::<Vec<_>>());
}

#[test]
fn three_officers_write_apart_and_agree() {
    let mut council = Council::of_three();
    for desk in 0..3 {
        council.desks[desk].record();
    }
    council.agree();
    council.must_agree();
    let list = council.book(2).list_concerns(Default::default()).unwrap();
    let mut references: Vec<_> = list.items.iter().map(|line| line.reference.as_str()).collect();
    references.sort_unstable();
    assert_eq!(references, ["MBC-2026-A0001", "MBC-2026-B0001", "MBC-2026-C0001"]);
}

#[test]
fn a_fourth_officer_is_refused() {
    let mut council = Council::of_three();
    let (_, joining) = council.ask("Kit Mercer", 9_000);
    let admission = council.admission(&joining);
    assert_eq!(broken(council.book(0).admit_machine(admission)), ["officer full"]);
}

#[test]
fn the_words_must_be_the_same_on_both_sides() {
    let mut council = Council::of_one();
    let (_, joining) = council.ask("Sam Okafor", 9_000);
    let mut admission = council.admission(&joining);
    admission.words = "six other words that are wrong".into();
    assert_eq!(broken(council.book(0).admit_machine(admission)), ["words words-differ"]);
}

#[test]
fn what_was_written_apart_keeps_both_versions() {
    let mut council = Council::of_three();
    let grace = council.desks[0].record();
    council.agree();
    let page = council.book(0).read_concern(logbook::acts::ConcernWanted { concern: grace.concern }).unwrap();
    let passage = page.chronology.iter().flat_map(|item| &item.passages).next().unwrap().passage.clone();
    for (desk, text) in [(0, "Grace came with Isla, 8."), (1, "Grace came with Isla, 7, who is ill.")] {
        let correction = Correction {
            concern: grace.concern,
            passage: passage.clone(),
            text: text.into(),
            reason: "Heard again.".into(),
            ..Correction::default()
        };
        council.book(desk).correct_passage(correction).unwrap();
        let changes =
            Changes { risk_level: Some(Some(["medium", "high"][desk].into())), ..Changes::default() };
        council
            .book(desk)
            .amend_concern(Amendment {
                concern: grace.concern,
                reason: "Seen again.".into(),
                changes,
                ..Amendment::default()
            })
            .unwrap();
    }
    council.agree();
    council.must_agree();
    let list = council.book(2).list_concerns(Default::default()).unwrap();
    assert_eq!(list.items[0].versions, 2, "the text and the risk");
}

#[test]
fn a_suspended_officer_neither_counts_nor_reads_until_lifted() {
    let mut council = Council::of_three();
    let ali = council.officers(0).officers.iter().find(|o| o.name == "Ali Rahman").unwrap().officer;
    let named = |reason: &str| Suspension { officer: ali, reason: reason.into() };
    council.book(0).suspend_officer(named("Laptop lost on the train.")).unwrap();
    council.desks[2].record();
    council.agree();
    assert_eq!(council.book(1).list_concerns(Default::default()).unwrap().total, 0);
    council.book(1).lift_suspension(named("Found again.")).unwrap();
    council.agree();
    council.must_agree();
    assert_eq!(council.book(0).list_concerns(Default::default()).unwrap().total, 1);
}

#[test]
fn removing_an_officer_takes_two_and_is_for_good() {
    let mut council = Council::of_three();
    let ali = council.officers(0).officers.iter().find(|o| o.name == "Ali Rahman").unwrap().officer;
    council.desks[2].record();
    council.agree();
    council
        .book(0)
        .remove_officer(OfficerNamed {
            officer: ali,
            reason: "Has left the council.".into(),
            kit: String::new(),
        })
        .unwrap();
    assert_eq!(
        council.officers(0).officers.iter().filter(|o| o.standing == "active").count(),
        3,
        "one is not enough"
    );
    council.agree_to_all();
    assert_eq!(council.officers(0).officers.iter().filter(|o| o.standing == "active").count(), 2);
    council.desks[0].record();
    council.agree();
    assert_eq!(
        council.book(0).list_concerns(Default::default()).unwrap().total,
        2,
        "what they wrote before stays"
    );
    assert_eq!(
        council.book(2).list_concerns(Default::default()).unwrap().total,
        1,
        "nothing new comes to them"
    );
}

fn propose_to_remove(council: &mut Council, by: usize, whom: usize) -> String {
    let officer = council.officers(whom).me.unwrap();
    let named = OfficerNamed { officer, reason: "Has left the council.".into(), kit: String::new() };
    council.book(by).remove_officer(named).unwrap();
    council.officers(by).proposals.iter().find(|line| line.outcome == "waiting").unwrap().proposal.clone()
}

#[test]
fn who_is_to_leave_is_not_one_of_the_two_who_agree() {
    let mut council = Council::of_three();
    let proposal = propose_to_remove(&mut council, 0, 2);
    council.agree();
    assert!(!council.officers(2).proposals[0].may_approve, "nobody offers it to Ali");
    let own = council.book(2).approve_change(ChangeNamed { proposal: proposal.clone() });
    assert_eq!(broken(own), ["proposal yourself"]);
    council.book(1).approve_change(ChangeNamed { proposal }).unwrap();
    council.agree();
    assert_eq!(council.officers(0).officers.iter().filter(|o| o.standing == "active").count(), 2);
}

#[test]
fn a_removal_that_turns_out_not_to_count_cuts_nobody() {
    let mut council = Council::of_three();
    // Sam's computer is copied, and both copies go on: the copy writes something, Sam proposes that Ali leaves.
    let mut copy = council.image_of(1, 31_000);
    let apart = tempfile::tempdir().unwrap();
    town::copy_folder(council.shared(), apart.path());
    copy.book().record_concern(town::grace()).unwrap();
    logbook::acts::pass(&mut copy.book(), &mut logbook::sync::Directory::at(apart.path())).unwrap();
    let proposal = propose_to_remove(&mut council, 1, 2);
    council.pass(1);
    council.pass(0);
    council.book(0).approve_change(ChangeNamed { proposal }).unwrap();
    let written = council.desks[2].record();
    council.pass(2);
    council.pass(0);
    let standing = |council: &mut Council, name: &str| {
        council.officers(0).officers.iter().find(|o| o.name == name).unwrap().standing.clone()
    };
    assert_eq!(standing(&mut council, "Ali Rahman"), "left");
    // Now the copy comes to light: Sam's log went two ways before the proposal, which therefore counts no more.
    town::copy_folder(apart.path(), council.shared());
    council.agree();
    assert_eq!(standing(&mut council, "Ali Rahman"), "active");
    let shown = council.book(0).list_concerns(Default::default()).unwrap().items;
    assert!(shown.iter().any(|line| line.concern == written.concern), "and so does what Ali wrote");
}

#[test]
fn a_request_that_was_spoilt_or_half_written_is_made_again() {
    let mut council = Council::of_one();
    let (desk, joining) = council.ask("Sam Okafor", 9_000);
    // What a crash leaves, what a bad copy leaves, and what the folder's own system leaves.
    for part in std::fs::read_dir(council.shared())
        .unwrap()
        .flatten()
        .flat_map(|root| std::fs::read_dir(root.path()).unwrap())
    {
        for file in std::fs::read_dir(part.unwrap().path()).unwrap().flatten() {
            if file.file_name().to_string_lossy().starts_with("j-") {
                let bytes = std::fs::read(file.path()).unwrap();
                std::fs::write(file.path().with_file_name(".j-0123456789abcdef.age.part"), &bytes[..100])
                    .unwrap();
                std::fs::write(file.path().with_file_name("desktop.ini"), "").unwrap();
                std::fs::write(file.path(), &bytes[..bytes.len() - 1]).unwrap();
            }
        }
    }
    let logbook::Stage::Waiting(joining) = joining.pass(&mut council.folder()).unwrap() else {
        panic!("nobody let it in")
    };
    let admission = council.admission(&joining);
    council.book(0).admit_machine(admission).unwrap();
    council.agree();
    council.seat(desk, *joining);
}

#[test]
fn a_waiting_machine_can_write_and_read_nothing() {
    let mut council = Council::of_one();
    let (mut desk, joining) = council.ask("Sam Okafor", 9_000);
    drop(joining);
    let with = desk.surroundings();
    assert_eq!(code(logbook::Logbook::unlock(&desk.path(), town::PIN, with)), Code::Waiting);
}

#[test]
fn an_alarm_that_was_seen_is_said_again_once_a_day_and_not_at_every_pass() {
    let mut council = Council::of_three();
    let sam = council.officers(1).machines.iter().find(|machine| machine.this).unwrap().machine.clone();
    let root = std::fs::read_dir(council.shared()).unwrap().flatten().next().unwrap().path();
    let part = logbook::sync::layout::part_of(sam.parse().unwrap());
    std::fs::remove_dir_all(root.join(part)).unwrap();
    let unseen = |council: &mut Council| {
        council.pass(0);
        council.officers(0).alarms.into_iter().filter(|alarm| alarm.seen_at.is_none()).collect::<Vec<_>>()
    };
    let alarms = unseen(&mut council);
    assert_eq!(
        alarms.iter().map(|a| (a.kind.as_str(), a.officer.as_str())).collect::<Vec<_>>(),
        [("peer-gone", "Sam Okafor")]
    );
    council.book(0).see_alarm(logbook::acts::AlarmNamed { alarm: alarms[0].alarm.clone() }).unwrap();
    assert!(unseen(&mut council).is_empty(), "said again at the next pass");
    council.desks[0].clock.pass_seconds(60);
    council.pass(0);
    let frame = |council: &mut Council| council.book(0).read_frame(Default::default()).unwrap();
    assert!(council.officers(0).alarms[0].still, "its cause is still there");
    assert_eq!((frame(&mut council).alarms, frame(&mut council).alarms_still), (0, 1));
    council.desks[0].clock.pass_seconds(25 * 3600);
    assert_eq!(unseen(&mut council).len(), 1, "a day later it is still so, and said again");
    assert_eq!(frame(&mut council).alarms_still, 0, "one cause is shown once");
    council.pass(1);
    let again = council.officers(0).alarms[0].alarm.clone();
    council.book(0).see_alarm(logbook::acts::AlarmNamed { alarm: again }).unwrap();
    council.desks[0].clock.pass_seconds(60);
    council.pass(0);
    assert_eq!(frame(&mut council).alarms_still, 0, "Sam's machine has put its part back");
}

#[test]
fn what_others_wrote_since_the_log_was_locked_is_told_without_a_clock() {
    let mut council = Council::of_three();
    assert!(council.book(0).read_since(Default::default()).unwrap().from.is_none());
    council.desks[0].record();
    council.desks[0].unlock(town::PIN).unwrap();
    // Sam's clock is an hour slow, so what he writes looks older than the lock.
    council.desks[1].clock.pass_seconds(-3600);
    let grace = council.desks[1].record();
    council.agree();
    let since = council.book(0).read_since(Default::default()).unwrap();
    assert_eq!((since.concerns, since.lines[0].reference.clone()), (1, grace.reference));
    assert!(since.lines.iter().all(|line| line.officer == "Sam Okafor"), "one's own entries are no news");
    assert_eq!(since.count, since.lines.len() as u64);
    // What changed of a person, or for everybody, is news as well; that somebody was described who came with a concern is none.
    let line = |council: &mut Council, what: &str| {
        let since = council.book(0).read_since(Default::default()).unwrap();
        since.lines.into_iter().find(|line| line.what.contains(what))
    };
    let page = council.book(1).read_concern(ConcernWanted { concern: grace.concern }).unwrap();
    let person = page.people[0].person;
    let changes = PersonChanges { safe_to_contact: Some("not_safe".into()), ..PersonChanges::default() };
    let reason = "He reads her messages".into();
    council
        .book(1)
        .amend_person(PersonAmendment { person, reason, changes, ..PersonAmendment::default() })
        .unwrap();
    let change = SettingsForm { review_days: 14, ..town::settings_as_they_stand(council.book(1)) };
    council.book(1).change_settings(change).unwrap();
    council.agree();
    let told = line(&mut council, "Person put right").unwrap();
    assert_eq!((told.person, told.title.as_str()), (Some(person), "Grace McKenna"));
    let told = line(&mut council, "Settings changed").unwrap();
    assert_eq!((told.person, told.concern, told.title.as_str()), (None, None, ""));
    let since = council.book(0).read_since(Default::default()).unwrap();
    assert_eq!((since.concerns, since.count), (1, since.lines.len() as u64));
    council.desks[0].unlock(town::PIN).unwrap();
    assert_eq!(council.book(0).read_since(Default::default()).unwrap().count, 0);
}

#[test]
fn each_entry_says_where_it_is() {
    let mut council = Council::of_three();
    let grace = council.desks[0].record();
    let wanted = || logbook::acts::ConcernWanted { concern: grace.concern };
    let place =
        |council: &mut Council| council.book(0).read_concern(wanted()).unwrap().whereabouts.pop().unwrap();
    assert!(!place(&mut council).in_folder);
    council.pass(0);
    let after = place(&mut council);
    assert!(after.in_folder && after.seen_by.is_empty());
    council.pass(1);
    council.pass(0);
    assert_eq!(place(&mut council).seen_by, ["Sam Okafor"]);
    council.agree();
    assert_eq!(place(&mut council).seen_by.len(), 2);
    let theirs = council.book(1).read_concern(wanted()).unwrap().whereabouts.pop().unwrap();
    assert_eq!(theirs.seen_by, ["Ali Rahman"], "the writer is not named among those who have it");
}

#[test]
fn how_a_screen_looks_is_its_own_officers_business() {
    let mut council = Council::of_three();
    let form = |theme: &str, phone: &str| logbook::acts::SettingsForm {
        organisation: "Maidstone Borough Council".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        phone: phone.into(),
        idle_minutes: 10,
        review_days: 28,
        theme: theme.into(),
        density: "comfortable".into(),
        ..Default::default()
    };
    council.book(0).change_settings(form("dark", "01622 555000")).unwrap();
    council.agree();
    let entries = council.book(0).check_log(Default::default()).unwrap().entries;
    council.book(0).change_settings(form("light", "01622 555000")).unwrap();
    let after = council.book(0).check_log(Default::default()).unwrap().entries;
    assert_eq!(after, entries, "a look is no entry");
    let sam = council.book(1).read_settings(Default::default()).unwrap();
    assert_eq!(
        (sam.theme.as_str(), sam.density.as_str()),
        ("system", "compact"),
        "Sam's screen stays as it was"
    );
    assert_eq!(sam.phone, "01622 555000", "what is the council's goes to everybody");
    assert_eq!(council.book(0).read_frame(Default::default()).unwrap().theme, "light");
    let role = "Head of Community Safety".to_owned();
    let named = logbook::acts::SettingsForm { officer_role: role.clone(), ..form("light", "01622 555000") };
    council.book(0).change_settings(named).unwrap();
    council.agree();
    assert_eq!(council.book(0).read_frame(Default::default()).unwrap().title, role);
    assert_eq!(
        council.book(1).read_frame(Default::default()).unwrap().title,
        "Deputy",
        "a role is its officer's own"
    );
}

#[test]
fn the_frame_and_packets_say_no_other_duty_than_the_roster() {
    let mut council = Council::of_three();
    let frame = |council: &mut Council, desk| {
        let frame = council.book(desk).read_frame(Default::default()).unwrap();
        (frame.role, frame.title)
    };
    let (dso, deputy) =
        ("Designated Safeguarding Officer".to_owned(), "Deputy Safeguarding Officer".to_owned());
    let form = |role: &str| logbook::acts::SettingsForm {
        organisation: "Maidstone Borough Council".into(),
        officer_role: role.into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        idle_minutes: 10,
        review_days: 28,
        theme: "light".into(),
        density: "compact".into(),
        ..Default::default()
    };
    council.book(0).change_settings(form("Designated Safeguarding Lead")).unwrap();
    council.book(1).change_settings(form("Head of Housing")).unwrap();
    assert_eq!(frame(&mut council, 0), (dso.clone(), "Designated Safeguarding Lead".into()));
    assert_eq!(frame(&mut council, 1), (deputy.clone(), "Head of Housing".into()));
    assert_eq!(broken(council.book(1).change_settings(form(&dso))), ["officer_role not-your-duty"]);
    let sam = council.officers(1).me.unwrap();
    let named = OfficerNamed { officer: sam, reason: "Maternity leave.".into(), kit: String::new() };
    council.book(0).pass_duty(named).unwrap();
    council.agree_to_all();
    council.agree();
    assert_eq!(frame(&mut council, 0), (deputy.clone(), deputy), "the title of before claims another duty");
    assert_eq!(frame(&mut council, 1), (dso, "Head of Housing".into()));
    let settings = council.book(0).read_settings(Default::default()).unwrap();
    assert_eq!(settings.officer_role, settings.duty);
}

#[test]
fn a_machine_that_was_taken_out_learns_it_from_the_others_silence() {
    let mut council = Council::of_three();
    council.agree();
    let apart = |council: &mut Council| council.book(2).read_frame(Default::default()).unwrap().apart;
    assert_eq!(apart(&mut council), None);
    let ali = council.officers(2).me.unwrap();
    let named = |reason: &str| Suspension { officer: ali, reason: reason.into() };
    council.book(0).suspend_officer(named("Laptop lost on the train.")).unwrap();
    council.agree();
    let frame = council.book(2).read_frame(Default::default()).unwrap();
    assert_eq!(frame.apart.as_deref(), Some("left-out"));
    assert_eq!(frame.ask, ["Jo Larkin", "Sam Okafor"], "the DSO first");
    assert!(frame.is_in, "a folder can feign it, so it stops nobody from writing");
    assert!(council.officers(2).alarms.iter().any(|alarm| alarm.kind == "left-out"));
    council.book(0).lift_suspension(named("Found again.")).unwrap();
    council.agree();
    assert_eq!(apart(&mut council), None, "they write for it again");
    council.must_agree();
}
