/**
 * Commands about files. Rust asks for them and holds their paths; pages find these in `commands.js`, with all the others.
 * @module
 */
import { call, listen } from "./tauri.js";

/**
 * @typedef {{ done: number, all: number, running: boolean }} AttachProgress
 * @typedef {import("./types").FileWanted & { small: boolean }} PictureWanted
 */

/** Asks for files, one or several, and keeps them until they are attached; their names. @returns {Promise<string[]>} */
export const chooseFiles = () => call("choose_files");
/** Attaches what was chosen or dropped on the window, each with its own caption. @param {import("./types").NewFile & { captions: string[] }} form @returns {Promise<import("./types").FileMade[]>} */
export const attachFile = (form) => call("attach_file", { form });
/** Puts right what was said of a file. @param {import("./types").FileCorrection} form @returns {Promise<null>} */
export const correctFile = (form) => call("correct_file", { form });
/** @returns {Promise<AttachProgress>} */
export const readAttachProgress = () => call("read_attach_progress");
/** @returns {Promise<null>} */
export const stopAttaching = () => call("stop_attaching");
/** @param {import("./types").FileWanted} form @returns {Promise<import("./types").FileView>} */
export const readFileView = (form) => call("read_file_view", { form });
/** Keeps what is attached to an e-mail as a file for itself. @param {import("./types").MailPart} form @returns {Promise<import("./types").FileMade>} */
export const attachMailPart = (form) => call("attach_mail_part", { form });
/** A picture that Rust wrote afresh: a PNG where something is seen through, else a JPEG. @param {PictureWanted} form @returns {Promise<Blob>} */
export async function readFilePicture(form) {
  const bytes = new Uint8Array(await call("read_file_picture", { form }));
  return new Blob([bytes], { type: bytes[0] === 0xff ? "image/jpeg" : "image/png" });
}
/** Asks where. @param {import("./types").FileSaving} form @returns {Promise<null>} */
export const exportFile = (form) => call("export_file", { form });
/** Asks for an e-mail, or takes the one that was dropped. Nothing is recorded. @param {{ dropped: boolean }} form @returns {Promise<import("./types").MailView>} */
export const readMail = (form) => call("read_mail", { form });
/** Hears that files were dropped on the window; their names, to be shown. @param {(names: string[]) => void} hear */
export const onDropped = (hear) => listen("files-dropped", hear);
