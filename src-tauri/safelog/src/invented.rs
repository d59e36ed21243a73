//! Invented concerns: people who never were, in sentences long enough to weigh what real ones weigh.
//!
//! Chance chooses; the acts are the officers' own. Nothing here is taken from anybody.

use logbook::acts::{
    Addition, Closing, NewConcern, NewDecision, NewReferral, PersonForm, ReplyForm, ReporterForm,
};
use logbook::domain::id::ConcernId;
use logbook::domain::time;
use logbook::{Chance, Clock, Logbook, Result, SystemClock};

const FIRST_NAMES: &[&str] = &[
    "Ada", "Bram", "Cora", "Dilan", "Esme", "Femi", "Gwen", "Harun", "Ines", "Jonty", "Keziah", "Ludo",
    "Mirela", "Nnamdi", "Orla", "Piers", "Quila", "Rhodri", "Saoirse", "Tariq", "Una", "Viktor", "Wren",
    "Xanthe", "Yusuf", "Zofia",
];
const SURNAMES: &[&str] = &[
    "Applegarth",
    "Brindlecombe",
    "Cawthra",
    "Dunmallet",
    "Eskdale",
    "Fothersby",
    "Gallowhill",
    "Harkaway",
    "Inglethorpe",
    "Jessamine",
    "Kettleburn",
    "Larkrise",
    "Mossiter",
    "Netherwood",
    "Oxspring",
    "Penhallow",
    "Quarrington",
    "Rushbrook",
    "Silverthorne",
    "Thackwray",
    "Underhay",
    "Varndell",
    "Wetherfold",
    "Yarrowby",
];
const STREETS: &[&str] = &[
    "Cobblers Row",
    "Fuller Lane",
    "Heron Close",
    "Mill Leat",
    "Orchard Bank",
    "Saddlers Yard",
    "Tanyard Rise",
];
const SENTENCES: &[&str] = &[
    "The visitor came to the front desk a little before ten and asked to speak to somebody in private.",
    "A neighbour had heard shouting through the wall on three nights of the past fortnight.",
    "The kitchen was cold, the cupboards held bread and tins, and the electricity meter showed emergency credit.",
    "Letters about rent lay unopened on the stairs, the oldest about nine weeks old.",
    "The officer asked what would make tonight safe and wrote the answer down word for word.",
    "A bruise about four centimetres across was seen on the left forearm, yellow at the edge.",
    "The telephone rang twice during the talk and each time the visitor looked at the door before answering.",
    "Two children were asleep in the car outside with a blanket over the windows.",
    "A carer had not come since Thursday, and nobody had told the agency that the hours had changed.",
    "The housing officer rang back at twenty past two and agreed to hold the notice for fourteen days.",
    "The visitor wants to stay near the school and does not want the family to know of this talk.",
    "Nobody in the house had seen the pension card since a man who called himself a cousin moved in.",
    "The door had a new lock, and the spare key was with somebody whose name was not given.",
    "It was agreed to speak again on the next working day between ten and noon, and never to leave a message.",
];
const SUMMARIES: &[&str] = &[
    "Heard shouting through the wall; children in the house",
    "Money missing since a cousin moved in",
    "No food and no heating, carer not coming",
    "Left home with two children and nowhere to sleep",
    "Frightened of a former partner who knows the address",
    "Unopened letters, home in a poor state",
];

/// Writes invented concerns into a log until it has the wanted number of entries.
pub struct Inventor {
    chance: Chance,
    wanted: u64,
    now: i64,
    /// Entries so far; the log's own first one counts.
    pub entries: u64,
    /// Concerns so far.
    pub concerns: u64,
}

impl Inventor {
    /// An inventor at a fresh log.
    pub fn with(chance: Chance, wanted: u64) -> Inventor {
        Inventor { chance, wanted, now: SystemClock.now_ms(), entries: 1, concerns: 0 }
    }

    /// Whether entries are still to be written.
    pub fn wants_more(&self) -> bool {
        self.entries < self.wanted
    }

    /// Writes one concern and what followed it, and never an entry too many.
    pub fn write_a_concern(&mut self, logbook: &mut Logbook) -> Result<()> {
        let room = self.wanted.saturating_sub(self.entries);
        let people = room.saturating_sub(1).min(1 + u64::from(self.chance.below(2)));
        let form = self.concern(people);
        let concern = logbook.record_concern(form)?.concern;
        self.concerns += 1;
        self.entries += 1 + people;
        for _ in 0..1 + self.chance.below(4) {
            if self.wants_more() {
                logbook.add_to_concern(self.addition(concern))?;
                self.entries += 1;
            }
        }
        self.settle(logbook, concern)
    }

    /// Some are decided, some of those referred, some of those answered, some of those closed.
    fn settle(&mut self, logbook: &mut Logbook, concern: ConcernId) -> Result<()> {
        if self.wants_more() && self.chance.below(10) < 8 {
            let decision = self.one_of(&["refer", "monitor", "no_referral", "early_help"]).to_owned();
            let reasons = self.sentences(2);
            logbook.decide(NewDecision { concern, decision, reasons, ..NewDecision::default() })?;
            self.entries += 1;
        }
        if !self.wants_more() || self.chance.below(10) >= 5 {
            return Ok(());
        }
        let agency = logbook.lists().agencies()[self.chance.below(8) as usize].code.to_string();
        let asked = self.sentences(1);
        let form =
            NewReferral { concern, agency, route: "secure_email".into(), asked, ..NewReferral::default() };
        let referral = logbook.refer(form)?.referral;
        self.entries += 1;
        if self.wants_more() && self.chance.below(10) < 6 {
            let (outcome, text) = ("They take it on".to_owned(), self.sentences(2));
            logbook.record_reply(ReplyForm { concern, referral, outcome, text, ..ReplyForm::default() })?;
            self.entries += 1;
        }
        if self.wants_more() && self.chance.below(10) < 3 {
            let outcome = self.sentences(1);
            logbook.close_concern(Closing {
                concern,
                reason: "accepted".into(),
                outcome,
                ..Closing::default()
            })?;
            self.entries += 1;
        }
        Ok(())
    }

    fn concern(&mut self, people: u64) -> NewConcern {
        let minutes_ago = 17 + i64::from(self.chance.below(720 * 24 * 60));
        let main_type = self
            .one_of(&["ADT_DOM", "ADT_FIN", "ADT_NEG", "ADT_SELF", "CH_NEG", "HOMELESS", "CUCKOO"])
            .to_owned();
        NewConcern {
            received_at: Some(time::moment(self.now - minutes_ago * 60_000)),
            route_in: Some(self.one_of(&["phone", "email", "in_person", "partner"]).to_owned()),
            reporter: ReporterForm {
                kind: Some("mbc_officer".into()),
                name: self.name(),
                anonymous: self.chance.below(5) == 0,
                ..ReporterForm::default()
            },
            danger: Some("no".into()),
            people: (0..people).map(|at| self.person(at)).collect(),
            summary: self.one_of(SUMMARIES).to_owned(),
            account: self.sentences(4),
            own_words: self.sentences(1),
            observed: self.sentences(2),
            concern_types: vec![main_type.clone()],
            main_type: Some(main_type),
            risk_level: Some(self.one_of(&["low", "medium", "high"]).to_owned()),
            risk_reasons: self.sentences(1),
            ..NewConcern::default()
        }
    }

    fn person(&mut self, at: u64) -> PersonForm {
        let role = if at == 0 { "adult_at_risk" } else { "household" };
        PersonForm {
            role: role.into(),
            name: self.name(),
            born_on: Some(format!(
                "{}-{:02}-{:02}",
                1930 + self.chance.below(75),
                1 + self.chance.below(12),
                1 + self.chance.below(28)
            )),
            address: format!("{} {}", 1 + self.chance.below(120), self.one_of(STREETS)),
            phone: format!("07700 900{:03}", self.chance.below(1000)),
            ..PersonForm::default()
        }
    }

    fn addition(&mut self, concern: ConcernId) -> Addition {
        let kind = self.one_of(&["contact", "own_words", "observed", "note"]).to_owned();
        let count = 2 + self.chance.below(4);
        Addition { concern, kind, text: self.sentences(count), ..Addition::default() }
    }

    fn name(&mut self) -> String {
        format!("{} {}", self.one_of(FIRST_NAMES), self.one_of(SURNAMES))
    }

    fn sentences(&mut self, count: u32) -> String {
        (0..count).map(|_| self.one_of(SENTENCES)).collect::<Vec<_>>().join(" ")
    }

    fn one_of<'a>(&mut self, list: &[&'a str]) -> &'a str {
        let bound = u32::try_from(list.len()).unwrap_or(1);
        list[self.chance.below(bound) as usize]
    }
}
