/**
 * The lists that officers choose from: which there are, and the lines of one. A line is added, its words are changed, it is
 * taken off and put back; nothing of it is ever lost, since old records read with it.
 * @module
 */
import { arrive, keepTrue } from "../boot.js";
import { badge } from "../components/badge.js";
import { el, fill, need } from "../dom.js";
import { onChanged, onFolderChanged, readLists } from "../ipc/commands.js";
import { count } from "../words/dates.js";
import { dotted } from "../words/phrases.js";
import { add, change, putBack, takeOff } from "./lists/change.js";
import { button, lineButton } from "./plain-panel.js";

/** @typedef {import("../ipc/types").ListView} ListView */
/** @typedef {import("../ipc/types").ListLine} ListLine */

// Arrive

const { param } = await arrive({ terms: false });
const refresh = keepTrue(readLists, show);
await refresh();
onChanged(refresh);
onFolderChanged(refresh);

/** After an act: the page is read again, and says what was done. @param {import("./plain-panel.js").Said} said */
async function done(said) {
  await refresh();
  fill(need("#done"), String(said));
}

// Show

/** @param {import("../ipc/types").ListsPage} page */
function show({ lists }) {
  const list = lists.find((one) => one.list === param("list")) ?? lists[0];
  fill(need("#which"), lists.map((one) => el("li", null, el("a", { href: `?list=${one.list}`, "aria-current": one === list ? "page" : null }, one.title), el("span", { class: "muted" }, String(one.lines.filter(({ offered }) => offered).length)))));
  if (!list) return;
  const off = list.lines.filter(({ offered }) => !offered).length;
  fill(need("#list-title"), list.title);
  fill(need("#list-note"), `${count(list.lines.length - off, "line")}${off ? `, ${off} taken off` : ""}`);
  fill(need("#list-add"), button("Add a line", () => add(list, done)));
  fill(need("#lines"), list.lines.map((line) => row(list, line)));
}

/** @param {ListView} list @param {ListLine} line */
function row(list, line) {
  const called = list.topics.filter(({ code }) => line.topics.includes(code)).map(({ label }) => label);
  const under = dotted(line.group, line.hint, line.phone, called.length > 0 ? `calls up ${called.join(", ")}` : "", line.came_as ? `came as “${line.came_as}”` : "");
  return el("li", null,
    el("div", null,
      el("p", null, line.label, " ", line.own ? badge({ kind: "plain", text: "added here" }) : null, line.offered ? null : badge({ kind: "due", text: "taken off" })),
      under ? el("p", { class: "under" }, under) : null),
    lineButton("Change", line.label, () => change(list, line, done)),
    line.offered
      ? lineButton("Take off", line.label, () => takeOff(list, line, done))
      : lineButton("Put back", line.label, () => putBack(list, line, done)));
}
