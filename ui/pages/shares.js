/**
 * The register of shares: what went, what was decided not to go, to whom, by whom; and one share with everything that was
 * recorded of it. Nothing here can be changed: a share is an entry of the log.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import "../components/date-field.js";
import { emptyState } from "../components/badge.js";
import { el, fill, fillSelect, formData, need } from "../dom.js";
import { listShares, onChanged, readShare } from "../ipc/commands.js";
import { reveal } from "../theme.js";
import { count } from "../words/dates.js";
import { shareTable } from "./shares/register.js";
import { sharePage } from "./shares/one-share.js";
import { followBreach, recordBreach } from "./shares/breach.js";
import { followShare, settleCorrections } from "./shares/follow.js";
import { saveCopy } from "./shares/save-copy.js";
import { askAboutCode, askAboutFile } from "./shares/verify.js";

const PAGE_LINES = 50;

// Arrive

const { frame, terms, param } = await arrive();
const form = /** @type {HTMLFormElement} */ (need("form"));
const officers = new Set([frame.officer]);
/** The share that is shown whole. @type {import("../ipc/types").SharePage | null} */
let shown = null;
/** @type {import("../ipc/types").ShareLine[]} */
let lines = [];
/** @type {string | null} */
let next = null;

fillSelect(/** @type {HTMLSelectElement} */ (need("#agency")), terms.agencies, "Anybody");
showOfficers();
await (param("share") ? showOne(String(param("share"))) : ask()).catch(refuse);
reveal();

// Act

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("change", () => ask().catch(refuse));
need("#more").addEventListener("click", () => ask(next).catch(refuse));
need("main").addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target : null;
  if (pressed?.closest("[data-verify]")) askAboutFile();
  if (pressed?.closest("[data-code]")) askAboutCode();
  const came = pressed?.closest("[data-came]")?.getAttribute("data-came");
  if (came) followShare(String(param("share")), came, terms, () => showOne(String(param("share"))));
  if (pressed?.closest("[data-breach]")) recordBreach(String(param("share")), shown?.breach ?? null, terms, () => showOne(String(param("share"))));
  if (pressed?.closest("[data-breach-step]")) followBreach(String(param("share")), terms, () => showOne(String(param("share"))));
  if (pressed?.closest("[data-corrected]")) settleCorrections(String(param("share")), () => showOne(String(param("share"))));
  if (pressed?.closest("[data-save-copy]")) saveCopy(String(param("share")), () => showOne(String(param("share"))));
});
onChanged(() => { if (!param("share")) ask().catch(refuse); });

/** @param {string | null} [after] */
async function ask(after = null) {
  const { agency, officer, from, to } = formData(form);
  const answer = await listShares({ concern: param("concern"), agency, officer: officer ?? "", from, to, limit: PAGE_LINES, after });
  lines = after ? [...lines, ...answer.items] : answer.items;
  next = answer.next;
  lines.forEach((line) => officers.add(line.officer));
  showOfficers();
  showRegister(answer.total, Boolean(agency || officer || from || to));
}

// Show

/** @param {number} total @param {boolean} filtered */
function showRegister(total, filtered) {
  need("#register").hidden = false;
  fill(need("#tally"), lines.length < total ? `newest ${lines.length} of ${total}` : count(total, "entry", "entries"));
  fill(need("#lines"), lines.length > 0 ? shareTable(lines, terms) : filtered
    ? emptyState("No share fits", "Take a filter away, or look further back.")
    : emptyState("Nothing has been shared yet", "Open a concern and choose Share. Every share, and every decision not to, will stand here."));
  need("#more").hidden = next === null;
  const only = need("#only-concern");
  only.hidden = !param("concern");
  if (!only.hidden) fill(only, lines[0] ? `Only ${lines[0].concern_reference}, ${lines[0].title}. ` : "Only one concern. ", el("a", { href: "shares.html" }, "Show all shares"));
}

function showOfficers() {
  const select = /** @type {HTMLSelectElement} */ (need("#officer"));
  const chosen = select.value;
  fillSelect(select, [...officers].filter(Boolean).sort().map((name) => ({ code: name, label: name })), "Anybody");
  select.value = chosen;
}

/** @param {string} share */
async function showOne(share) {
  const page = await readShare({ share });
  shown = page;
  need("#share").hidden = false;
  fill(need("h1"), `Share ${page.reference}`);
  fill(need("#tally"), `about ${page.concern_reference} ${page.title}`);
  fill(need("#share"), sharePage(page, terms));
}
