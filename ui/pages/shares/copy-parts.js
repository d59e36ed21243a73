/**
 * Parts of another agency's form, each with a button that has its words copied.
 * @module
 */
import { el, fill } from "../../dom.js";
import { copyPart } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { instantWords } from "../../words/dates.js";
import { faultWords, refusalWords } from "../../words/sentences.js";

/**
 * @param {string} title
 * @param {string} share
 * @param {{ heading: string, text: string, copied_at?: string | null }[]} parts
 */
export function copyParts(title, share, parts) {
  const said = el("p", { class: "copied-said", role: "status" });
  /** All of them where the heading is empty. @param {string} heading @param {string} words @param {HTMLElement[]} marks */
  const button = (heading, words, marks) => el("button", {
    type: "button", class: "govuk-button govuk-button--secondary", "data-writes": true, "data-copy": heading || "all",
    onclick: async () => {
      try {
        await copyPart({ share, heading });
        for (const mark of marks) fill(mark, "copied");
        fill(said, heading ? `Copied: ${heading}. Paste it into their form.` : "Copied: every part, one after another.");
      } catch (thrown) {
        const refusal = Refusal.from(thrown);
        const [fault] = refusal.fields;
        fill(said, fault ? `${await faultWords(fault)}.` : (await refusalWords(refusal)).title);
      }
    },
  }, words);
  const lines = parts.map(({ heading, text, copied_at }) => {
    const mark = el("span", { class: "note end" }, copied_at ? `copied ${instantWords(copied_at)}` : "");
    return { heading, text, mark };
  });
  return el("section", { class: "card copy-parts" },
    el("header", null, el("h3", null, title)),
    el("div", { class: "inside" }, el("p", null, button("", "Copy all of it", lines.map(({ mark }) => mark))), said),
    el("ul", { class: "rows" }, lines.map(({ heading, text, mark }) => el("li", null, el("div", null,
      el("div", { class: "part-head" }, el("h4", null, heading), text ? [mark, button(heading, "Copy", [mark])] : el("span", { class: "muted" }, "nothing on record")),
      text ? el("p", { class: "narrative" }, text) : null)))));
}
