//! Whose an item is, where it is another agency's, their permission to share it, and that they took it back.

use super::super::{form, view};
use crate::domain::concern::{Concern, Permission, Reach, Share};
use crate::domain::id::ConcernId;
use crate::domain::lists::List;
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, OwnerPermitted, OwnerSaid, PermissionTakenBack};
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
    /// That its owner lets an item go to an agency no longer.
    pub struct PermissionEnding {
        /// The concern.
        pub concern: ConcernId,
        /// The item.
        pub item: String,
        /// To whom no longer: an agency code.
        pub agency: String,
        /// Who said so: name and role.
        pub heard_from: String,
        /// When; nothing means now.
        pub heard_at: Option<String>,
        /// How they said it: a channel code.
        pub heard_how: Option<String>,
        /// Why.
        pub reason: String,
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
        /// The same with what went to each already.
        pub permissions: Vec<PermissionView>,
        /// To whom it may go no longer, who said so and when: a line each.
        pub taken_back: Vec<String>,
    }
    /// A permission, and what went by it.
    pub struct PermissionView {
        /// To whom: an agency code.
        pub agency: String,
        /// The agency in words.
        pub agency_label: String,
        /// Packets with it that went there: a line each. Taking a permission back calls none of them back.
        pub went: Vec<String>,
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
        self.heard(&form.heard_from, form.heard_at.as_deref(), form.heard_how.as_deref())
            .agency("agency", &form.agency, self.lists())
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

    /// Writes down that its owner lets an item go to an agency no longer. It goes into no packet from then on; what went is named
    /// beside it.
    ///
    /// # Errors
    /// `NotFound`; `Invalid`: `item` `not-theirs`, `agency` `not-permitted` where nobody let it go there, and every field; store errors. Nothing is
    /// written then.
    pub fn take_permission_back(&mut self, form: PermissionEnding) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let theirs = concern.owned.contains_key(&form.item);
        let stands =
            concern.owned.get(&form.item).is_some_and(|it| it.permission_for(&form.agency).is_some());
        self.heard(&form.heard_from, form.heard_at.as_deref(), form.heard_how.as_deref())
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(theirs, "item", "not-theirs")
            .hold(stands || !theirs, "agency", "not-permitted")
            .finish()?;
        let at = form.heard_at.unwrap_or_else(|| time::moment(self.now()));
        let taken = PermissionTakenBack {
            concern: form.concern,
            item: form.item,
            to: form.agency,
            by_whom: form.heard_from,
            at,
            how: form.heard_how,
            reason: form.reason,
        };
        let draft = format!("take-back:{}", taken.item);
        self.add_about_item(taken.concern, &draft, Body::PermissionTakenBack(taken))
    }

    /// The rules of who said something for another agency, when and how.
    fn heard(&self, from: &str, at: Option<&str>, how: Option<&str>) -> Rules {
        let mut rules = Rules::at(self.now());
        rules.required("heard_from", from).line("heard_from", from).past("heard_at", at).choice(
            "heard_how",
            how,
            terms::CHANNELS,
        );
        rules
    }

    /// Drafts about an item are named by it: half a word about one is no word about another.
    pub(super) fn add_about_item(&mut self, concern: ConcernId, draft: &str, body: Body) -> Result<()> {
        self.commit_with(vec![(concern.into(), body)], |store| store.discard_draft(draft)).map(|_| ())
    }

    fn is_item(&self, concern: &Concern, item: &str) -> Result<bool> {
        let Some(any) = self.lists().agencies().first() else { return Ok(false) };
        let items = self.share_items(concern, &self.people_of(concern)?, any)?;
        Ok(items.iter().any(|one| one.item == item))
    }

    /// Whose an item is, as pages show it; nothing where it is the council's own.
    pub(in crate::acts) fn owner_view(&self, concern: &Concern, item: &str) -> Option<OwnerView> {
        let owned = concern.owned.get(item)?;
        let label = |code: &str| self.lists().label(List::Agencies, code);
        let line = |one: &Permission| {
            format!("{}: {}, {}", label(&one.to), one.by_whom, time::moment_in_words(&one.at))
        };
        let mut to: Vec<&str> = Vec::new();
        for one in &owned.permitted {
            if !to.contains(&one.to.as_str()) {
                to.push(&one.to);
            }
        }
        let permission = |agency: &str| PermissionView {
            agency: agency.to_owned(),
            agency_label: label(agency),
            went: went(concern, item, agency),
        };
        Some(OwnerView {
            owner: owned.owner.clone(),
            owner_label: label(&owned.owner),
            permitted: owned.permitted.iter().map(line).collect(),
            permissions: to.into_iter().map(permission).collect(),
            taken_back: owned.taken_back.iter().map(line).collect(),
        })
    }
}

/// Packets to an agency that an item went in, a line each, oldest first.
fn went(concern: &Concern, item: &str, agency: &str) -> Vec<String> {
    let line = |(_, _, at, share): &(_, _, i64, Share)| match share {
        Share::Sent(sent, reach) => {
            let has = sent.agency == agency && sent.items.iter().any(|one| one == item);
            (has && *reach != Reach::NotDelivered)
                .then(|| format!("{}, {}, {}", sent.reference, sent.recipient_name, time::in_words(*at)))
        }
        Share::Declined(_) => None,
    };
    concern.shares.iter().filter_map(line).collect()
}
