/** Taking an answer we do not accept, or a silence, to somebody higher up. @module */
import { choiceField, dateField, longField, textField, whenField } from "../../components/fields.js";
import { escalate as sendEscalation } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";
import { referralField } from "./referral-field.js";

/** @param {import("./panel.js").ActContext} context @param {string | null} referral */
export function escalate(context, referral) {
  const { page, terms } = context;
  openActPanel(context, {
    title: "Escalate",
    action: "Record the escalation",
    draft: `escalate:${page.concern}`,
    questions: [
      referralField(page, referral),
      choiceField({ name: "stage", label: "How far" }, terms.escalation_stages),
      textField({ name: "spoke_to", label: "Whom you took it to", hint: "Name and role" }),
      longField({ name: "text", label: "What we do not accept, and what we asked for" }),
      whenField({ name: "at", label: "When" }),
      dateField({ name: "next_due", label: "Answer expected", hint: "Such as Friday. Leave empty for five working days.", kind: "due" }),
    ],
    shape: (form) => ({ concern: page.concern, ...form, referral: form.referral ?? "", stage: form.stage ?? "" }),
    send: sendEscalation,
    said: "Escalation recorded",
  });
}
