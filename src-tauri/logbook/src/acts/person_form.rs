//! What can be said of a person, as a form's fields: each may be left out, and what is left out stays as it is.

use super::amend_concern::said;
use super::form;
use crate::domain::person::whole;
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::entry::v1::PersonFacts;
use crate::error::{Error, Result};

/// Most rows of a list: other names, addresses, contacts, warnings.
const ROWS_MAX: usize = 40;

form! {
    /// New values of what is known of a person. Null means "not said"; absent means "stays".
    pub struct PersonChanges {
        /// Full name.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub name: Option<String>,
        /// What they are called.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub known_as: Option<String>,
        /// Other names.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub aliases: Option<Vec<String>>,
        /// Date of birth.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub born_on: Option<Option<String>>,
        /// Age in words when there is no date of birth.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub age: Option<String>,
        /// Expected date of delivery.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub expected_on: Option<Option<String>>,
        /// Where they live now.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub address: Option<String>,
        /// Its postcode.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub postcode: Option<String>,
        /// Unique property reference number, up to twelve digits.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub uprn: Option<String>,
        /// Since when.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub address_since: Option<Option<String>>,
        /// It must not be revealed.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub do_not_reveal_address: Option<bool>,
        /// Earlier and other addresses.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub addresses: Option<Vec<AddressForm>>,
        /// Telephone.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub phone: Option<String>,
        /// `safe`, `not_safe`, `unknown`; empty means not known.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub safe_to_contact: Option<String>,
        /// At what times it is safe.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub safe_times: Option<String>,
        /// Whether a message may be left.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub may_leave_message: Option<Option<String>>,
        /// How, and what never to do.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub safe_contact_note: Option<String>,
        /// Other ways to reach them.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub contacts: Option<Vec<ContactForm>>,
        /// How they like to be reached.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub preferred_contact: Option<Option<String>>,
        /// Sex or gender, as they say it.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub sex_gender: Option<String>,
        /// Ethnicity.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub ethnicity: Option<Option<String>>,
        /// First language.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub first_language: Option<String>,
        /// Whether an interpreter is needed.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub interpreter: Option<Option<String>>,
        /// What they need to be understood.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub communication_needs: Option<String>,
        /// Religion.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub religion: Option<String>,
        /// Nationality and immigration, only where it matters.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub nationality_immigration: Option<String>,
        /// NHS number.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub nhs_number: Option<String>,
        /// General practitioner.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub gp: Option<String>,
        /// Surgery.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub surgery: Option<String>,
        /// School or employer.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub school_or_employer: Option<String>,
        /// Whether social care knows them.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub known_to_social_care: Option<Option<String>>,
        /// Next of kin.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub next_of_kin: Option<String>,
        /// Attorney, deputy or appointee.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub attorney_deputy: Option<String>,
        /// Who provides social care.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub care_provider: Option<String>,
        /// Disability and health, only where it matters.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub health: Option<String>,
        /// Why it matters here.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub health_why: Option<String>,
        /// Primary support reason.
        #[serde(deserialize_with = "said", skip_serializing_if = "Option::is_none")]
        #[ts(optional, as = "Option<String>")]
        #[schemars(with = "Option<String>")]
        pub support_reason: Option<Option<String>>,
        /// Pets.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub pets: Option<String>,
        /// Warnings.
        #[serde(skip_serializing_if = "Option::is_none")]
        #[ts(optional)]
        pub flags: Option<Vec<FlagForm>>,
    }
    /// An address that is not the present one.
    pub struct AddressForm {
        /// `previous` or `other`.
        pub kind: String,
        /// The address.
        pub text: String,
        /// Its postcode.
        pub postcode: String,
        /// From when.
        pub since: Option<String>,
        /// Until when.
        pub until: Option<String>,
        /// It must not be revealed.
        pub do_not_reveal: bool,
    }
    /// A way to reach somebody.
    pub struct ContactForm {
        /// `phone`, `email` or `other`.
        pub kind: String,
        /// The number or address.
        pub value: String,
        /// `safe`, `not_safe`, `unknown`; empty means not known.
        pub safe_to_contact: String,
        /// At what times.
        pub safe_times: String,
        /// Whether a message may be left.
        pub may_leave_message: Option<String>,
        /// How, and what never to do.
        pub note: String,
    }
    /// A warning that goes with a person.
    pub struct FlagForm {
        /// Which.
        pub kind: String,
        /// Why.
        pub reason: String,
        /// When it is looked at again; nothing means the longest the settings allow.
        pub review_on: Option<String>,
    }
}

impl PersonChanges {
    /// Everything known of somebody, each field said.
    ///
    /// # Errors
    /// A fault of reading JSON.
    pub(super) fn of(facts: &PersonFacts) -> Result<PersonChanges> {
        let bug = |_| Error::Internal("person not read");
        serde_json::from_value(whole(facts).into()).map_err(bug)
    }

    /// What is known of somebody once this is said too. Rows of lists in which nothing was typed are left out.
    ///
    /// # Errors
    /// A fault of reading JSON.
    pub(super) fn upon(mut self, facts: &PersonFacts) -> Result<PersonFacts> {
        self.tidy();
        let bug = |_| Error::Internal("person not read");
        let mut known = whole(facts);
        if let serde_json::Value::Object(changes) = serde_json::to_value(&self).map_err(bug)? {
            known.extend(changes);
        }
        serde_json::from_value(known.into()).map_err(bug)
    }

    /// Gives every warning a day on which it is looked at again: one that nobody questions follows somebody for ever.
    pub(super) fn review_warnings(&mut self, by: &str) {
        for flag in self.flags.iter_mut().flatten() {
            flag.review_on.get_or_insert_with(|| by.to_owned());
        }
    }

    fn tidy(&mut self) {
        let unknown = |code: &mut String| {
            if code.is_empty() {
                *code = "unknown".into();
            }
        };
        let other = |code: &mut String| {
            if code.is_empty() {
                *code = "other".into();
            }
        };
        self.safe_to_contact.as_mut().map(unknown);
        if let Some(names) = &mut self.aliases {
            names.retain(|name| !name.is_empty());
        }
        if let Some(addresses) = &mut self.addresses {
            addresses.retain(|a| {
                !(a.text.is_empty() && a.postcode.is_empty()) || a.since.is_some() || a.until.is_some()
            });
            addresses.iter_mut().for_each(|address| other(&mut address.kind));
        }
        if let Some(contacts) = &mut self.contacts {
            contacts.retain(|c| [&c.value, &c.safe_times, &c.note].iter().any(|text| !text.is_empty()));
            contacts.iter_mut().for_each(|contact| {
                other(&mut contact.kind);
                unknown(&mut contact.safe_to_contact);
            });
        }
        if let Some(flags) = &mut self.flags {
            flags.retain(|f| !(f.kind.is_empty() && f.reason.is_empty()));
            flags.iter_mut().for_each(|flag| other(&mut flag.kind));
        }
    }

    /// Rules for what is said; `before` is what stands, since one field may need another.
    pub(super) fn check(&self, rules: &mut Rules, before: &PersonFacts) {
        self.check_lines(rules);
        let code = |value: &Option<Option<String>>| value.clone().flatten();
        rules.born("changes.born_on", code(&self.born_on).as_deref());
        rules.born("changes.address_since", code(&self.address_since).as_deref());
        rules.ahead("changes.expected_on", code(&self.expected_on).as_deref());
        for (field, value, list) in [
            ("changes.may_leave_message", &self.may_leave_message, terms::YES_NO_UNKNOWN),
            ("changes.interpreter", &self.interpreter, terms::YES_NO_UNKNOWN),
            ("changes.preferred_contact", &self.preferred_contact, terms::PREFERRED_CONTACTS),
            ("changes.known_to_social_care", &self.known_to_social_care, terms::YES_NO_UNKNOWN),
            ("changes.ethnicity", &self.ethnicity, terms::ETHNICITIES),
            ("changes.support_reason", &self.support_reason, terms::SUPPORT_REASONS),
        ] {
            rules.choice(field, code(value).as_deref(), list);
        }
        maybe(
            rules,
            "changes.safe_to_contact",
            self.safe_to_contact.as_deref().unwrap_or(""),
            terms::SAFE_TO_CONTACT,
        );
        let uprn = self.uprn.as_deref().unwrap_or("");
        let digits = uprn.len() <= 12 && uprn.bytes().all(|byte| byte.is_ascii_digit());
        rules.hold(digits, "changes.uprn", "not-a-uprn");
        // Health is written down only where it matters, and then why.
        let health = self.health.as_ref().unwrap_or(&before.health);
        let why = self.health_why.as_ref().unwrap_or(&before.health_why);
        rules.hold(health.trim().is_empty() || !why.trim().is_empty(), "changes.health", "needs-why");
        self.check_rows(rules);
    }

    fn check_lines(&self, rules: &mut Rules) {
        for (field, text) in [
            ("changes.name", &self.name),
            ("changes.known_as", &self.known_as),
            ("changes.age", &self.age),
            ("changes.address", &self.address),
            ("changes.postcode", &self.postcode),
            ("changes.phone", &self.phone),
            ("changes.safe_times", &self.safe_times),
            ("changes.safe_contact_note", &self.safe_contact_note),
            ("changes.sex_gender", &self.sex_gender),
            ("changes.first_language", &self.first_language),
            ("changes.communication_needs", &self.communication_needs),
            ("changes.religion", &self.religion),
            ("changes.nationality_immigration", &self.nationality_immigration),
            ("changes.nhs_number", &self.nhs_number),
            ("changes.gp", &self.gp),
            ("changes.surgery", &self.surgery),
            ("changes.school_or_employer", &self.school_or_employer),
            ("changes.next_of_kin", &self.next_of_kin),
            ("changes.attorney_deputy", &self.attorney_deputy),
            ("changes.care_provider", &self.care_provider),
            ("changes.health_why", &self.health_why),
            ("changes.pets", &self.pets),
        ] {
            rules.line(field, text.as_deref().unwrap_or(""));
        }
        rules.narrative("changes.health", self.health.as_deref().unwrap_or(""));
    }

    fn check_rows(&self, rules: &mut Rules) {
        for (at, name) in rows(rules, "aliases", self.aliases.as_deref()) {
            rules.line(&format!("changes.aliases.{at}"), name);
        }
        for (at, address) in rows(rules, "addresses", self.addresses.as_deref()) {
            let field = |name: &str| format!("changes.addresses.{at}.{name}");
            maybe(rules, &field("kind"), &address.kind, terms::ADDRESS_KINDS);
            rules.line(&field("text"), &address.text).line(&field("postcode"), &address.postcode);
            rules.born(&field("since"), address.since.as_deref());
            rules.born(&field("until"), address.until.as_deref());
        }
        for (at, contact) in rows(rules, "contacts", self.contacts.as_deref()) {
            let field = |name: &str| format!("changes.contacts.{at}.{name}");
            maybe(rules, &field("kind"), &contact.kind, terms::CONTACT_KINDS);
            maybe(rules, &field("safe_to_contact"), &contact.safe_to_contact, terms::SAFE_TO_CONTACT);
            rules.choice(
                &field("may_leave_message"),
                contact.may_leave_message.as_deref(),
                terms::YES_NO_UNKNOWN,
            );
            for (name, text) in
                [("value", &contact.value), ("safe_times", &contact.safe_times), ("note", &contact.note)]
            {
                rules.line(&field(name), text);
            }
        }
        for (at, flag) in rows(rules, "flags", self.flags.as_deref()) {
            let field = |name: &str| format!("changes.flags.{at}.{name}");
            maybe(rules, &field("kind"), &flag.kind, terms::FLAGS);
            rules.line(&field("reason"), &flag.reason);
            rules.hold(flag.kind.is_empty() || !flag.reason.trim().is_empty(), &field("reason"), "required");
            rules.ahead(&field("review_on"), flag.review_on.as_deref());
        }
    }
}

/// A choice that may be left empty.
fn maybe(rules: &mut Rules, field: &str, code: &str, list: &[terms::Term]) {
    rules.choice(field, Some(code).filter(|code| !code.is_empty()), list);
}

/// The rows of a list with their places; none where there are too many to look at.
fn rows<'a, T>(rules: &mut Rules, field: &str, list: Option<&'a [T]>) -> Vec<(usize, &'a T)> {
    let list = list.unwrap_or_default();
    rules.hold(list.len() <= ROWS_MAX, &format!("changes.{field}"), "too-many");
    list.iter().take(ROWS_MAX).enumerate().collect()
}
