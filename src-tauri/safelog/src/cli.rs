//! What can be typed: the switches, and one variant per command. People meet all of it through `--help`.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use crate::answer::Ended;
use crate::commands::{
    act, acts, approve, attach, backup, bench_data, check, close, create, decline, demo, export_log, history,
    import, invite, join, lift, list, list_actions, list_replies, officers, pass_duty, people, record_mail,
    recover, restore, revoke, run, save_file, save_share, schema, search, share, show, suspend, sync,
    turn_away, verify,
};
use crate::desk::Desk;

const ENDING: &str = "\
Exit codes:
  0  done
  2  wrong usage
  3  refused; nothing was changed
  4  locked: the PIN, the recovery kit or this computer's keyring
  5  damaged or tampered with
  1  anything else

With --json a refusal is printed as {\"refusal\":{\"code\",\"fields\":[{\"field\",\"rule\"}],\"trace\"}}.

Examples:
  safelog list --state open
  safelog show MBC-2026-A0001
  safelog --log /srv/log-of-jo --json check --deep";

/// Heading of the switches that every command takes.
const EVERYWHERE: &str = "With every command";

/// The safeguarding log without its window.
#[derive(Parser)]
#[command(name = "safelog", version, after_help = ENDING, disable_help_subcommand = true, max_term_width = 110)]
pub struct Cli {
    /// This machine's log; the usual place is this computer's local application data.
    #[arg(long, global = true, value_name = "DIR", help_heading = EVERYWHERE)]
    pub log: Option<PathBuf>,
    /// Print one JSON value, and nothing else, on standard output.
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub json: bool,
    /// Read the PIN as the first line of standard input; otherwise it is asked for on the terminal.
    #[arg(long, global = true, help_heading = EVERYWHERE)]
    pub pin_stdin: bool,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Every command.
#[derive(Subcommand)]
pub enum Command {
    /// Start a log: the organisation, its first officer, a PIN, the recovery kit.
    Create(create::Args),
    /// Open a log with the 24 words of its recovery kit, or with a colleague's help, and set a new PIN.
    Recover(recover::Args),
    /// Print an invitation to this log, for a new machine.
    Invite(invite::Args),
    /// Ask to join a log with an invitation; prints six words to be read out.
    Join(join::Args),
    /// Agree with the other machines through the shared folder.
    Sync(sync::Args),
    /// Show who is in, who asks to join, what waits for a signature, and alarms.
    Officers(officers::Args),
    /// Let a machine in by its six words, or agree to a proposed change.
    Approve(approve::Args),
    /// Decline a proposed change.
    Decline(decline::Args),
    /// Forget a machine that asked to join.
    TurnAway(turn_away::Args),
    /// Suspend an officer at once, until it is lifted.
    Suspend(suspend::Args),
    /// Lift a suspension.
    Lift(lift::Args),
    /// Remove an officer for good; another officer, or the recovery kit, must agree.
    Revoke(revoke::Args),
    /// Pass the duty of Designated Safeguarding Officer to a deputy; another officer must agree.
    PassDuty(pass_duty::Args),
    /// Make an encrypted backup, and restore it to try, before it counts.
    Backup(backup::Args),
    /// Restore a log from a backup with the 24 words of its recovery kit.
    Restore(restore::Args),
    /// List every act.
    Acts(acts::Args),
    /// Print the JSON Schema of an act's form, or of a form that goes with a file.
    Schema(schema::Args),
    /// Run any act with a JSON form and print its view.
    Act(act::Args),
    /// Run many acts, one a line, with one PIN.
    Run(run::Args),
    /// List concerns.
    List(list::Args),
    /// List the replies that are awaited, the longest over first.
    ListReplies(list_replies::Args),
    /// List what officers undertook to do.
    ListActions(list_actions::Args),
    /// Close a concern; what is still to be done is named first.
    Close(close::Args),
    /// Show one concern and its chronology.
    Show(show::Args),
    /// Find concerns by any word in them, and people by name.
    Search(search::Args),
    /// List everybody the log knows, by name, or those whom words name.
    People(people::Args),
    /// Show who did what, and when.
    History(history::Args),
    /// Attach a file to a concern.
    Attach(attach::Args),
    /// Save a file of a concern outside the log; the reason stays in the history.
    SaveFile(save_file::Args),
    /// Save the pages of a share outside the log, as they went; the reason stays in the history.
    SaveShare(save_share::Args),
    /// Show what a concern made of an e-mail would say, or record it.
    RecordMail(record_mail::Args),
    /// Show what a sheet (.xlsx, .csv) would become, or bring it in, whole or not at all.
    Import(import::Args),
    /// Make an encrypted packet for an agency and put the share on record.
    Share(share::Args),
    /// Say whether a packet is one this log sent, unchanged, and when and to whom.
    Verify(verify::Args),
    /// Check signatures, chain, digests, database pages and folded tables.
    Check(check::Args),
    /// Hand the whole log over: signed entries, bodies, readable copies, a manifest.
    ExportLog(export_log::Args),
    /// Fill a new log with invented concerns, for timing.
    BenchData(bench_data::Args),
    /// Show the main job from start to finish with invented people.
    Demo(demo::Args),
}

impl Command {
    /// Runs it.
    pub fn run(self, desk: &Desk) -> Ended {
        match self {
            Command::Create(args) => create::run(args, desk),
            Command::Recover(args) => recover::run(args, desk),
            Command::Invite(args) => invite::run(args, desk),
            Command::Join(args) => join::run(args, desk),
            Command::Sync(args) => sync::run(args, desk),
            Command::Officers(args) => officers::run(args, desk),
            Command::Approve(args) => approve::run(args, desk),
            Command::Decline(args) => decline::run(&args, desk),
            Command::TurnAway(args) => turn_away::run(&args, desk),
            Command::Suspend(args) => suspend::run(&args, desk),
            Command::Lift(args) => lift::run(&args, desk),
            Command::Revoke(args) => revoke::run(&args, desk),
            Command::PassDuty(args) => pass_duty::run(&args, desk),
            Command::Backup(args) => backup::run(args, desk),
            Command::Restore(args) => restore::run(args, desk),
            Command::Acts(args) => acts::run(args),
            Command::Schema(args) => schema::run(&args),
            Command::Act(args) => act::run(args, desk),
            Command::Run(args) => run::run(&args, desk),
            Command::List(args) => list::run(args, desk),
            Command::ListReplies(args) => list_replies::run(args, desk),
            Command::ListActions(args) => list_actions::run(args, desk),
            Command::Close(args) => close::run(args, desk),
            Command::Show(args) => show::run(&args, desk),
            Command::Search(args) => search::run(args, desk),
            Command::People(args) => people::run(args, desk),
            Command::History(args) => history::run(args, desk),
            Command::Attach(args) => attach::run(args, desk),
            Command::SaveFile(args) => save_file::run(args, desk),
            Command::SaveShare(args) => save_share::run(args, desk),
            Command::RecordMail(args) => record_mail::run(args, desk),
            Command::Import(args) => import::run(args, desk),
            Command::Share(args) => share::run(args, desk),
            Command::Verify(args) => verify::run(&args, desk),
            Command::Check(args) => check::run(args, desk),
            Command::ExportLog(args) => export_log::run(args, desk),
            Command::BenchData(args) => bench_data::run(args, desk),
            Command::Demo(args) => demo::run(args, desk),
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_shows_examples() {
        let mut cli = Cli::command();
        cli.build();
        for command in cli.get_subcommands_mut() {
            let name = command.get_name().to_owned();
            let help = command.render_long_help().to_string();
            assert!(
                help.contains("Examples:") && help.contains(&format!("safelog {name}")),
                "{name}:\n{help}"
            );
        }
        cli.debug_assert();
    }
}
