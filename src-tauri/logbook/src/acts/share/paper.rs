//! That a paper out of the register was printed: who it was, when, which and how long. It is on record before a printer has it.

use super::super::form;
use crate::domain::id::PersonId;
use crate::domain::rules::Rules;
use crate::domain::time;
use crate::entry::v1::{Body, PaperPrinted};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// A paper that is about to be printed.
    pub struct PaperPrinting {
        /// `register`, or `held_by` for what an agency holds from us.
        pub paper: String,
        /// To which agency alone: a code.
        pub agency: Option<String>,
        /// Of whom alone.
        pub person: Option<PersonId>,
        /// By which officer alone; empty for any.
        pub officer: String,
        /// From this day.
        pub from: Option<String>,
        /// Until this day.
        pub to: Option<String>,
        /// How many lines it has.
        pub lines: u64,
    }
}

impl Logbook {
    /// Writes down that a paper out of the register is printed.
    ///
    /// # Errors
    /// `Invalid`; store errors. Nothing is written then.
    pub fn note_printing(&mut self, form: PaperPrinting) -> Result<()> {
        let mut rules = Rules::at(self.now());
        let known = matches!(form.paper.as_str(), "register" | "held_by");
        rules.line("officer", &form.officer);
        rules.hold(known, "paper", "unknown-choice");
        for (field, day) in [("from", &form.from), ("to", &form.to)] {
            rules.hold(day.as_deref().is_none_or(|day| time::parse_day(day).is_some()), field, "not-a-date");
        }
        // What was sent before is printed also where its agency is not offered any more.
        let known = form.agency.as_deref().is_none_or(|code| self.lists().agency(code).is_some());
        rules.hold(known, "agency", "unknown-choice");
        rules.hold(form.paper != "held_by" || form.agency.is_some(), "agency", "not-chosen").finish()?;
        let body = Body::PaperPrinted(PaperPrinted {
            paper: form.paper,
            agency: form.agency,
            person: form.person,
            officer: form.officer,
            from: form.from,
            to: form.to,
            lines: form.lines,
        });
        let log = self.roster.log;
        self.commit(vec![(log.into(), body)]).map(|_| ())
    }
}
