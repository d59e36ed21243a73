/**
 * A list of work: filters that answer as they are changed, page after page, and what is done about a line done in the concern's own
 * panel, after which the list is read again. The page says what to ask and how a line looks.
 * @module
 */
import { refuse } from "../boot.js";
import { el, fill, focusOn, need } from "../dom.js";
import { onChanged, onFolderChanged, readConcern } from "../ipc/commands.js";
import { latest } from "../latest.js";
import { reveal } from "../theme.js";

/** @typedef {{ concern: string }} Line */
/** @typedef {{ items: any[], next: string | null }} Answer */

/**
 * @template {Answer} A
 * @param {HTMLFormElement} form the filters
 * @param {(after: string | null) => Promise<A | null>} read nothing where the filters cannot be asked yet
 * @param {(lines: A["items"], answer: A) => void} show
 */
export async function workList(form, read, show) {
  /** @type {A["items"]} */
  let lines = [];
  /** @type {string | null} */
  let next = null;

  /** @param {string | null} [after] */
  async function ask(after = null) {
    const answer = await read(after);
    if (!answer) return;
    lines = after ? [...lines, ...answer.items] : answer.items;
    next = answer.next;
    show(lines, answer);
    need("#more").hidden = next === null;
  }

  /** @param {string} [said] */
  async function done(said = "Written down") {
    await ask();
    fill(need("#done"), el("span", { class: "badge ok" }, said));
    focusOn(need("h1"));
  }

  /** Opens the concern's own panel about a line. @param {Line} line @param {(context: any, subject: any) => void} panel @param {unknown} subject @param {object} more what the panel needs beside */
  async function openPanel(line, panel, subject, more) {
    try {
      panel({ page: await readConcern({ concern: line.concern }), done, ...more }, subject);
    } catch (thrown) {
      await refuse(thrown);
    }
  }

  const askLatest = latest(() => ask().catch(refuse));
  await askLatest();
  reveal();
  onChanged(askLatest);
  onFolderChanged(askLatest);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", askLatest);
  need("#more").addEventListener("click", () => ask(next).catch(refuse));
  return { done, openPanel };
}
