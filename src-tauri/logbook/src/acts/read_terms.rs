//! The lists officers choose from, for pages and scripts.

use super::{Nothing, view};
use crate::domain::body::{BODY_REGIONS, BodyRegion};
use crate::domain::forms;
use crate::domain::lists::List;
use crate::domain::terms::{self, Agency, Term};
use crate::domain::topics::{TOPICS, Topic};
use crate::error::Result;
use crate::logbook::Logbook;

view! {
    /// Every list of choices.
    pub struct Terms {
        /// Names of the officers who wrote in the log, those as well who have left, by name.
        pub officers: Vec<String>,
        /// How a concern came.
        pub routes_in: Vec<Term>,
        /// Who reported it.
        pub reporter_kinds: Vec<Term>,
        /// Where it happened.
        pub places: Vec<Term>,
        /// A person's part.
        pub roles: &'static [Term],
        /// Kinds of concern.
        pub concern_types: Vec<Term>,
        /// Consent to share.
        pub consent_statuses: &'static [Term],
        /// Whether the person knows.
        pub awareness: &'static [Term],
        /// Immediate danger.
        pub dangers: &'static [Term],
        /// Safe to contact.
        pub safe_to_contact: &'static [Term],
        /// Risk.
        pub risk_levels: &'static [Term],
        /// How likely harm is.
        pub likelihoods: &'static [Term],
        /// How bad it would be.
        pub severities: &'static [Term],
        /// Who else is at risk.
        pub others_at_risk: &'static [Term],
        /// How the writer knows.
        pub source_grades: &'static [Term],
        /// What can be added.
        pub addition_kinds: &'static [Term],
        /// What an assessment of capacity came to.
        pub capacity_outcomes: &'static [Term],
        /// Whether somebody was asked what they want.
        pub asked: &'static [Term],
        /// What people want to happen.
        pub outcomes_wanted: Vec<Term>,
        /// Whether that came about.
        pub wishes_met: &'static [Term],
        /// Whether a child's parents agree.
        pub parents_agree: &'static [Term],
        /// Whose outline a body map has.
        pub figures: &'static [Term],
        /// Which side of the body.
        pub sides: &'static [Term],
        /// Regions of the body, and where they lie on the outlines.
        pub body_regions: &'static [BodyRegion],
        /// Whether an adult cannot protect themself.
        pub unable_to_protect: &'static [Term],
        /// How much support a child needs.
        pub support_levels: Vec<Term>,
        /// What can be decided.
        pub decisions: &'static [Term],
        /// How far an answer is taken that we disagree with.
        pub escalation_stages: &'static [Term],
        /// How a referral travels.
        pub referral_routes: &'static [Term],
        /// What an agency decided.
        pub reply_decisions: Vec<Term>,
        /// How likely harm from a breach is.
        pub breach_risks: &'static [Term],
        /// What is done about a breach.
        pub breach_steps: &'static [Term],
        /// Teams of the council.
        pub teams: Vec<Term>,
        /// Why a concern is closed.
        pub closure_reasons: Vec<Term>,
        /// Why nothing of a record may be erased.
        pub hold_reasons: &'static [Term],
        /// Why a record goes.
        pub disposal_grounds: &'static [Term],
        /// Article 6.
        pub article6: &'static [Term],
        /// Article 9.
        pub article9: &'static [Term],
        /// Schedule 1.
        pub schedule1: &'static [Term],
        /// Paragraph 18's reasons.
        pub para18_reasons: &'static [Term],
        /// Other gateways.
        pub gateways: &'static [Term],
        /// How a packet travels.
        pub channels: &'static [Term],
        /// Forms of other agencies.
        pub forms: Vec<forms::FormName>,
        /// How one made sure who was told by word of mouth.
        pub caller_checks: &'static [Term],
        /// Whether what a packet said was wrong, or changed since.
        pub was_wrong: &'static [Term],
        /// Why words are withheld.
        pub withhold_grounds: &'static [Term],
        /// Ethnicity.
        pub ethnicities: &'static [Term],
        /// Why somebody needs support.
        pub support_reasons: &'static [Term],
        /// Warnings that go with a person.
        pub flags: &'static [Term],
        /// Ways to reach somebody.
        pub contact_kinds: &'static [Term],
        /// How somebody likes to be reached.
        pub preferred_contacts: &'static [Term],
        /// Addresses but the present one.
        pub address_kinds: &'static [Term],
        /// What one person is to another.
        pub relations: &'static [Term],
        /// Topics: what calls them up, what they ask, what is to be known.
        pub topics: &'static [Topic],
        /// Agencies.
        pub agencies: Vec<Agency>,
    }
}

impl Logbook {
    fn agencies(&self) -> Vec<Agency> {
        self.lists().agencies().iter().map(|agency| self.agency_as_set(agency)).collect()
    }

    /// An agency with the clock that the council set for its replies, and the ways by which things may go to it.
    pub(super) fn agency_as_set(&self, agency: &Agency) -> Agency {
        Agency {
            reply_working_days: self.settings.clocks.reply_days(&agency.code),
            routes: self.settings.templates.of(&agency.code).ways(),
            ..agency.clone()
        }
    }

    /// Returns every list.
    ///
    /// # Errors
    /// None today.
    pub fn read_terms(&mut self, _: Nothing) -> Result<Terms> {
        let of = |list| self.lists().of(list).to_vec();
        Ok(Terms {
            officers: self.officers_who_wrote(),
            routes_in: of(List::RoutesIn),
            reporter_kinds: of(List::ReporterKinds),
            places: of(List::Places),
            roles: terms::ROLES,
            concern_types: of(List::ConcernTypes),
            consent_statuses: terms::CONSENT_STATUSES,
            awareness: terms::YES_NO_UNKNOWN,
            dangers: terms::YES_NO_UNKNOWN,
            safe_to_contact: terms::SAFE_TO_CONTACT,
            risk_levels: terms::RISK_LEVELS,
            likelihoods: terms::LIKELIHOODS,
            severities: terms::SEVERITIES,
            others_at_risk: terms::OTHERS_AT_RISK,
            source_grades: terms::SOURCE_GRADES,
            addition_kinds: terms::ADDITION_KINDS,
            capacity_outcomes: terms::CAPACITY_OUTCOMES,
            asked: terms::ASKED,
            outcomes_wanted: of(List::OutcomesWanted),
            wishes_met: terms::WISHES_MET,
            parents_agree: terms::PARENTS_AGREE,
            figures: terms::FIGURES,
            sides: terms::SIDES,
            body_regions: BODY_REGIONS,
            unable_to_protect: terms::UNABLE_TO_PROTECT,
            support_levels: of(List::SupportLevels),
            decisions: terms::DECISIONS,
            escalation_stages: terms::ESCALATION_STAGES,
            referral_routes: terms::REFERRAL_ROUTES,
            reply_decisions: of(List::ReplyDecisions),
            breach_risks: terms::BREACH_RISKS,
            breach_steps: terms::BREACH_STEPS,
            teams: of(List::Teams),
            closure_reasons: of(List::ClosureReasons),
            hold_reasons: terms::HOLD_REASONS,
            disposal_grounds: terms::DISPOSAL_GROUNDS,
            article6: terms::ARTICLE6,
            article9: terms::ARTICLE9,
            schedule1: terms::SCHEDULE1,
            para18_reasons: terms::PARA18_REASONS,
            gateways: terms::GATEWAYS,
            channels: terms::CHANNELS,
            forms: forms::names(),
            caller_checks: terms::CALLER_CHECKS,
            was_wrong: terms::WAS_WRONG,
            withhold_grounds: terms::WITHHOLD_GROUNDS,
            ethnicities: terms::ETHNICITIES,
            support_reasons: terms::SUPPORT_REASONS,
            flags: terms::FLAGS,
            contact_kinds: terms::CONTACT_KINDS,
            preferred_contacts: terms::PREFERRED_CONTACTS,
            address_kinds: terms::ADDRESS_KINDS,
            relations: terms::RELATIONS,
            topics: TOPICS,
            agencies: self.agencies(),
        })
    }

    fn officers_who_wrote(&self) -> Vec<String> {
        let mut names: Vec<String> =
            self.roster.machines.keys().map(|machine| self.roster.officer_name(machine)).collect();
        names.retain(|name| !name.is_empty());
        names.sort();
        names.dedup();
        names
    }
}
