/**
 * New concerns by week: one small picture, the same numbers as a table for whoever cannot see it, and no meaning in colour.
 * @module
 */
import { el } from "../dom.js";
import { draw } from "../drawing.js";
import { shortDay } from "../words/dates.js";

const WIDTH = 396;
const HEIGHT = 96;
const BASE = 78;
const TALLEST = 58;

/** @param {{ from: string, count: number }[]} weeks oldest first; the last one is still going on */
export function weekBars(weeks) {
  const most = Math.max(1, ...weeks.map((week) => week.count));
  const step = WIDTH / weeks.length;
  const total = weeks.reduce((sum, week) => sum + week.count, 0);
  const picture = draw("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", class: "week-bars", "aria-label": `New concerns in ${weeks.length} weeks: ${total} in all, at most ${most} in a week.` });
  const tallest = weeks.findIndex((week) => week.count === most);
  weeks.forEach((week, at) => {
    const high = Math.max(1, Math.round((week.count / most) * TALLEST));
    const left = at * step + step * 0.13;
    const last = at === weeks.length - 1;
    picture.append(draw("rect", { x: left, y: BASE - high, width: step * 0.74, height: high, class: last ? "going-on" : "bar" }));
    if (at === tallest || last) picture.append(words(left + step * 0.37, BASE - high - 5, String(week.count)));
    if (at === 0 || at === Math.floor(weeks.length / 2)) picture.append(words(left + step * 0.37, HEIGHT - 4, shortDay(week.from)));
    if (last) picture.append(words(left + step * 0.37, HEIGHT - 4, "now"));
  });
  picture.append(draw("path", { d: `M0 ${BASE}H${WIDTH}`, class: "ground-line" }));
  return el("figure", null, picture, el("details", { class: "week-table" }, el("summary", null, "As a table"), el("table", { class: "dense-table" },
    el("thead", null, el("tr", null, el("th", { scope: "col" }, "Week from"), el("th", { scope: "col" }, "New"))),
    el("tbody", null, weeks.map((week) => el("tr", null, el("td", null, shortDay(week.from)), el("td", null, week.count)))))));
}

/** @param {number} x @param {number} y @param {string} said */
function words(x, y, said) {
  return draw("text", { x, y, "text-anchor": "middle" }, said);
}
