/** Taking back what an entry said: it stays in sight, struck through, with the reason. @module */
import { longField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { withdrawStatement } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context @param {{ entry: string, words: string } | null} statement */
export function withdraw(context, statement) {
  if (!statement?.entry) return;
  const { page } = context;
  openActPanel(context, {
    title: "Take it back",
    action: "Take it back",
    draft: `withdraw:${statement.entry}`,
    questions: [
      el("blockquote", { class: "own-words narrative" }, statement.words),
      longField({ name: "reason", label: "Why it is not to be relied on", hint: "It stays in the log and on this page, struck through, with this reason. It goes into no packet.", rows: 3 }),
    ],
    shape: (form) => ({ concern: page.concern, entry: statement.entry, ...form }),
    send: withdrawStatement,
    said: "Taken back",
  });
}
