/**
 * The first step: which agency, and what is usual for it. What the template suggests is written down only where nothing
 * is written yet, or where the words are still the last template's own.
 * @module
 */
import { fill, need } from "../../dom.js";
import { dotted } from "../../words/phrases.js";

export class ToWhom {
  /** What the last template wrote, by field. @type {Record<string, string>} */
  #written = {};

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
    this.show(agency);
  }

  /** @param {import("../../ipc/types").Agency} agency */
  show(agency) {
    const into = need("#agency-needs");
    into.hidden = false;
    fill(into, dotted(agency.needs, agency.phone && `Published number: ${agency.phone}`));
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
