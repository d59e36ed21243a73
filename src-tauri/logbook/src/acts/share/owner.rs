//! Whose an item is, where it is another agency's, and their permission to share it.

use super::super::{form, view};
use crate::domain::concern::{Concern, Owned};
use crate::domain::id::ConcernId;
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, OwnerPermitted, OwnerSaid};
use crate::error::Result;
use crate::logbook::Logbook;

form! {
    /// Whose an item is.
    pub struct OwnerForm {
        /// The concern.
        pub concern: ConcernId,
        /// The item, as a packet names it: a passage, `file:` and the entry of a file, the entry of anything else.
        pub item: String,
        /// An agency code; nothing where it is the council's own.
        pub belongs_to: Option<String>,
        /// Why, or how it is known.
        pub reason: String,
    }
    /// That its owner lets an item go to an agency.
    pub struct PermissionForm {
        /// The concern.
        pub concern: ConcernId,
        /// The item.
        pub item: String,
        /// To whom: an agency code.
        pub agency: String,
        /// Who said so: name and role.
        pub heard_from: String,
        /// When; nothing means now.
        pub heard_at: Option<String>,
        /// How they said it: a channel code.
        pub heard_how: Option<String>,
        /// What they said, and what they asked for in return.
        pub heard: String,
    }
}

view! {
    /// Whose an item is, as pages show it.
    pub struct OwnerView {
        /// Agency code.
        pub owner: String,
        /// Agency in words.
        pub owner_label: String,
        /// To whom it may go, who said so and when: a line each.
        pub permitted: Vec<String>,
    }
}

impl Logbook {
    /// Says whose an item is.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `item` `not-found`, `belongs_to`, also `unchanged`, `reason`; store errors. Nothing is written then.
    pub fn say_owner(&mut self, form: OwnerForm) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let there = self.is_item(&concern, &form.item)?;
        let before = concern.owned.get(&form.item).map(|owned| owned.owner.clone());
        let mut rules = Rules::at(self.now());
        if let Some(owner) = &form.belongs_to {
            rules.agency("belongs_to", owner, self.lists());
        }
        rules
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(there, "item", "not-found")
            .hold(before != form.belongs_to, "belongs_to", "unchanged")
            .finish()?;
        let said =
            OwnerSaid { concern: form.concern, item: form.item, owner: form.belongs_to, reason: form.reason };
        let draft = format!("owner:{}", said.item);
        self.add_about_item(said.concern, &draft, Body::OwnerSaid(said))
    }

    /// Writes down that its owner lets an item go to an agency.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `item` `not-theirs` where it is the council's own, and every field; store errors. Nothing is
    /// written then.
    pub fn permit_owned(&mut self, form: PermissionForm) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let theirs = concern.owned.contains_key(&form.item);
        Rules::at(self.now())
            .agency("agency", &form.agency, self.lists())
            .required("heard_from", &form.heard_from)
            .line("heard_from", &form.heard_from)
            .past("heard_at", form.heard_at.as_deref())
            .choice("heard_how", form.heard_how.as_deref(), terms::CHANNELS)
            .narrative("heard", &form.heard)
            .hold(theirs, "item", "not-theirs")
            .finish()?;
        let at = form.heard_at.unwrap_or_else(|| time::moment(self.now()));
        let permitted = OwnerPermitted {
            concern: form.concern,
            item: form.item,
            to: form.agency,
            by_whom: form.heard_from,
            at,
            how: form.heard_how,
            text: form.heard,
        };
        let draft = format!("permit:{}", permitted.item);
        self.add_about_item(permitted.concern, &draft, Body::OwnerPermitted(permitted))
    }

    /// Drafts about an item are named by it: half a word about one is no word about another.
    fn add_about_item(&mut self, concern: ConcernId, draft: &str, body: Body) -> Result<()> {
        self.commit_with(vec![(concern.into(), body)], |store| store.discard_draft(draft)).map(|_| ())
    }

    fn is_item(&self, concern: &Concern, item: &str) -> Result<bool> {
        let Some(any) = self.lists().agencies().first() else { return Ok(false) };
        let items = self.share_items(concern, &self.people_of(concern)?, any)?;
        Ok(items.iter().any(|one| one.item == item))
    }

    /// Whose an item is, as pages show it.
    pub(in crate::acts) fn owner_view(&self, owned: &Owned) -> OwnerView {
        let label = |code: &str| self.lists().label(List::Agencies, code);
        let line = |one: &crate::domain::concern::Permission| {
            format!("{}: {}, {}", label(&one.to), one.by_whom, time::moment_in_words(&one.at))
        };
        OwnerView {
            owner: owned.owner.clone(),
            owner_label: label(&owned.owner),
            permitted: owned.permitted.iter().map(line).collect(),
        }
    }
}
