/** Closing and opening again. A closed concern stays readable, and can be added to. @module */
import { choiceField, longField } from "../../components/fields.js";
import { el, offered } from "../../dom.js";
import { closeConcern, reopenConcern } from "../../ipc/commands.js";
import { nearDay } from "../../words/dates.js";
import { quoted } from "../../words/phrases.js";
import { reporterWaits, toDoWords } from "./next-steps.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context */
export function close(context) {
  const { page, terms } = context;
  const waiting = page.referrals.filter((one) => one.state !== "replied").map((one) => one.agency_label);
  const told = reporterWaits(page) && `It is not written here that ${page.reporter.name ? `${page.reporter.name}, who reported it,` : "whoever reported it"} was told.`;
  const cautions = [toDoWords(page), told, waiting.length > 0 && `No reply yet from ${waiting.join(", ")}.`].filter(Boolean);
  const open = page.actions.filter(({ state }) => state === "waiting" || state === "overdue");
  openActPanel(context, {
    title: "Close this concern",
    action: "Close the concern",
    draft: `close:${page.concern}`,
    questions: [
      cautions.length > 0 ? el("div", { class: "notice" }, el("p", null, el("strong", null, "Before you close: "), cautions.join(" "))) : null,
      open.length > 0 ? stillToDo(open) : null,
      choiceField({ name: "reason", label: "Why it closes" }, offered(terms.closure_reasons)),
      longField({ name: "outcome", label: "Outcome", hint: "How it ended for the person, and whether that is what they wanted" }),
      choiceField({ name: "wishes_met", label: "Did what they wanted come about?", hint: wanted(page) }, terms.wishes_met),
      longField({ name: "learning", label: "What was learned", hint: "For us, not about them. Leave empty if nothing.", rows: 2 }),
    ],
    shape: ({ not_done = [], ...form }) => ({ concern: page.concern, ...form, reason: form.reason ?? "", not_done: not_done.length > 0 ? open.map(({ action }) => action) : [] }),
    send: closeConcern,
    said: "Closed",
  });
}

/** Each action that would be dropped, by name, and the word without which nothing is closed. @param {import("../../ipc/types").ActionLine[]} open */
function stillToDo(open) {
  const lines = open.map(({ what, owner_name, mine, due }) => el("li", null, what, el("span", { class: "muted" }, ` (${mine ? "you" : owner_name}, by ${nearDay(due)})`)));
  return el("div", { class: "notice" },
    el("div", null,
      el("p", null, el("strong", null, open.length === 1 ? "One action is still to be done:" : `${open.length} actions are still to be done:`)),
      el("ul", { class: "govuk-list govuk-list--bullet" }, lines),
      choiceField({ name: "not_done", label: "What becomes of this?", many: true, hint: "Each stays in the chronology as not done because the concern was closed. To do it first, close this panel." }, [{ code: "end", label: "Close all the same, as not done" }])));
}

/** What they said they want, the last time that stands. @param {import("../../ipc/types").ConcernPage} page */
function wanted({ wishes }) {
  const last = wishes.find(({ withdrawn }) => !withdrawn);
  if (!last) return "They were not asked, as far as is written here";
  const said = last.facts.find(({ label }) => label === "Wanted")?.value ?? "";
  return [last.asked_label, said, last.own_words && quoted(last.own_words)].filter(Boolean).join(". ");
}

/** @param {import("./panel.js").ActContext} context */
export function reopen(context) {
  const { page } = context;
  openActPanel(context, {
    title: "Re-open this concern",
    action: "Re-open",
    draft: `reopen:${page.concern}`,
    questions: [longField({ name: "reason", label: "Why it is opened again", hint: "What is new, and who told you" })],
    shape: (form) => ({ concern: page.concern, ...form }),
    send: reopenConcern,
    said: "Open again",
  });
}
