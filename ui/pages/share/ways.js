/**
 * How a share leaves: as a file, part by part into a form of theirs, or by word of mouth; and what that changes on the page.
 * @module
 */
import { el, fill, focusOn, need } from "../../dom.js";
import { dayWords } from "../../words/dates.js";
import { copyParts } from "../shares/copy-parts.js";

/** @typedef {"file" | "form" | "spoken"} Way */

/** @param {{ channel: string, form: string | null }} request @returns {Way} */
export function wayOf({ channel, form }) {
  if (channel === "phone" || channel === "meeting") return "spoken";
  return channel === "portal" && form ? "form" : "file";
}

/** What the last step does. @type {Record<Way, string>} */
export const LAST = { file: "Save the packet…", form: "Put it on record, to be copied", spoken: "Put on record that they were told" };

/** What is said while it is done. @type {Record<Way, string>} */
export const DOING = { file: "Making the packet…", form: "Putting it on record…", spoken: "Putting it on record…" };

/** What happens at the last step, before it does. @param {Way} way @returns {HTMLElement} */
export function whatHappens(way) {
  const words = {
    file: ["You choose where to save it. The file is locked with a passphrase of random words that is shown once, here.", "The share is written in the log before a single byte of the packet reaches the disk."],
    form: ["It goes on record part by part, in the order of their form. Then each part has a button that copies it, to be pasted where it belongs.", "What is copied stays out of the clipboard’s history, and goes from it after two minutes."],
    spoken: ["It goes on record as you told it: what is ticked, in the words on the right. Leave out what you did not say.", "The pages stay in the log as the council’s own record. Nothing is sent."],
  }[way];
  return el("div", { class: "govuk-inset-text" }, words.map((line) => el("p", null, line)));
}

/**
 * It is on record.
 * @param {import("../../ipc/types").SharedInWords} made
 * @param {import("../../ipc/types").PacketRequest} request
 * @param {{ agency: string, form: string, refer: () => void }} to
 */
export function showInWords({ share, reference, parts }, request, { agency, form, refer }) {
  const told = parts.length === 0;
  const title = el("h2", null, told ? `${agency} was told: on record as ${reference}` : `On record as ${reference}`);
  const writing = request.confirm_by ? `Today asks for it in writing by ${dayWords(request.confirm_by)}, until you say that it went or something in writing goes to them.` : "Nothing in writing follows, as you said.";
  fill(need("#sent"), title,
    told ? el("p", null, writing) : copyParts(`Copy into the ${form}`, share, parts),
    told ? null : el("p", { class: "muted" }, "The same parts stand on the page of this share, if you are called away."),
    el("div", { class: "button-row" },
      el("button", { type: "button", class: "govuk-button", onclick: refer }, "Record it as a referral"),
      el("a", { class: "govuk-button govuk-button--secondary", href: `shares.html?share=${encodeURIComponent(share)}` }, "Open the share"),
      el("a", { class: "govuk-button govuk-button--secondary", href: `concern.html?id=${encodeURIComponent(request.concern)}` }, "Back to the concern")));
  fill(need("#before-sending"));
  need("#sent").hidden = false;
  focusOn(title);
}
