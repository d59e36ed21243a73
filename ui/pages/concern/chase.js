/** Asking again. What was said, and when an answer is promised. @module */
import { choiceField, dateField, longField, textField, whenField } from "../../components/fields.js";
import { chase as sendChase } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";
import { referralField } from "./referral-field.js";

/** The log keeps how as words, so the words are the codes. */
const HOW = ["Phone", "E-mail", "Portal", "In person", "Letter"].map((words) => ({ code: words, label: words }));

/** @param {import("./panel.js").ActContext} context @param {string | null} referral */
export function chase(context, referral) {
  const { page } = context;
  openActPanel(context, {
    title: "Chase",
    action: "Record the chase",
    draft: `chase:${page.concern}`,
    questions: [
      referralField(page, referral),
      choiceField({ name: "how", label: "How you asked" }, HOW),
      whenField({ name: "at", label: "When" }),
      textField({ name: "spoke_to", label: "Who you spoke to", hint: "Name and desk, or “voicemail”" }),
      longField({ name: "text", label: "What they said" }),
      dateField({ name: "next_due", label: "Reply now expected", hint: "Such as Friday. Leave empty to keep the present day.", kind: "due" }),
    ],
    shape: (form) => ({ concern: page.concern, ...form, referral: form.referral ?? "", how: form.how ?? "" }),
    send: sendChase,
    said: "Chase recorded",
  });
}
