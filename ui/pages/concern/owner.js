/** Whose a passage or a file is, where it is another agency's, that they let it go to somebody, and that they took that back. @module */
import { choiceField, longField, selectField, textField, whenField } from "../../components/fields.js";
import { el, offered } from "../../dom.js";
import { permitOwned, sayOwner, takePermissionBack } from "../../ipc/commands.js";
import { actButton, openActPanel } from "./panel.js";

/** @typedef {{ item: string, label: string, text?: string, owner: import("../../ipc/types").OwnerView | null }} Owned what it is, as a packet names it and in words */

/** Enough of a passage to know it again among others of its kind. */
const BEGINNING = 160;

/** @param {import("./panel.js").ActContext} context @param {Owned} subject */
export function owner(context, { item, label, text, owner: now }) {
  const { page, terms } = context;
  openActPanel(context, {
    title: `Whose it is: ${label.toLowerCase()}`,
    action: "Write it down",
    // By the item: half a word about one must not come back as a word about another.
    draft: `owner:${item}`,
    questions: [
      beginning(text),
      el("p", { class: "muted" }, "What belongs to another agency, such as the minutes of a MARAC or a strategy meeting, is found by no search and goes into no packet until they allow it."),
      selectField({ name: "belongs_to", label: "It belongs to", value: now?.owner, blank: "The council" }, offered(terms.agencies)),
      longField({ name: "reason", label: "How you know", rows: 2 }),
    ],
    shape: (form) => ({ concern: page.concern, item, ...form, belongs_to: form.belongs_to || null }),
    send: sayOwner,
    said: "Written down",
  });
}

/** @param {import("./panel.js").ActContext} context @param {Owned} subject */
export function permit(context, { item, label, text, owner: now }) {
  const { page, terms } = context;
  openActPanel(context, {
    title: `${now?.owner_label ?? "They"} let it go: ${label.toLowerCase()}`,
    action: "Write it down",
    draft: `permit:${item}`,
    questions: [
      beginning(text),
      now && now.permitted.length > 0 ? el("ul", { class: "muted" }, now.permitted.map((line) => el("li", null, line))) : null,
      selectField({ name: "agency", label: "To whom it may go", blank: "Choose" }, offered(terms.agencies)),
      textField({ name: "heard_from", label: "Who said so", hint: "Name and role; for a MARAC its chair" }),
      choiceField({ name: "heard_how", label: "How" }, terms.channels),
      whenField({ name: "heard_at", label: "When" }),
      longField({ name: "heard", label: "What they said, and what they ask for in return", rows: 3 }),
    ],
    shape: (form) => ({ concern: page.concern, item, ...form, agency: form.agency ?? "" }),
    send: permitOwned,
    said: "Written down",
  });
}

/** @param {import("./panel.js").ActContext} context @param {Owned} subject */
export function takeBack(context, { item, label, text, owner: now }) {
  const { page, terms } = context;
  const permissions = now?.permissions ?? [];
  const went = permissions.filter((one) => one.went.length > 0);
  openActPanel(context, {
    title: `They took their word back: ${label.toLowerCase()}`,
    action: "Write it down",
    draft: `take-back:${item}`,
    questions: [
      beginning(text),
      el("p", { class: "muted" }, "It goes into no packet to them from now on."),
      went.length > 0 ? el("div", { class: "notice" }, el("p", null, "It went already. Ask whoever has it to give it back or to destroy it:"), el("ul", null, went.flatMap((one) => one.went.map((line) => el("li", null, `${one.agency_label}: ${line}`))))) : null,
      selectField({ name: "agency", label: "To whom it may go no longer", value: permissions.length === 1 ? permissions[0].agency : undefined, blank: "Choose" }, permissions.map(({ agency, agency_label }) => ({ code: agency, label: agency_label }))),
      textField({ name: "heard_from", label: "Who said so", hint: "Name and role; for a MARAC its chair" }),
      choiceField({ name: "heard_how", label: "How" }, terms.channels),
      whenField({ name: "heard_at", label: "When" }),
      longField({ name: "reason", label: "Why", rows: 3 }),
    ],
    shape: (form) => ({ concern: page.concern, item, ...form, agency: form.agency ?? "" }),
    send: takePermissionBack,
    said: "Written down",
  });
}

/** @param {string} [text] */
const beginning = (text) => (text ? el("p", { class: "narrative passage-begins" }, text.length > BEGINNING ? `${text.slice(0, BEGINNING).trimEnd()}…` : text) : null);

/** The buttons for them. @param {Owned} owned */
export function ownerButtons(owned) {
  const whose = actButton("Whose is it…", "owner", owned);
  whose.setAttribute("aria-label", `Whose is it: ${owned.label}`);
  if (!owned.owner) return [whose];
  const may = actButton("They let it go…", "permit", owned);
  may.setAttribute("aria-label", `They let it go: ${owned.label}`);
  if (owned.owner.permissions.length === 0) return [whose, may];
  const back = actButton("They took it back…", "take-back", owned);
  back.setAttribute("aria-label", `They took it back: ${owned.label}`);
  return [whose, may, back];
}
