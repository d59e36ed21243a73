/**
 * Which part of the log is being looked at. Kept as a draft in the encrypted log, because the words someone searches
 * for are as private as what they find, and a web address is written down by the browser.
 * @module
 */
import { el, labelOf } from "../../dom.js";
import { keepDraft, readDraft } from "../../ipc/commands.js";
import { shortDay } from "../../words/dates.js";

/** @typedef {import("../../ipc/types").ConcernFilter} Filter */

const PAGE = "log-view";
const CODES = ["state", "waiting", "concern_type", "role", "about", "risk", "place", "team", "agency", "sort"];
const CODE = /^[\w-]{1,40}$/;

/** @type {Filter} */
const WHOLE = { words: "", state: "active", concern_type: null, role: null, about: "", risk: null, place: null, team: null, significant: false, agency: null, officer: "", received_from: null, received_to: null, waiting: "any", sort: "newest", limit: 50, after: null };

export const STATES = [{ code: "active", label: "New and open" }, { code: "new", label: "New" }, { code: "open", label: "Open" }, { code: "closed", label: "Closed" }, { code: "all", label: "All" }];
export const WAITINGS = [{ code: "any", label: "Anything" }, { code: "decision", label: "A decision" }, { code: "reply", label: "A reply" }, { code: "review", label: "A review" }, { code: "danger", label: "In danger" }, { code: "feedback", label: "Word to who reported it" }, { code: "versions", label: "Two versions" }, { code: "unseen", label: "A look (from a sheet)" }];
export const ABOUT = [{ code: "adult", label: "An adult at risk" }, { code: "child", label: "A child" }];
export const SORTS = [{ code: "newest", label: "newest first" }, { code: "oldest", label: "oldest first" }, { code: "reference", label: "by reference" }, { code: "name", label: "by name" }, { code: "review", label: "by review date" }];

/** @returns {Filter} */
export const wholeView = () => ({ ...WHOLE });

/** Reads the view: what the address asks for by code, or what was looked at last. @returns {Promise<Filter>} */
export async function readView() {
  const asked = [...new URLSearchParams(location.search)].filter(([name, value]) => CODES.includes(name) && CODE.test(value));
  if (asked.length > 0) return keepView({ ...WHOLE, ...Object.fromEntries(asked) });
  const { text } = await readDraft({ page: PAGE });
  return { ...WHOLE, ...(text ? JSON.parse(text) : {}), after: null };
}

/** @param {Filter} view @returns {Promise<Filter>} */
export async function keepView(view) {
  await keepDraft({ page: PAGE, text: JSON.stringify({ ...view, after: null }) });
  return view;
}

/**
 * What the view leaves out, as small words to stand beside the title. Nothing when it leaves nothing out.
 * @param {Filter} view @param {import("../../ipc/types").Terms} terms
 * @returns {HTMLElement[]}
 */
export function viewChips(view, terms) {
  const said = [
    view.words && `“${view.words}”`,
    view.state !== "active" && labelOf(/** @type {any} */ (STATES), view.state).toLowerCase(),
    view.waiting !== "any" && `waiting for ${labelOf(/** @type {any} */ (WAITINGS), view.waiting).toLowerCase()}`,
    view.concern_type && labelOf(terms.concern_types, view.concern_type).toLowerCase(),
    view.about && labelOf(/** @type {any} */ (ABOUT), view.about).toLowerCase(),
    view.role && `with: ${labelOf(terms.roles, view.role).toLowerCase()}`,
    view.risk && `risk ${labelOf(terms.risk_levels, view.risk).toLowerCase()}`,
    view.place && labelOf(terms.places, view.place).toLowerCase(),
    view.team && labelOf(terms.teams, view.team),
    view.significant && "significant events",
    view.agency && terms.agencies.find(({ code }) => code === view.agency)?.label,
    view.officer,
    view.received_from && `from ${shortDay(view.received_from)}`,
    view.received_to && `to ${shortDay(view.received_to)}`,
  ];
  return said.filter(Boolean).map((words) => el("span", { class: "badge plain" }, String(words)));
}

/** @param {Filter} view */
export function sortWords(view) {
  return labelOf(/** @type {any} */ (SORTS), view.sort);
}
