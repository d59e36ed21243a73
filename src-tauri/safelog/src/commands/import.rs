//! `safelog import`: bringing in what was kept in a sheet, or only saying what it would become.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use logbook::acts::{
    BroughtIn, ColumnPlan, ColumnView, FindingView, ImportPlan, ProposalWanted, ProposedRow, SheetsView,
};
use logbook::domain::import::cells::Book;
use logbook::domain::import::columns::Target;
use logbook::{Logbook, sheet};
use serde_json::{Value, json};

use crate::answer::{Answer, Ended, Stop};
use crate::desk::Desk;
use crate::form::why;
use crate::{form, words};

const EXAMPLES: &str = "\
Without --apply it only says what would become of every row. Every row becomes a concern or is named as the double it is; every cell is kept word for word in a note of its concern. The
sheet comes in whole or not at all, and bringing it in again adds nothing. What a column is taken for is guessed by its
heading; --map says otherwise, or a plan: the form of the act bring_in (safelog schema bring_in), which --json prints as \"plan\".
--map is said with the column's letters and one of: note, reference, received, happened, reported_by, route,
people, surname, forename, alleged, born, address, phone, story, kinds, agency, referred, outcome, status.

Examples:
  safelog import old-log.xlsx
  safelog import old-log.xlsx --sheet Referrals --header 4 --map M=note --apply
  safelog import old-log.csv --json
  safelog import old-log.csv --plan plan.json --apply";

/// Rows asked for at once.
const PAGE: u32 = 50_000;

/// What can be typed after `import`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// A workbook (.xlsx) or a table (.csv).
    file: PathBuf,
    /// The sheet; otherwise the first that has anything in it.
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,
    /// The row with the headings, 0 for none; otherwise it is guessed.
    #[arg(long, value_name = "ROW")]
    header: Option<u32>,
    /// What a column is, such as E=people. May be given several times.
    #[arg(long, value_name = "COLUMN=WHAT", value_parser = mapped)]
    map: Vec<ColumnPlan>,
    /// Sheet, headings and columns from a JSON file; - for standard input, after the PIN line.
    #[arg(long, value_name = "PLAN", conflicts_with_all = ["sheet", "header", "map"])]
    plan: Option<PathBuf>,
    /// Bring it in.
    #[arg(long)]
    apply: bool,
    /// What it does without --apply anyhow; older scripts say it.
    #[arg(long, hide = true, conflicts_with = "apply")]
    dry_run: bool,
}

/// Says what a sheet would become, or brings it in.
pub fn run(args: Args, desk: &Desk) -> Ended {
    let bytes = fs::read(&args.file)
        .map_err(|error| Stop::Usage(format!("the file cannot be read: {}", why(&error))))?;
    let name = args.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let book = sheet::read(&name, &bytes)?;
    let typed =
        ImportPlan { sheet: args.sheet.unwrap_or_default(), header_row: args.header, columns: args.map };
    desk.with_log(|logbook| {
        let plan = match &args.plan {
            Some(from) => form::understood(form::read(Some(from))?)?,
            None => typed,
        };
        let began = Instant::now();
        let looked = logbook.look_at_sheet(&book, &plan)?;
        let rows = every_row(logbook, &book, &plan)?;
        let brought = match args.apply {
            false => None,
            true => Some(logbook.bring_in(&book, &plan, &mut |done, all| {
                if done.is_multiple_of(200) || done == all {
                    desk.progress(&format!("{done} of {all} entries"));
                }
                true
            })?),
        };
        desk.progress("");
        let seconds = began.elapsed().as_secs_f64();
        Ok(Answer::done(
            as_json(&looked, &rows, brought.as_ref(), seconds),
            text(&looked, &rows, brought.as_ref()),
        ))
    })
}

fn every_row(logbook: &mut Logbook, book: &Book, plan: &ImportPlan) -> logbook::Result<Vec<ProposedRow>> {
    let mut rows: Vec<ProposedRow> = Vec::new();
    loop {
        let after = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let wanted = ProposalWanted { plan: plan.clone(), show: "all".into(), after, limit: PAGE };
        let proposal = logbook.propose_import(book, &wanted)?;
        let last = proposal.items.len() < PAGE as usize;
        rows.extend(proposal.items);
        if last {
            return Ok(rows);
        }
    }
}

fn mapped(typed: &str) -> Result<ColumnPlan, String> {
    let (letters, what) = typed.split_once('=').ok_or("say it as COLUMN=WHAT, such as E=people")?;
    let target = Target::ALL.into_iter().find(|target| target.name() == what.trim().to_lowercase());
    let mut column: u32 = 0;
    for letter in letters.trim().to_ascii_uppercase().bytes() {
        let number = u32::from(letter.wrapping_sub(b'A')) + 1;
        column = Some(number)
            .filter(|number| *number <= 26)
            .and_then(|number| column.checked_mul(26)?.checked_add(number))
            .ok_or("a column is named by its letters, such as E or AB")?;
    }
    let column = column.checked_sub(1).ok_or("a column is named by its letters, such as E or AB")?;
    Ok(ColumnPlan { column, target: target.ok_or_else(|| format!("{what} is nothing a column can be"))? })
}

fn cells<'a>(
    rows: &'a [ProposedRow],
    wanted: impl Fn(&FindingView) -> bool + 'a,
) -> impl Iterator<Item = &'a FindingView> {
    let concerns = rows.iter().filter(|row| row.becomes == "concern");
    concerns.flat_map(|row| &row.findings).filter(move |finding| wanted(finding))
}

fn as_json(looked: &SheetsView, rows: &[ProposedRow], brought: Option<&BroughtIn>, seconds: f64) -> Value {
    let count = |becomes: &str| rows.iter().filter(|row| row.becomes == becomes).count();
    let cell = |finding: &FindingView| {
        json!({
            "sheet": looked.sheet, "cell": finding.cell, "heading": finding.heading, "text": finding.text,
            "read_as": finding.read_as, "why": finding.doubt
        })
    };
    let again = rows.iter().filter(|row| ["double", "in_log", "changed"].contains(&row.becomes.as_str()));
    json!({
        "dry_run": brought.is_none(), "plan": plan(looked),
        "file": looked.file, "sheet": looked.sheet, "header_row": looked.header_row, "columns": looked.columns,
        "rows": rows.len(), "concerns": count("concern"), "doubles": count("double"),
        "in_log": count("in_log") + count("changed"), "left": count("left"),
        "closed": rows.iter().filter(|row| row.becomes == "concern" && row.closed).count(),
        "unread": cells(rows, |f| f.pressing && f.read_as.is_empty()).map(cell).collect::<Vec<_>>(),
        "look": cells(rows, |f| f.pressing && !f.read_as.is_empty()).map(cell).collect::<Vec<_>>(),
        "again": again.map(|row| json!({
            "row": row.row, "becomes": row.becomes, "double_of": row.double_of, "reference": row.reference,
            "cells": row.cells
        })).collect::<Vec<_>>(),
        "left_cells": rows.iter().filter(|row| row.becomes == "left").flat_map(|row| &row.cells).collect::<Vec<_>>(),
        "concern_rows": rows.iter().filter(|row| row.becomes == "concern").map(|row| json!({
            "row": row.row, "received": row.received, "people": row.people, "kinds": row.kinds,
            "referrals": row.referrals, "closed": row.closed
        })).collect::<Vec<_>>(),
        "brought_in": brought, "seconds": seconds,
    })
}

/// The plan as it was understood, to be changed and given back with `--plan`.
fn plan(looked: &SheetsView) -> ImportPlan {
    let column = |view: &ColumnView| ColumnPlan { column: view.column, target: view.target };
    ImportPlan {
        sheet: looked.sheet.clone(),
        header_row: Some(looked.header_row),
        columns: looked.columns.iter().map(column).collect(),
    }
}

fn text(looked: &SheetsView, rows: &[ProposedRow], brought: Option<&BroughtIn>) -> String {
    let count = |becomes: &str| rows.iter().filter(|row| row.becomes == becomes).count();
    let mut text =
        format!("{}, sheet {}, headings in row {}\n", looked.file, looked.sheet, looked.header_row);
    for column in &looked.columns {
        let (letters, heading) = (&column.letters, &column.heading);
        text.push_str(&format!("  {letters:3} {heading}: {}\n", words::of_target(column.target.name())));
    }
    for row in rows.iter().filter(|row| row.becomes != "concern") {
        let becomes = words::of_becoming(&row.becomes);
        let which = row.double_of.map_or_else(|| row.reference.clone(), |row| row.to_string());
        text.push_str(&format!("Row {} {becomes} {which}\n", row.row));
        if row.becomes == "left" {
            text.push_str(&format!("  {}\n", row.cells.join("; ")));
        }
    }
    for finding in cells(rows, |finding| finding.pressing) {
        let why = words::of_doubt(&finding.doubt.name());
        let read = match finding.read_as.is_empty() {
            true => "not read, kept in the note".to_owned(),
            false => format!("read as {}", finding.read_as),
        };
        text.push_str(&format!("{} {}: {}; {read}. {why}.\n", finding.cell, finding.heading, finding.text));
    }
    text.push_str(&format!(
        "{} rows: {} concerns, {} doubles, {} in the log already, {} without a concern.\n",
        rows.len(),
        count("concern"),
        count("double"),
        count("in_log") + count("changed"),
        count("left")
    ));
    match brought {
        None => text.push_str("Nothing was written. With --apply it is brought in.\n"),
        Some(brought) if brought.concerns == 0 => text.push_str("There was nothing new to bring in.\n"),
        Some(brought) => text.push_str(&format!(
            "Brought in: {} concerns ({} of them closed), {} new people, {} referrals. {}\n",
            brought.concerns,
            brought.closed,
            brought.people,
            brought.referrals,
            brought.references.join(" to ")
        )),
    }
    text
}
