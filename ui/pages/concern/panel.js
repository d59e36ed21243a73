/**
 * One panel for one act: its questions, its draft, its refusal, its saving. Every act of a concern goes through here,
 * so that none can be without any of the four.
 * @module
 */
import { formOf } from "../../components/fields.js";
import { openPanel } from "../../components/dialog-panel.js";
import { el, fill, fillForm, formData } from "../../dom.js";
import { discardDraft, keepDraft, readDraft } from "../../ipc/commands.js";
import { onSend } from "../../sending.js";

/**
 * @typedef {object} ActContext
 * @property {import("../../ipc/types").ConcernPage} page
 * @property {import("../../ipc/types").Terms} terms
 * @property {(said: string) => Promise<void>} done
 */

/**
 * @typedef {object} ActPanel
 * @property {string} title
 * @property {string} action what the button says
 * @property {string} draft the draft's name
 * @property {import("../../dom.js").Child[]} questions
 * @property {(form: any) => Promise<unknown>} send
 * @property {string | ((answer: any) => string)} said what the page says afterwards
 * @property {(form: any) => any} [shape] makes the command's form from the fields
 * @property {(form: any) => { field: string, rule: string }[]} [check]
 * @property {() => void} [restored] after a draft was brought back
 * @property {(kept: Record<string, unknown>) => void} [makeRoom] makes as many rows as a draft had, before it is brought back
 */

/** @param {Pick<ActContext, "done">} context @param {ActPanel} panel */
export async function openActPanel({ done }, { title, action, draft, questions, send, said, shape = (form) => form, check = () => [], restored, makeRoom }) {
  const keeper = /** @type {import("../../components/draft-keeper.js").DraftKeeper} */ (el(/** @type {any} */ ("draft-keeper")));
  const brought = el("div");
  const cancel = el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => dialog.close() }, "Close");
  const form = formOf(action, [brought, ...questions], [cancel, el("kbd", null, "Ctrl Enter")]);
  const dialog = openPanel(title, form, { beside: keeper, onclose: () => keeper.flush() });
  onSend(form, {
    gather: () => shape(formData(form)),
    check: () => check(formData(form)),
    send,
    then: async (answer) => {
      await keeper.discard();
      dialog.close();
      await done(typeof said === "string" ? said : said(answer));
    },
  });
  const back = await keeper.watch(form, {
    page: draft, keep: keepDraft, read: readDraft, discard: discardDraft,
    restore: (kept) => {
      makeRoom?.(kept);
      fillForm(form, kept);
    },
  });
  if (!back) return;
  restored?.();
  fill(brought, el("div", { class: "notice info" },
    el("p", null, "This is what you had begun to write."),
    el("button", { type: "button", class: "link-button", onclick: () => keeper.discard().then(() => dialog.close()) }, "Throw it away")));
  // What was brought back may be drawn anew, and the focus gone with what it was on; keys would then go nowhere.
  if (!form.contains(document.activeElement)) /** @type {HTMLElement | null} */ (form.querySelector("fieldset input:checked, fieldset input, input, select, textarea"))?.focus();
}

/**
 * A button that opens a panel.
 * @param {string} words @param {string} name @param {unknown} [subject] @param {boolean} [first] whether it is the one thing to do next @param {string} [keys]
 * @returns {HTMLButtonElement}
 */
export function actButton(words, name, subject = null, first = false, keys = "") {
  const button = el("button", {
    type: "button", "data-writes": true, class: `govuk-button${first ? "" : " govuk-button--secondary"}`,
    onclick: () => button.dispatchEvent(new CustomEvent("act", { bubbles: true, detail: { name, subject } })),
  }, words, keys ? el("kbd", null, keys) : null);
  return button;
}
