//! One row of a sheet as a concern: every cell read, every doubt said, everything kept as it stood.

use chrono::NaiveDate;

use super::cells::{Cell, Row};
use super::columns::Target;
use super::dates::{self, Around};
use super::own::Own;
use super::told::{Finding, Referral, RowPerson, RowRead};
use super::words::{self, Outcome};
use super::{Doubt, kinds, people};
use crate::domain::person::years;
use crate::domain::rules::LINE_MAX;
use crate::domain::terms;

/// Sayings that mean an address must not be given away.
const HIDDEN_ADDRESS: &[&str] = &[
    "must not be disclosed",
    "not be disclosed",
    "do not disclose",
    "don't disclose",
    "not to be disclosed",
    "do not reveal",
    "must not be revealed",
    "not be given out",
    "do not give out",
    "do not share",
    "not to be shared",
    "confidential address",
];

/// What reading a row needs to know of its sheet.
#[derive(Debug, Clone)]
pub struct Heads {
    /// Column, heading, and what it is taken for; every column that has anything in it.
    pub columns: Vec<(u32, String, Target)>,
    /// Today.
    pub today: NaiveDate,
    /// Days of the American order stand among those of receiving.
    pub american: bool,
    /// Kinds as the council itself calls them.
    pub own_kinds: Own,
    /// Agencies as the council itself calls them.
    pub own_agencies: Own,
}

/// The row being read.
struct Reader<'a> {
    heads: &'a Heads,
    row: &'a Row,
    read: RowRead,
}

/// Reads a row; `before` is the day the row above was received.
pub fn read(row: &Row, heads: &Heads, before: Option<NaiveDate>) -> RowRead {
    let mut reader = Reader { heads, row, read: RowRead { row: row.number, ..RowRead::default() } };
    reader.keep_everything();
    let received = reader.received(before);
    reader.people();
    reader.born(received);
    let child = reader.is_child(received);
    reader.first_person(child);
    reader.plain_words();
    reader.kinds(child);
    reader.referrals(received, child);
    reader.outcome();
    reader.safe_side();
    reader.read
}

impl Reader<'_> {
    /// The cell of a target, with its heading.
    fn cell(&self, target: Target) -> Option<(&Cell, &str)> {
        let columns = self.heads.columns.iter().filter(|(_, _, known)| *known == target);
        let mut cells =
            columns.filter_map(|(column, heading, _)| Some((self.row.at(*column)?, heading.as_str())));
        cells.find(|(cell, _)| !cell.text.trim().is_empty())
    }

    fn text(&self, target: Target) -> String {
        self.cell(target).map(|(cell, _)| cell.text.trim().to_owned()).unwrap_or_default()
    }

    fn find(&mut self, target: Target, read_as: &str, doubt: Doubt) {
        let Some((cell, heading)) = self.cell(target) else { return };
        let finding = Finding {
            column: cell.column,
            heading: heading.to_owned(),
            cell: cell.verbatim(),
            read_as: read_as.to_owned(),
            doubt,
        };
        self.read.findings.push(finding);
    }

    fn keep_everything(&mut self) {
        for cell in &self.row.cells {
            let heading = self.heads.columns.iter().find(|(column, ..)| *column == cell.column);
            let heading = heading.map(|(_, heading, _)| heading.trim()).filter(|heading| !heading.is_empty());
            let heading = heading
                .map_or_else(|| format!("Column {}", super::cells::letters(cell.column)), str::to_owned);
            self.read.verbatim.push((cell.column, heading, cell.verbatim()));
        }
    }

    fn around(&self, birthday: bool, near: Option<NaiveDate>) -> Around {
        Around { today: self.heads.today, near, american: self.heads.american && !birthday, birthday }
    }

    /// Reads a day from a cell, which may say itself that it is one.
    fn day(&self, cell: &Cell, around: &Around) -> Option<dates::Day> {
        if let Some(moment) = cell.moment {
            let time = Some(moment.time()).filter(|time| *time != chrono::NaiveTime::MIN);
            let doubt = (moment.date() > around.today).then_some(Doubt::InFuture);
            return Some(dates::Day { day: moment.date(), time, doubt });
        }
        if let Some(serial) = cell.number.filter(|number| *number > 30_000.0)
            && let Some(day) = dates::of_serial(serial)
        {
            return Some(dates::Day { day, time: None, doubt: Some(Doubt::Serial) });
        }
        dates::read(&cell.text, around)
    }

    fn received(&mut self, before: Option<NaiveDate>) -> Option<NaiveDate> {
        let (cell, _) = self.cell(Target::Received)?;
        let as_above = words::is_as_above(&cell.text);
        let read = self.day(cell, &self.around(false, before));
        let day = match (read, as_above) {
            (Some(day), _) => day,
            (None, true) if before.is_some() => {
                dates::Day { day: before?, time: None, doubt: Some(Doubt::AsAbove) }
            }
            (None, _) => {
                self.find(Target::Received, "", Doubt::NotADay);
                return None;
            }
        };
        let date = day.day;
        if date > self.heads.today {
            self.find(Target::Received, "", Doubt::InFuture);
            return None;
        }
        if let Some(doubt) = day.doubt {
            self.find(Target::Received, &long(date), doubt);
        }
        self.read.received = Some(match day.time {
            Some(time) => format!("{date}T{}", time.format("%H:%M")),
            None => date.to_string(),
        });
        Some(date)
    }

    fn people(&mut self) {
        let (surname, forename) = (self.text(Target::Surname), self.text(Target::Forename));
        let cell = self.text(Target::People);
        let (mut read, target) = if cell.is_empty() {
            let read = match surname.is_empty() && forename.is_empty() {
                true => people::People::default(),
                false => people::of_columns(&surname, &forename),
            };
            (read, if surname.is_empty() { Target::Forename } else { Target::Surname })
        } else {
            (people::read(&cell), Target::People)
        };
        let named = |people: &[people::Person]| {
            people.iter().map(|person| person.name.clone()).collect::<Vec<_>>().join("; ")
        };
        let too_long = |person: &people::Person| person.name.chars().count() > LINE_MAX;
        if read.people.iter().any(too_long) {
            read.people.retain(|person| !too_long(person));
            self.find(target, "", Doubt::TooLong);
        }
        if let Some(doubt) = read.doubt {
            self.find(target, &named(&read.people), doubt);
        }
        let alleged = people::read(&self.text(Target::Alleged));
        if let Some(doubt) = alleged.doubt {
            self.find(Target::Alleged, &named(&alleged.people), doubt);
        }
        let alleged = alleged.people.into_iter().map(|person| people::Person { role: "alleged", ..person });
        for person in read.people.into_iter().chain(alleged) {
            self.read.people.push(RowPerson {
                name: person.name,
                known_as: person.known_as,
                role: person.role,
                relationship: person.relationship.chars().take(LINE_MAX).collect(),
                age: person.age.chars().take(LINE_MAX).collect(),
                ..RowPerson::default()
            });
        }
    }

    fn born(&mut self, received: Option<NaiveDate>) {
        let count = self.read.people.len();
        let cell = self.cell(Target::Born).map(|(cell, _)| cell.clone());
        if let (Some(cell), true) = (cell, count > 0) {
            let parts: Vec<&str> =
                cell.text.split(['\n', '&', ';']).map(str::trim).filter(|p| !p.is_empty()).collect();
            if parts.len() > 1 && parts.len() == count {
                for (at, part) in parts.iter().enumerate() {
                    self.put_age(at, &Cell { text: (*part).to_owned(), ..Cell::default() }, received);
                }
            } else {
                self.put_age(0, &cell, received);
                if count > 1 && !words::is_nothing(&cell.text) {
                    let name = self.read.people[0].name.clone();
                    self.find(Target::Born, &name, Doubt::FirstOfSeveral);
                }
            }
        }
        for at in 0..count {
            if self.read.people[at].born_on.is_none() && !self.read.people[at].age.is_empty() {
                let said = std::mem::take(&mut self.read.people[at].age);
                let cell = Cell { text: said.clone(), ..Cell::default() };
                let findings = self.read.findings.len();
                self.put_age(at, &cell, received);
                self.read.findings.truncate(findings);
                if self.read.people[at].age.is_empty() && self.read.people[at].born_on.is_none() {
                    self.read.people[at].age = said;
                }
            }
        }
    }

    fn put_age(&mut self, at: usize, cell: &Cell, received: Option<NaiveDate>) {
        let text = cell.text.trim();
        if words::is_nothing(text) || text == "?" {
            return;
        }
        let lower = text.to_lowercase();
        let by_number = cell.moment.is_none() && cell.number.is_some_and(|number| number < 1900.0);
        let is_age = by_number || age_in_years(&lower).is_some();
        let day = if is_age { None } else { self.day(cell, &self.around(true, None)) };
        match day {
            Some(day)
                if day.day <= self.heads.today && received.is_none_or(|received| day.day <= received) =>
            {
                self.read.people[at].born_on = Some(day.day.to_string());
                if let Some(doubt) = day.doubt.filter(|doubt| *doubt != Doubt::Serial) {
                    self.find(Target::Born, &long(day.day), doubt);
                }
            }
            _ if is_age || lower.starts_with("edd") || lower.contains("unborn") || text.len() == 4 => {
                // An age grows old: it is said with the month it was true in.
                let when = received.map(|day| format!(", {}", day.format("%B %Y"))).unwrap_or_default();
                self.read.people[at].age = format!("{text}{when}").chars().take(LINE_MAX).collect();
            }
            _ => self.find(Target::Born, "", Doubt::NotADay),
        }
    }

    /// Whether the person it is about is a child, as far as the row says.
    fn is_child(&self, received: Option<NaiveDate>) -> Option<bool> {
        let person = self
            .read
            .people
            .iter()
            .find(|person| !matches!(person.role, "alleged" | "reporter" | "witness"))?;
        let kinds = self.text(Target::Kinds).to_lowercase();
        let born = person.born_on.as_deref().and_then(|day| day.parse::<NaiveDate>().ok());
        let on = received.unwrap_or(self.heads.today);
        let by_birth = born.and_then(|born| years(born, on)).map(|years| years < 18);
        let by_age = || age_in_years(&person.age.to_lowercase()).map(|years| years < 18);
        let by_word = || (kinds.contains("child") || person.role == "child_at_risk").then_some(true);
        by_birth.or_else(by_age).or_else(by_word)
    }

    fn first_person(&mut self, child: Option<bool>) {
        let main = self.read.people.iter_mut().find(|person| person.role.is_empty());
        if let (Some(main), Some(child)) = (main, child) {
            main.role = if child { "child_at_risk" } else { "adult_at_risk" };
        }
        let count = self.read.people.len();
        let Some(name) = self.read.people.first().map(|person| person.name.clone()) else { return };
        let address = self.text(Target::Address);
        let no_home = ["nfa", "no fixed abode", "no fixed address", "homeless"]
            .contains(&super::names::compared(&address).as_str());
        if words::is_as_above(&address) {
            self.find(Target::Address, "", Doubt::AsAbove);
        } else if no_home {
            self.read.people[0].address = "No fixed abode".into();
        } else if address.chars().count() > LINE_MAX {
            self.find(Target::Address, "", Doubt::TooLong);
        } else if !words::is_nothing(&address) {
            self.read.people[0].address = address.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        let phone = words::phone(&self.text(Target::Phone));
        if phone.note.chars().count() > LINE_MAX {
            self.find(Target::Phone, "", Doubt::TooLong);
        } else if self.cell(Target::Phone).is_some() {
            if let Some(doubt) = phone.doubt {
                self.find(Target::Phone, "", doubt);
            } else if count > 1 && !phone.number.is_empty() {
                self.find(Target::Phone, &format!("{}: {}", name, phone.number), Doubt::FirstOfSeveral);
            }
            self.read.people[0].phone = phone.number;
            // Whose number it is may be unclear; that nobody must ring is not.
            for person in &mut self.read.people {
                person.safe_to_contact = phone.safe;
                person.safe_note.clone_from(&phone.note);
            }
        }
    }

    fn plain_words(&mut self) {
        self.read.story = self.text(Target::Story);
        self.read.reference = self.text(Target::Reference).chars().take(LINE_MAX).collect();
        let happened = self.text(Target::Happened);
        if happened.chars().count() > LINE_MAX {
            self.find(Target::Happened, "", Doubt::TooLong);
        } else {
            self.read.happened_when = happened;
        }
        let route = self.text(Target::Route);
        self.read.route = words::route(&route);
        if self.read.route.is_none() && !words::is_nothing(&route) {
            self.find(Target::Route, "", Doubt::UnknownWord);
        }
        let reporter = self.text(Target::ReportedBy);
        if reporter.chars().count() > LINE_MAX {
            self.find(Target::ReportedBy, "", Doubt::TooLong);
        } else {
            self.read.reporter = words::reported_by(&reporter);
        }
    }

    fn kinds(&mut self, child: Option<bool>) {
        let own = &self.heads.own_kinds;
        let read = kinds::read(&self.text(Target::Kinds), child, own);
        if let Some(doubt) = read.doubt {
            let label = |code: &String| {
                own.label(code).map_or_else(|| terms::label(terms::CONCERN_TYPES, code), str::to_owned)
            };
            let labels: Vec<String> = read.codes.iter().map(label).collect();
            self.find(Target::Kinds, &labels.join("; "), doubt);
        }
        self.read.kinds = read.codes;
    }

    fn referrals(&mut self, received: Option<NaiveDate>, child: Option<bool>) {
        let (told, unclear) = words::agencies(&self.text(Target::Agency), child, &self.heads.own_agencies);
        let mut when = None;
        if let Some((cell, _)) = self.cell(Target::Referred) {
            let nothing = words::is_nothing(&cell.text);
            // Only the days of receiving were asked whether they are American.
            let around = Around { american: false, ..self.around(false, received) };
            let read = self.day(cell, &around);
            match read.filter(|day| day.day <= self.heads.today) {
                Some(day) if day.doubt.is_none() => when = Some(day.day),
                // A referral is a fact with a clock: where its day is in doubt, it stays words.
                Some(day) => self.find(Target::Referred, &long(day.day), day.doubt.unwrap_or(Doubt::Unsure)),
                None if nothing => {}
                None => self.find(Target::Referred, "", Doubt::NotADay),
            }
        }
        let clear = when.is_some() && unclear.is_empty();
        if !clear && (!told.is_empty() || !unclear.is_empty()) {
            self.find(Target::Agency, "", Doubt::NoReferral);
        }
        if let Some(day) = when {
            self.read.referrals = told
                .into_iter()
                .map(|told| Referral {
                    agency: told.agency,
                    recipient: told.named.chars().take(LINE_MAX).collect(),
                    route: told.route,
                    sent_at: day.to_string(),
                })
                .collect();
        }
    }

    fn outcome(&mut self) {
        let status = self.text(Target::Status);
        let outcome = self.text(Target::Outcome);
        let by_status = match super::names::compared(&status).as_str() {
            "y" | "yes" | "closed" | "complete" | "completed" => Some(Outcome::Closed("unable")),
            _ => None,
        };
        self.read.outcome = match (words::outcome(&outcome), by_status) {
            (Outcome::Closed(reason), _) => Outcome::Closed(reason),
            (_, Some(closed)) => closed,
            (said, None) => said,
        };
        self.read.outcome_words = if outcome.is_empty() { status } else { outcome };
    }

    fn safe_side(&mut self) {
        let everything: String =
            self.read.verbatim.iter().map(|(_, _, cell)| cell.to_lowercase()).collect::<Vec<_>>().join(" . ");
        let sentences = everything.split(['.', '!', '\n', ';']);
        let hidden = sentences
            .filter(|sentence| sentence.contains("address") || sentence.contains("whereabouts"))
            .any(|sentence| HIDDEN_ADDRESS.iter().any(|words| sentence.contains(words)));
        if hidden {
            for person in &mut self.read.people {
                person.hide_address = true;
            }
            self.find(Target::Story, "Do not reveal address", Doubt::SafeSide);
        }
        let anonymous = [
            "stay anonymous",
            "remain anonymous",
            "wishes to be anonymous",
            "wants to be anonymous",
            "not be named",
        ];
        if !self.read.reporter.anonymous && anonymous.iter().any(|words| everything.contains(words)) {
            self.read.reporter.anonymous = true;
            self.find(Target::Story, "Wishes not to be named", Doubt::SafeSide);
        }
    }
}

/// Years of an age in words: "10 yrs", "aged 7", "8m", "40s"; nothing for anything else.
fn age_in_years(text: &str) -> Option<u32> {
    let text = text.split(',').next().unwrap_or_default();
    let text =
        text.trim().trim_start_matches("aged").trim_start_matches("age").trim_start_matches("approx").trim();
    let digits: String = text.chars().take_while(char::is_ascii_digit).collect();
    let number: u32 = digits.parse().ok().filter(|_| digits.len() <= 3)?;
    let unit = text[digits.len()..].trim_matches([' ', '.', '?', '-']);
    let unit = unit.split_whitespace().next().unwrap_or_default();
    match unit {
        "" | "y" | "yr" | "yrs" | "year" | "years" | "yo" | "y/o" | "s" if number <= 120 => Some(number),
        "m" | "mth" | "mths" | "month" | "months" | "mo" => Some(number / 12),
        "w" | "wk" | "wks" | "week" | "weeks" | "d" | "days" => Some(0),
        _ => None,
    }
}

fn long(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}
