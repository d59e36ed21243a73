//! Concerns that are kept from an officer: the people who keep them, and what must then be nowhere on that officer's machines.

use logbook::acts::{ConcernFilter, ConcernWanted, HistoryFilter, NewConcern, Restriction, SearchWords};
use logbook::domain::id::{About, ConcernId, OfficerId};
use logbook::{Logbook, Result};

use crate::dice::Dice;
use crate::template::concern;
use crate::world::{Failure, World};

/// A concern that was kept from an officer from the start, and has been kept so since.
pub struct Secret {
    concern: ConcernId,
    subjects: Vec<About>,
    kept_from: OfficerId,
    words: String,
}

impl World {
    /// Somebody records what another officer must not see, keeps what they could see until now, or opens it again.
    pub fn keep(&mut self, at: usize) -> std::result::Result<(&'static str, Result<()>), Failure> {
        let page = self.page(at)?;
        let others: Vec<OfficerId> = page
            .officers
            .iter()
            .map(|line| line.officer)
            .filter(|officer| Some(*officer) != page.me)
            .collect();
        let Some(&officer) = self.dice.pick(&others) else { return Ok(("keeps from nobody", Ok(()))) };
        let mark = self.mark;
        let book = self.machines[at].book.as_mut().expect("open");
        if self.dice.percent(40) {
            let secret = record(book, officer, mark);
            return Ok(("records apart", secret.map(|secret| self.secrets.push(secret))));
        }
        let lifts = self.dice.percent(40);
        let (concern, kept) = match change(&mut self.dice, book, officer, lifts) {
            Ok(Some(done)) => done,
            Ok(None) => return Ok(("keeps nothing", Ok(()))),
            Err(error) => return Ok(("keeps", Err(error))),
        };
        // Whoever may read it from now on may have had it in between: what is kept later is another promise.
        self.secrets.retain(|secret| secret.concern != concern);
        Ok(("keeps", kept))
    }

    /// What was kept from an officer from the start is not on their machine, and no page there shows a trace of it.
    pub fn finds_no_trace(&mut self, at: usize) -> std::result::Result<(), Failure> {
        if self.secrets.is_empty() {
            return Ok(());
        }
        let me = self.page(at)?.me;
        let secrets = std::mem::take(&mut self.secrets);
        let theirs = secrets.iter().filter(|secret| Some(secret.kept_from) == me);
        let found = theirs.filter_map(|secret| trace(self, at, secret).transpose()).next().transpose();
        self.secrets = secrets;
        match found.map_err(|error| Failure(format!("looking for traces at {at}: {error:?}")))? {
            Some(what) => Err(Failure(format!("{at} must not see a concern, and {what}"))),
            None => Ok(()),
        }
    }
}

fn record(book: &mut Logbook, officer: OfficerId, mark: u64) -> Result<Secret> {
    let (name, words) = (format!("Person {mark}"), format!("words {mark}"));
    let form = NewConcern { kept_from: vec![officer], ..concern(&name, &words) };
    let concern = book.record_concern(form)?.concern;
    let page = book.read_concern(ConcernWanted { concern })?;
    let people = page.people.iter().map(|line| About::from(line.person));
    Ok(Secret { concern, subjects: people.chain([concern.into()]).collect(), kept_from: officer, words })
}

fn change(
    dice: &mut Dice,
    book: &mut Logbook,
    officer: OfficerId,
    lifts: bool,
) -> Result<Option<(ConcernId, Result<()>)>> {
    let mut lines = book.list_concerns(ConcernFilter::default())?.items;
    lines.retain(|line| line.sealed == lifts);
    lines.sort_by(|a, b| a.reference.cmp(&b.reference));
    let Some(concern) = dice.pick(&lines).map(|line| line.concern) else { return Ok(None) };
    let kept_from = if lifts { Vec::new() } else { vec![officer] };
    let form = Restriction { concern, kept_from, reason: "Agreed by the board.".into() };
    Ok(Some((concern, book.restrict_concern(form))))
}

fn trace(world: &mut World, at: usize, secret: &Secret) -> Result<Option<&'static str>> {
    let eye = world.machines[at].eye();
    for subject in &secret.subjects {
        if eye.entries_about(*subject)?.iter().any(|kept| kept.body.is_some()) {
            return Ok(Some("holds words of it"));
        }
    }
    let book = world.machines[at].book.as_mut().expect("open");
    let list = book.list_concerns(ConcernFilter { limit: 200, ..ConcernFilter::default() })?;
    if list.items.iter().any(|line| line.concern == secret.concern) {
        return Ok(Some("lists it"));
    }
    if list.total != list.items.len() as u64 {
        return Ok(Some("counts it"));
    }
    // The mark is the only number in the words, so nothing else is found by both.
    let words = SearchWords { words: secret.words.clone(), ..SearchWords::default() };
    let found = book.search_log(words)?;
    if found.items.iter().chain(&found.near).any(|line| line.concern == secret.concern) {
        return Ok(Some("finds it"));
    }
    let history = book.read_history(HistoryFilter { limit: 200, ..HistoryFilter::default() })?;
    let said = serde_json::to_string(&history).unwrap_or_default();
    let quoted = format!("{}\"", secret.words);
    let told = said.contains(&quoted) || said.contains(&secret.concern.to_string());
    Ok(told.then_some("tells of it in its history"))
}
