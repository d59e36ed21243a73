/** A share that is being made: how far it is, and a way to stop it, which counts until it is on record. @module */
import { watched } from "../../components/long-work.js";
import { need } from "../../dom.js";
import { readExportProgress, stopExport } from "../../ipc/commands.js";

/** What is done next, after so many steps. */
const next = (/** @type {string} */ way) => ["Laying out the pages", "Reading them for what is withheld", way === "file" ? "Locking them with the passphrase" : "Keeping the pages", "Putting it on record"];

/** @template A @param {Promise<A>} work @param {string} way `file`, or how else it goes @returns {Promise<A>} */
export const making = (work, way) => watched(work, { box: need("#going"), named: way === "file" ? "How far the packet is" : "How far the share is", look: readExportProgress, stop: stopExport, words: (done) => next(way)[done] ?? "" });
