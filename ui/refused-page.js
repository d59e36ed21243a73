/**
 * A page in place of the one asked for: one sentence, what to do, and a way on.
 * @module
 */
import { el, fill, focusOn } from "./dom.js";
import { refusalWords } from "./words/sentences.js";

/**
 * @param {HTMLElement} main
 * @param {import("./ipc/refusal.js").Refusal} refusal
 */
export async function showRefusedPage(main, refusal) {
  const { title, body } = await refusalWords(refusal);
  // The page's own columns would tear one sentence apart.
  main.removeAttribute("class");
  const heading = el("strong", null, title);
  fill(main, el("div", { class: "empty-state", role: "alert" },
    heading,
    el("p", null, body),
    refusal.code === "internal" && refusal.trace ? el("p", { class: "small" }, `Number: ${refusal.trace}`) : null,
    el("p", { class: "row" }, el("button", { type: "button", class: "govuk-button", onclick: () => location.reload() }, "Try again"), el("a", { class: "govuk-button govuk-button--secondary", href: "/pages/concerns.html" }, "Go to the log"))));
  focusOn(heading);
}
