/**
 * Sending a form: read it, check what the fields know themselves, ask the log, and show a refusal where the officer is.
 * @module
 */
import { faultsIn, formData } from "./dom.js";
import { Refusal } from "./ipc/refusal.js";

/**
 * @template A
 * @typedef {object} Sending
 * @property {(form: any, submitter: HTMLElement | null) => Promise<A>} send asks the log
 * @property {(answer: A, submitter: HTMLElement | null) => void | Promise<void>} [then] what happens when it agreed
 * @property {() => any} [gather] what to send, when it is more than the form's own fields
 * @property {() => { field: string, rule: string }[]} [check] what the page itself knows to be wrong
 */

/**
 * Takes charge of a form's submission. Ctrl Enter sends it too. A form is sent once at a time.
 * @template A
 * @param {HTMLFormElement} form with an `<error-summary>` inside
 * @param {Sending<A>} sending
 */
export function onSend(form, { send, then, gather = () => formData(form), check = () => [] }) {
  const summary = /** @type {import("./components/error-summary.js").ErrorSummary | null} */ (form.querySelector("error-summary"));
  form.noValidate = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    const faults = [...faultsIn(form), ...check()];
    if (faults.length > 0) return summary?.showFaults(faults);
    const submitter = event.submitter;
    form.setAttribute("aria-busy", "true");
    try {
      summary?.clear();
      const answer = await send(gather(), submitter);
      await then?.(answer, submitter);
    } catch (thrown) {
      await summary?.show(Refusal.from(thrown));
    } finally {
      form.removeAttribute("aria-busy");
    }
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    form.requestSubmit();
  });
}
