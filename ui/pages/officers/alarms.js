/**
 * Alarms: what happened to whose machine, what to do, and the word that an officer has seen it. They stay on the list, and
 * in sight for as long as what caused them is still there.
 * @module
 */
import { badge } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { seeAlarm } from "../../ipc/commands.js";
import { instantWords } from "../../words/dates.js";
import { alarmWords } from "../../words/alarms.js";
import { button } from "../plain-panel.js";

/**
 * @param {HTMLElement} into
 * @param {import("../../ipc/types").OfficersPage} page
 * @param {import("../plain-panel.js").Done} done
 */
export async function showAlarms(into, { alarms }, done) {
  const said = await Promise.all(alarms.map(async (alarm) => ({ alarm, words: await alarmWords(alarm) })));
  const fresh = said.filter(({ alarm }) => !alarm.seen_at);
  const still = said.filter(({ alarm }) => alarm.still);
  const seen = said.filter(({ alarm }) => alarm.seen_at && !alarm.still);
  into.hidden = said.length === 0;
  fill(into,
    fresh.length === 0 ? null : el("section", { class: "card danger", "aria-labelledby": "alarms-title" },
      el("header", null, el("h2", { id: "alarms-title" }, fresh.length === 1 ? "An alarm" : `${fresh.length} alarms`), el("span", { class: "note" }, "nothing was deleted; look at each")),
      el("ul", { class: "rows" }, fresh.map(({ alarm, words }) => el("li", { class: "top" },
        el("div", null, el("p", null, el("strong", null, words.title)), el("p", { class: "says" }, words.body), el("p", { class: "under" }, instantWords(alarm.at))),
        button("I have seen this", async () => {
          await seeAlarm({ alarm: alarm.alarm });
          await done("Marked as seen.");
        }))))),
    still.length === 0 ? null : el("section", { class: "card asks", "aria-labelledby": "still-title" },
      el("header", null, el("h2", { id: "still-title" }, "Seen, and still so"), el("span", { class: "note" }, "said again each day until it is put right")),
      el("ul", { class: "rows" }, still.map(({ alarm, words }) => el("li", { class: "top" },
        el("div", null, el("p", null, el("strong", null, words.title)), el("p", { class: "says" }, words.body), el("p", { class: "under" }, `${instantWords(alarm.at)}, seen ${instantWords(String(alarm.seen_at))}`)),
        badge({ kind: "due", text: "still so" }))))),
    seen.length === 0 ? null : el("details", { class: "earlier" }, el("summary", null, seen.length === 1 ? "1 earlier alarm" : `${seen.length} earlier alarms`),
      el("ul", { class: "rows card" }, seen.map(({ alarm, words }) => el("li", null, el("div", null, el("p", null, words.title), el("p", { class: "under" }, `${instantWords(alarm.at)}, seen ${instantWords(String(alarm.seen_at))}`)))))));
}
