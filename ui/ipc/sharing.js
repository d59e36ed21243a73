/**
 * Commands about sharing. Rust asks for the files; pages find these in `commands.js`, with all the others.
 * @module
 */
import { call } from "./tauri.js";

/**
 * @typedef {{ pages: number }} Preview
 * @typedef {{ page: number }} PacketPage
 * @typedef {{ share: string, reference: string, sha256: string, pages: number, passphrase: string, read_out: string }} Exported
 * @typedef {import("./types").Verified} Verdict
 */

/** @param {import("./types").ShareableWanted} form @returns {Promise<import("./types").Shareable>} */
export const readShareable = (form) => call("read_shareable", { form });
/** @param {import("./types").PacketRequest} form @returns {Promise<import("./types").RequestReview>} */
export const reviewRequest = (form) => call("review_request", { form });
/** @param {import("./types").PacketRequest} form @returns {Promise<Preview>} */
export const previewPacket = (form) => call("preview_packet", { form });
/** One page of the previewed packet, as a picture. @param {PacketPage} form @returns {Promise<Blob>} */
export const readPacketPage = async (form) => new Blob([await call("read_packet_page", { form })], { type: "image/png" });
/** @param {import("./types").PacketRequest} form @returns {Promise<Exported | null>} */
export const exportPacket = (form) => call("export_packet", { form });
/** How far the packet is that is being made: steps taken, and of how many. @returns {Promise<import("./files.js").AttachProgress>} */
export const readExportProgress = () => call("read_export_progress");
/** Nothing of it stays. @returns {Promise<null>} */
export const stopExport = () => call("stop_export");
/** @param {import("./types").Delivery} form @returns {Promise<null>} */
export const settleDelivery = (form) => call("settle_delivery", { form });
/** Into a form of theirs, or told. @param {import("./types").PacketRequest} form @returns {Promise<import("./types").SharedInWords>} */
export const shareInWords = (form) => call("share_in_words", { form });
/** Puts it on the clipboard. @param {import("./types").PartWanted} form @returns {Promise<null>} */
export const copyPart = (form) => call("copy_part", { form });
/** @param {import("./types").OwnerForm} form @returns {Promise<null>} */
export const sayOwner = (form) => call("say_owner", { form });
/** @param {import("./types").PermissionForm} form @returns {Promise<null>} */
export const permitOwned = (form) => call("permit_owned", { form });
/** @param {import("./types").Declining} form @returns {Promise<null>} */
export const declineShare = (form) => call("decline_share", { form });
/** @param {import("./types").ShareFilter} form @returns {Promise<import("./types").ShareList>} */
export const listShares = (form) => call("list_shares", { form });
/** @param {import("./types").ShareWanted} form @returns {Promise<import("./types").SharePage>} */
export const readShare = (form) => call("read_share", { form });
/** What an agency holds from us. @param {import("./types").HolderWanted} form @returns {Promise<import("./types").HeldBy>} */
export const readHeldBy = (form) => call("read_held_by", { form });
/** @param {import("./types").FollowUp} form @returns {Promise<null>} */
export const followShare = (form) => call("follow_share", { form });
/** @param {import("./types").CorrectionSettling} form @returns {Promise<null>} */
export const settleCorrections = (form) => call("settle_corrections", { form });
/** @param {import("./types").CodeRead} form @returns {Promise<Verdict>} */
export const verifyCode = (form) => call("verify_code", { form });
/** Asks where. @param {import("./types").CopySaving} form @returns {Promise<null>} */
export const saveShareCopy = (form) => call("save_share_copy", { form });
/** Asks for a file. @returns {Promise<Verdict>} */
export const verifyPacket = () => call("verify_packet");
/** @param {import("./types").BreachForm} form @returns {Promise<null>} */
export const recordBreach = (form) => call("record_breach", { form });
/** @param {import("./types").BreachStep} form @returns {Promise<null>} */
export const followBreach = (form) => call("follow_breach", { form });
/** @param {import("./types").PermissionEnding} form @returns {Promise<null>} */
export const takePermissionBack = (form) => call("take_permission_back", { form });
/** @param {import("./types").PaperPrinting} form @returns {Promise<null>} */
export const notePrinting = (form) => call("note_printing", { form });
/** Why it is read is on record first. @param {import("./types").SealedWanted} form @returns {Promise<import("./types").PassageView>} */
export const readSealed = (form) => call("see_sealed", { form });
