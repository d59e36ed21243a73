/**
 * The register of shares: what went, what was decided not to go, to whom, by whom; and one share with everything that was
 * recorded of it. Nothing here can be changed: a share is an entry of the log.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import { emptyState } from "../components/badge.js";
import { el, fill, need } from "../dom.js";
import { listShares, notePrinting, onChanged, readHeldBy, readShare } from "../ipc/commands.js";
import { latest } from "../latest.js";
import { reveal } from "../theme.js";
import { count } from "../words/dates.js";
import { RegisterFilters } from "./shares/filters.js";
import { WHAT_IS_HERE, heldPackets, heldWords } from "./shares/held-by.js";
import { everyPage, paperIsOut, showPaper } from "./shares/paper.js";
import { shareTable, tablesByPage } from "./shares/register.js";
import { sharePage } from "./shares/one-share.js";
import { followBreach, recordBreach } from "./shares/breach.js";
import { followShare, settleCorrections } from "./shares/follow.js";
import { saveCopy } from "./shares/save-copy.js";
import { askAboutCode, askAboutFile } from "./shares/verify.js";

const PAGE_LINES = 50;
/** A paper that leaves nothing out. */
const OF_ALL = { person: null, officer: "", from: null, to: null };

// Arrive

const { frame, terms, param } = await arrive();
/** The share that is shown whole. @type {import("../ipc/types").SharePage | null} */
let shown = null;
/** @type {import("../ipc/types").ShareLine[]} */
let lines = [];
/** @type {import("../ipc/types").HeldPacket[]} */
let packets = [];
/** @type {string | null} */
let next = null;
const filters = new RegisterFilters(/** @type {HTMLFormElement} */ (need("form")), terms, () => askLatest());
const askLatest = latest(() => show().catch(refuse));
const holder = param("held_by");
await askLatest();
reveal();

// Act

need("#more").addEventListener("click", () => ask(next).catch(refuse));
need("main").addEventListener("click", (event) => {
  const pressed = event.target instanceof Element ? event.target : null;
  if (pressed?.closest("[data-verify]")) askAboutFile();
  if (pressed?.closest("[data-code]")) askAboutCode();
  if (pressed?.closest("[data-print]")) print().catch(refuse);
  const came = pressed?.closest("[data-came]")?.getAttribute("data-came");
  if (came) followShare(String(param("share")), came, terms, () => showOne(String(param("share"))));
  if (pressed?.closest("[data-breach]")) recordBreach(String(param("share")), shown?.breach ?? null, terms, () => showOne(String(param("share"))));
  if (pressed?.closest("[data-breach-step]")) followBreach(String(param("share")), terms, () => showOne(String(param("share"))));
  if (pressed?.closest("[data-corrected]")) settleCorrections(String(param("share")), () => showOne(String(param("share"))));
  if (pressed?.closest("[data-save-copy]")) saveCopy(String(param("share")), () => showOne(String(param("share"))));
});
onChanged(() => { if (!param("share")) askLatest(); });

function show() {
  if (paperIsOut()) return Promise.resolve();
  if (param("share")) return showOne(String(param("share")));
  return holder ? showHeld() : ask();
}

/** @param {string | null} [after] */
async function ask(after = null) {
  if (filters.faulty) return;
  const answer = await listShares({ ...filters.now, concern: param("concern"), limit: PAGE_LINES, after });
  lines = after ? [...lines, ...answer.items] : answer.items;
  next = answer.next;
  filters.officers(answer.officers);
  showRegister(answer.total);
}

/** @param {string | null} [after] */
async function showHeld(after = null) {
  const page = await readHeldBy({ agency: String(holder), limit: PAGE_LINES, after });
  packets = after ? [...packets, ...page.items] : page.items;
  const into = need("#held");
  into.hidden = false;
  fill(need("h1"), `What ${page.agency_label} holds from us`);
  fill(need("#tally"), heldWords(page));
  fill(into,
    el("p", { class: "register-checks" }, el("a", { href: "shares.html" }, "All shares"), el("button", { type: "button", class: "link-button", "data-print": true }, "Print…")),
    el("p", { class: "muted filter-said" }, WHAT_IS_HERE),
    packets.length > 0 ? heldPackets(packets, terms) : emptyState("Nothing", "No packet of this log ever reached them."),
    page.next ? el("div", { class: "button-row" }, el("button", { type: "button", class: "govuk-button govuk-button--secondary", onclick: () => showHeld(page.next).catch(refuse) }, "Show earlier ones")) : null);
}

async function print() {
  if (holder) {
    const first = await readHeldBy({ agency: holder, limit: 1, after: null });
    const all = await everyPage((page) => readHeldBy({ agency: holder, ...page }));
    const title = `What ${first.agency_label} holds from us`;
    return showPaper(need("#held"), { title, which: `${heldWords(first)}. ${WHAT_IS_HERE}`, frame, note: () => notePrinting({ ...OF_ALL, paper: "held_by", agency: holder, lines: all.length }) }, [heldPackets(all, terms, frame.marking)]);
  }
  const wanted = { ...filters.now, concern: param("concern") };
  const { agency, person, officer, from, to } = wanted;
  const all = await everyPage((page) => listShares({ ...wanted, ...page }));
  const which = [...filters.words, param("concern") && all[0] ? `concern ${all[0].concern_reference}` : ""].filter(Boolean);
  const said = `${which.join(", ") || "everything"}: ${count(all.length, "entry", "entries")}`;
  showPaper(need("#register"), { title: "Register of shares", which: said[0].toUpperCase() + said.slice(1), frame, note: () => notePrinting({ paper: "register", agency, person, officer, from, to, lines: all.length }) }, tablesByPage(all, terms, frame.marking));
}

// Show

/** @param {number} total */
function showRegister(total) {
  need("#register").hidden = false;
  fill(need("#tally"), lines.length < total ? `newest ${lines.length} of ${total}` : count(total, "entry", "entries"));
  fill(need("#lines"), lines.length > 0 ? shareTable(lines, terms) : filters.words.length > 0
    ? emptyState("No share fits", "Take a filter away, or look further back.")
    : emptyState("Nothing has been shared yet", "Open a concern and choose Share. Every share, and every decision not to, will stand here."));
  need("#more").hidden = next === null;
  need("#nobody-chosen").hidden = !filters.typedOnly;
  const only = need("#only-concern");
  only.hidden = !param("concern");
  if (!only.hidden) fill(only, lines[0] ? `Only ${lines[0].concern_reference}, ${lines[0].title}. ` : "Only one concern. ", el("a", { href: "shares.html" }, "Show all shares"));
  const { agency } = filters.now;
  const holds = need("#holds");
  holds.hidden = !agency;
  holds.setAttribute("href", `shares.html?held_by=${encodeURIComponent(agency ?? "")}`);
  if (agency) fill(holds, `What ${terms.agencies.find(({ code }) => code === agency)?.label ?? agency} holds from us`);
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
