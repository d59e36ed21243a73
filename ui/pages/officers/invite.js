/** Inviting a colleague, or a second computer: the text to send, and what to say on the phone. It is no secret. @module */
import { openPanel } from "../../components/dialog-panel.js";
import { el, fill } from "../../dom.js";
import { invite } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";
import { refusalWords } from "../../words/sentences.js";
import { button } from "../plain-panel.js";

/** @param {import("../../ipc/types").OfficersPage} page */
export const inviteButton = (page) => button("Invite…", () => openInvitation(page));

/** @param {import("../../ipc/types").OfficersPage} page */
async function openInvitation({ full, folder }) {
  const body = el("div", { class: "stack" });
  openPanel("Invite a colleague, or another computer of yours", body);
  try {
    const { invitation } = await invite();
    const text = el("textarea", { class: "govuk-textarea invitation", id: "invitation", readonly: true, rows: 5, spellcheck: "false" });
    text.value = invitation;
    const said = el("span", { role: "status" });
    fill(body,
      full ? el("div", { class: "notice" }, el("p", null, el("strong", null, "All three places are taken."), " You can let in another computer of an officer who is in. For somebody new, one deputy must leave first.")) : null,
      folder.chosen ? null : el("div", { class: "notice danger" }, el("p", null, el("strong", null, "No shared folder is chosen."), " Choose it first: they join through it.")),
      el("p", null, "Send this text to them any way you like, such as e-mail. It is no secret: it names this log, so that nobody can put another in its place, and opens nothing."),
      el("label", { class: "govuk-label", for: "invitation" }, "The invitation"),
      text,
      el("div", { class: "button-row" }, button("Copy it", () => copy(text, said), ""), said),
      el("h3", null, "What to say on the phone"),
      el("ol", { class: "govuk-list govuk-list--number" },
        ["“Make sure that you can reach our shared folder.”", "“Open Safeguarding Log and press Join a log. Choose that folder, and paste the invitation I sent.”", "“Tell me when you see six words.” After a minute or so their machine appears on this page.", "“Read me the six words.” Compare them with yours, then let the machine in."].map((line) => el("li", null, line))));
    focusText(text);
  } catch (thrown) {
    const { title, body: why } = await refusalWords(Refusal.from(thrown));
    fill(body, el("div", { class: "notice danger" }, el("div", null, el("strong", null, title), el("p", null, why))));
  }
}

/** @param {HTMLTextAreaElement} text @param {HTMLElement} said */
async function copy(text, said) {
  focusText(text);
  try {
    await navigator.clipboard.writeText(text.value);
    fill(said, "Copied");
  } catch {
    fill(said, "It is marked: press Ctrl C");
  }
}

/** @param {HTMLTextAreaElement} text */
function focusText(text) {
  text.focus();
  text.select();
}
