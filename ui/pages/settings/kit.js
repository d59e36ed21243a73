/**
 * The recovery kit: a page of paper with 24 words that opens the log when a PIN or a machine is lost. A new one ends the old.
 * The words themselves never come to the window: Rust prints them into a file the officer chooses, and asks for two back.
 * @module
 */
import { askFirst } from "../../components/dialog-panel.js";
import { formOf, textField } from "../../components/fields.js";
import { badge } from "../../components/badge.js";
import { el, fill, need } from "../../dom.js";
import { confirmKit, makeKit, readSession, saveKit } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { onSend } from "../../sending.js";
import { longDay, londonOf, nowInstant } from "../../words/dates.js";
import { refusalWords } from "../../words/sentences.js";

/** @param {string | null} confirmedAt */
export async function showKit(confirmedAt) {
  const { kit_waiting } = await readSession();
  fill(need("#kit-state"), confirmedAt ? badge({ kind: "ok", text: `checked on paper ${longDay(londonOf(confirmedAt).slice(0, 10))}` }) : badge({ kind: "due", text: "not checked on paper" }));
  fill(need("#kit-body"),
    el("p", null, "Twenty-four words on paper, kept where only the people you trust can reach them. They open the log if every PIN and machine is lost. Without them, and without a PIN, nobody can."),
    el("div", { class: "button-row" },
      kit_waiting ? button("Save the kit that waits…", () => save()) : null,
      button(confirmedAt || kit_waiting ? "Make a new kit…" : "Make the kit…", () => make(), kit_waiting)),
    el("div", { id: "kit-next", role: "status" }));
}

async function make() {
  const agreed = await askFirst("Make a new recovery kit?", "The words on the old paper open nothing from the moment the new kit is made. Have a printer ready, and destroy the old paper afterwards.", "Make a new kit");
  if (!agreed) return;
  await tell(async () => {
    await makeKit();
    await save();
  });
}

function save() {
  return tell(async () => {
    const { saved, ask } = await saveKit();
    if (!saved) {
      fill(need("#kit-next"), el("div", { class: "notice" }, el("p", null, "The new kit is not on paper yet. Until it is, nothing opens the log but your PIN."), button("Save it now…", () => save())));
      return;
    }
    fill(need("#kit-next"), askBack(ask));
  });
}

/** Two words typed back prove that the paper exists and can be read. @param {number[]} numbers */
function askBack(numbers) {
  const form = formOf("These are the words", [
    el("p", { class: "govuk-inset-text" }, "Print the page, delete the file, and type these two words from the paper."),
    ...numbers.map((number, at) => textField({ name: `words.${at}.word`, label: `Word number ${number}`, width: "10" })),
  ]);
  onSend(form, {
    gather: () => ({ words: numbers.map((number, at) => ({ number, word: /** @type {HTMLInputElement} */ (form.querySelector(`[name="words.${at}.word"]`)).value.trim() })) }),
    send: confirmKit,
    then: () => showKit(nowInstant()),
  });
  return form;
}

/** @param {() => Promise<unknown>} act */
async function tell(act) {
  try {
    await act();
  } catch (thrown) {
    const { title, body } = await refusalWords(Refusal.from(thrown));
    fill(need("#kit-next"), el("div", { class: "notice danger" }, el("div", null, el("strong", null, title), el("p", null, body))));
  }
}

/** @param {string} words @param {() => unknown} onclick @param {boolean} [quiet] */
const button = (words, onclick, quiet = false) => el("button", { type: "button", class: `govuk-button ${quiet ? "govuk-button--quiet" : "govuk-button--secondary"}`, onclick }, words);
