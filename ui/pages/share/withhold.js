/**
 * Choosing words to leave out of a packet: selected in the text with mouse or keys, or typed; every spelling; why; and
 * what stands there instead. Shows how the passage will read before anything is agreed to.
 *
 * The page hands it `tryOut`; nothing is asked or kept from here.
 * @module
 */
import { openPanel } from "../../components/dialog-panel.js";
import { choiceField, formOf, longField, selectField, textField } from "../../components/fields.js";
import { el, fill, formData } from "../../dom.js";
import { onSend } from "../../sending.js";
import { count } from "../../words/dates.js";
import { piecesWords } from "./what-goes.js";

/** @typedef {import("../../ipc/types").Withhold} Withhold */

const PAUSE_MS = 350;
const UNREAD = "Documents that go as they are are read when the packet is made: if the words stand in one, it is not made, and nothing goes.";

/**
 * @param {object} given
 * @param {import("../../ipc/types").ShareItem | null} given.item the passage it was asked from
 * @param {Withhold | null} given.edited what is being changed
 * @param {import("../../ipc/types").Term[]} given.grounds
 * @param {import("../../ipc/types").KnownBy[]} given.knownBy everybody in it, and by what each can be known
 * @param {number} given.documents how many documents go as they are
 * @param {(trial: Withhold) => Promise<import("../../ipc/types").RequestReview>} given.tryOut
 * @param {(agreed: Withhold) => void} given.agree
 */
export function openWithhold({ item, edited, grounds, knownBy, documents, tryOut, agree }) {
  const words = longField({ name: "withhold", label: "Words to leave out, every spelling", hint: "One on each line: “Gareth Pearce”, “Pearce”, “G. Pearce”. Capitals and accents make no difference. Each is left out wherever it stands in this packet.", rows: 3, value: edited?.words.join("\n") ?? "" });
  const standIn = textField({ name: "stand_in", label: "What stands there instead", hint: "Leave it empty and the program chooses", width: "20", value: edited?.stand_in ?? "" });
  const trial = el("section", { class: "trial", "aria-live": "polite" });
  const form = formOf(edited ? "Change it" : "Leave these words out", [
    item ? passageToSelectFrom(item.text, words) : null,
    words,
    edited || knownBy.length === 0 ? null : somebodyToLeaveOut(knownBy, words),
    choiceField({ name: "ground", label: "Why", hint: "The class of reason is printed; the words are not", chosen: edited?.ground ?? null }, grounds.map((term) => ({ ...term, hint: null }))),
    standIn,
    textField({ name: "note", label: "Note for the record", hint: "Never part of the packet", value: edited?.note ?? "" }),
    trial,
  ]);
  const panel = openPanel(item ? `Withhold in ${item.label}` : "Withhold", form);
  const box = /** @type {HTMLInputElement} */ (standIn.querySelector("input"));

  const read = () => withholdIn(form);
  let pause = 0;
  let turn = 0;
  const look = async () => {
    const now = read();
    box.placeholder = grounds.find(({ code }) => code === now.ground)?.hint ?? "";
    const mine = ++turn;
    if (now.words.length === 0) return fill(trial);
    const review = await tryOut({ ...now, ground: now.ground || grounds[0].code }).catch(() => null);
    if (mine === turn) fill(trial, review ? [howItWillRead(review, item, now.words), documents > 0 ? el("p", { class: "note" }, UNREAD) : null].flat() : null);
  };
  form.addEventListener("input", () => { clearTimeout(pause); pause = window.setTimeout(look, PAUSE_MS); });
  form.addEventListener("change", look);
  look();

  onSend(form, {
    gather: read,
    check: () => {
      const { words: said, ground } = read();
      return [...(said.length === 0 ? [{ field: "withhold", rule: "required" }] : []), ...(ground ? [] : [{ field: "ground", rule: "not-chosen" }])];
    },
    send: async (agreed) => agree(agreed),
    then: () => panel.close(),
  });
}

/** @param {HTMLElement} form @returns {Withhold} */
function withholdIn(form) {
  const { withhold, ground, note, stand_in } = formData(form);
  const words = String(withhold).split("\n").map((line) => line.trim()).filter(Boolean);
  return { words: [...new Set(words)], ground: ground ?? "", note: note.trim(), stand_in: stand_in.trim() };
}

/**
 * The passage in a box that cannot be written in, but where words can be selected with the mouse or with Shift and the arrows.
 * @param {string} text @param {HTMLElement} words the question that takes them
 */
function passageToSelectFrom(text, words) {
  const list = /** @type {HTMLTextAreaElement} */ (words.querySelector("textarea"));
  const passage = el("textarea", { id: "passage-to-select", class: "govuk-textarea passage", readonly: true, rows: 5, autocomplete: "off", spellcheck: "false", "aria-describedby": "passage-hint" });
  passage.value = text;
  const take = el("button", { type: "button", class: "govuk-button govuk-button--secondary", disabled: true }, "Leave out the selected words");
  const selected = () => passage.value.slice(passage.selectionStart, passage.selectionEnd).trim();
  const offer = () => {
    const said = selected();
    take.disabled = said === "";
    fill(take, said ? `Leave out “${said.length > 40 ? `${said.slice(0, 40)}…` : said}”` : "Leave out the selected words");
  };
  for (const kind of ["select", "keyup", "mouseup", "focus"]) passage.addEventListener(kind, offer);
  take.addEventListener("click", () => {
    const line = selected().replace(/\s+/g, " ");
    if (!line || list.value.split("\n").includes(line)) return;
    list.value = [list.value.trim(), line].filter(Boolean).join("\n");
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return el("div", { class: "govuk-form-group" },
    el("label", { class: "govuk-label", for: "passage-to-select" }, "Select the words here"),
    el("div", { class: "govuk-hint", id: "passage-hint" }, "With the mouse, or with Shift and the arrow keys"),
    passage, el("div", { class: "button-row tight" }, take));
}

/**
 * Everything by which somebody can be known, with one choice: a name left in by one spelling is left in.
 * @param {import("../../ipc/types").KnownBy[]} knownBy @param {HTMLElement} words the question that takes them
 */
function somebodyToLeaveOut(knownBy, words) {
  const list = /** @type {HTMLTextAreaElement} */ (words.querySelector("textarea"));
  const choose = selectField({ name: "somebody", label: "Or everything by which somebody can be known", blank: "Choose who" }, knownBy.map(({ label }, at) => ({ code: String(at), label })));
  choose.addEventListener("change", () => {
    const who = knownBy[Number(/** @type {HTMLSelectElement} */ (choose.querySelector("select")).value || -1)];
    if (!who) return;
    const lines = [...list.value.split("\n").map((line) => line.trim()).filter(Boolean), ...who.words];
    list.value = [...new Set(lines)].join("\n");
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });
  return choose;
}

/** @param {import("../../ipc/types").RequestReview} review @param {import("../../ipc/types").ShareItem | null} item @param {string[]} words */
function howItWillRead(review, item, words) {
  const shown = review.items.filter((one) => (item ? one.item === item.item : one.pieces.some(({ text, withheld }) => withheld && words.some((word) => same(word, text)))));
  const found = review.items.flatMap(({ pieces }) => pieces).filter(({ text, withheld }) => withheld && words.some((word) => same(word, text))).length;
  return el("div", null,
    el("h3", null, "How it will read"),
    el("p", { class: found === 0 ? "caution" : "muted small" }, found === 0 ? "These words do not stand in anything that goes, as they are spelled here." : `Found in ${count(found, "place")} in what goes.`),
    shown.slice(0, 3).map(({ pieces }) => el("p", { class: "narrative own-words" }, piecesWords(pieces))));
}

/** @param {string} one @param {string} other */
const same = (one, other) => one.localeCompare(other.replace(/\s+/g, " "), "en", { sensitivity: "base" }) === 0;
