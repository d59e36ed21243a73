/**
 * Deciding not to share. It is recorded as fully as a share: who asked, for what, why not, and what they were told.
 * @module
 */
import { openPanel } from "../../components/dialog-panel.js";
import { formOf, longField, selectField, textField, whenField } from "../../components/fields.js";
import { el, formData } from "../../dom.js";
import { declineShare, discardDraft, keepDraft, readDraft } from "../../ipc/commands.js";
import { onSend } from "../../sending.js";

/**
 * @param {{ concern: string, agency: string, terms: import("../../ipc/types").Terms, declined: () => Promise<void> }} given
 */
export async function openDecline({ concern, agency, terms, declined }) {
  const form = formOf("Record that it is not shared", [
    el("p", { class: "govuk-inset-text" }, "A decision not to share is a decision, and is recorded just as fully."),
    selectField({ name: "agency", label: "With whom", value: agency, blank: "Choose" }, terms.agencies),
    textField({ name: "asked_by", label: "Who asked", hint: "Leave it empty if nobody did" }),
    longField({ name: "asked_for", label: "What they asked for", rows: 2 }),
    longField({ name: "reasons", label: "Why it is not shared", hint: "The facts, and the law if that is the reason", rows: 4 }),
    longField({ name: "told_them", label: "What you told them", rows: 2 }),
    folded("More about who asked", [
      textField({ name: "asked_role", label: "Their role or team" }),
      whenField({ name: "asked_at", label: "When they asked", hint: "Such as today 09:14" }),
      selectField({ name: "channel", label: "How they asked", blank: "Not said" }, terms.channels),
      selectField({ name: "caller_check", label: "How you made sure who it was", blank: "Not said" }, terms.caller_checks),
      longField({ name: "their_purpose", label: "What they said they need it for", rows: 2 }),
    ]),
    folded("How it was weighed", [
      selectField({ name: "gateway", label: "A statute or order that was thought of", blank: "None" }, terms.gateways),
      selectField({ name: "consent_status", label: "Did they whom it is about agree?", blank: "Not said" }, terms.consent_statuses),
      longField({ name: "consent_reason", label: "How, when and to whom; or why not", rows: 2 }),
      longField({ name: "risk_of_sharing", label: "What may happen if it is shared", rows: 2 }),
      longField({ name: "risk_of_not_sharing", label: "What may happen if it is not", rows: 2 }),
      textField({ name: "authorised_by", label: "Who else agreed to it, if anybody", hint: "Name and role" }),
    ]),
  ]);
  const keeper = /** @type {import("../../components/draft-keeper.js").DraftKeeper} */ (el(/** @type {any} */ ("draft-keeper")));
  openPanel("Decide not to share", form, { beside: keeper, onclose: () => keeper.flush() });
  onSend(form, {
    gather: () => {
      const read = formData(form);
      return { ...read, concern, agency: read.agency ?? "" };
    },
    send: declineShare,
    then: async () => {
      await keeper.discard();
      await declined();
    },
  });
  await keeper.watch(form, { page: `decline:${concern}`, keep: keepDraft, read: readDraft, discard: discardDraft });
}

/** Questions that are folded away until somebody has an answer. @param {string} title @param {HTMLElement[]} questions */
const folded = (title, questions) => el("details", { class: "govuk-details" },
  el("summary", { class: "govuk-details__summary" }, el("span", { class: "govuk-details__summary-text" }, title)),
  el("div", { class: "stack" }, questions));
