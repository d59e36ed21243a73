/**
 * After every change, two questions in turn: what is missing or doubtful, and how the pages look now. Waits until typing
 * pauses, asks one thing at a time, and never holds up a key: a change that comes meanwhile starts another round.
 * @module
 */

const PAUSE_MS = 500;
/** Pages drawn at once: each is five megabytes on the screen, and a packet may have a thousand. */
const PORTION = 30;

/**
 * @typedef {object} RoundActs
 * @property {() => import("../../ipc/types").PacketRequest | null} request null while there is nothing to ask about
 * @property {(request: import("../../ipc/types").PacketRequest) => Promise<import("../../ipc/types").RequestReview>} review
 * @property {(request: import("../../ipc/types").PacketRequest) => Promise<import("../../ipc/sharing.js").Preview>} preview
 * @property {(page: number) => Promise<Blob>} page
 * @property {(review: import("../../ipc/types").RequestReview) => void} reviewed
 * @property {(pages: Blob[], all: number, more: (after: number) => Promise<Blob[]>) => void | Promise<void>} pictured the first pages, how many there are, and a way to the next ones
 * @property {() => void} started
 * @property {(thrown: unknown) => void} failed
 */

export class Rounds {
  #acts;
  #pause = 0;
  #running = false;
  #turn = 0;

  /** @param {RoundActs} acts */
  constructor(acts) {
    this.#acts = acts;
  }

  /** Says that something changed. */
  touch(wait = PAUSE_MS) {
    this.#turn++;
    clearTimeout(this.#pause);
    this.#pause = window.setTimeout(() => this.#go(), wait);
  }

  /** Ends for good: what was on the page has been sent. */
  stop() {
    this.#turn = Number.POSITIVE_INFINITY;
    clearTimeout(this.#pause);
  }

  async #go() {
    // The round that is running sees a newer turn at its next question and starts again itself.
    if (this.#running) return;
    this.#running = true;
    let turn = -1;
    while (turn !== this.#turn && Number.isFinite(this.#turn)) {
      turn = this.#turn;
      await this.#round(turn);
    }
    this.#running = false;
  }

  /** @param {number} turn */
  async #round(turn) {
    const { request, review, preview, page, reviewed, pictured, started, failed } = this.#acts;
    const asked = request();
    if (!asked) return;
    const stale = () => turn !== this.#turn;
    try {
      started();
      const answer = await review(asked);
      if (stale()) return;
      reviewed(answer);
      const { pages } = await preview(asked);
      /** @param {number} after */
      const portion = async (after) => {
        /** @type {Blob[]} */
        const pictures = [];
        while (pictures.length < Math.min(PORTION, pages - after) && !stale()) pictures.push(await page(after + pictures.length));
        return pictures;
      };
      const first = await portion(0);
      if (!stale()) await pictured(first, pages, portion);
    } catch (thrown) {
      if (!stale()) failed(thrown);
    }
  }
}
