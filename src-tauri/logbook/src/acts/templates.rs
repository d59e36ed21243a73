//! What usually goes to each agency, and how: reading it, setting it otherwise, going back to what it came with.

use std::borrow::Cow;

use super::{Nothing, form, view};
use crate::domain::rules::Rules;
use crate::domain::templates::{self, GROUPS, Template};
use crate::domain::terms::{self, Agency, Term};
use crate::entry::v1::{Body, SettingsChanged};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// What usually goes to an agency from now on, and how.
    pub struct TemplateForm {
        /// Agency code.
        pub agency: String,
        /// Groups of items that its packets have unless an officer decides otherwise.
        pub groups: Vec<String>,
        /// Parts of the people of whom items go: role codes.
        pub roles: Vec<String>,
        /// Whether its packets say by what law and with what consent they were sent.
        pub says_basis: bool,
        /// Ways a referral or a packet may go: channel codes.
        pub routes: Vec<String>,
    }
    /// Whose template is to be what it came with again.
    pub struct TemplateNamed {
        /// Agency code.
        pub agency: String,
    }
}

view! {
    /// What usually goes to each agency.
    pub struct TemplatesPage {
        /// By agency, in the order of the list.
        pub templates: Vec<TemplateView>,
        /// Groups that a template may have.
        pub groups: &'static [Term],
        /// Parts of people that it may have.
        pub roles: &'static [Term],
        /// Ways that there are.
        pub routes: &'static [Term],
    }
    /// What usually goes to an agency.
    pub struct TemplateView {
        /// Agency code.
        pub agency: String,
        /// Agency in words.
        pub agency_label: String,
        /// Group codes.
        pub groups: Vec<String>,
        /// Role codes.
        pub roles: Vec<String>,
        /// Whether packets say by what law they were sent.
        pub says_basis: bool,
        /// Channel codes.
        pub routes: Vec<String>,
        /// Whether the council set it otherwise than it came.
        pub is_set: bool,
        /// What an officer reads: the groups in short, of whom, and how it goes.
        pub in_words: String,
    }
}

impl Logbook {
    /// Reads what usually goes to each agency.
    ///
    /// # Errors
    /// None today.
    pub fn read_templates(&mut self, _: Nothing) -> Result<TemplatesPage> {
        let set = &self.settings.templates;
        let view = |agency: &Agency| {
            let template = set.of(&agency.code);
            TemplateView {
                agency: agency.code.to_string(),
                agency_label: agency.label.to_string(),
                in_words: in_words(&template),
                groups: codes(GROUPS, &template.groups),
                roles: codes(terms::ROLES, &template.roles),
                says_basis: template.says_basis,
                routes: template.ways().iter().map(|way| (*way).to_owned()).collect(),
                is_set: set.is_set(&agency.code),
            }
        };
        Ok(TemplatesPage {
            templates: self.lists().agencies().iter().map(view).collect(),
            groups: GROUPS,
            roles: terms::ROLES,
            routes: terms::CHANNELS,
        })
    }

    /// Sets what usually goes to an agency, and how. It ticks and proposes; what is withheld by default, belongs to another agency or
    /// stays here by its nature goes by no template.
    ///
    /// # Errors
    /// `Invalid`, also `groups` `unchanged`; store errors. Nothing is written then.
    pub fn set_template(&mut self, form: TemplateForm) -> Result<()> {
        let mut rules = Rules::at(self.now());
        rules.agency("agency", &form.agency, self.lists());
        for (field, asked, known) in [
            ("groups", &form.groups, GROUPS),
            ("roles", &form.roles, terms::ROLES),
            ("routes", &form.routes, terms::CHANNELS),
        ] {
            rules.hold(!asked.is_empty(), field, "not-chosen");
            rules.hold(asked.iter().all(|code| is_in(known, code)), field, "unknown-choice");
        }
        rules.finish()?;
        let before = self.settings.templates.of(&form.agency);
        let mut roles = in_order(terms::ROLES, &form.roles);
        // Whoever goes whatever their part is goes as well where nobody said their part.
        if roles.len() == terms::ROLES.len() {
            roles.push(Cow::Borrowed(""));
        }
        let template = Template {
            groups: in_order(GROUPS, &form.groups),
            roles,
            says_basis: form.says_basis,
            routes: in_order(terms::CHANNELS, &form.routes),
        };
        if same(&before, &template) {
            return Err(Error::field("groups", "unchanged"));
        }
        // What an agency comes with needs no word of its own, and goes on to be what a later program says it is.
        let usual = same(&Template::usual(&form.agency), &template);
        let said = serde_json::to_string(&template).map_err(|_| Error::Internal("a template not written"))?;
        self.say_template(&form.agency, if usual { String::new() } else { said })
    }

    /// Goes back to what an agency came with.
    ///
    /// # Errors
    /// `Invalid`, also `agency` `unchanged`; store errors. Nothing is written then.
    pub fn reset_template(&mut self, form: TemplateNamed) -> Result<()> {
        Rules::at(self.now())
            .agency("agency", &form.agency, self.lists())
            .hold(self.settings.templates.is_set(&form.agency), "agency", "unchanged")
            .finish()?;
        self.say_template(&form.agency, String::new())
    }

    fn say_template(&mut self, agency: &str, said: String) -> Result<()> {
        let values = [(templates::setting(agency), said)].into();
        let log = self.roster.log;
        self.commit(vec![(log.into(), Body::SettingsChanged(SettingsChanged { values }))]).map(|_| ())
    }
}

fn is_in(terms: &[Term], code: &str) -> bool {
    terms.iter().any(|term| term.code == code)
}

/// The codes of a list that were asked for, each once, in the order of the list.
fn in_order(terms: &[Term], asked: &[String]) -> Vec<Cow<'static, str>> {
    terms.iter().map(|term| term.code.clone()).filter(|code| asked.iter().any(|one| one == code)).collect()
}

/// The codes of a template as pages show them, in the order of the list; what is no line of it stays unsaid.
fn codes(terms: &[Term], of: &[Cow<'static, str>]) -> Vec<String> {
    terms.iter().filter(|term| of.contains(&term.code)).map(|term| term.code.to_string()).collect()
}

/// Whether two say the same, in whatever order.
fn same(one: &Template, other: &Template) -> bool {
    let of = |template: &Template| {
        (
            codes(GROUPS, &template.groups),
            codes(terms::ROLES, &template.roles),
            template.says_basis,
            template.ways(),
        )
    };
    of(one) == of(other)
}

fn in_words(template: &Template) -> String {
    let told = |terms: &[Term], of: &[Cow<'static, str>]| {
        let labels = terms.iter().filter(|term| of.contains(&term.code));
        let short = labels.map(|term| term.label.split([':', ',']).next().unwrap_or_default().to_owned());
        let short: Vec<String> = short
            .enumerate()
            .map(|(at, label)| if at == 0 { label } else { terms::within(&label) })
            .collect();
        short.join(", ")
    };
    let everybody = terms::ROLES.iter().all(|role| template.roles.contains(&role.code));
    let whom = if everybody {
        "everybody in the concern".into()
    } else {
        terms::within(&told(terms::ROLES, &template.roles))
    };
    let basis = if template.says_basis { "" } else { ". Not why it goes" };
    format!("{}. Of {whom}{basis}", told(GROUPS, &template.groups))
}
