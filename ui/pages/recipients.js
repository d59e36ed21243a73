/**
 * Whom packets go to: a name, a way, an address, and how and when somebody checked that it is theirs. Choosing one while sharing fills
 * the boxes; what was sent stays on record whatever becomes of a recipient here. Below them, what usually goes to each agency.
 * @module
 */
import { arrive, keepTrue } from "../boot.js";
import { badge } from "../components/badge.js";
import { el, fill, need } from "../dom.js";
import { onChanged, onFolderChanged, readRecipients, readTemplates } from "../ipc/commands.js";
import { count, longDay } from "../words/dates.js";
import { dotted } from "../words/phrases.js";
import { button, lineButton } from "./plain-panel.js";
import { add, change, takeOff } from "./recipients/change.js";
import { templateRows } from "./recipients/templates.js";

/** @typedef {import("../ipc/types").RecipientLine} RecipientLine */

// Arrive

const { terms } = await arrive();
const refresh = keepTrue(async () => ({ ...await readRecipients(), page: await readTemplates() }), show);
await refresh();
onChanged(refresh);
onFolderChanged(refresh);

/** After an act: the page is read again, and says what was done. @param {import("./plain-panel.js").Said} said */
async function done(said) {
  await refresh();
  fill(need("#done"), String(said));
}

// Show

/** @param {import("../ipc/types").RecipientsPage & { page: import("../ipc/types").TemplatesPage }} read */
function show({ recipients, page }) {
  fill(need("#templates"), templateRows(page, done));
  fill(need("#kept-note"), count(recipients.length, "recipient"));
  fill(need("#kept-add"), button("Keep a recipient", () => add(terms, done)));
  fill(need("#kept"), recipients.length === 0
    ? el("li", { class: "empty-state" }, "None yet. Keep the people and desks you send to, and nobody types an address twice.")
    : recipients.map(row));
}

/** @param {RecipientLine} one */
function row(one) {
  const whose = dotted(one.name, one.role);
  return el("li", null,
    el("div", null,
      el("p", null, el("strong", null, whose), " ", one.check_again ? badge({ kind: "due", text: "check again" }) : null),
      el("p", null, one.agency_label),
      el("p", { class: "under" }, dotted(one.channel_label, one.address, `checked ${longDay(one.verified_on)}: ${one.verified_how}`))),
    lineButton("Change", whose, () => change(one, terms, done)),
    lineButton("Take off", whose, () => takeOff(one, done)));
}
