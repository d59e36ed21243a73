/**
 * Asking of a file whether this log sent it, and whether it is still what was sent. The file is chosen in the system's own
 * window; the page learns the answer and never the name.
 * @module
 */
import { openBox } from "../../components/dialog-panel.js";
import { formOf, textField } from "../../components/fields.js";
import { el, formData } from "../../dom.js";
import { verifyCode, verifyPacket } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { fullMoment, londonOf } from "../../words/dates.js";
import { onSend } from "../../sending.js";
import { refusalWords } from "../../words/sentences.js";

export async function askAboutFile() {
  try {
    const answer = await verifyPacket();
    if (answer.verdict === "cancelled") return;
    const { title, look, words } = verdictWords(answer);
    say(title, look, words);
  } catch (thrown) {
    const { title, body } = await refusalWords(Refusal.from(thrown));
    say(title, "danger", [body]);
  }
}

/** A recipient rings and reads out the code of their last page. */
export function askAboutCode() {
  const form = formOf("Look for it", [textField({ name: "check_code", label: "Check code", hint: "On the last page of the packet, such as 7F3A 91C0 55DE 20B4" })]);
  const box = openBox("A code was read out", form);
  onSend(form, {
    gather: () => formData(form),
    send: verifyCode,
    then: async (answer) => {
      box.close();
      const { title, look, words } = verdictWords(answer);
      say(title, look, words);
    },
  });
}

/** @param {import("../../ipc/sharing.js").Verdict} answer */
function verdictWords({ verdict, share, to, at }) {
  const sent = `It went to ${to}${at ? `, ${fullMoment(londonOf(at).slice(0, 16))}` : ""}.`;
  if (verdict === "sent-unchanged") return { title: `This is packet ${share}, as it was sent`, look: "ok", words: ["Not a byte of it is different.", sent] };
  if (verdict === "same-words") return { title: `This says what packet ${share} says`, look: "ok", words: ["It is another file than the one that was sent, such as one that was saved without its passphrase, and the same words stand on every page. Pictures were not compared.", sent] };
  if (verdict === "changed") return { title: `This is not packet ${share} as it was sent`, look: "danger", words: ["It carries that packet’s mark, but its bytes are others: somebody has changed it, or it was damaged on the way.", `${sent} Do not rely on this copy. Ask for the one that was sent, or send it again.`] };
  if (verdict === "code-known") return { title: `This is the code of packet ${share}`, look: "ok", words: [sent, "Whoever read it to you has a packet that says what ours says. Of the file’s bytes the code says nothing: check the file itself where that matters."] };
  return { title: "This log sent no such packet", look: "info", words: ["It may come from another council, or be something else altogether."] };
}

/** @param {string} title @param {string} look @param {string[]} words */
function say(title, look, words) {
  const box = openBox(title, el("div", null,
    el("div", { class: `notice ${look}` }, el("div", { class: "stack tight" }, words.map((line) => el("p", null, line)))),
    el("div", { class: "button-row" }, el("button", { type: "button", class: "govuk-button", onclick: () => box.close() }, "Close"))));
}
