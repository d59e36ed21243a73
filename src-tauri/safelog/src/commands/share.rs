//! `safelog share`: the packet's words are checked, the share goes on record, then the encrypted file is written.
//!
//! The passphrase is printed once and kept nowhere; it is for the telephone, never for the e-mail that carries the file.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use logbook::Error;
use logbook::acts::{Exported, PacketRequest};
use logbook::domain::id::ConcernId;
use serde_json::json;

use crate::answer::{Answer, Ended};
use crate::desk::Desk;
use crate::{files, form, words};

const EXAMPLES: &str = "\
The request's form is that of the act review_request (safelog schema review_request); REF says which concern.
What could go, and its items, is read with: safelog act read_shareable

Examples:
  safelog share MBC-2026-A0001 request.json --out packet.pdf
  safelog share MBC-2026-A0001 - --out packet.pdf --pin-stdin   (standard input: the PIN, then the request)";

/// What can be typed after `share`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// The concern's reference.
    reference: String,
    /// The request: a JSON file, or - for standard input, after the PIN line.
    request: PathBuf,
    /// Where the packet goes.
    #[arg(long, value_name = "FILE.pdf")]
    out: PathBuf,
}

/// Shares a packet.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let concern = logbook.concern_with_reference(&args.reference)?;
        let request = request(&args.request, concern)?;
        // What is missing is said by name before anything else is done.
        logbook.packet_file_name(&request)?;
        let review = logbook.review_request(request.clone())?;
        files::can_be_written(&args.out)?;
        let made = logbook.export_packet(&request, &args.out)?;
        let mut text = String::new();
        for warning in &review.warnings {
            let _ = writeln!(text, "Think about this: {}.", words::of_rule(warning));
        }
        text.push_str(&told(&made, &args.out));
        let json = json!({
            "share": made.reference,
            "packet": args.out,
            "sha256": made.sha256,
            "pages": made.pages,
            "passphrase": made.passphrase,
        });
        Ok(Answer::done(json, text))
    })
}

fn request(from: &Path, concern: ConcernId) -> Ended<PacketRequest> {
    let request: PacketRequest = form::understood(form::read(Some(from))?)?;
    // A request written for another concern would send the wrong person's life to an agency.
    if request.concern != ConcernId::default() && request.concern != concern {
        return Err(Error::field("concern", "differs").into());
    }
    Ok(PacketRequest { concern, ..request })
}

fn told(made: &Exported, out: &Path) -> String {
    let pages = if made.pages == 1 { "1 page".to_owned() } else { format!("{} pages", made.pages) };
    format!(
        "Packet {}, {pages}, is in {}.\nSHA-256     {}\nPassphrase  {}\n\
         The passphrase is shown once and kept nowhere. Say it on the telephone, never in the message that carries the file:\n{}\n",
        made.reference,
        out.display(),
        made.sha256,
        made.passphrase,
        made.read_out,
    )
}
