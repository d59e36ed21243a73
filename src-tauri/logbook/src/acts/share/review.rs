//! Looking a request over before it becomes a packet: what is missing, what to think about, how each text will read.

use super::super::view;
use super::basis;
use super::file_items::refuse_barred;
use super::request::{PacketRequest, marks};
use super::shareable::{ShareItem, is_adult, person_in};
use super::spellings::suggested;
use crate::domain::concern::Concern;
use crate::domain::rules::Rules;
use crate::domain::terms;
use crate::domain::time;
use crate::domain::withhold::{Folded, Piece, apply, cut, is_withholdable};
use crate::error::{Error, FieldRule, Result};
use crate::logbook::Logbook;

/// A day, in milliseconds.
const DAY_MS: i64 = 24 * 60 * 60 * 1000;

view! {
    /// What a look at the request found.
    pub struct RequestReview {
        /// To think about; none of it stops the packet.
        pub warnings: Vec<FieldRule>,
        /// Must be said before the packet can go.
        pub missing: Vec<FieldRule>,
        /// How each chosen text will read.
        pub items: Vec<ItemPieces>,
        /// How many passages are withheld in all.
        pub withheld_count: u32,
    }
    /// One item, cut into kept and withheld.
    pub struct ItemPieces {
        /// The item.
        pub item: String,
        /// In order.
        pub pieces: Vec<PieceView>,
    }
    /// A piece of a text.
    pub struct PieceView {
        /// The words; of a withheld piece, the words as they stand in the log.
        pub text: String,
        /// Whether they stay here.
        pub withheld: bool,
        /// What the reader sees instead.
        pub stand_in: String,
    }
}

impl Logbook {
    /// Looks a request over.
    ///
    /// # Errors
    /// `NotFound`; store errors. What the request lacks is in the answer.
    pub fn review_request(&mut self, form: PacketRequest) -> Result<RequestReview> {
        let marks = marks(&form.withhold);
        let items = self.chosen_items(&form)?;
        let pieces: Vec<ItemPieces> = items
            .iter()
            .map(|item| ItemPieces {
                item: item.item.clone(),
                pieces: cut(&item.text, &marks).into_iter().map(piece_view).collect(),
            })
            .collect();
        let withheld = pieces.iter().flat_map(|item| &item.pieces).filter(|piece| piece.withheld).count();
        let missing = match self.check_request(&form) {
            Ok(()) => Vec::new(),
            Err(Error::Invalid(fields)) => fields,
            Err(other) => return Err(other),
        };
        let concern = self.concern_of(form.concern)?;
        let people = self.people_of(&concern)?;
        let adult = self.protects_an_adult(&form, &concern)?;
        let box_needed = !super::super::read_concern::warnings(&people).is_empty();
        Ok(RequestReview {
            warnings: basis::warnings(
                &form,
                adult,
                box_needed,
                &items,
                self.settings.policy.standing(time::day(self.now())),
                concern.told_by_word_since(&form.agency, self.now() - DAY_MS),
            ),
            missing,
            items: pieces,
            withheld_count: u32::try_from(withheld).unwrap_or(u32::MAX),
        })
    }

    /// Whether who is protected is 18 or over, where that is known.
    fn protects_an_adult(&self, request: &PacketRequest, concern: &Concern) -> Result<Option<bool>> {
        let Some(person) = request.protected_person else { return Ok(None) };
        let people = self.people_of(concern)?;
        let today = time::day(self.now());
        Ok(person_in(&people, person).and_then(|(link, facts)| is_adult(link, facts, today)))
    }

    /// Refuses a request that lacks what the law or the reader needs.
    pub(super) fn check_request(&self, request: &PacketRequest) -> Result<()> {
        let mut rules = Rules::at(self.now());
        let concern = self.concern_of(request.concern)?;
        basis::check(&mut rules, request, self.lists(), self.protects_an_adult(request, &concern)?);
        rules.hold(!request.items.is_empty(), "items", "no-passages");
        for (at, one) in request.withhold.iter().enumerate() {
            let field = format!("withhold.{at}.");
            rules.choice(&format!("{field}ground"), Some(&one.ground), terms::WITHHOLD_GROUNDS);
            rules
                .line(&format!("{field}stand_in"), &one.stand_in)
                .narrative(&format!("{field}note"), &one.note);
            let words: Vec<&String> = one.words.iter().filter(|words| !words.trim().is_empty()).collect();
            rules.hold(!words.is_empty(), &format!("{field}words"), "required");
            rules.hold(
                words.iter().all(|words| is_withholdable(words)),
                &format!("{field}words"),
                "not-withholdable",
            );
        }
        for (at, cover) in request.covers.iter().enumerate() {
            let field = format!("covers.{at}.");
            rules.hold(cover.area().is_in_picture(), &format!("{field}area"), "not-in-picture");
            rules.choice(&format!("{field}ground"), Some(&cover.ground), terms::WITHHOLD_GROUNDS);
            rules.narrative(&format!("{field}note"), &cover.note);
        }
        self.check_left_out(request, &concern, &mut rules)?;
        if let Some(person) = request.protected_person {
            let known = concern.people.iter().any(|link| link.person == person);
            rules.hold(known, "protected_person", "not-found");
        }
        rules.narrative("reveal_reason", &request.reveal_reason);
        let said_why = !request.reveal_reason.trim().is_empty();
        rules.hold(said_why || !self.reveals(request, &concern)?, "reveal_reason", "usually-withheld");
        rules.finish()
    }

    /// Whether something goes that is withheld unless an officer decides otherwise.
    fn reveals(&self, request: &PacketRequest, concern: &Concern) -> Result<bool> {
        let people = self.people_of(concern)?;
        let of = (request.agency.as_str(), request.consent_status.as_deref());
        let usually = suggested(concern, &people, self.lists(), of);
        let Some(agency) = self.lists().agency(&request.agency).filter(|_| !usually.is_empty()) else {
            return Ok(false);
        };
        let mut items = self.share_items(concern, &people, agency)?;
        items.retain(|item| request.items.contains(&item.item));
        self.read_letters(concern, &mut items)?;
        let marks = marks(&request.withhold);
        Ok(items.iter().any(|item| {
            let text = Folded::of(&apply(&item.text, &marks));
            usually.iter().flat_map(|one| &one.words).any(|words| text.holds(words))
        }))
    }

    /// The items a request chose, as they stand in the log, in the packet's order.
    pub(super) fn chosen_items(&self, request: &PacketRequest) -> Result<Vec<ShareItem>> {
        let concern = self.concern_of(request.concern)?;
        let people = self.people_of(&concern)?;
        let agency = self.lists().agency(&request.agency).ok_or(Error::field("agency", "unknown-choice"))?;
        let mut items = self.share_items(&concern, &people, agency)?;
        if request.items.iter().any(|id| !items.iter().any(|item| item.item == *id)) {
            return Err(Error::field("items", "not-found"));
        }
        items.retain(|item| request.items.contains(&item.item));
        refuse_barred(&items)?;
        self.read_letters(&concern, &mut items)?;
        Ok(items)
    }
}

fn piece_view(piece: Piece) -> PieceView {
    match piece {
        Piece::Kept(text) => PieceView { text, withheld: false, stand_in: String::new() },
        Piece::Withheld { words, stand_in } => PieceView { text: words, withheld: true, stand_in },
    }
}
