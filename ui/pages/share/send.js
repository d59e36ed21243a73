/**
 * The last step: everything once more in a few lines, what is still missing, and afterwards the passphrase, shown once.
 * @module
 */
import { keepDraft, readDraft } from "../../ipc/commands.js";
import { factList } from "../../components/badge.js";
import { el, fill, focusOn, labelOf, need } from "../../dom.js";
import { count, dayWords, fullMoment, nowMoment } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { faultWords } from "../../words/sentences.js";
import { wayOf, whatHappens } from "./ways.js";

/** @typedef {{ field: string, rule: string }} Fault */

/**
 * @param {import("../../ipc/types").PacketRequest} request
 * @param {{ terms: import("../../ipc/types").Terms, agency: string, pages: number, withheld: number, missing: Fault[], goTo: (field: string) => void }} known
 */
export async function showBeforeSending(request, { terms, agency, pages, withheld, missing, goTo }) {
  const said = await Promise.all(missing.map(async (fault) => ({ field: fault.field, words: await faultWords(fault) })));
  fill(need("#before-sending"),
    said.length === 0 ? null : el("section", { class: "notice missing-notice" }, el("div", null,
      el("h3", null, "Before it can go"),
      el("ul", { class: "missing" }, said.map(({ field, words }) => el("li", null, el("button", { type: "button", class: "link-button", onclick: () => goTo(field) }, words)))))),
    factList([
      { label: "To", value: dotted(agency, request.recipient_name, request.recipient_role) },
      { label: "By", value: dotted(labelOf(terms.channels, request.channel), request.recipient_address) },
      { label: "Address checked", value: request.verified_how },
      { label: "Their form", value: labelOf(terms.forms, request.form) },
      { label: "Told", value: wayOf(request) === "spoken" ? dotted(request.said_at ? fullMoment(request.said_at) : "now", labelOf(terms.caller_checks, request.caller_check)) : "" },
      { label: "What goes", value: dotted(pages > 0 && count(pages, "page"), count(request.items.length, "item"), `${count(withheld, "passage")} withheld`) },
      { label: "By what law", value: dotted(labelOf(terms.article6, request.article6), labelOf(terms.article9, request.article9), labelOf(terms.schedule1, request.schedule1), labelOf(terms.gateways, request.gateway)) },
      { label: "Consent", value: dotted(labelOf(terms.consent_statuses, request.consent_status), request.consent_reason) },
      { label: "Those it is about know", value: request.told === null ? "not said" : request.told ? "yes" : dotted("no", request.told_reason) },
      { label: "Answer wanted by", value: request.reply_by ? dayWords(request.reply_by) : "no date" },
    ]),
    whatHappens(wayOf(request)));
}

/** Nothing happened, and that is said. @param {string} why */
export function showNotSaved(why) {
  const words = el("p", { class: "notice info", role: "status" }, why);
  need("#before-sending").prepend(words);
  focusOn(words);
}

/**
 * The check before saving found withheld words in the pages: which, and where.
 * @param {Fault[]} found as `withhold.0.words` and `readable-in page 2`
 * @param {import("../../ipc/types").Withhold[]} withhold
 */
export function showStillReadable(found, withhold) {
  const said = found.map(({ field, rule }) => {
    const place = rule.replace(/^readable-in /, "");
    return `“${withhold[Number(field.split(".")[1])]?.words[0] ?? "Withheld words"}” can still be read in ${place}.${place.startsWith("file ") ? " Nothing can be left out of a document: leave the document out, or attach another copy of it." : ""}`;
  });
  need("#before-sending").prepend(el("ul", { class: "missing notice-list" }, said.map((words) => el("li", null, words))));
}

/**
 * @param {import("../../ipc/sharing.js").Exported} sent
 * @param {import("../../ipc/types").PacketRequest} request
 * @param {{ agency: string, phone: string }} to
 */
export function showSent(sent, request, { agency, phone }) {
  const concern = encodeURIComponent(request.concern);
  const title = el("h2", null, `Saved as ${sent.reference}, and on record`);
  fill(need("#sent"),
    el("section", { class: "card passphrase" },
      el("header", null, el("h3", null, "Passphrase"), el("span", { class: "note" }, "shown once, kept nowhere")),
      el("div", { class: "inside" },
        el("ol", { class: "passphrase-words", "aria-label": "Passphrase, word by word" }, sent.passphrase.split(/[\s-]+/).map((word) => el("li", null, word))),
        el("p", null, "Typed as ", el("span", { class: "typed" }, sent.passphrase)),
        el("p", { class: "danger-text" }, "Write it down or read it out before you leave this page. Never send it the way the packet goes."),
        el("h4", null, phone ? `Ring ${agency} on ${phone}, and say` : "Ring them on a number you checked, and say"),
        el("blockquote", { class: "own-words" }, sent.read_out))),
    el("section", { class: "next-steps" }, el("h3", null, "What happens next"), el("ol", null,
      el("li", null, `Send the file${request.recipient_address ? ` to ${request.recipient_address}` : ""}, then delete it from where you saved it. The log keeps what was in it.`),
      el("li", null, request.reply_by ? `Today asks until somebody writes on the share that they have it, and for the answer by ${dayWords(request.reply_by)}. If you referred the matter to them, record that as a referral: then the answer is awaited there.` : "Today asks until somebody writes on the share that they have it. If you referred the matter to them, record that as a referral: then the answer is awaited there."))),
    el("dl", { class: "fact-list small" }, el("dt", null, "Pages"), el("dd", null, String(sent.pages)), el("dt", null, "Digest (SHA-256)"), el("dd", { class: "digest" }, sent.sha256)),
    el("div", { class: "button-row" },
      el("button", { type: "button", class: "govuk-button", onclick: () => refer(request) }, "Record it as a referral"),
      el("a", { class: "govuk-button govuk-button--secondary", href: `shares.html?share=${encodeURIComponent(sent.share)}` }, "Open the share"),
      el("a", { class: "govuk-button govuk-button--secondary", href: `concern.html?id=${concern}` }, "Back to the concern")));
  fill(need("#before-sending"));
  need("#sent").prepend(title);
  need("#sent").hidden = false;
  focusOn(title);
}

/** Goes to record the referral, with what the packet said already written there. @param {import("../../ipc/types").PacketRequest} shared */
export async function refer({ concern, agency, recipient_name, channel, asks, reply_by }) {
  const page = `refer:${concern}`;
  if ((await readDraft({ page })).text === null) {
    const fields = { agency, recipient: recipient_name, route: channel, asked: asks, sent_at: nowMoment(), reply_due: reply_by ?? "" };
    await keepDraft({ page, text: JSON.stringify(fields) });
  }
  location.assign(`concern.html?id=${encodeURIComponent(concern)}#refer:${encodeURIComponent(agency)}`);
}
