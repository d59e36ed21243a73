/**
 * Starting from an e-mail: Rust reads it, and what it says fills boxes that are empty still. The officer reads it over and
 * saves; until then nothing is in the log.
 * @module
 */
import { fill, fillForm, formData, need } from "../../dom.js";
import { onDropped, readMail } from "../../ipc/commands.js";
import { Refusal } from "../../ipc/refusal.js";

/** @typedef {import("../../ipc/types").MailView} MailView */

/** @param {HTMLFormElement} form @param {() => void} changed to be told when boxes were filled */
export function startFromMail(form, changed) {
  need("#start-from-mail").addEventListener("click", () => read(false));
  onDropped((names) => names.length > 0 && read(true));

  /** @param {boolean} dropped */
  async function read(dropped) {
    const summary = /** @type {import("../../components/error-summary.js").ErrorSummary} */ (need("error-summary", form));
    try {
      summary.clear();
      const mail = await readMail({ dropped });
      fillForm(form, taken(mail));
      need("#mail-waits").hidden = false;
      fill(need("#mail-said"), told(mail));
      changed();
    } catch (thrown) {
      await summary.show(Refusal.from(thrown));
    }
  }

  /** What was typed already is never written over. @param {MailView} mail @returns {Record<string, unknown>} */
  function taken(mail) {
    const { summary, account, reporter } = formData(form);
    /** @type {Record<string, unknown>} */
    const boxes = { route_in: "email", with_mail: true };
    if (mail.sent_at) boxes.received_at = mail.sent_at;
    if (!summary) boxes.summary = mail.subject;
    if (!account) boxes.account = mail.text;
    if (!reporter.name) boxes["reporter.name"] = mail.from_name;
    if (!reporter.email) boxes["reporter.email"] = mail.from_address;
    return boxes;
  }
}

/** @param {MailView} mail */
function told({ name, attached }) {
  const more = attached.length > 0 ? ` With it came: ${attached.join("; ")}.` : "";
  return `Filled in from ${name}. Read it over: nothing is in the log yet.${more}`;
}
