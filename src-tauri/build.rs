//! Tells Tauri which commands there are, so that each needs a permission and nothing else can be called.

/// Every command, in the order of `src/commands.rs`.
const COMMANDS: &[&str] = &[
    // The session.
    "read_session",
    "create_log",
    "unlock",
    "recover_log",
    "ask_colleague",
    "lock",
    "keep_awake",
    "make_kit",
    "save_kit",
    "confirm_kit",
    // The frame.
    "read_frame",
    "read_terms",
    "read_today",
    // Recording.
    "record_concern",
    "find_known",
    "find_likely",
    // The concern.
    "read_concern",
    "amend_concern",
    "link_person",
    "describe_person",
    // People.
    "amend_person",
    "read_person",
    "relate_people",
    "end_relation",
    "merge_people",
    "part_people",
    "add_to_concern",
    "correct_passage",
    "assess_capacity",
    "ask_wishes",
    "mark_body",
    "correct_mark",
    "withdraw_statement",
    "note_topic",
    "decide",
    "refer",
    "record_reply",
    "chase",
    "escalate",
    "set_action",
    "move_action",
    "end_action",
    "hand_over",
    "put_handover_away",
    "close_concern",
    "reopen_concern",
    // Finding.
    "read_versions",
    "settle_versions",
    "restrict_concern",
    "list_concerns",
    "search_log",
    "read_history",
    // Drafts.
    "keep_draft",
    "read_draft",
    "discard_draft",
    // Sharing.
    "read_shareable",
    "review_request",
    "preview_packet",
    "read_packet_page",
    "export_packet",
    "settle_delivery",
    "decline_share",
    "list_shares",
    "read_share",
    "verify_packet",
    // Checking and settings.
    "check_log",
    // Bringing in a sheet.
    "open_sheet",
    "look_at_sheet",
    "propose_import",
    "bring_in",
    "read_import_progress",
    "stop_import",
    // Backups and settings.
    "choose_backup_place",
    "back_up",
    "stop_backup",
    "read_backup",
    "restore_log",
    "read_settings",
    "change_settings",
    "change_pin",
    // Officers, machines, the shared folder.
    "join_log",
    "read_officers",
    "read_not_in_force",
    "invite",
    "admit_machine",
    "turn_away",
    "approve_change",
    "decline_change",
    "suspend_officer",
    "lift_suspension",
    "remove_officer",
    "pass_duty",
    "see_alarm",
    "read_since",
    "choose_folder",
    "sync_now",
];

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(COMMANDS);
    tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
        .expect("the configuration beside this file is a valid one");
}
