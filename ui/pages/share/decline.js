/**
 * Deciding not to share. It is recorded as fully as a share: who asked, for what, why not, and what they were told.
 * @module
 */
import { openPanel } from "../../components/dialog-panel.js";
import { formOf, longField, selectField, textField } from "../../components/fields.js";
import { el, formData } from "../../dom.js";
import { declineShare, discardDraft, keepDraft, readDraft } from "../../ipc/commands.js";
import { onSend } from "../../sending.js";

/**
 * @param {{ concern: string, agency: string, agencies: import("../../ipc/types").Agency[], declined: () => Promise<void> }} given
 */
export async function openDecline({ concern, agency, agencies, declined }) {
  const form = formOf("Record that it is not shared", [
    el("p", { class: "govuk-inset-text" }, "A decision not to share is a decision, and is recorded just as fully."),
    selectField({ name: "agency", label: "With whom", value: agency, blank: "Choose" }, agencies),
    textField({ name: "asked_by", label: "Who asked", hint: "Leave it empty if nobody did" }),
    longField({ name: "asked_for", label: "What they asked for", rows: 2 }),
    longField({ name: "reasons", label: "Why it is not shared", hint: "The facts, and the law if that is the reason", rows: 4 }),
    longField({ name: "told_them", label: "What you told them", rows: 2 }),
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
