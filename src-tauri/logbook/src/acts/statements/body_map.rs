//! Marks on a body map: put there, put right, and what stood before kept in sight. A mark without words is useless, so none is.

use super::super::fact_rows::in_lines;
use super::super::{form, view};
use super::rows::{mark_rows, place};
use super::{TakenBack, person_of};
use crate::domain::body;
use crate::domain::concern::{BodyMark, Concern, MarkVersion};
use crate::domain::id::{ConcernId, PersonId};
use crate::domain::rules::Rules;
use crate::domain::{terms, time};
use crate::entry::v1::{Body, BodyMarkCorrected, BodyMarked, MarkSaid};
use crate::error::{Error, Result};
use crate::logbook::Logbook;

form! {
    /// A mark, whole.
    pub struct MarkForm {
        /// `adult` or `child`.
        pub figure: String,
        /// `front` or `back`.
        pub side: String,
        /// Region code; left and right are the person's own.
        pub region: String,
        /// From the left edge of the drawing, in thousandths; nothing means the middle of the region.
        pub x: Option<u64>,
        /// From its top, in thousandths.
        pub y: Option<u64>,
        /// How large.
        pub size: String,
        /// Its colour.
        pub colour: String,
        /// What it looks like and exactly where.
        pub looks: String,
        /// Who saw it.
        pub seen_by: String,
        /// When.
        pub seen_at: Option<String>,
        /// How the writer knows.
        pub source_grade: Option<String>,
    }
    /// A new mark.
    pub struct NewMark {
        /// The concern.
        pub concern: ConcernId,
        /// Whose body; nothing means the person the concern is about.
        pub person: Option<PersonId>,
        /// The mark.
        pub said: MarkForm,
    }
    /// A mark as it should stand.
    pub struct MarkCorrection {
        /// The concern.
        pub concern: ConcernId,
        /// The entry that put it there.
        pub mark: String,
        /// The mark, whole.
        pub said: MarkForm,
        /// Why.
        pub reason: String,
    }
}

view! {
    /// What was written.
    pub struct MarkMade {
        /// The entry, which is the mark's name.
        pub mark: String,
    }
    /// A mark as pages show it.
    pub struct BodyMarkLine {
        /// The entry that put it there.
        pub mark: String,
        /// Its number on the drawings, from 1; what was taken back keeps its number.
        pub number: u32,
        /// Whose body.
        pub person: Option<PersonId>,
        /// Their name.
        pub name: String,
        /// `adult` or `child`.
        pub figure: String,
        /// `front` or `back`.
        pub side: String,
        /// Region code.
        pub region: String,
        /// Region and drawing in words.
        pub place: String,
        /// From the left edge of the drawing, in thousandths.
        pub x: u64,
        /// From its top, in thousandths.
        pub y: u64,
        /// How large.
        pub size: String,
        /// Its colour.
        pub colour: String,
        /// What it looks like and exactly where.
        pub looks: String,
        /// Who saw it.
        pub seen_by: String,
        /// When.
        pub seen_at: Option<String>,
        /// How the writer knows.
        pub source_grade: Option<String>,
        /// Who wrote it as it stands.
        pub officer: String,
        /// When.
        pub at: String,
        /// What it said before, oldest first.
        pub earlier: Vec<EarlierMark>,
        /// Put right by two officers apart, and not settled yet.
        pub apart: bool,
        /// Taken back.
        pub withdrawn: Option<TakenBack>,
    }
    /// What a mark said before it was put right.
    pub struct EarlierMark {
        /// All of it, in words.
        pub text: String,
        /// Who wrote it.
        pub officer: String,
        /// When.
        pub at: String,
        /// Why it was put right.
        pub reason: String,
    }
}

impl Logbook {
    /// Puts a mark on a body map.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn mark_body(&mut self, form: NewMark) -> Result<MarkMade> {
        let concern = self.concern_of(form.concern)?;
        let person = person_of(&concern, form.person)?;
        check(&mut Rules::at(self.now()), &form.said).finish()?;
        let said = said(form.said);
        let body = Body::BodyMarked(Box::new(BodyMarked { concern: form.concern, person, said }));
        Ok(MarkMade { mark: self.add_entry(form.concern, "mark", body)?.to_string() })
    }

    /// Puts a mark right; what it said before stays.
    ///
    /// # Errors
    /// `NotFound`, `Invalid`; store errors. Nothing is written then.
    pub fn correct_mark(&mut self, form: MarkCorrection) -> Result<()> {
        let concern = self.concern_of(form.concern)?;
        let mark = concern.marks.iter().find(|mark| mark.entry.to_string() == form.mark);
        let mark = mark.ok_or(Error::field("mark", "not-found"))?;
        let mut rules = Rules::at(self.now());
        check(&mut rules, &form.said)
            .required("reason", &form.reason)
            .narrative("reason", &form.reason)
            .hold(mark.withdrawn.is_none(), "mark", "already-ended")
            .hold(concern.apart(&field(mark)).is_none(), "looks", "two-versions");
        let said = said(form.said);
        rules.hold(mark.said() != Some(&said), "looks", "unchanged").finish()?;
        let (concern, mark, reason) = (form.concern, form.mark, form.reason);
        let body = Body::BodyMarkCorrected(Box::new(BodyMarkCorrected { concern, mark, said, reason }));
        self.add_about(form.concern, "correct-mark", body)
    }

    /// Every mark of a concern, in the order they were put there.
    pub(in crate::acts) fn mark_lines(&self, concern: &Concern) -> Result<Vec<BodyMarkLine>> {
        let numbered = concern.marks.iter().zip(1..);
        numbered.filter_map(|(mark, number)| self.mark_line(concern, mark, number).transpose()).collect()
    }

    fn mark_line(&self, concern: &Concern, mark: &BodyMark, number: u32) -> Result<Option<BodyMarkLine>> {
        let Some(now) = mark.versions.last() else { return Ok(None) };
        let officer = |version: &MarkVersion| self.roster.officer_name(&version.by.machine);
        let earlier = mark.versions.windows(2).map(|pair| EarlierMark {
            text: in_lines(&mark_rows(&pair[0].said)),
            officer: officer(&pair[0]),
            at: time::instant(pair[0].at),
            reason: pair[1].reason.clone(),
        });
        let said = now.said.clone();
        Ok(Some(BodyMarkLine {
            mark: mark.entry.to_string(),
            number,
            person: mark.person,
            name: self.stated_of(mark.person)?,
            place: place(&said),
            figure: said.figure,
            side: said.side,
            region: said.region,
            x: said.x,
            y: said.y,
            size: said.size,
            colour: said.colour,
            looks: said.looks,
            seen_by: said.seen_by,
            seen_at: said.seen_at,
            source_grade: said.source_grade,
            officer: officer(now),
            at: time::instant(now.at),
            earlier: earlier.collect(),
            apart: concern.apart(&field(mark)).is_some(),
            withdrawn: self.taken_back(mark.withdrawn.as_ref()),
        }))
    }
}

/// How two versions of a mark are named.
pub(in crate::acts) fn field(mark: &BodyMark) -> String {
    format!("mark:{}", mark.entry)
}

fn check<'a>(rules: &'a mut Rules, form: &MarkForm) -> &'a mut Rules {
    rules
        .chosen("figure", Some(&form.figure), terms::FIGURES)
        .chosen("side", Some(&form.side), terms::SIDES)
        .required("looks", &form.looks)
        .narrative("looks", &form.looks)
        .line("size", &form.size)
        .line("colour", &form.colour)
        .line("seen_by", &form.seen_by)
        .past("seen_at", form.seen_at.as_deref())
        .choice("source_grade", form.source_grade.as_deref(), terms::SOURCE_GRADES)
        .hold(form.x.is_none_or(|x| x <= body::WHOLE), "x", "out-of-range")
        .hold(form.y.is_none_or(|y| y <= body::WHOLE), "y", "out-of-range");
    match body::region(&form.region) {
        None if form.region.is_empty() => rules.broke("region", "not-chosen"),
        None => rules.broke("region", "unknown-choice"),
        Some(region) => rules.hold(
            !terms::SIDES.iter().any(|side| side.code == form.side)
                || region.sides.contains(&form.side.as_str()),
            "region",
            "other-side",
        ),
    }
}

fn said(form: MarkForm) -> MarkSaid {
    let middle = body::region(&form.region).map(|region| region.middle(&form.figure, &form.side));
    let (x, y) = middle.unwrap_or_default();
    MarkSaid {
        figure: form.figure,
        side: form.side,
        region: form.region,
        x: form.x.unwrap_or(x),
        y: form.y.unwrap_or(y),
        size: form.size,
        colour: form.colour,
        looks: form.looks,
        seen_by: form.seen_by,
        seen_at: form.seen_at,
        source_grade: form.source_grade,
    }
}
