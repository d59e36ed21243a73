/**
 * Every question the window can ask, one function each. The only file that names Tauri.
 *
 * A name here is the command's own name in the other spelling: `recordConcern` asks `record_concern`.
 * Each answers with a view or throws a {@link Refusal}; nothing is remembered between two calls.
 * @module
 */
import { Refusal } from "./refusal.js";

/** Sent to the document when a command answers that the log has been locked in the meantime. */
export const LOCKED_OUT = "locked-out";

/**
 * @param {string} name
 * @param {Record<string, unknown>} [given]
 * @returns {Promise<any>}
 */
async function call(name, given) {
  try {
    return await /** @type {any} */ (window).__TAURI__.core.invoke(name, given);
  } catch (thrown) {
    const refusal = Refusal.from(thrown);
    if (refusal.code === "locked") document.dispatchEvent(new Event(LOCKED_OUT));
    throw refusal;
  }
}

// The session: the only commands that answer while the log is locked.

/** @returns {Promise<import("./types").Session>} */
export const readSession = () => call("read_session");

/** @param {import("./types").NewLog} form @returns {Promise<import("./types").Created>} */
export const createLog = (form) => call("create_log", { form });

/** @returns {Promise<import("./types").KitSaved>} */
export const saveKit = () => call("save_kit");

/** @param {import("./types").KitWords} form @returns {Promise<null>} */
export const confirmKit = (form) => call("confirm_kit", { form });

/** @returns {Promise<null>} */
export const makeKit = () => call("make_kit");

/** @param {import("./types").Unlocking} form @returns {Promise<null>} */
export const unlock = (form) => call("unlock", { form });

/** @param {import("./types").Recovery} form @returns {Promise<null>} */
export const recoverLog = (form) => call("recover_log", { form });

/** @returns {Promise<null>} */
export const lock = () => call("lock");

/** @returns {Promise<null>} */
export const keepAwake = () => call("keep_awake");

// The frame.

/** @returns {Promise<import("./types").Frame>} */
export const readFrame = () => call("read_frame");

/** @returns {Promise<import("./types").Terms>} */
export const readTerms = () => call("read_terms");

// Recording.

/** @param {import("./types").NewConcern} form @returns {Promise<import("./types").Recorded>} */
export const recordConcern = (form) => call("record_concern", { form });

/** @param {import("./types").KnownWords} form @returns {Promise<import("./types").Known>} */
export const findKnown = (form) => call("find_known", { form });

// The concern.

/** @param {import("./types").ConcernAsked} form @returns {Promise<import("./types").ConcernPage>} */
export const readConcern = (form) => call("read_concern", { form });

/** @param {import("./types").Amendment} form @returns {Promise<null>} */
export const amendConcern = (form) => call("amend_concern", { form });

/** @param {import("./types").PersonLink} form @returns {Promise<null>} */
export const linkPerson = (form) => call("link_person", { form });

/** @param {import("./types").PersonDescription} form @returns {Promise<null>} */
export const describePerson = (form) => call("describe_person", { form });

/** @param {import("./types").Addition} form @returns {Promise<import("./types").Added>} */
export const addToConcern = (form) => call("add_to_concern", { form });

/** @param {import("./types").Correction} form @returns {Promise<null>} */
export const correctPassage = (form) => call("correct_passage", { form });

/** @param {import("./types").Decision} form @returns {Promise<null>} */
export const decide = (form) => call("decide", { form });

/** @param {import("./types").Referral} form @returns {Promise<import("./types").Referred>} */
export const refer = (form) => call("refer", { form });

/** @param {import("./types").Reply} form @returns {Promise<null>} */
export const recordReply = (form) => call("record_reply", { form });

/** @param {import("./types").Chase} form @returns {Promise<null>} */
export const chase = (form) => call("chase", { form });

/** @param {import("./types").Closing} form @returns {Promise<null>} */
export const closeConcern = (form) => call("close_concern", { form });

/** @param {import("./types").Reopening} form @returns {Promise<null>} */
export const reopenConcern = (form) => call("reopen_concern", { form });

// Finding.

/** @param {import("./types").ConcernFilter} form @returns {Promise<import("./types").ConcernList>} */
export const listConcerns = (form) => call("list_concerns", { form });

/** @param {import("./types").LogSearch} form @returns {Promise<import("./types").Found>} */
export const searchLog = (form) => call("search_log", { form });

/** @returns {Promise<import("./types").Today>} */
export const readToday = () => call("read_today");

/** @param {import("./types").HistoryAsked} form @returns {Promise<import("./types").History>} */
export const readHistory = (form) => call("read_history", { form });

// Drafts, kept in the encrypted store.

/** @param {import("./types").DraftText} form @returns {Promise<import("./types").DraftKept>} */
export const keepDraft = (form) => call("keep_draft", { form });

/** @param {import("./types").DraftAsked} form @returns {Promise<import("./types").Draft>} */
export const readDraft = (form) => call("read_draft", { form });

/** @param {import("./types").DraftAsked} form @returns {Promise<null>} */
export const discardDraft = (form) => call("discard_draft", { form });

// Sharing.

/** @param {import("./types").ShareableAsked} form @returns {Promise<import("./types").Shareable>} */
export const readShareable = (form) => call("read_shareable", { form });

/** @param {import("./types").PacketRequest} form @returns {Promise<import("./types").Review>} */
export const reviewRequest = (form) => call("review_request", { form });

/** @param {import("./types").PacketRequest} form @returns {Promise<import("./types").Preview>} */
export const previewPacket = (form) => call("preview_packet", { form });

/** @param {import("./types").PacketRequest} form @returns {Promise<import("./types").Exported | null>} */
export const exportPacket = (form) => call("export_packet", { form });

/** @param {import("./types").Declining} form @returns {Promise<null>} */
export const declineShare = (form) => call("decline_share", { form });

/** @param {import("./types").ShareFilter} form @returns {Promise<import("./types").ShareList>} */
export const listShares = (form) => call("list_shares", { form });

/** @param {import("./types").ShareAsked} form @returns {Promise<import("./types").SharePage>} */
export const readShare = (form) => call("read_share", { form });

/** @returns {Promise<import("./types").Verdict>} */
export const verifyPacket = () => call("verify_packet");

// Checking and settings.

/** @param {import("./types").LogCheck} form @returns {Promise<import("./types").CheckReport>} */
export const checkLog = (form) => call("check_log", { form });

/** @returns {Promise<import("./types").Settings>} */
export const readSettings = () => call("read_settings");

/** @param {import("./types").NewSettings} form @returns {Promise<null>} */
export const changeSettings = (form) => call("change_settings", { form });

/** @param {import("./types").PinChange} form @returns {Promise<null>} */
export const changePin = (form) => call("change_pin", { form });

/** One page of the previewed packet, as a picture. @param {import("./types").PacketPage} form @returns {Promise<Blob>} */
export const readPacketPage = async (form) => new Blob([await call("read_packet_page", { form })], { type: "image/png" });

/** Hears that the log changed. Says that, not what: ask again. @param {() => void} hear */
export const onChanged = (hear) => listen("logbook-changed", hear);

/** Hears that the log was locked, by the officer or by the clock. @param {() => void} hear */
export const onLocked = (hear) => listen("logbook-locked", hear);

/** @param {string} event @param {() => void} hear @returns {Promise<() => void>} */
const listen = (event, hear) => /** @type {any} */ (window).__TAURI__.event.listen(event, () => hear());
