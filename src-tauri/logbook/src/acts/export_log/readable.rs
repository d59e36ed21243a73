//! Copies that people and spreadsheets can read: one table of all concerns, and each concern by itself.

use serde_json::{Value, json};

use super::Out;
use crate::acts::topics::TopicView;
use crate::domain::concern::Concern;
use crate::domain::lists::{List, Lists};
use crate::domain::{terms, time};
use crate::error::{Error, Result};
use crate::logbook::Logbook;
use crate::store::concerns::{Sort, Wanted};

const TABLE_HEAD: &str =
    "reference,received,recorded,person,state,main type,in short,decisions,referrals,shares\r\n";
/// Concerns read at a time.
const PAGE: u32 = 200;

impl Logbook {
    /// Writes the readable copies; returns how many concerns have one.
    pub(super) fn export_readable(&self, out: &mut Out, progress: &mut dyn FnMut(u64, u64)) -> Result<u64> {
        let of = self.store.count_concerns(&Wanted::default())?;
        let mut table = TABLE_HEAD.to_owned();
        let mut after = None;
        let mut count = 0;
        loop {
            let rows = self.store.list_concerns(&Wanted::default(), Sort::Reference, after.take(), PAGE)?;
            let Some((last, value)) = rows.last() else { break };
            after = Some((value.clone(), last.number));
            for (row, _) in &rows {
                let Some(concern) = self.store.concern(row.id)? else { continue };
                table.push_str(&table_line(&concern, &row.title, self.lists()));
                out.json(&format!("readable/{}.json", concern.reference), &self.as_data(&concern)?)?;
                #[cfg(feature = "print")]
                self.export_record(out, &concern)?;
                count += 1;
                progress(count, of);
            }
        }
        out.put("readable/log.csv", table.as_bytes())?;
        Ok(count)
    }

    fn as_data(&self, concern: &Concern) -> Result<Value> {
        const REASON: Error = Error::Internal("not written");
        let chronology = serde_json::to_value(self.chronology(concern)).map_err(|_| REASON)?;
        let facts = serde_json::to_value(&concern.facts).map_err(|_| REASON)?;
        let people = self.people_of(concern)?.into_iter().map(|(link, facts)| {
            json!({ "role": terms::role_label(&link.role), "relationship": link.relationship, "facts": facts })
        });
        Ok(json!({
            "reference": concern.reference,
            "concern": concern.id.to_string(),
            "state": concern.state().name(),
            "facts": facts,
            "people": people.collect::<Vec<_>>(),
            "risk": self.risk_lines(concern),
            "wishes": self.wishes_lines(concern)?,
            "capacity": self.capacity_lines(concern)?,
            "body_map": self.mark_lines(concern)?,
            "topics": topics(self.topic_views(concern)?),
            "files": self.file_lines(concern)?,
            "chronology": chronology,
        }))
    }
}

/// What was answered about topics. What it comes to is no part of the record.
fn topics(views: Vec<TopicView>) -> Vec<Value> {
    let mut said = Vec::new();
    for view in views {
        for set in view.sets {
            let answers = set.answers.into_iter().map(|answer| {
                json!({ "field": answer.field, "label": answer.label, "value": answer.words, "code": answer.value })
            });
            said.push(json!({
                "topic": view.topic,
                "heading": set.heading,
                "answers": answers.collect::<Vec<_>>(),
                "officer": set.officer,
                "at": set.at,
                "withdrawn": set.withdrawn,
            }));
        }
    }
    said
}

fn table_line(concern: &Concern, title: &str, lists: &Lists) -> String {
    let facts = &concern.facts;
    let cells = [
        concern.reference.clone(),
        facts.received_at.clone().unwrap_or_default(),
        time::instant(concern.recorded.1),
        title.to_owned(),
        concern.state().name().to_owned(),
        facts.main_type.as_deref().map_or_else(String::new, |code| lists.label(List::ConcernTypes, code)),
        concern.gist(),
        concern.decisions.to_string(),
        concern.referrals.len().to_string(),
        concern.shares.len().to_string(),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| table_cell(cell)).collect();
    format!("{}\r\n", cells.join(","))
}

/// A cell as RFC 4180 says, and never one that a spreadsheet would run as a formula.
fn table_cell(text: &str) -> String {
    let safe =
        if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() };
    format!("\"{}\"", safe.replace('"', "\"\""))
}
