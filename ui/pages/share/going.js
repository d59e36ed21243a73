/** A packet that is being made: how far it is, and a way to stop it, which counts until it is on record. @module */
import { watched } from "../../components/long-work.js";
import { need } from "../../dom.js";
import { readExportProgress, stopExport } from "../../ipc/commands.js";

/** What is done next, after so many steps. */
const NEXT = ["Laying out the pages", "Reading them for what is withheld", "Locking them with the passphrase", "Putting it on record"];

/** @template A @param {Promise<A>} work @returns {Promise<A>} */
export const making = (work) => watched(work, { box: need("#going"), named: "How far the packet is", look: readExportProgress, stop: stopExport, words: (done) => NEXT[done] ?? "" });
