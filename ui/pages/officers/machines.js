/** Machines: whose, when each last spoke, and whether it has everything that was written here. @module */
import { badge } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { agoWords, count, daysBetween, londonOf, sinceDay, today } from "../../words/dates.js";

/** @typedef {import("../../ipc/types").MachineState} MachineState */

/** After so many days without a word somebody should phone. */
const QUIET_DAYS = 3;

/** What a machine is that neither writes nor gets anything. @type {Record<string, string>} */
const APART = { replaced: "another machine took its place", forked: "stopped: it went two ways", "turned-away": "not let in: its recovery kit had been replaced", suspended: "suspended", left: "its officer has left" };

/** @param {HTMLElement} into @param {import("../../ipc/types").OfficersPage} page */
export function showMachines(into, { machines }) {
  const sorted = [...machines].sort((one, other) => Number(other.this) - Number(one.this) || one.letter.localeCompare(other.letter));
  fill(into, sorted.map((machine) => el("li", null,
    el("div", null,
      el("p", null, el("strong", null, `Machine ${machine.letter}`), ` · ${machine.officer}`, machine.this ? " · this one" : ""),
      el("p", { class: "under" }, heard(machine))),
    el("span", { class: "how-long" }, badge(state(machine))))));
}

/** @param {MachineState} machine */
function heard({ this: mine, spoke_at, standing }) {
  if (mine) return "the log on this computer";
  if (!spoke_at) return standing === "active" ? "has not spoken yet" : "never spoke";
  return `last spoke ${agoWords(spoke_at)}`;
}

/** @param {MachineState} machine @returns {import("../../ipc/types").Badge} */
function state({ this: mine, standing, spoke_at, behind }) {
  if (standing !== "active") return { kind: standing === "forked" ? "danger" : "plain", text: APART[standing] ?? standing };
  if (mine) return { kind: "ok", text: "has everything" };
  if (!spoke_at || behind === null) return { kind: "due", text: "not heard yet" };
  if (daysBetween(londonOf(spoke_at).slice(0, 10), today()) >= QUIET_DAYS) return { kind: "due", text: `has not spoken ${sinceDay(spoke_at)}` };
  return behind === 0 ? { kind: "ok", text: "has everything" } : { kind: "due", text: `${count(behind, "entry", "entries")} behind` };
}
