/**
 * Recipients that are kept: choosing one fills the boxes of the first step, and one who was typed can be kept for the next time.
 * The boxes stay the officer's to change; nothing is kept that was not asked to be.
 * @module
 */
import { badge } from "../../components/badge.js";
import { el, fill, fillForm, formData, need } from "../../dom.js";
import { keepRecipient } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { longDay } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { refusalWords } from "../../words/sentences.js";

/** @typedef {import("../../ipc/types").RecipientLine} RecipientLine */

export class KeptRecipients {
  /** @type {RecipientLine[]} */
  #kept = [];
  /** Whom this page kept last, by name. */
  #justKept = "";
  #form;
  #changed;

  /** @param {HTMLFormElement} form @param {() => void} changed */
  constructor(form, changed) {
    this.#form = form;
    this.#changed = changed;
  }

  /** Those of the agency that was chosen. @param {RecipientLine[]} kept */
  take(kept) {
    this.#kept = kept;
    const into = need("#kept-recipients");
    into.hidden = kept.length === 0;
    fill(into, kept.length === 0 ? null : [
      el("p", { class: "limb-title", id: "kept-recipients-title" }, "Recipients that are kept"),
      el("ul", { class: "rows card", "aria-labelledby": "kept-recipients-title" }, kept.map((one) => this.#line(one))),
    ]);
    this.show();
  }

  /** Offers to keep who was typed, once there is enough of them and they are not kept already. */
  show() {
    const typed = this.#typed();
    const enough = [typed.agency, typed.name, typed.channel, typed.address, typed.verified_how].every(Boolean);
    const known = this.#kept.some((one) => one.name === typed.name && one.address === typed.address);
    const words = `Keep ${typed.name} for the next time`;
    const into = need("#keep-recipient");
    if (!enough || known) return fill(into, known && typed.name === this.#justKept ? "Kept. Settings has the list." : null);
    // Only when it differs: in WebKit a button whose words are replaced while it is being pressed hears no click.
    if (into.textContent !== words) fill(into, el("button", { type: "button", class: "link-button", onclick: () => this.#keep() }, words));
  }

  // Private

  /** @param {RecipientLine} one */
  #line(one) {
    const whose = dotted(one.name, one.role);
    return el("li", null,
      el("div", null,
        el("p", null, el("strong", null, whose), " ", one.check_again ? badge({ kind: "due", text: "check the address again" }) : null),
        el("p", { class: "under" }, dotted(one.channel_label, one.address, `checked ${longDay(one.verified_on)}`))),
      el("button", { type: "button", class: "govuk-button govuk-button--secondary", "aria-label": `Send to… ${whose}`, onclick: () => this.#choose(one) }, "Send to…"));
  }

  /** @param {RecipientLine} one */
  #choose(one) {
    // How it was checked goes along with when: a check of last year is not one of today.
    fillForm(this.#form, {
      recipient_name: one.name, recipient_role: one.role, channel: one.channel, recipient_address: one.address,
      verified_how: one.check_again ? "" : `${one.verified_how} (${longDay(one.verified_on)})`,
    });
    /** @type {HTMLElement} */ (need(one.check_again ? "#verified-how" : "#asks")).focus();
    this.#changed();
  }

  async #keep() {
    try {
      const { recipient } = await keepRecipient({ ...this.#typed(), recipient: null, verified_on: null });
      const typed = this.#typed();
      this.#kept.push({ ...typed, recipient, agency_label: "", channel_label: "", verified_on: "", check_again: false });
      this.#justKept = typed.name;
      this.show();
    } catch (thrown) {
      const { title, body } = await refusalWords(Refusal.from(thrown));
      fill(need("#keep-recipient"), `${title}. ${body}`);
    }
  }

  #typed() {
    const { agency, recipient_name, recipient_role, channel, recipient_address, verified_how } = formData(this.#form);
    const [name, role, address, how] = [recipient_name, recipient_role, recipient_address, verified_how].map((text) => text.trim());
    return { agency: agency ?? "", name, role, channel: channel ?? "", address, verified_how: how };
  }
}
