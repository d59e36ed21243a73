//! One concern, whole: who it is about, how it stands, its chronology, what is still to do.

use super::agree::Whereabouts;
use super::chronology::ChronologyItem;
use super::files::FileLine;
use super::list_concerns::{Badge, BadgeKind, badge};
use super::record_concern::ReporterForm;
use super::referral_line::{ReferralLine, referral_line};
use super::set_action::ActionLine;
use super::share::ShareLine;
use super::statements::{BodyMarkLine, CapacityLine, RiskLine, WishesLine};
use super::topics::TopicView;
use super::{form, view};
use crate::domain::concern::{Concern, StillToDo, still_to_do, to_do_by};
use crate::domain::id::{ConcernId, OfficerId, PersonId};
use crate::domain::{person, terms, time};
use crate::entry::v1::{Link, PersonFacts, Reporter};
use crate::error::{Code, Error, Result};
use crate::logbook::Logbook;
use crate::store::shares::WantedShares;

form! {
    /// Which concern.
    pub struct ConcernWanted {
        /// The concern.
        pub concern: ConcernId,
    }
}

view! {
    /// A concern as its page shows it.
    pub struct ConcernPage {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// Name of the person it is about.
        pub title: String,
        /// In short.
        pub summary: String,
        /// `new`, `open` or `closed`.
        pub state: String,
        /// What matters about it now.
        pub badges: Vec<Badge>,
        /// When it was received.
        pub received_at: Option<String>,
        /// When it was written down.
        pub recorded_at: String,
        /// By whom.
        pub recorded_by: String,
        /// How it came.
        pub route_in: Option<String>,
        /// Who reported it.
        pub reporter: ReporterForm,
        /// Immediate danger.
        pub danger: Option<String>,
        /// Whether 999 was called.
        pub called_999: Option<String>,
        /// When 999 was called.
        pub called_999_at: Option<String>,
        /// Their incident number.
        pub incident_number: String,
        /// When it happened.
        pub happened_when: String,
        /// When it happened or began.
        pub happened_from: Option<String>,
        /// When it ended.
        pub happened_until: Option<String>,
        /// It goes on.
        pub ongoing: bool,
        /// Where, a code.
        pub place: Option<String>,
        /// The place in words.
        pub place_words: String,
        /// Types.
        pub concern_types: Vec<String>,
        /// The main one.
        pub main_type: Option<String>,
        /// Whether the person knows.
        pub aware: Option<String>,
        /// Why they do not know.
        pub aware_reason: String,
        /// Consent.
        pub consent_status: Option<String>,
        /// Why, or why not.
        pub consent_reason: String,
        /// Risk.
        pub risk_level: Option<String>,
        /// The reasons.
        pub risk_reasons: String,
        /// How likely harm is.
        pub likelihood: Option<String>,
        /// How bad it would be.
        pub severity: Option<String>,
        /// Who else is at risk.
        pub others_at_risk: Vec<String>,
        /// Needs for care and support, met by anybody or not: `yes`, `no`, `unknown` (Care Act 2014, section 42).
        pub care_needs: Option<String>,
        /// What that rests on.
        pub care_needs_why: String,
        /// Abuse or neglect, or the risk of it.
        pub abuse_or_risk: Option<String>,
        /// What that rests on.
        pub abuse_or_risk_why: String,
        /// Unable to protect themself because of those needs; also `left`, to the county council.
        pub unable_to_protect: Option<String>,
        /// What that rests on.
        pub unable_to_protect_why: String,
        /// Level of support a child needs: a code of the list. It informs and decides nothing.
        pub support_level: Option<String>,
        /// What that rests on.
        pub support_level_why: String,
        /// Risk every time it was set, newest first.
        pub risk_history: Vec<RiskLine>,
        /// What people want, newest first.
        pub wishes: Vec<WishesLine>,
        /// Whether it came about, as the last closing said.
        pub wishes_met: Option<String>,
        /// Assessments of capacity, newest first.
        pub capacity: Vec<CapacityLine>,
        /// Marks on a body map, in the order they were put there.
        pub body_marks: Vec<BodyMarkLine>,
        /// Topics its kinds call up, and those that were answered.
        pub topics: Vec<TopicView>,
        /// Files, newest first.
        pub files: Vec<FileLine>,
        /// Next review.
        pub review_on: Option<String>,
        /// Officers whom it is kept from, by name.
        pub kept_from: Vec<KeptFrom>,
        /// How many things were written apart, in it and about its people, and wait to be settled.
        pub versions: u32,
        /// Facts among them, by name.
        pub written_apart: Vec<String>,
        /// People and their parts.
        pub people: Vec<PersonLine>,
        /// The safe-contact strip, ready to read.
        pub warnings: Vec<String>,
        /// Every entry, newest first.
        pub chronology: Vec<ChronologyItem>,
        /// Where each of them is besides this machine, in the same order.
        pub whereabouts: Vec<Whereabouts>,
        /// Referrals.
        pub referrals: Vec<ReferralLine>,
        /// What officers undertook to do, what is still to be done first.
        pub actions: Vec<ActionLine>,
        /// Shares and refusals to share.
        pub shares: Vec<ShareLine>,
        /// What is still to do.
        pub still_to_do: Vec<StillToDo>,
        /// Other concerns about the same person.
        pub known_before: Vec<KnownBefore>,
        /// Where it is saved.
        pub saved: Saved,
    }
    /// An officer whom a concern is kept from.
    pub struct KeptFrom {
        /// The officer.
        pub officer: OfficerId,
        /// Their name.
        pub name: String,
    }
    /// A person and their part.
    pub struct PersonLine {
        /// The person.
        pub person: PersonId,
        /// Role code.
        pub role: String,
        /// Role in words.
        pub role_label: String,
        /// Full name.
        pub name: String,
        /// What they are called.
        pub known_as: String,
        /// Date of birth.
        pub born_on: Option<String>,
        /// Age, in years or as written.
        pub age: String,
        /// Address.
        pub address: String,
        /// Telephone.
        pub phone: String,
        /// Safe to contact.
        pub safe_to_contact: String,
        /// When and how.
        pub safe_contact_note: String,
        /// Address must not be revealed.
        pub do_not_reveal_address: bool,
        /// Relationship to the person it is about.
        pub relationship: String,
        /// The one it is about.
        pub main: bool,
    }
    /// Another concern about the same person.
    pub struct KnownBefore {
        /// The concern.
        pub concern: ConcernId,
        /// Its reference.
        pub reference: String,
        /// In short.
        pub summary: String,
        /// Its state.
        pub state: String,
    }
    /// Where a concern's entries are.
    pub struct Saved {
        /// On this machine's disk, written through.
        pub on_this_machine: bool,
    }
}

impl Logbook {
    /// Reads a concern.
    ///
    /// # Errors
    /// `NotFound`; store errors.
    pub fn read_concern(&mut self, form: ConcernWanted) -> Result<ConcernPage> {
        let concern = self.concern_of(form.concern)?;
        let row = self.store.concern_row(form.concern)?.ok_or(Error::Refused(Code::NotFound))?;
        let today = time::day(self.now());
        let people = self.people_of(&concern)?;
        let facts = concern.facts.clone();
        let review = review_badge(&facts.review_on, concern.closed);
        let badges = badge(&row, today).into_iter().chain(review).collect();
        Ok(ConcernPage {
            concern: concern.id,
            reference: concern.reference.clone(),
            title: row.title,
            summary: concern.gist(),
            state: row.state,
            badges,
            received_at: facts.received_at,
            recorded_at: time::instant(concern.recorded.1),
            recorded_by: self.roster.officer_name(&concern.recorded.0.machine),
            route_in: facts.route_in,
            reporter: reporter_form(&facts.reporter),
            danger: facts.danger,
            called_999: facts.called_999,
            called_999_at: facts.called_999_at,
            incident_number: facts.incident_number,
            happened_when: facts.happened_when,
            happened_from: facts.happened_from,
            happened_until: facts.happened_until,
            ongoing: facts.ongoing,
            place: facts.place,
            place_words: facts.place_words,
            concern_types: facts.concern_types,
            main_type: facts.main_type,
            aware: facts.aware,
            aware_reason: facts.aware_reason,
            consent_status: facts.consent_status,
            consent_reason: facts.consent_reason,
            risk_level: facts.risk_level,
            risk_reasons: facts.risk_reasons,
            likelihood: facts.likelihood,
            severity: facts.severity,
            others_at_risk: facts.others_at_risk,
            care_needs: facts.care_needs,
            care_needs_why: facts.care_needs_why,
            abuse_or_risk: facts.abuse_or_risk,
            abuse_or_risk_why: facts.abuse_or_risk_why,
            unable_to_protect: facts.unable_to_protect,
            unable_to_protect_why: facts.unable_to_protect_why,
            support_level: facts.support_level,
            support_level_why: facts.support_level_why,
            risk_history: self.risk_lines(&concern),
            wishes: self.wishes_lines(&concern)?,
            wishes_met: concern.wishes_met.clone(),
            capacity: self.capacity_lines(&concern)?,
            body_marks: self.mark_lines(&concern)?,
            topics: self.topic_views(&concern)?,
            files: self.file_lines(&concern)?,
            review_on: facts.review_on,
            warnings: [warnings(&people), dangers(&people)].concat(),
            kept_from: self.names_of(&concern.excluded),
            versions: row.versions,
            written_apart: concern.versions.iter().map(|apart| apart.field.clone()).collect(),
            people: person_lines(&people, &concern, today),
            chronology: self.chronology(&concern),
            whereabouts: self.whereabouts_of(&concern)?,
            referrals: self.referrals_of(concern.id, today)?,
            actions: self.actions_of(concern.id, today)?,
            shares: self.shares_of(concern.id)?,
            still_to_do: self.to_do(&concern, today),
            known_before: self.known_before(&concern)?,
            saved: Saved { on_this_machine: true },
        })
    }

    /// What is still to do, what has a day first.
    fn to_do(&self, concern: &Concern, today: chrono::NaiveDate) -> Vec<StillToDo> {
        [to_do_by(concern, &self.settings.clocks, self.lists(), today), still_to_do(concern, self.lists())]
            .concat()
    }

    fn referrals_of(&self, concern: ConcernId, today: chrono::NaiveDate) -> Result<Vec<ReferralLine>> {
        let rows = self.store.referrals(Some(concern))?;
        Ok(rows.into_iter().map(|row| referral_line(row, today, self.lists())).collect())
    }

    fn shares_of(&self, concern: ConcernId) -> Result<Vec<ShareLine>> {
        let wanted = WantedShares { concern: Some(concern), ..WantedShares::default() };
        let (_, shares) = self.store.list_shares(&wanted, None, 1000)?;
        shares.into_iter().map(|row| self.share_line(row)).collect()
    }

    fn actions_of(&self, concern: ConcernId, today: chrono::NaiveDate) -> Result<Vec<ActionLine>> {
        let rows = self.store.actions_of(concern)?;
        let today = today.to_string();
        Ok(rows.into_iter().map(|row| self.action_line(row, &today)).collect())
    }

    fn whereabouts_of(&self, concern: &Concern) -> Result<Vec<Whereabouts>> {
        let places = self.places()?;
        let kept_from = self.store.excluded_from(concern.id.into())?.unwrap_or_default();
        let newest_first = concern.entries.iter().rev();
        Ok(newest_first.map(|told| self.whereabouts(&places, told.id, &kept_from)).collect())
    }

    /// People of a concern with what is known of them.
    pub(super) fn people_of(&self, concern: &Concern) -> Result<Vec<(Link, PersonFacts)>> {
        let mut people = Vec::with_capacity(concern.people.len());
        for link in &concern.people {
            let facts = self.store.person_shown(link.person)?.unwrap_or_default();
            people.push((link.clone(), facts));
        }
        Ok(people)
    }

    pub(super) fn names_of(&self, officers: &[OfficerId]) -> Vec<KeptFrom> {
        let members = officers.iter().filter_map(|officer| self.roster.members.get(officer));
        members
            .map(|member| KeptFrom { officer: member.officer.id, name: member.officer.name.clone() })
            .collect()
    }

    fn known_before(&self, concern: &Concern) -> Result<Vec<KnownBefore>> {
        let Some(main) = concern.main_person() else { return Ok(Vec::new()) };
        let others = self.concerns_with(main)?.into_iter().filter(|other| other.concern != concern.id);
        Ok(others
            .map(|other| KnownBefore {
                concern: other.concern,
                reference: other.reference,
                summary: other.summary,
                state: other.state,
            })
            .collect())
    }
}

fn person_lines(
    people: &[(Link, PersonFacts)],
    concern: &Concern,
    today: chrono::NaiveDate,
) -> Vec<PersonLine> {
    people.iter().map(|(link, facts)| person_line(link, facts, concern.main_person(), today)).collect()
}

/// A person as a page shows them.
pub(super) fn person_line(
    link: &Link,
    facts: &PersonFacts,
    main: Option<PersonId>,
    today: chrono::NaiveDate,
) -> PersonLine {
    PersonLine {
        person: link.person,
        role: link.role.clone(),
        role_label: terms::role_label(&link.role),
        name: person::shown_name(facts),
        known_as: facts.known_as.clone(),
        born_on: facts.born_on.clone(),
        age: person::shown_age(facts, today),
        address: facts.address.clone(),
        phone: facts.phone.clone(),
        safe_to_contact: facts.safe_to_contact.clone(),
        safe_contact_note: facts.safe_contact_note.clone(),
        do_not_reveal_address: person::hides_address(facts),
        relationship: link.relationship.clone(),
        main: main == Some(link.person),
    }
}

/// What must be known before anybody dials or writes.
pub(super) fn warnings(people: &[(Link, PersonFacts)]) -> Vec<String> {
    let mut lines = Vec::new();
    for (link, facts) in people {
        if link.role == "alleged" {
            continue;
        }
        for line in person::safe_contact_lines(facts) {
            let named =
                if people.len() > 1 { format!("{}: {line}", person::shown_name(facts)) } else { line };
            lines.push(named);
        }
    }
    lines
}

/// Warnings for whoever visits, of everybody in the concern, whatever their part.
fn dangers(people: &[(Link, PersonFacts)]) -> Vec<String> {
    let named = |facts: &PersonFacts, line: String| format!("{}: {line}", person::shown_name(facts));
    let lines = |(_, facts): &(Link, PersonFacts)| {
        person::flag_lines(facts).into_iter().map(|line| named(facts, line)).collect::<Vec<_>>()
    };
    people.iter().flat_map(lines).collect()
}

fn review_badge(review_on: &Option<String>, closed: bool) -> Option<Badge> {
    let day = review_on.as_deref().filter(|_| !closed)?;
    Some(Badge { kind: BadgeKind::Plain, text: format!("review {}", time::moment_in_words(day)) })
}

fn reporter_form(reporter: &Reporter) -> ReporterForm {
    ReporterForm {
        kind: reporter.kind.clone(),
        team: reporter.team.clone(),
        name: reporter.name.clone(),
        role: reporter.role.clone(),
        phone: reporter.phone.clone(),
        email: reporter.email.clone(),
        relationship: reporter.relationship.clone(),
        anonymous: reporter.anonymous,
    }
}
