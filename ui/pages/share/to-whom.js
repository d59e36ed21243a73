/**
 * The first step: which agency, and what is usual for it. What the template suggests is written down only where nothing
 * is written yet, or where the words are still the last template's own.
 * @module
 */
import { fill, fillSelect, need } from "../../dom.js";
import { dotted } from "../../words/phrases.js";
import { wayOf } from "./ways.js";

export class ToWhom {
  /** What the last template wrote, by field. @type {Record<string, string>} */
  #written = {};
  #terms;

  /** @param {import("../../ipc/types").Terms} terms */
  constructor(terms) {
    this.#terms = terms;
    fillSelect(/** @type {HTMLSelectElement} */ (need("#their-form")), terms.forms, "None: in our own order");
    field("choice-buttons[name=channel]").choices = terms.channels;
    field("choice-buttons[name=caller_check]").choices = terms.caller_checks;
  }

  /** @param {import("../../ipc/types").Shareable} shareable */
  take(shareable) {
    const { agency, summary, safe_contact, consent_reason, consent_status } = shareable;
    this.#suggest("asks", agency.asks);
    this.#suggest("summary", summary);
    this.#suggest("safe_contact", safe_contact);
    this.#suggest("consent_reason", consent_reason);
    const status = field("choice-buttons[name=consent_status]");
    status.formValue ??= consent_status;
    const reply = field("date-field[name=reply_by]");
    const day = shareable.reply_by_usual;
    if (reply.draftValue === "" || reply.formValue === this.#written.reply_by) reply.formValue = day;
    this.#written.reply_by = day;
    const confirm = field("date-field[name=confirm_by]");
    if (confirm.draftValue === "") confirm.formValue = shareable.confirm_by_usual;
    const theirs = this.#terms.forms.find((form) => form.of.includes(agency.code))?.code ?? "";
    if (["", this.#written.form].includes(field("#their-form").value)) field("#their-form").value = theirs;
    this.#written.form = theirs;
    this.show(shareable);
  }

  /** What it needs, and the ways by which it may go; one that was chosen before, or that a kept recipient has, stays. @param {import("../../ipc/types").Shareable} shareable */
  show({ agency, recipients }) {
    const ways = field("choice-buttons[name=channel]");
    const open = [...agency.routes, ...recipients.map(({ channel }) => channel), ways.formValue];
    ways.choices = this.#terms.channels.filter(({ code }) => open.includes(code));
    const into = need("#agency-needs");
    into.hidden = false;
    fill(into, dotted(agency.needs, agency.phone && `Published number: ${agency.phone}`));
  }

  /** What the way it goes asks for. @param {import("../../ipc/types").PacketRequest} request */
  showWay(request) {
    need("#by-word-of-mouth").hidden = wayOf(request) !== "spoken";
    const form = this.#terms.forms.find(({ code }) => code === request.form);
    fill(need("#their-form-hint"), form?.hint ?? "Then it stands in the order in which they ask");
  }

  /** @param {string} name @param {string} words */
  #suggest(name, words) {
    const box = /** @type {HTMLTextAreaElement} */ (need(`textarea[name="${name}"]`));
    if (box.value.trim() === "" || box.value === this.#written[name]) box.value = words;
    this.#written[name] = words;
  }
}

/** @param {string} selector @returns {any} */
const field = (selector) => need(selector);
