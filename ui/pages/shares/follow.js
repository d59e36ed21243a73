/** Writing down what came after a packet: they have it, they answered and decided, they were chased, it was taken higher, or nothing more is expected. @module */
import { choiceField, dateField, longField, textField, whenField } from "../../components/fields.js";
import { el, offered } from "../../dom.js";
import { followShare as sendFollowUp, settleCorrections as sendSettling } from "../../ipc/commands.js";
import { openActPanel } from "../concern/panel.js";

/** @type {Record<string, { title: string, heard: string }>} */
const WORDS = {
  received: { title: "They have the packet", heard: "What else they said" },
  answered: { title: "They answered", heard: "What they said" },
  chased: { title: "Chase", heard: "What they said" },
  escalated: { title: "Escalate", heard: "What we do not accept, and what we asked for" },
  confirmed: { title: "Confirmed in writing", heard: "How and when it went" },
  settled: { title: "Nothing more is expected", heard: "Why" },
};

/** Whom it is about, where it is not who said so. @type {Record<string, string>} */
const WHO = { chased: "Who you spoke to", escalated: "Whom you took it to" };

/** @param {string} share @param {string} came @param {import("../../ipc/types").Terms} terms @param {() => Promise<void>} done */
export function followShare(share, came, terms, done) {
  const { title, heard } = WORDS[came];
  const settled = came === "settled" || came === "confirmed";
  openActPanel({ done }, {
    title,
    action: "Write it down",
    // By what came: half a word about an answer is no word about a chase.
    draft: `follow:${share}:${came}`,
    questions: [
      came === "escalated" ? choiceField({ name: "stage", label: "How far" }, terms.escalation_stages) : null,
      came === "answered" ? choiceField({ name: "decision", label: "What they decided", hint: "Nothing when none of it fits", first: 6 }, offered(terms.reply_decisions)) : null,
      settled ? el("p", { class: "muted" }, came === "confirmed" ? "Today asks no more for it in writing." : "Today asks no more about this packet. What was sent, and what they said, stays.") : textField({ name: "heard_from", label: WHO[came] ?? "Who said so", hint: "Name and desk, or the mailbox it came from" }),
      settled ? null : choiceField({ name: "heard_how", label: "How" }, terms.channels),
      settled ? null : whenField({ name: "heard_at", label: "When" }),
      longField({ name: "heard", label: heard }),
      came === "answered" ? choiceField({ name: "agree", label: "Do we agree?" }, [{ code: "yes", label: "Yes" }, { code: "no", label: "No" }]) : null,
      came === "chased" || came === "escalated" ? dateField({ name: "next_due", label: "Answer now expected", hint: came === "chased" ? "Such as Friday. Leave empty for three working days." : "Such as Friday. Leave empty for five working days.", kind: "due" }) : null,
    ],
    shape: ({ heard_from = "", heard_how = null, heard_at = null, heard: said, decision = null, agree = null, stage = null, next_due = null }) =>
      ({ share, came, heard_from, heard_how, heard_at, heard: said, decision, agree: agree && agree === "yes", stage, next_due }),
    send: sendFollowUp,
    said: "Written down",
  });
}

/** Whoever has the old text was told otherwise, or not. @param {string} share @param {() => Promise<void>} done */
export function settleCorrections(share, done) {
  openActPanel({ done }, {
    title: "What was put right since",
    action: "Write it down",
    draft: `corrections:${share}`,
    questions: [
      choiceField({ name: "told", label: "Were they told?" }, [{ code: "told", label: "They were told" }, { code: "not_told", label: "They were not told" }]),
      longField({ name: "told_how", label: "Who was told and how; or why not", hint: "Such as: rang the duty desk on the published number, R. Amin wrote it down" }),
    ],
    shape: (form) => ({ share, ...form, told: form.told ?? "" }),
    send: sendSettling,
    said: "Written down",
  });
}
