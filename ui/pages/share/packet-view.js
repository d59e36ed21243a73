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

  /** @param {HTMLElement} into */
  constructor(into) {
    fill(into, this.#caption, this.#pages);
    this.waiting("The pages appear here once you have said who it is for.");
  }

  get count() {
    return this.#pages.querySelectorAll("img").length;
  }

  /** @param {string} words */
  waiting(words) {
    if (this.count === 0) fill(this.#pages, el("div", { class: "empty-state" }, el("p", null, words)));
  }

  drawing() {
    fill(this.#caption, this.count === 0 ? "Drawing the pages…" : "Drawing the pages again…");
    this.#pages.classList.add("stale");
  }

  /** @param {Blob[]} pictures */
  async show(pictures) {
    const images = await Promise.all(pictures.map(async (picture, at) => {
      const image = el("img", { alt: `Page ${at + 1} of ${pictures.length} of the packet. Its words are those of the step What goes.`, src: URL.createObjectURL(picture) });
      await image.decode().catch(() => undefined);
      // The picture has been read; its address need not live longer.
      URL.revokeObjectURL(image.src);
      return image;
    }));
    fill(this.#pages, images);
    this.#pages.classList.remove("stale");
    fill(this.#caption, `As they will read it: ${count(pictures.length, "page")}, drawn ${clockOf(nowInstant())}`);
  }

  /** It is on record, and nothing is drawn any more: pages from before the last change go, since they are not those that went. */
  ended() {
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
