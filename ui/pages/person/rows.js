/**
 * Rows of a form: contacts, addresses, warnings. Each row is a group of questions that can be taken out; more can be added.
 * Fields are named `changes.contacts.0.value`, numbered by their place.
 * @module
 */
import { choiceField, dateField, longField, selectField, textField, tickField } from "../../components/fields.js";
import { el } from "../../dom.js";

/** @typedef {import("../../ipc/types").Terms} Terms */

/** @type {Record<string, { one: string, add: string, questions: (at: string, row: any, terms: Terms) => HTMLElement[] }>} */
const KINDS = {
  contacts: { one: "Contact", add: "Add a contact", questions: (at, row, terms) => [
    selectField({ name: `${at}.kind`, label: "What it is", value: row.kind }, terms.contact_kinds),
    textField({ name: `${at}.value`, label: "Number or address", value: row.value }),
    choiceField({ name: `${at}.safe_to_contact`, label: "Safe to contact?", chosen: row.safe_to_contact }, terms.safe_to_contact),
    textField({ name: `${at}.safe_times`, label: "When it is safe", value: row.safe_times }),
    choiceField({ name: `${at}.may_leave_message`, label: "May a message be left?", chosen: row.may_leave_message }, terms.awareness),
    textField({ name: `${at}.note`, label: "How, and what never to do", value: row.note }),
  ] },
  addresses: { one: "Address", add: "Add an address", questions: (at, row, terms) => [
    selectField({ name: `${at}.kind`, label: "What it is", value: row.kind }, terms.address_kinds),
    longField({ name: `${at}.text`, label: "Address", rows: 2, value: row.text }),
    textField({ name: `${at}.postcode`, label: "Postcode", width: "10", value: row.postcode }),
    dateField({ name: `${at}.since`, label: "From", kind: "birth", value: row.since }),
    dateField({ name: `${at}.until`, label: "To", kind: "birth", value: row.until }),
    tickField({ name: `${at}.do_not_reveal`, label: "Do not reveal this address", checked: row.do_not_reveal === true }),
  ] },
  flags: { one: "Warning", add: "Add a warning", questions: (at, row, terms) => [
    selectField({ name: `${at}.kind`, label: "Which warning", value: row.kind }, terms.flags),
    textField({ name: `${at}.reason`, label: "Why", value: row.reason }),
    dateField({ name: `${at}.review_on`, label: "Look at it again on", hint: "Leave empty for the usual time to a review", kind: "due", value: row.review_on }),
  ] },
};

/**
 * @param {string} name `contacts`, `addresses` or `flags`
 * @param {any[]} rows what stands
 * @param {Terms} terms
 */
export function rowsField(name, rows, terms) {
  const kind = KINDS[name];
  const list = el("div", { class: "form-rows" });
  const add = (/** @type {any} */ row) => {
    const at = `changes.${name}.${list.children.length}`;
    const out = el("button", { type: "button", class: "link-button", onclick: () => remove(group) }, "Take out");
    const group = el("fieldset", { class: "govuk-fieldset form-row" }, el("legend", { class: "govuk-fieldset__legend" }, `${kind.one} ${list.children.length + 1}`), kind.questions(at, row, terms), out);
    list.append(group);
    return group;
  };
  /** @param {HTMLElement} gone */
  const remove = (gone) => {
    gone.remove();
    [...list.children].forEach((group, place) => {
      const legend = group.querySelector("legend");
      if (legend) legend.textContent = `${kind.one} ${place + 1}`;
      for (const field of group.querySelectorAll("[name]")) field.setAttribute("name", String(field.getAttribute("name")).replace(/\.\d+\./, `.${place}.`));
    });
    list.dispatchEvent(new Event("change", { bubbles: true }));
    more.focus();
  };
  const more = el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => add({}).querySelector("select")?.focus() }, kind.add);
  for (const row of rows) add(row);
  if (rows.length === 0) add({});
  /** Makes as many rows as a draft had. @param {Record<string, unknown>} kept */
  const makeRoom = (kept) => {
    const places = Object.keys(kept).map((key) => Number(key.match(new RegExp(`^changes\\.${name}\\.(\\d+)\\.`))?.[1] ?? -1));
    const many = Math.max(-1, ...places) + 1;
    while (list.children.length < many) add({});
    while (list.children.length > many) list.lastElementChild?.remove();
  };
  return { element: el("div", null, list, more), makeRoom };
}
