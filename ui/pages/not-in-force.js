/**
 * What a machine wrote that is kept and does not count, word for word, to be read and perhaps written again by hand.
 * @module
 */
import { arrive, keepTrue } from "../boot.js";
import { emptyState, factList } from "../components/badge.js";
import { el, fill, need } from "../dom.js";
import { onChanged, readNotInForce } from "../ipc/commands.js";
import { count, instantWords } from "../words/dates.js";
import { dotted } from "../words/phrases.js";
import { spanWords, whyCut } from "./not-in-force/why.js";

/** @typedef {import("../ipc/types").CutEntry} CutEntry */

// Arrive

const { param } = await arrive({ terms: false });
const machine = param("machine");
const refresh = keepTrue(() => readNotInForce({ machine }), ({ machines }) => show(machines.find((one) => one.machine === machine)));
await refresh();
onChanged(refresh);

// Show

/** @param {import("../ipc/types").CutMachine | undefined} cut */
function show(cut) {
  const back = el("p", null, el("a", { href: "officers.html" }, "Officers and machines"));
  fill(need("#whose"), cut ? dotted(`machine ${cut.letter}`, cut.officer, count(cut.count, "entry", "entries")) : "");
  if (!cut) {
    fill(need("#cut"), emptyState("Everything of this machine is in force", "It stands in the log, on the page of each concern.", el("a", { href: "officers.html" }, "Officers and machines")));
    return;
  }
  fill(need("#cut"), back,
    el("div", { class: "notice" }, el("div", null,
      el("p", null, el("strong", null, "These entries are kept for ever and count for nothing. "), whyCut(cut)),
      el("p", null, "No other page, search or packet shows them. If something here must be in the log, check it with whoever wrote it and write it again by hand, saying where it comes from."))),
    el("p", { class: "muted" }, spanWords(cut), ", oldest first"),
    cut.entries.map(entry));
}

/** @param {CutEntry} line */
function entry({ what, at, concern, reference, words }) {
  const about = concern ? el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, reference) : reference;
  return el("section", { class: "card" },
    el("header", null, el("h2", null, what), el("span", { class: "note" }, instantWords(at)), reference ? el("span", { class: "end reference small" }, about) : null),
    words.length > 0 ? el("div", { class: "inside" }, factList(words)) : null);
}
