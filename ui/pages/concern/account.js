/** The account: what is known, by subject, each with the way to set it or put it right; then every narrative by its kind. @module */
import { factList } from "../../components/badge.js";
import { el, fill, labelOf } from "../../dom.js";
import { count, dayWords, instantWords, longMoment, momentWords } from "../../words/dates.js";
import { dotted, quoted } from "../../words/phrases.js";
import { actButton } from "./panel.js";

/** @typedef {import("../../ipc/types").ConcernPage} ConcernPage */
/** @typedef {import("../../ipc/types").Terms} Terms */

/** @param {HTMLElement} into @param {ConcernPage} page @param {Terms} terms */
export function accountTab(into, page, terms) {
  const written = page.chronology.flatMap((item) => item.passages.map((passage) => ({ passage, item })));
  fill(into, el("div", { class: "stack wide" }, facts(page, terms), terms.addition_kinds.map((kind) => narratives(kind.label, written.filter(({ passage }) => passage.kind === kind.code), terms.source_grades))));
}

/** @param {ConcernPage} page @param {Terms} terms */
function facts(page, terms) {
  const { reporter } = page;
  const yes = (/** @type {string | null} */ code) => labelOf(terms.awareness, code);
  return el("div", { class: "card" },
    group(page, "What", ["summary", "happened_when", "happened_from", "happened_until", "ongoing", "place", "place_words", "concern_types", "main_type"], [["In short", page.summary], ["When it happened", happened(page)], ["Where", [labelOf(terms.places, page.place), page.place_words].filter(Boolean).join(": ")], ["Kinds", page.concern_types.map((code) => labelOf(terms.concern_types, code)).join(", ")], ["Main kind", labelOf(terms.concern_types, page.main_type)]]),
    group(page, "How it reached us", ["received_at", "route_in", "reporter"], [["Received", page.received_at ? momentWords(page.received_at) : ""], ["How", labelOf(terms.routes_in, page.route_in)], ["Told by", dotted(reporter.name, reporter.role, labelOf(terms.teams, reporter.team), labelOf(terms.reporter_kinds, reporter.kind))], ["Reach them", dotted(reporter.phone, reporter.email)], ["How they know", reporter.relationship], ["Named?", reporter.anonymous ? "Wishes not to be named" : ""], ["Written down", `${instantWords(page.recorded_at)} by ${page.recorded_by}`]]),
    group(page, "Danger", ["danger", "called_999", "called_999_at", "incident_number"], [["In danger right now", yes(page.danger)], ["999 called", dotted(yes(page.called_999), page.called_999_at && momentWords(page.called_999_at))], ["Incident number", page.incident_number]]),
    group(page, "Consent", ["aware", "aware_reason", "consent_status", "consent_reason"], [["Do they know", yes(page.aware)], ["Why not", page.aware_reason], ["Consent to share", labelOf(terms.consent_statuses, page.consent_status)], ["Reason", page.consent_reason]]),
    group(page, "Risk", ["risk_level", "risk_reasons", "likelihood", "severity", "others_at_risk"], [["Level", labelOf(terms.risk_levels, page.risk_level)], ["How likely", labelOf(terms.likelihoods, page.likelihood)], ["How bad", labelOf(terms.severities, page.severity)], ["Who else", page.others_at_risk.map((code) => labelOf(terms.others_at_risk, code)).join(", ")], ["Reasons", page.risk_reasons]], riskHistory(page)),
    tests(page, terms),
    group(page, "Review", ["review_on"], [["Next review", page.review_on ? dayWords(page.review_on) : ""]]));
}

/** The tests in law, of an adult and of a child, each beside what it rests on. @param {ConcernPage} page @param {Terms} terms */
function tests(page, terms) {
  const said = (/** @type {string} */ label, /** @type {string} */ why) => [label, why].filter(Boolean).join(": ");
  const yes = (/** @type {string | null} */ code) => labelOf(terms.awareness, code);
  return group(page, "Tests in law", ["care_needs", "care_needs_why", "abuse_or_risk", "abuse_or_risk_why", "unable_to_protect", "unable_to_protect_why", "support_level", "support_level_why"], [
    ["Needs for care and support", said(yes(page.care_needs), page.care_needs_why)],
    ["Abuse or neglect, or the risk of it", said(yes(page.abuse_or_risk), page.abuse_or_risk_why)],
    ["Cannot protect themself", said(labelOf(terms.unable_to_protect, page.unable_to_protect), page.unable_to_protect_why)],
    ["Level of support", said(labelOf(terms.support_levels, page.support_level), page.support_level_why)],
  ]);
}

/** As it was said, from when to when, and whether it goes on. @param {ConcernPage} page */
function happened({ happened_when, happened_from, happened_until, ongoing }) {
  return dotted(happened_when, happened_from && `${happened_until || ongoing ? "from " : ""}${longMoment(happened_from)}`, happened_until && `until ${longMoment(happened_until)}`, ongoing && "still going on");
}

/** Who set the risk, when and why, newest first. One that was set once has no history. @param {ConcernPage} page */
function riskHistory({ risk_history: all }) {
  if (all.length === 0) return null;
  const now = el("p", { class: "by" }, dotted(all[0].officer, instantWords(all[0].at), all[0].why));
  if (all.length === 1) return now;
  return el("div", null, now, el("details", { class: "risk-history" }, el("summary", null, `Risk before now: ${count(all.length - 1, "time")}`),
    el("ol", null, all.slice(1).map(({ level_label, reasons, why, officer, at }) => el("li", null, el("p", { class: "narrative" }, el("strong", null, level_label), reasons ? `: ${reasons}` : ""), el("p", { class: "by" }, dotted(officer, instantWords(at), why)))))));
}

/** @param {ConcernPage} page @param {string} title @param {string[]} fields the first is where the panel opens @param {[string, string][]} pairs @param {HTMLElement | null} [more] */
function group(page, title, fields, pairs, more = null) {
  const said = pairs.filter(([, value]) => value);
  const change = actButton(said.length > 0 ? "Change" : "Say it", "amend", fields[0]);
  change.className = "link-button";
  change.setAttribute("aria-label", `${said.length > 0 ? "Change" : "Say it"}: ${title}`);
  return el("section", { class: "fact-group" }, el("h3", null, title), said.length > 0 ? factList(said.map(([label, value]) => ({ label, value }))) : el("p", { class: "muted" }, "Not said yet"),
    page.written_apart.some((field) => fields.includes(field)) ? el("p", null, el("span", { class: "badge due" }, "2 versions"), " ", el("a", { href: `versions.html?id=${encodeURIComponent(page.concern)}` }, "Two officers wrote this apart: settle it")) : null, more, change);
}

/** @param {string} title @param {{ passage: import("../../ipc/types").PassageView, item: import("../../ipc/types").ChronologyItem }[]} written @param {import("../../ipc/types").Term[]} grades */
function narratives(title, written, grades) {
  if (written.length === 0) return null;
  return el("section", { class: "stack tight" }, el("h3", null, title), written.toReversed().map(({ passage, item }) => el("div", { class: "passage" },
    passage.kind === "own_words" && !passage.sealed ? el("blockquote", { class: "own-words narrative" }, quoted(passage.text)) : el("p", { class: "narrative" }, passage.text),
    el("p", { class: "by" }, dotted(item.officer, item.happened_at ? momentWords(item.happened_at) : instantWords(item.recorded_at), labelOf(grades, passage.source_grade).toLowerCase(), passage.versions.length > 1 && `${passage.versions.length} versions, see the chronology`)))));
}
