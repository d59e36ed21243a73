/** A first log on this computer: three short steps, sent once at the end. @module */
import "../components/error-summary.js";
import { faultsIn, fill, focusOn, formData, need } from "../dom.js";
import { createLog } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";

/** What each step must hold before the next: the log checks all of it again. */
const STEPS = [["organisation", "reference_prefix"], ["officer_name", "officer_role"], ["pin", "pin_again"]];

/** @param {HTMLElement} part @param {{ made: () => void, back: () => void }} next */
export function onSetUp(part, { made, back: leave }) {
  const form = /** @type {HTMLFormElement} */ (need("form", part));
  const summary = /** @type {import("../components/error-summary.js").ErrorSummary} */ (need("error-summary", part));
  const back = /** @type {HTMLButtonElement} */ (need("[data-back]", part));
  const prefix = /** @type {HTMLInputElement} */ (need("[name=reference_prefix]", part));
  const organisation = /** @type {HTMLInputElement} */ (need("[name=organisation]", part));
  const steps = /** @type {HTMLElement[]} */ ([...part.querySelectorAll("[data-step]")]);
  const names = [...part.querySelectorAll(".steps span")];
  let at = 0;
  let ownPrefix = false;

  // Act

  organisation.addEventListener("input", () => {
    if (ownPrefix) return;
    prefix.value = initials(organisation.value);
    showExample();
  });
  prefix.addEventListener("input", () => {
    ownPrefix = prefix.value !== "";
    prefix.value = prefix.value.toUpperCase();
    showExample();
  });
  back.addEventListener("click", () => (at === 0 ? leave() : go(at - 1)));
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const answers = formData(form);
    const faults = [...faultsIn(form), ...missing(answers, at)];
    if (faults.length > 0) return summary.showFaults(faults);
    if (at < steps.length - 1) return go(at + 1);
    try {
      form.setAttribute("aria-busy", "true");
      await createLog(answers);
      form.reset();
      made();
    } catch (thrown) {
      const refusal = Refusal.from(thrown);
      const first = STEPS.findIndex((fields) => refusal.fields.some(({ field }) => fields.includes(field)));
      if (first >= 0) go(first);
      await summary.show(refusal);
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
  go(0, false);

  // Show

  /** @param {number} wanted @param {boolean} [focus] */
  function go(wanted, focus = true) {
    at = wanted;
    summary.clear();
    steps.forEach((step, place) => { step.hidden = place !== at; });
    names.forEach((name, place) => {
      name.classList.toggle("done", place < at);
      if (place === at) name.setAttribute("aria-current", "step");
      else name.removeAttribute("aria-current");
    });
    fill(need("[type=submit]", form), at === steps.length - 1 ? "Make the log" : "Continue");
    if (focus) focusOn(need("h2", steps[at]));
  }

  function showExample() {
    fill(need("#prefix-example", part), `${prefix.value || "MBC"}-2026-A0001`);
  }
}

/** @param {Record<string, string>} answers @param {number} at */
function missing(answers, at) {
  const faults = STEPS[at].filter((field) => answers[field].trim() === "").map((field) => ({ field, rule: "required" }));
  return faults.length === 0 && at === 2 && answers.pin !== answers.pin_again ? [{ field: "pin_again", rule: "differs" }] : faults;
}

/** "MBC" for "Maidstone Borough Council". @param {string} name */
function initials(name) {
  return name.split(/\s+/).filter((word) => /^[A-Za-z]/.test(word) && !/^(of|and|the)$/i.test(word)).map((word) => word[0].toUpperCase()).join("").slice(0, 6);
}
