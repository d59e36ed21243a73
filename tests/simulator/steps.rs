//! What people do: they write, put right, look at the folder, let each other in and out, lose power, restore disks.

use logbook::acts::{
    Addition, Amendment, Changes, Closing, ConcernWanted, Correction, OfficerNamed, PersonDescription,
    PersonForm, Reopening, Suspension, TopicForm,
};
use logbook::acts::{ChangeDeclined, ChangeNamed};
use logbook::{Code, Error, Logbook, Result};

use crate::dice::Dice;
use crate::folder::Fuse;
use crate::hostility;
use crate::template::concern;
use crate::world::{Failure, World};

/// A month and a day, seconds: keys are made anew, requests grow old.
const MONTH: i64 = 31 * 24 * 60 * 60;

impl World {
    /// One thing happens.
    pub fn step(&mut self) -> std::result::Result<(), Failure> {
        let desks = self.desks();
        let at = desks[self.dice.below(desks.len())];
        if self.weather.has("image") && self.dice.percent(10) {
            return self.double(at);
        }
        if self.weather.has("months") && self.dice.percent(4) {
            self.time_passes(MONTH);
            self.say("a month passes");
            return Ok(());
        }
        if self.weather.has("join") && self.dice.percent(15) {
            return self.newcomer_step(at);
        }
        if self.weather.has("kit") && self.dice.percent(3) {
            return self.recover_by_kit(at);
        }
        match self.dice.below(100) {
            0..40 => self.act(at),
            40..70 => {
                let crash = self.weather.has("crash") && self.dice.percent(30);
                let fuse = if crash { Fuse::after(1 + self.dice.below(14) as u32) } else { Fuse::default() };
                self.pass(at, &fuse).map(|_| ())
            }
            70..85 => {
                self.say(&format!("files arrive at {at}"));
                hostility::deliver(self, at);
                Ok(())
            }
            _ => {
                let trick = hostility::meddle(self, at);
                self.say(&format!("the folder of {at}: {trick:?}"));
                Ok(())
            }
        }
    }

    /// Time passes for everybody, seconds.
    pub fn time_passes(&self, seconds: i64) {
        self.machines.iter().for_each(|machine| machine.clock.pass_seconds(seconds));
        self.newcomer.iter().for_each(|newcomer| newcomer.clock.pass_seconds(seconds));
    }

    pub fn act(&mut self, at: usize) -> std::result::Result<(), Failure> {
        let roster = self.weather.has("roster") && self.dice.percent(20);
        self.pages.remove(&at);
        self.time_passes(60);
        let broken = self.weather.has("crash") && self.dice.percent(10);
        self.machines[at].keyring.break_down(broken);
        let (what, done) = if self.weather.has("restrict") && self.dice.percent(25) {
            self.keep(at)?
        } else if self.weather.has("dispose") && self.dice.percent(30) {
            self.dispose(at)?
        } else {
            let book = self.machines[at].book.as_mut().expect("open");
            if roster { change_roster(&mut self.dice, book) } else { write(&mut self.dice, book, self.mark) }
        };
        self.mark += 1;
        self.pages.remove(&at);
        self.machines[at].keyring.break_down(false);
        let done = match done {
            Ok(()) => "done".to_owned(),
            Err(Error::Invalid(broken)) => format!("{:?}", broken.first().map(|b| (&b.field, &b.rule))),
            Err(Error::Refused(code @ (Code::NotIn | Code::RolledBack | Code::NotFound))) => {
                format!("{code:?}")
            }
            Err(error) => return Err(Failure(format!("{what} at {at}: {error:?}"))),
        };
        self.say(&format!("{at} {what}: {done}"));
        if broken {
            self.say(&format!("the power goes at {at}"));
            self.sure.remove(&at);
            self.machines[at].crash();
            self.open(at)?;
        }
        self.note(at)
    }

    /// A second copy of a machine, disk and keyring, goes on beside it: an image restored on another computer.
    pub fn double(&mut self, at: usize) -> std::result::Result<(), Failure> {
        if let Some(second) = self.twin {
            // Both go on, each as if it were alone.
            let at = if self.dice.percent(50) { second } else { at };
            return self.act(at);
        }
        if self.newcomer.is_some() {
            return self.act(at);
        }
        let new = self.machines.len();
        self.say(&format!("an image of {at} goes on as {new}"));
        let twin = self.machines[at].twin(&self.root.join(new.to_string()));
        self.doubled.insert(twin.id);
        self.twin = Some(new);
        self.machines.push(twin);
        let copy = self.sea.copies[at].clone();
        self.sea.copies.push(copy);
        self.sea.ways.push(self.sea.ways[at].clone());
        self.open(new)
    }
}

fn write(dice: &mut Dice, book: &mut Logbook, mark: u64) -> (&'static str, Result<()>) {
    let list = match book.list_concerns(Default::default()) {
        Ok(list) => list,
        Err(error) => return ("lists", Err(error)),
    };
    let mut known: Vec<_> = list.items.iter().map(|line| (line.reference.clone(), line.concern)).collect();
    known.sort();
    let concern_id = dice.pick(&known).map(|(_, concern)| *concern);
    let words = format!("words {mark}");
    let (Some(id), false) = (concern_id, dice.percent(20)) else {
        return ("records", book.record_concern(concern(&format!("Person {mark}"), &words)).map(|_| ()));
    };
    let reason = "Heard again.".to_owned();
    match dice.below(8) {
        0 | 1 => {
            let form = Addition { concern: id, kind: "note".into(), text: words, ..Addition::default() };
            ("adds", book.add_to_concern(form).map(|_| ()))
        }
        2 | 3 => ("corrects", correct(dice, book, id, words)),
        4 => {
            let risk = ["low", "medium", "high"][dice.below(3)];
            let changes = Changes {
                risk_level: Some(Some(risk.into())),
                risk_reasons: Some("Thought over.".into()),
                ..Changes::default()
            };
            (
                "amends the risk",
                book.amend_concern(Amendment { concern: id, reason, changes, ..Amendment::default() }),
            )
        }
        5 if mark.is_multiple_of(2) => {
            let answers = [("pattern".to_owned(), words.into())].into();
            let form = TopicForm { concern: id, topic: "DA".into(), answers, ..TopicForm::default() };
            ("answers a topic", book.note_topic(form).map(|_| ()))
        }
        5 => {
            let changes = Changes { summary: Some(words), ..Changes::default() };
            (
                "amends the summary",
                book.amend_concern(Amendment { concern: id, reason, changes, ..Amendment::default() }),
            )
        }
        6 => ("describes", describe(dice, book, id, words)),
        _ if dice.percent(50) => {
            let form =
                Closing { concern: id, reason: "safe_plan".into(), outcome: words, ..Closing::default() };
            ("closes", book.close_concern(form))
        }
        _ => ("reopens", book.reopen_concern(Reopening { concern: id, reason })),
    }
}

fn correct(
    dice: &mut Dice,
    book: &mut Logbook,
    concern: logbook::domain::id::ConcernId,
    text: String,
) -> Result<()> {
    let page = book.read_concern(ConcernWanted { concern })?;
    let passages: Vec<String> = page
        .chronology
        .iter()
        .flat_map(|item| &item.passages)
        .map(|passage| passage.passage.clone())
        .collect();
    let Some(passage) = dice.pick(&passages).cloned() else { return Ok(()) };
    book.correct_passage(Correction {
        concern,
        passage,
        text,
        reason: "Heard again.".into(),
        ..Correction::default()
    })
}

fn describe(
    dice: &mut Dice,
    book: &mut Logbook,
    concern: logbook::domain::id::ConcernId,
    text: String,
) -> Result<()> {
    let page = book.read_concern(ConcernWanted { concern })?;
    let Some(line) = page.people.first() else { return Ok(()) };
    let mut person = PersonForm {
        person: Some(line.person),
        role: line.role.clone(),
        name: line.name.clone(),
        address: line.address.clone(),
        phone: line.phone.clone(),
        ..PersonForm::default()
    };
    if dice.percent(50) {
        person.address = text
    } else {
        person.phone = text
    }
    book.describe_person(PersonDescription {
        concern,
        person,
        reason: "Moved.".into(),
        ..PersonDescription::default()
    })
}

fn change_roster(dice: &mut Dice, book: &mut Logbook) -> (&'static str, Result<()>) {
    let page = match book.read_officers(Default::default()) {
        Ok(page) => page,
        Err(error) => return ("reads", Err(error)),
    };
    let waiting = page.proposals.iter().find(|line| line.outcome == "waiting");
    if let (Some(line), true) = (waiting, dice.percent(70)) {
        let proposal = line.proposal.clone();
        return if dice.percent(75) {
            ("agrees", book.approve_change(ChangeNamed { proposal }))
        } else {
            ("declines", book.decline_change(ChangeDeclined { proposal, reason: "No.".into() }))
        };
    }
    let Some(officer) = dice.pick(&page.officers).map(|line| line.officer) else { return ("nobody", Ok(())) };
    let suspension = Suspension { officer, reason: "Agreed by the board.".into() };
    let named = OfficerNamed { officer, reason: "Agreed by the board.".into(), kit: String::new() };
    match dice.below(6) {
        0 | 1 => ("suspends", book.suspend_officer(suspension)),
        2 | 3 => ("lifts", book.lift_suspension(suspension)),
        4 => ("proposes to remove", book.remove_officer(named)),
        _ => ("proposes to pass the duty", book.pass_duty(named)),
    }
}
