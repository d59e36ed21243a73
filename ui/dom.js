/**
 * The whole framework: make an element, read a form, fill a form, put the focus somewhere.
 *
 * Words always arrive as text nodes; nothing here, or anywhere in these pages, turns a string into markup.
 * @module
 */

/** @typedef {Node | string | number | null | undefined | false} Child */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Plain */
/** @typedef {HTMLElement & { formValue: unknown, draftValue: unknown, fault: string | null }} Field a component that answers for its own inputs */

const OWN_FIELDS = "choice-buttons, date-field, tick-list, room-ratings";

/**
 * Makes an element. Functions become listeners (`onclick`), `true` an empty attribute, `false` and `null` none.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, unknown> | null} [given]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, given, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(given ?? {})) {
    if (typeof value === "function") made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, String(value));
  }
  made.append(...nodes(children));
  return made;
}

/**
 * Puts these children in place of what was there.
 * @param {Element} into
 * @param {...(Child | Child[])} children
 */
export function fill(into, ...children) {
  into.replaceChildren(...nodes(children));
}

/** @param {(Child | Child[])[]} children @returns {(Node | string)[]} */
function nodes(children) {
  return children
    .flat()
    .filter((child) => child !== null && child !== undefined && child !== false && child !== "")
    .map((child) => (child instanceof Node ? child : String(child)));
}

/**
 * Finds the one element a page cannot do without.
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @param {ParentNode} [within]
 * @returns {T}
 */
export function need(selector, within = document) {
  const found = within.querySelector(selector);
  if (!found) throw new Error(`This page has no ${selector}.`);
  return /** @type {T} */ (found);
}

/**
 * Every named field of a form, components first among equals: what they hold inside is theirs to say.
 * @param {HTMLElement} form
 * @returns {(Plain | Field)[]}
 */
export function fields(form) {
  const all = form.querySelectorAll(`:is(${OWN_FIELDS}, input, select, textarea)[name]`);
  return /** @type {(Plain | Field)[]} */ ([...all].filter((one) => !one.parentElement?.closest(OWN_FIELDS)));
}

/**
 * Reads a form into the shape a command takes. `reporter.name` makes an object, `people.0.name` a list.
 * An empty choice is null; an empty text is "".
 * @param {HTMLElement} form
 * @returns {any}
 */
export function formData(form) {
  return gather(form, (field) => ("formValue" in field ? field.formValue : plainValue(field)));
}

/**
 * Reads a form as it was typed, so that a draft can bring back even a half-written date.
 * @param {HTMLElement} form
 * @returns {Record<string, unknown>} by the fields' own names
 */
export function draftData(form) {
  /** @type {Record<string, unknown>} */
  const kept = {};
  for (const field of fields(form)) {
    const name = String(field.getAttribute("name"));
    if (field instanceof HTMLInputElement && field.type === "password") continue;
    kept[name] = "draftValue" in field ? field.draftValue : plainValue(field);
  }
  return kept;
}

/**
 * Puts a draft back. Names the form no longer has are left alone.
 * @param {HTMLElement} form
 * @param {Record<string, unknown>} kept
 */
export function fillForm(form, kept) {
  for (const field of fields(form)) {
    const name = String(field.getAttribute("name"));
    if (!(name in kept)) continue;
    const value = kept[name];
    if ("draftValue" in field) field.draftValue = value;
    else if (field instanceof HTMLInputElement && field.type === "checkbox") field.checked = value === true;
    else if (field instanceof HTMLInputElement && field.type === "radio") field.checked = field.value === value;
    else field.value = value == null ? "" : String(value);
  }
}

/**
 * What the fields themselves know to be wrong, such as a date that cannot be read.
 * @param {HTMLElement} form
 * @returns {{ field: string, rule: string }[]}
 */
export function faultsIn(form) {
  return fields(form).flatMap((field) =>
    "fault" in field && field.fault ? [{ field: String(field.getAttribute("name")), rule: field.fault }] : [],
  );
}

/** @param {HTMLElement} form @param {(field: any) => unknown} read */
function gather(form, read) {
  /** @type {any} */
  const shape = {};
  for (const field of fields(form)) {
    if (field instanceof HTMLInputElement && field.type === "radio" && !field.checked) continue;
    place(shape, String(field.getAttribute("name")).split("."), read(field));
  }
  return shape;
}

/** @param {any} shape @param {string[]} path @param {unknown} value */
function place(shape, path, value) {
  const [step, ...rest] = path;
  if (rest.length === 0) {
    shape[step] = value;
    return;
  }
  shape[step] ??= /^\d+$/.test(rest[0]) ? [] : {};
  place(shape[step], rest, value);
}

/** @param {Plain} field */
function plainValue(field) {
  if (field instanceof HTMLInputElement && field.type === "checkbox") return field.checked;
  if (field instanceof HTMLInputElement && field.type === "number") return field.value === "" ? null : Number(field.value);
  if (field instanceof HTMLSelectElement) return field.value === "" ? null : field.value;
  return field.value;
}

/** Something to choose, with its words. @typedef {{ code: string, label: string, group?: string | null, hint?: string | null }} Choice */

/**
 * Fills a select with the choices of a list, grouped as the list groups them.
 * @param {HTMLSelectElement} select
 * @param {Choice[]} terms
 * @param {string} [blank] the words of the empty choice; without it there is none
 */
export function fillSelect(select, terms, blank) {
  /** @type {Map<string | null, HTMLElement>} */
  const groups = new Map();
  select.replaceChildren();
  if (blank !== undefined) select.append(el("option", { value: "" }, blank));
  for (const term of terms) {
    const group = term.group ?? null;
    if (group !== null && !groups.has(group)) {
      const made = el("optgroup", { label: group });
      groups.set(group, made);
      select.append(made);
    }
    (groups.get(group) ?? select).append(el("option", { value: term.code }, term.label));
  }
}

/**
 * Lines of a list that may be chosen from now on, and those that were chosen before somebody took them off.
 * @template {{ code: string, offered: boolean }} T
 * @param {T[]} terms @param {string | string[] | null} [chosen]
 */
export const offered = (terms, chosen = []) => terms.filter((term) => term.offered || [chosen].flat().includes(term.code));

/**
 * The words for a code, or the code itself when the list has grown on another machine.
 * @param {{ code: string, label: string }[] | undefined} terms
 * @param {string | null | undefined} code
 */
export function labelOf(terms, code) {
  if (!code) return "";
  return terms?.find((term) => term.code === code)?.label ?? code;
}

/**
 * Puts the focus on something that may not take it by nature, such as a heading.
 * @param {HTMLElement} target
 */
export function focusOn(target) {
  if (!target.matches("a, button, input, select, textarea, [tabindex]")) target.setAttribute("tabindex", "-1");
  target.focus();
}
