/**
 * Keeps what is being typed, at most a second after it was typed, in the encrypted log and nowhere else.
 *
 * `<draft-keeper></draft-keeper>` stands where "draft kept 09:16:42" should be read. The page hands it the form and the
 * three calls; the element itself asks nothing. PINs are never part of a draft (`draftData` leaves them out).
 * @module
 */
import { draftData, el, fill, fillForm } from "../dom.js";
import { clockOf } from "../words/dates.js";

/**
 * @typedef {object} Keeping
 * @property {string} page the draft's name, such as `add:<concern>`
 * @property {(form: { page: string, text: string }) => Promise<{ kept_at: string }>} keep
 * @property {(form: { page: string }) => Promise<{ text: string | null, kept_at: string | null }>} read
 * @property {(form: { page: string }) => Promise<unknown>} discard
 * @property {() => unknown} [gather] what to keep, when it is more than the form's own fields
 * @property {(kept: any) => void} [restore] how to put it back, in the same case
 */

/** Every keeper on the page, so that locking can wait for the last words. @type {Set<DraftKeeper>} */
const keepers = new Set();

/** Writes down whatever is not yet kept. */
export async function keepAllDrafts() {
  await Promise.allSettled([...keepers].map((keeper) => keeper.flush()));
}

export class DraftKeeper extends HTMLElement {
  /** @type {HTMLElement | null} */
  #form = null;
  /** @type {Keeping | null} */
  #keeping = null;
  #unkept = false;
  #due = 0;
  /** @type {Promise<void>} */
  #writing = Promise.resolve();

  disconnectedCallback() {
    clearTimeout(this.#due);
    keepers.delete(this);
  }

  /**
   * Brings back the draft, if there is one, and begins to keep.
   * @param {HTMLElement} form
   * @param {Keeping} keeping
   * @returns {Promise<boolean>} whether a draft was brought back
   */
  async watch(form, keeping) {
    this.#form = form;
    this.#keeping = keeping;
    const { text, kept_at } = await keeping.read({ page: keeping.page });
    if (text !== null) {
      const kept = JSON.parse(text);
      if (keeping.restore) keeping.restore(kept);
      else fillForm(form, kept);
      this.#say(kept_at);
    }
    for (const kind of ["input", "change"]) form.addEventListener(kind, () => this.touch());
    keepers.add(this);
    return text !== null;
  }

  /** Says that something changed: it will be kept within the second. */
  touch() {
    if (this.#unkept) return;
    this.#unkept = true;
    this.#due = window.setTimeout(() => this.flush(), 800);
  }

  /** Keeps now what is not yet kept. */
  flush() {
    clearTimeout(this.#due);
    if (this.#unkept) this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  /** Forgets the draft: what it held is in the log now, or the officer threw it away. */
  async discard() {
    clearTimeout(this.#due);
    this.#unkept = false;
    await this.#writing;
    if (this.#keeping) await this.#keeping.discard({ page: this.#keeping.page });
    fill(this);
  }

  // Private

  async #write() {
    const { page, keep, gather } = /** @type {Keeping} */ (this.#keeping);
    this.#unkept = false;
    try {
      const kept = gather ? gather() : draftData(/** @type {HTMLElement} */ (this.#form));
      this.#say((await keep({ page, text: JSON.stringify(kept) })).kept_at);
    } catch {
      this.#unkept = true;
      this.#due = window.setTimeout(() => this.flush(), 5_000);
      fill(this, el("span", { class: "badge danger", role: "status" }, "draft not kept"));
    }
  }

  /** @param {string | null} kept_at */
  #say(kept_at) {
    if (kept_at) fill(this, el("span", { class: "badge ok" }, `draft kept ${clockOf(kept_at)}`));
  }
}

customElements.define("draft-keeper", DraftKeeper);

addEventListener("pagehide", keepAllDrafts);
document.addEventListener("visibilitychange", () => { if (document.hidden) keepAllDrafts(); });
