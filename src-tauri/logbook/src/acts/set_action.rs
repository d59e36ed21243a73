//! Something to do about a concern: set, given to another officer or day, and ended.

use super::{form, view};
use crate::domain::clocks;
use crate::domain::concern::{Action, Concern};
use crate::domain::id::{ActionId, ConcernId, OfficerId};
use crate::domain::rules::Rules;
use crate::domain::{time, working_days};
use crate::entry::v1::{ActionEnded, ActionMoved, ActionSet, Body};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::actions::ActionRow;

form! {
    /// Something to do.
    pub struct NewAction {
        /// The concern.
        pub concern: ConcernId,
        /// What is to be done.
        pub what: String,
        /// The officer who does it; nothing means the one who writes.
        pub owner: Option<OfficerId>,
        /// By which day; nothing means three working days.
        pub due: Option<String>,
    }
    /// Another officer, or another day.
    pub struct ActionMove {
        /// The concern.
        pub concern: ConcernId,
        /// The action.
        pub action: ActionId,
        /// The officer who does it from now on; nothing means the same.
        pub owner: Option<OfficerId>,
        /// By which day; nothing means the same.
        pub due: Option<String>,
        /// Why.
        pub reason: String,
    }
    /// The end of an action.
    pub struct ActionEnd {
        /// The concern.
        pub concern: ConcernId,
        /// The action.
        pub action: ActionId,
        /// It is not needed any more; otherwise it was done.
        pub not_needed: bool,
        /// When; nothing means now.
        pub at: Option<String>,
        /// What came of it, or why it is not needed.
        pub result: String,
    }
}

view! {
    /// What was written.
    pub struct ActionMade {
        /// The action.
        pub action: ActionId,
    }
    /// An action as pages show it.
    pub struct ActionLine {
        /// The action.
        pub action: ActionId,
        /// What is to be done.
        pub what: String,
        /// Who does it, for a form.
        pub owner: OfficerId,
        /// Their name.
        pub owner_name: String,
        /// Whether that is the officer who looks.
        pub mine: bool,
        /// By which day.
        pub due: String,
        /// `waiting`, `overdue`, `done`, `not-needed`, or `closed` where the concern was closed before it was done.
        pub state: String,
    }
}

impl Logbook {
    /// Sets an action.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`: among them `owner` `not-found` and `may-not-see`; store errors. Nothing is written then.
    pub fn set_action(&mut self, form: NewAction) -> Result<ActionMade> {
        let concern = self.open_concern_of(form.concern)?;
        let now = self.now();
        let owner = form.owner.or_else(|| self.my_officer()).ok_or(Error::Refused(Code::NotIn))?;
        let mut rules = Rules::at(now);
        self.check_owner(&mut rules, &concern, owner);
        rules
            .required("what", &form.what)
            .narrative("what", &form.what)
            .ahead("due", form.due.as_deref())
            .finish()?;
        let action = ActionId::make(&mut self.chance);
        let due = form.due.unwrap_or_else(|| {
            working_days::after(time::day(now), self.settings.clocks.days(clocks::ACTION)).to_string()
        });
        let body = Body::ActionSet(ActionSet { concern: form.concern, action, what: form.what, owner, due });
        self.add_about(form.concern, "action", body)?;
        Ok(ActionMade { action })
    }

    /// Gives an action to another officer or another day; one that had ended is to be done after all.
    ///
    /// # Errors
    /// As [`Logbook::set_action`], and `action` `unchanged`.
    pub fn move_action(&mut self, form: ActionMove) -> Result<()> {
        let concern = self.open_concern_of(form.concern)?;
        let action = action_of(&concern, form.action)?;
        let (owner, due) =
            (form.owner.unwrap_or(action.owner), form.due.clone().unwrap_or(action.due.clone()));
        let same = owner == action.owner && due == action.due && action.ended.is_none();
        let mut rules = Rules::at(self.now());
        self.check_owner(&mut rules, &concern, owner);
        rules
            .ahead("due", form.due.as_deref())
            .narrative("reason", &form.reason)
            .hold(!same, "due", "unchanged")
            .finish()?;
        let moved =
            ActionMoved { concern: form.concern, action: form.action, owner, due, reason: form.reason };
        self.add_about(form.concern, "move-action", Body::ActionMoved(moved))
    }

    /// Ends an action. One that is not needed any more says why.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn end_action(&mut self, form: ActionEnd) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        action_of(&concern, form.action)?;
        let now = self.now();
        let mut rules = Rules::at(now);
        if form.not_needed {
            rules.required("result", &form.result);
        }
        rules.narrative("result", &form.result).past("at", form.at.as_deref()).finish()?;
        let ended = ActionEnded {
            concern: form.concern,
            action: form.action,
            done: !form.not_needed,
            at: form.at.or_else(|| Some(time::moment(now))),
            result: form.result,
            with_concern: false,
        };
        self.add_about(form.concern, "end-action", Body::ActionEnded(ended))
    }

    /// An action as a page shows it.
    pub(super) fn action_line(&self, row: ActionRow, today: &str) -> ActionLine {
        let state = match row.ended {
            Some(ended) => ended,
            None if row.due.as_str() < today => "overdue".into(),
            None => "waiting".into(),
        };
        ActionLine {
            action: row.id,
            what: row.what,
            owner_name: self.officer_called(row.owner),
            mine: self.my_officer() == Some(row.owner),
            owner: row.owner,
            due: row.due,
            state,
        }
    }

    /// An officer's name, those who left as well.
    pub(super) fn officer_called(&self, officer: OfficerId) -> String {
        let member = self.roster.members.get(&officer);
        member.map_or_else(|| "Unknown officer".into(), |member| member.officer.name.clone())
    }

    fn check_owner(&self, rules: &mut Rules, concern: &Concern, owner: OfficerId) {
        let is_in = self.roster.members.get(&owner).is_some_and(|member| member.is_in());
        rules.hold(is_in, "owner", "not-found");
        rules.hold(!concern.excluded.contains(&owner), "owner", "may-not-see");
    }
}

fn action_of(concern: &Concern, id: ActionId) -> Result<&Action> {
    concern.actions.iter().find(|action| action.id == id).ok_or(Error::Refused(Code::NotFound))
}
