/**
 * The packet as its reader will see it, page under page. The pictures come out of the log's memory and go when the page goes;
 * the pages on screen stay until the next ones are drawn, so nothing flickers while somebody reads.
 * @module
 */
import { el, fill } from "../../dom.js";
import { clockOf, count, nowInstant } from "../../words/dates.js";
import { Refusal } from "../../ipc/refusal.js";
import { refusalWords } from "../../words/sentences.js";

export class PacketView {
  #caption = el("p", { class: "reading-caption", role: "status" });
  #pages = el("div", { class: "packet-pages" });
  #more = el("button", { type: "button", class: "govuk-button govuk-button--secondary", hidden: true });
  #all = 0;

  /** @param {HTMLElement} into */
  constructor(into) {
    fill(into, this.#caption, this.#pages, this.#more);
    this.waiting("The pages appear here once you have said who it is for.");
  }

  /** How many pages the packet has, as it was drawn last. */
  get count() {
    return this.#all;
  }

  get #drawn() {
    return this.#pages.querySelectorAll("img").length;
  }

  /** @param {string} words */
  waiting(words) {
    if (this.#drawn === 0) fill(this.#pages, el("div", { class: "empty-state" }, el("p", null, words)));
  }

  drawing() {
    fill(this.#caption, this.#drawn === 0 ? "Drawing the pages…" : "Drawing the pages again…");
    this.#pages.classList.add("stale");
    this.#more.disabled = true;
  }

  /**
   * The first pages of so many; a long packet is drawn in portions, the next of them when somebody has read so far.
   * @param {Blob[]} pictures @param {number} all @param {(after: number) => Promise<Blob[]>} more
   */
  async show(pictures, all, more) {
    this.#all = all;
    fill(this.#pages, await this.#images(pictures, 0));
    this.#pages.classList.remove("stale");
    fill(this.#caption, `As they will read it: ${count(all, "page")}, drawn ${clockOf(nowInstant())}`);
    this.#offer(async () => {
      const last = this.#pages.lastElementChild;
      const images = await this.#images(await more(this.#drawn), this.#drawn);
      // Where something changed meanwhile, other pages stand there, or are being drawn.
      if (last === this.#pages.lastElementChild && !this.#pages.classList.contains("stale")) this.#pages.append(...images);
    });
  }

  /** @param {() => Promise<void>} next */
  #offer(next) {
    const drawn = this.#drawn;
    this.#more.disabled = false;
    this.#more.hidden = drawn >= this.#all;
    fill(this.#more, `Show more pages: ${drawn} of ${this.#all} are shown`);
    this.#more.onclick = async () => {
      this.#more.disabled = true;
      try {
        await next();
      } catch (thrown) {
        return this.failed(thrown);
      }
      if (!this.#pages.classList.contains("stale")) this.#offer(next);
    };
  }

  /** @param {Blob[]} pictures @param {number} after */
  #images(pictures, after) {
    return Promise.all(pictures.map(async (picture, at) => {
      const image = el("img", { alt: `Page ${after + at + 1} of ${this.#all} of the packet. Its words are those of the step What goes.`, src: URL.createObjectURL(picture) });
      await image.decode().catch(() => undefined);
      // The picture has been read; its address need not live longer.
      URL.revokeObjectURL(image.src);
      return image;
    }));
  }

  /** It is on record, and nothing is drawn any more: pages from before the last change go, since they are not those that went. */
  ended() {
    this.#more.hidden = true;
    if (!this.#pages.classList.contains("stale")) return;
    this.#pages.classList.remove("stale");
    fill(this.#pages);
    fill(this.#caption, "The pages as they went are kept with the share.");
  }

  /** @param {unknown} thrown */
  async failed(thrown) {
    const { title } = await refusalWords(Refusal.from(thrown));
    fill(this.#caption, el("span", { class: "danger-text" }, `${title}. The pages shown are older than your changes.`));
  }
}
