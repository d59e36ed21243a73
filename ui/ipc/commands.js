/**
 * Every question the window can ask, one function each.
 *
 * A name is the command's own in the other spelling. Each answers with a view or throws a {@link Refusal}; nothing is remembered.
 * @module
 */
import { call, listen } from "./tauri.js";

export * from "./finding.js";
export * from "./retention.js";
export * from "./settings.js";
export * from "./files.js";
export * from "./sharing.js";
export * from "./statements.js";
export { LOCKED_OUT } from "./tauri.js";

/**
 * The window's own questions, which are no acts of the log and so have no Rust form of the log's.
 * @typedef {{ state: "fresh" | "locked" | "joining" | "asking" | "open" | "stranded", organisation: string, officer: string, role: string, blocked: import("./types").Refusal | null, kit_waiting: boolean, words: string[], folder_fault: string | null, folder_picked: boolean }} Session
 * @typedef {{ organisation: string, reference_prefix: string, officer_name: string, officer_role: string, pin: string, pin_again: string }} NewLog
 * @typedef {{ invitation: string, name: string, role: string, pin: string, pin_again: string }} JoiningForm
 * @typedef {{ saved: boolean, ask: number[] }} KitSaved the numbers of the words to type from the paper
 * @typedef {{ pin: string }} Unlocking
 * @typedef {{ words: string, pin: string, pin_again: string }} Recovery
 * @typedef {{ invitation: string, pin: string, pin_again: string }} Help
 * @typedef {{ old_pin: string, pin: string, pin_again: string }} PinChange
 */

// The session: the only commands that answer while the log is locked.

/** @returns {Promise<Session>} */
export const readSession = () => call("read_session");
/** @param {NewLog} form @returns {Promise<unknown>} */
export const createLog = (form) => call("create_log", { form });
/** @returns {Promise<KitSaved>} */
export const saveKit = () => call("save_kit");
/** @param {import("./types").KitWords} form @returns {Promise<null>} */
export const confirmKit = (form) => call("confirm_kit", { form });
/** @returns {Promise<null>} */
export const makeKit = () => call("make_kit");
/** @param {Unlocking} form @returns {Promise<null>} */
export const unlock = (form) => call("unlock", { form });
/** @param {Recovery} form @returns {Promise<null>} */
export const recoverLog = (form) => call("recover_log", { form });
/** Asks a colleague to open the log here again; says whether a shared folder was picked. @param {Help} form @returns {Promise<boolean>} */
export const askColleague = (form) => call("ask_colleague", { form });
/** @returns {Promise<null>} */
export const lock = () => call("lock");
/** @returns {Promise<null>} */
export const keepAwake = () => call("keep_awake");

// The frame.

/** @returns {Promise<import("./types").Frame>} */
export const readFrame = () => call("read_frame");
/** @returns {Promise<import("./types").Today>} */
export const readToday = () => call("read_today");
/** @returns {Promise<import("./types").Terms>} */
export const readTerms = () => call("read_terms");

// Recording.

/** @param {import("./types").NewConcern} form @returns {Promise<import("./types").Recorded>} */
export const recordConcern = (form) => call("record_concern", { form });
/** @param {import("./types").KnownWords} form @returns {Promise<import("./types").Known>} */
export const findKnown = (form) => call("find_known", { form });
/** @param {import("./types").LikelyWanted} form @returns {Promise<import("./types").Likely>} */
export const findLikely = (form) => call("find_likely", { form });
/** @param {import("./types").PeopleFilter} form @returns {Promise<import("./types").PeopleList>} */
export const listPeople = (form) => call("list_people", { form });

// The concern.

/** @param {import("./types").ConcernWanted} form @returns {Promise<import("./types").ConcernPage>} */
export const readConcern = (form) => call("read_concern", { form });
/** @param {import("./types").Amendment} form @returns {Promise<null>} */
export const amendConcern = (form) => call("amend_concern", { form });
/** @param {import("./types").LinkForm} form @returns {Promise<null>} */
export const linkPerson = (form) => call("link_person", { form });
/** @param {import("./types").PersonDescription} form @returns {Promise<null>} */
export const describePerson = (form) => call("describe_person", { form });
/** @param {import("./types").Addition} form @returns {Promise<import("./types").Added>} */
export const addToConcern = (form) => call("add_to_concern", { form });
/** @param {import("./types").Correction} form @returns {Promise<null>} */
export const correctPassage = (form) => call("correct_passage", { form });
/** @param {import("./types").NewDecision} form @returns {Promise<null>} */
export const decide = (form) => call("decide", { form });
/** @param {import("./types").NewReferral} form @returns {Promise<import("./types").ReferralMade>} */
export const refer = (form) => call("refer", { form });
/** @param {import("./types").ReplyForm} form @returns {Promise<null>} */
export const recordReply = (form) => call("record_reply", { form });
/** @param {import("./types").ChaseForm} form @returns {Promise<null>} */
export const chase = (form) => call("chase", { form });
/** @param {import("./types").EscalationForm} form @returns {Promise<null>} */
export const escalate = (form) => call("escalate", { form });
/** Marks what was written as a significant event, or as none any more. @param {import("./types").EventMark} form @returns {Promise<null>} */
export const markEvent = (form) => call("mark_event", { form });
/** @param {import("./types").NewAction} form @returns {Promise<import("./types").ActionMade>} */
export const setAction = (form) => call("set_action", { form });
/** @param {import("./types").ActionMove} form @returns {Promise<null>} */
export const moveAction = (form) => call("move_action", { form });
/** @param {import("./types").ActionEnd} form @returns {Promise<null>} */
export const endAction = (form) => call("end_action", { form });
/** @param {import("./types").HandoverForm} form @returns {Promise<null>} */
export const handOver = (form) => call("hand_over", { form });
/** @param {import("./types").HandoverRead} form @returns {Promise<null>} */
export const putHandoverAway = (form) => call("put_handover_away", { form });
/** @param {import("./types").ReplyFilter} form @returns {Promise<import("./types").ReplyList>} */
export const listReplies = (form) => call("list_replies", { form });
/** @param {import("./types").ActionFilter} form @returns {Promise<import("./types").ActionList>} */
export const listActions = (form) => call("list_actions", { form });
/** @param {import("./types").Closing} form @returns {Promise<null>} */
export const closeConcern = (form) => call("close_concern", { form });
/** @param {import("./types").Reopening} form @returns {Promise<null>} */
export const reopenConcern = (form) => call("reopen_concern", { form });
/** @param {import("./types").Restriction} form @returns {Promise<null>} */
export const restrictConcern = (form) => call("restrict_concern", { form });
/** @param {import("./types").ConcernWanted} form @returns {Promise<import("./types").VersionsPage>} */
export const readVersions = (form) => call("read_versions", { form });
/** @param {import("./types").Settling} form @returns {Promise<null>} */
export const settleVersions = (form) => call("settle_versions", { form });

// People.

/** @param {import("./types").PersonAmendment} form @returns {Promise<null>} */
export const amendPerson = (form) => call("amend_person", { form });
/** @param {import("./types").PersonWanted} form @returns {Promise<import("./types").PersonPage>} */
export const readPerson = (form) => call("read_person", { form });
/** @param {import("./types").NewRelation} form @returns {Promise<null>} */
export const relatePeople = (form) => call("relate_people", { form });
/** @param {import("./types").RelationEnding} form @returns {Promise<null>} */
export const endRelation = (form) => call("end_relation", { form });
/** @param {import("./types").Merging} form @returns {Promise<null>} */
export const mergePeople = (form) => call("merge_people", { form });
/** @param {import("./types").Parting} form @returns {Promise<null>} */
export const partPeople = (form) => call("part_people", { form });

// Drafts, kept in the encrypted store.

/** @param {import("./types").NewDraft} form @returns {Promise<import("./types").DraftKept>} */
export const keepDraft = (form) => call("keep_draft", { form });
/** @param {import("./types").DraftPage} form @returns {Promise<import("./types").Draft>} */
export const readDraft = (form) => call("read_draft", { form });
/** @param {import("./types").DraftPage} form @returns {Promise<null>} */
export const discardDraft = (form) => call("discard_draft", { form });

// Bringing in a sheet. Rust asks for the file and holds it between the steps.

/** Asks for a file, or takes the one that was dropped; nothing when nobody picked one. @param {{ dropped: boolean }} form @returns {Promise<import("./types").SheetsView | null>} */
export const openSheet = (form) => call("open_sheet", { form });
/** @param {import("./types").ImportPlan} form @returns {Promise<import("./types").SheetsView>} */
export const lookAtSheet = (form) => call("look_at_sheet", { form });
/** @param {import("./types").ProposalWanted} form @returns {Promise<import("./types").Proposal>} */
export const proposeImport = (form) => call("propose_import", { form });
/** @param {import("./types").ImportPlan} form @returns {Promise<import("./types").BroughtIn>} */
export const bringIn = (form) => call("bring_in", { form });
/** @returns {Promise<{ done: number, all: number, running: boolean }>} */
export const readImportProgress = () => call("read_import_progress");
/** @returns {Promise<null>} */
export const stopImport = () => call("stop_import");

// Checking and settings.

/** @param {import("./types").CheckForm} form @returns {Promise<import("./types").CheckReport>} */
export const checkLog = (form) => call("check_log", { form });
/** @typedef {import("./types").BackupView} BackupView */
/** Asks where backups go. @returns {Promise<BackupView>} */
export const chooseBackupPlace = () => call("choose_backup_place");
/** @returns {Promise<BackupView>} */
export const backUp = () => call("back_up");
/** Stops the backup that is being made, if any. @returns {Promise<null>} */
export const stopBackup = () => call("stop_backup");
/** @typedef {{ step: string, done: number, of: number }} BackupStep */
/** Hears how far a backup is. @param {(step: BackupStep) => void} hear */
export const onBackupStep = (hear) => listen("backup-step", hear);
/** @returns {Promise<BackupView>} */
export const readBackup = () => call("read_backup");
/** Restores a log from a backup; says whether all was picked. @param {Recovery & { with_folder: boolean }} form @returns {Promise<boolean>} */
export const restoreLog = (form) => call("restore_log", { form });
/** @param {PinChange} form @returns {Promise<null>} */
export const changePin = (form) => call("change_pin", { form });
/** @param {JoiningForm} form @returns {Promise<null>} */
export const joinLog = (form) => call("join_log", { form });

// Officers, machines, the shared folder.

/** @returns {Promise<import("./types").OfficersPage>} */
export const readOfficers = () => call("read_officers");
/** @param {import("./types").NotInForceWanted} form @returns {Promise<import("./types").NotInForce>} */
export const readNotInForce = (form) => call("read_not_in_force", { form });
/** @returns {Promise<import("./types").Invited>} */
export const invite = () => call("invite");
/** @param {import("./types").Admission} form @returns {Promise<null>} */
export const admitMachine = (form) => call("admit_machine", { form });
/** @param {import("./types").Turned} form @returns {Promise<null>} */
export const turnAway = (form) => call("turn_away", { form });
/** @param {import("./types").ChangeNamed} form @returns {Promise<null>} */
export const approveChange = (form) => call("approve_change", { form });
/** @param {import("./types").ChangeDeclined} form @returns {Promise<null>} */
export const declineChange = (form) => call("decline_change", { form });
/** @param {import("./types").OfficerNamed} form @returns {Promise<null>} */
export const suspendOfficer = (form) => call("suspend_officer", { form });
/** @param {import("./types").OfficerNamed} form @returns {Promise<null>} */
export const liftSuspension = (form) => call("lift_suspension", { form });
/** @param {import("./types").OfficerNamed} form @returns {Promise<null>} */
export const removeOfficer = (form) => call("remove_officer", { form });
/** @param {import("./types").OfficerNamed} form @returns {Promise<null>} */
export const passDuty = (form) => call("pass_duty", { form });
/** @param {import("./types").AlarmNamed} form @returns {Promise<null>} */
export const seeAlarm = (form) => call("see_alarm", { form });
/** @returns {Promise<import("./types").Since>} */
export const readSince = () => call("read_since");
/** Asks for the shared folder; answers whether one was chosen. Rust opens the dialog, and no page learns which. @returns {Promise<boolean>} */
export const chooseFolder = () => call("choose_folder");
/** Looks in the shared folder now; answers when that is done. @returns {Promise<null>} */
export const syncNow = () => call("sync_now");
/** Hears that something about the shared folder changed. @param {() => void} hear */
export const onFolderChanged = (hear) => listen("folder-changed", hear);
/** Hears that the log changed. Says that, not what: ask again. @param {() => void} hear */
export const onChanged = (hear) => listen("logbook-changed", hear);
/** Hears that the log was locked, by the officer or by the clock. @param {() => void} hear */
export const onLocked = (hear) => listen("logbook-locked", hear);
