/** Machines that ask to join: the six words, large, and the one question that matters: did your colleague read out the same? @module */
import { badge } from "../../components/badge.js";
import { choiceField, longField, tickField } from "../../components/fields.js";
import { askFirst } from "../../components/dialog-panel.js";
import { el, fill } from "../../dom.js";
import { admitMachine, turnAway } from "../../ipc/commands.js";
import { instantWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";
import { sixWords } from "../../words/six-words.js";
import { button, openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").OfficersPage} OfficersPage */
/** @typedef {import("../../ipc/types").RequestLine} RequestLine */

/** @param {HTMLElement} into @param {OfficersPage} page @param {import("../plain-panel.js").Done} done */
export function showRequests(into, page, done) {
  fill(into, page.requests.length === 0 ? null : el("section", { class: "card asks", "aria-labelledby": "requests-title" },
    el("header", null, el("h2", { id: "requests-title" }, "Asks to join"), el("span", { class: "note" }, "let nobody in without hearing their voice")),
    el("ul", { class: "rows" }, page.requests.map((request) => el("li", { class: "top" },
      el("div", null,
        el("p", null, el("span", { class: "who" }, request.name), " ", badge({ kind: "due", text: "waits to be let in" })),
        el("p", { class: "under" }, dotted(request.role, `asked ${instantWords(request.at)}`)),
        sixWords(request.words)),
      el("div", { class: "button-stack", "data-writes": true },
        button("Compare the words…", () => letIn(request, page, done), ""),
        button("Turn away…", () => turn(request, done))))))));
}

/** @param {RequestLine} request @param {OfficersPage} page @param {import("../plain-panel.js").Done} done */
function letIn(request, page, done) {
  openPlainPanel({
    title: `Let ${request.name}’s machine in`,
    does: ["Phone them, on a number you know already. Ask them to read the six words on their screen, and follow on yours.", "Once in, this machine receives the whole log. If another officer must agree, it waits until they do."],
    action: "Let it in",
    questions: [
      sixWords(request.words),
      tickField({ name: "same", label: "They read me these six words, in this order", hint: "If a single word differs, close this and turn the machine away." }),
      choiceField({ name: "as", label: "Who is it?" }, whoItMayBe(request, page)),
      longField({ name: "reason", label: "Why", hint: "Such as: new deputy from 1 December; laptop replaced by IT", rows: 2 }),
    ],
    check: ({ same, as }) => [
      ...(same ? [] : [{ field: "same", rule: "compare-first" }]),
      ...(as ? [] : [{ field: "as", rule: "not-chosen" }]),
    ],
    shape: ({ as, reason }) => ({ machine: request.machine, words: request.words.join(" "), reason, ...who(as) }),
    send: admitMachine,
    said: ({ proposals }) => (proposals[0]?.outcome === "waiting" ? `${request.name}’s machine is let in once another officer agrees, on their own machine.` : `${request.name}’s machine is let in. It has the log in a minute or two.`),
  }, done);
}

/** @param {RequestLine} request @param {OfficersPage} page @returns {{ code: string, label: string }[]} */
function whoItMayBe(request, { full, officers, machines }) {
  const inNow = officers.filter(({ standing }) => standing !== "left");
  const lost = machines.filter(({ standing, this: mine, officer_id }) => standing !== "left" && standing !== "replaced" && !mine && officer_id);
  return [
    ...(full ? [] : [{ code: "deputy", label: `${request.name} joins as deputy` }]),
    ...inNow.map(({ officer, name }) => ({ code: `of ${officer}`, label: `Another machine of ${name}` })),
    ...lost.map(({ machine, letter, officer, officer_id }) => ({ code: `instead ${officer_id} ${machine}`, label: `In place of machine ${letter}, ${officer}’s` })),
  ];
}

/** @param {string} as */
function who(as) {
  const [, officer, replaces] = as.split(" ");
  return { officer: officer ?? null, replaces: replaces ?? null };
}

/** @param {RequestLine} request @param {import("../plain-panel.js").Done} done */
async function turn(request, done) {
  const agreed = await askFirst(`Turn ${request.name}’s machine away?`, "It is taken off this list and gets nothing. If it asks again it appears again. If nobody you know is waiting, tell your data protection officer that somebody tried.", "Turn it away");
  if (!agreed) return;
  await turnAway({ machine: request.machine });
  await done(`${request.name}’s machine was turned away.`);
}
