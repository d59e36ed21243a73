/** What an agency answered, in their words, and whether we agree. @module */
import { choiceField, dateField, longField, selectField, textField } from "../../components/fields.js";
import { offered } from "../../dom.js";
import { recordReply } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";
import { referralField } from "./referral-field.js";

const AGREE = [{ code: "yes", label: "We agree" }, { code: "no", label: "We do not agree" }];

/** @param {import("./panel.js").ActContext} context @param {string | null} referral */
export function reply(context, referral) {
  const { page, terms } = context;
  openActPanel(context, {
    title: "Record a reply",
    action: "Record the reply",
    draft: `reply:${page.concern}`,
    questions: [
      referralField(page, referral),
      dateField({ name: "received_at", label: "When it came", hint: "Such as today 09:14" }),
      textField({ name: "from_whom", label: "Who replied" }),
      selectField({ name: "decision", label: "What they decided", hint: "As long as it is not known, their decision stays awaited", blank: "Not said" }, offered(terms.reply_decisions)),
      textField({ name: "outcome", label: "Their decision, in short", hint: "In their words, such as accepted; a visit on Tuesday" }),
      longField({ name: "text", label: "What they said" }),
      textField({ name: "their_reference", label: "Their reference", width: "20" }),
      choiceField({ name: "agree", label: "Do we agree?", hint: "If not, escalate it: the button is beside the referral." }, AGREE),
    ],
    shape: (form) => ({ concern: page.concern, ...form, referral: form.referral ?? "", agree: form.agree === null ? null : form.agree === "yes" }),
    send: recordReply,
    said: "Reply recorded",
  });
}
