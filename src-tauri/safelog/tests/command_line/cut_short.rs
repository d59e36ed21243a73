//! A program that is killed between the record of a share and its file: the one moment in which the log knows more
//! than the disk.
#![cfg(unix)]

use std::fs::File;
use std::io::{Read, Write};
use std::process::{Command, Stdio};

use serde_json::json;

use crate::life::request;
use crate::terminal::{PIN, Terminal};

/// A pipe with the name of the half-written file holds the program up just there: it can be opened by a writer only
/// when somebody reads, and takes 64 KiB before somebody does.
#[test]
fn a_packet_cut_short_is_on_record_and_waits_for_an_officer_s_word() {
    if crate::terminal::windows_program().is_some() {
        println!("SKIPPED: this is about the system underneath Wine.");
        return;
    }
    let terminal = Terminal::with_a_log();
    let reference = terminal.record();
    let concern = terminal.json(&["show", &reference], PIN)["concern"].clone();
    let text = more_than_a_pipe_holds();
    terminal.act("add_to_concern", &json!({ "concern": concern, "kind": "account", "text": text }));
    let request = request(&terminal, &reference);
    let half_written = terminal.path(".packet.pdf.part");
    assert!(Command::new("mkfifo").arg(&half_written).status().unwrap().success());
    let mut share = terminal.safelog(&["share", &reference, "-", "--out", "packet.pdf", "--json"]);
    let mut share = share.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    share.stdin.take().unwrap().write_all(format!("{PIN}\n{request}").as_bytes()).unwrap();
    // Opens when the program does, so from here on the program is writing.
    let mut pipe = File::open(&half_written).unwrap();
    pipe.read_exact(&mut [0; 5]).unwrap();
    share.kill().unwrap();
    share.wait().unwrap();
    assert!(
        !std::path::Path::new(&terminal.path("packet.pdf")).exists(),
        "never half a packet under its name"
    );

    let today = terminal.json(&["act", "read_today"], PIN);
    let waiting = &today["undelivered"];
    assert_eq!((waiting.as_array().unwrap().len(), &waiting[0]["reference"]), (1, &json!("S-A0001")));
    terminal.act("settle_delivery", &json!({ "share": waiting[0]["share"], "delivered": false }));
    assert_eq!(terminal.json(&["act", "read_today"], PIN)["undelivered"], json!([]));
    let shares = terminal.json(&["act", "list_shares"], PIN);
    assert_eq!((&shares["total"], &shares["items"][0]["kind"]), (&json!(1), &json!("not-delivered")));
    assert_eq!(terminal.json(&["check"], PIN)["problems"], json!([]));
}

/// Words that no compression makes small enough for the pipe.
fn more_than_a_pipe_holds() -> String {
    let mut state: u64 = 7;
    let mut word = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        format!("{:08x} ", state >> 32)
    };
    (0..20_000).map(|_| word()).collect()
}
