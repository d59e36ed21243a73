/** One thing with two versions: both in full, what stood before, what differs, and the form that settles it. @module */
import "../../components/error-summary.js";
import { longField, textField } from "../../components/fields.js";
import { el, formData } from "../../dom.js";
import { settleVersions } from "../../ipc/commands.js";
import { onSend } from "../../sending.js";
import { instantWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { differences } from "./differences.js";

/** @typedef {import("../../ipc/types").WrittenApart} WrittenApart */

const OTHER = "other";
let made = 0;

/** @param {string} concern @param {WrittenApart} apart @param {string} key @param {(label: string) => Promise<void>} settled */
export function writtenApart(concern, apart, key, settled) {
  const id = `apart-${++made}`;
  const other = apart.narrative
    ? longField({ name: "text", label: "What is right", rows: 5, value: apart.versions.at(-1)?.text })
    : textField({ name: "text", label: "What is right", value: apart.versions.at(-1)?.text });
  other.hidden = true;
  const form = el("form", { autocomplete: "off" }, el(/** @type {any} */ ("error-summary")),
    el("fieldset", { class: "govuk-fieldset govuk-form-group" },
      el("legend", { class: "govuk-visually-hidden" }, `Which stands: ${apart.label}`),
      el("div", { class: "versions-beside" }, apart.versions.map((_, at) => version(apart, at, id))),
      apart.may_reword ? el("div", { class: "apart-other" }, radio(`${id}-other`, OTHER, "Neither as it stands: write what is right")) : null),
    other,
    longField({ name: "reason", label: "Why", hint: "How you know: whom you asked, or whose note is later or nearer", rows: 2 }),
    el("div", { class: "button-row" }, el("button", { type: "submit", class: "govuk-button" }, "Settle it")));
  form.addEventListener("change", () => { other.hidden = formData(form).choose !== OTHER; });
  onSend(form, {
    gather: () => shape(concern, apart, formData(form)),
    send: settleVersions,
    then: () => settled(apart.label),
  });
  return el("section", { class: "card apart", "aria-labelledby": `${id}-title`, "data-apart": key },
    el("header", null, el("h2", { id: `${id}-title` }, apart.label), el("span", { class: "badge due" }, `${apart.versions.length} versions`)),
    el("div", { class: "inside" },
      apart.before ? el("details", { class: "earlier" }, el("summary", null, "What stood before"), el("p", { class: "narrative" }, apart.before)) : null,
      form));
}

/** @param {string} concern @param {WrittenApart} apart @param {any} said @returns {import("../../ipc/types").Settling} */
function shape(concern, { person, field, versions }, { choose, text, reason }) {
  const reworded = choose === OTHER;
  return { concern, person, field, versions: versions.map(({ entry }) => entry), choose: reworded ? "" : (choose ?? ""), text: reworded ? text : "", reason };
}

/** @param {WrittenApart} apart @param {number} at @param {string} id */
function version(apart, at, id) {
  const { entry, text, officer, at: when, reason } = apart.versions[at];
  const others = apart.versions.filter((_, place) => place !== at).map((one) => one.text);
  const { pieces, only } = differences(text, others);
  return el("div", { class: "one-version" },
    radio(`${id}-${at}`, entry, `${officer}’s version`),
    el("p", { class: "narrative" }, pieces.map(({ words, differs }) => (differs ? el("mark", { class: "differs" }, words) : words))),
    only.length > 0 ? el("p", { class: "small only-here" }, el("strong", null, "Only in this version: "), only.map((words) => `“${words}”`).join(", ")) : null,
    el("p", { class: "by" }, dotted(instantWords(when), reason)));
}

/** @param {string} id @param {string} value @param {string} label */
function radio(id, value, label) {
  return el("div", { class: "govuk-radios govuk-radios--small" }, el("div", { class: "govuk-radios__item" },
    el("input", { type: "radio", class: "govuk-radios__input", id, name: "choose", value, autocomplete: "off" }),
    el("label", { class: "govuk-label govuk-radios__label", for: id }, label)));
}
