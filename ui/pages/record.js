/**
 * Recording a concern, usually with somebody on the phone. Saving needs to know whether anyone is in danger, and a few words or
 * a person; everything else can come later and stands in a list until it does. What is typed is kept as a draft in the encrypted log, second by second.
 * @module
 */
import { arrive } from "../boot.js";
import "../components/fields.js";
import { draftData, fill, fillForm, fillSelect, formData, need, offered } from "../dom.js";
import { discardDraft, findKnown, findLikely, keepDraft, readDraft, recordConcern } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";
import { onSend } from "../sending.js";
import { nowMoment } from "../words/dates.js";
import { Kinds } from "./record/kinds.js";
import { startFromMail } from "./record/from-mail.js";
import { showKnownConcerns } from "./record/known-concerns.js";
import { People } from "./record/people.js";
import { Sources } from "./record/sources.js";
import { showStillToDo } from "./record/still-to-do.js";

const DRAFT = "record";
let shownNear = "";

/** @typedef {import("../components/choice-buttons.js").ChoiceButtons} ChoiceButtons */
/** @typedef {import("../components/date-field.js").DateField} DateField */

// Arrive

const { frame, terms } = await arrive({ writes: true, drops: true });
const form = /** @type {HTMLFormElement} */ (need("form"));
const keeper = /** @type {import("../components/draft-keeper.js").DraftKeeper} */ (need("draft-keeper"));
const choices = (/** @type {string} */ name) => /** @type {ChoiceButtons} */ (need(`choice-buttons[name="${name}"]`, form));

choices("danger").choices = terms.dangers.map((term) => (term.code === "yes" ? { ...term, label: "Yes: call 999 first" } : term));
choices("route_in").choices = offered(terms.routes_in);
choices("reporter.kind").choices = offered(terms.reporter_kinds);
choices("account_source").choices = terms.source_grades;
choices("called_999").choices = terms.awareness;
choices("aware").choices = terms.awareness;
choices("consent_status").choices = terms.consent_statuses;
choices("risk_level").choices = terms.risk_levels;
choices("kept_from").choices = frame.colleagues.map(({ officer, name }) => ({ code: officer, label: name }));
need("#who-sees").hidden = frame.colleagues.length === 0;
fillSelect(/** @type {HTMLSelectElement} */ (need("#place")), offered(terms.places), "Not said");
fillSelect(/** @type {HTMLSelectElement} */ (need("#reporter-team")), offered(terms.teams), "Not said");
const kinds = new Kinds(offered(terms.concern_types));
const sources = new Sources(terms.source_grades);
const people = new People({ terms, find: async (words) => (await findKnown({ words })).people, likely: async (said) => (await findLikely(said)).people, changed });
/** @type {DateField} */ (need("date-field[name=received_at]")).formValue = nowMoment();

const restored = await keeper.watch(form, { page: DRAFT, keep: keepDraft, read: readDraft, discard: discardDraft, gather: gatherDraft, restore });
need("#restored").hidden = !restored;
need("#mail-waits").hidden = formData(form).with_mail !== true;
startFromMail(form, changed);
show();

// Act

for (const kind of ["input", "change"]) form.addEventListener(kind, show);
need("#another-person").addEventListener("click", () => {
  people.add().focus();
  changed();
});
need("#start-afresh").addEventListener("click", async () => {
  await keeper.discard();
  await discardDraft({ page: "record-mail" });
  location.reload();
});
// Ctrl Enter goes on to the decision; Enter alone, in a line of words, must not save half a record.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter") return;
  const control = event.ctrlKey || event.metaKey;
  if (!control && !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (control) form.requestSubmit(need('button[value="decide"]', form));
});

onSend(form, {
  gather,
  send: async (concern, submitter) => {
    await keeper.flush();
    const recorded = await recordConcern(concern).catch((thrown) => { throw onThisPage(Refusal.from(thrown)); });
    return { ...recorded, decide: submitter instanceof HTMLButtonElement && submitter.value === "decide" };
  },
  then: async ({ concern, decide }) => {
    await keeper.discard();
    location.assign(`concern.html?id=${encodeURIComponent(concern)}${decide ? "#decide" : ""}`);
  },
});

/** @param {Refusal} refusal */
function onThisPage({ code, fields, trace }) {
  return new Refusal({ code, fields: fields.map(({ field, rule }) => ({ field: people.fieldOnPage(field), rule })), trace });
}

/** Takes what was written over to a concern that is there already; the draft of this page stays until thrown away. @param {string} concern */
async function addInstead(concern) {
  const { account, own_words, observed, ...sources } = gather();
  const kind = account ? "account" : own_words ? "own_words" : observed ? "observed" : null;
  const text = account || own_words || observed;
  const page = `add:${concern}`;
  if (kind && (await readDraft({ page })).text === null) {
    await keepDraft({ page, text: JSON.stringify({ kind, text, source_grade: sources[/** @type {const} */ (`${kind}_source`)] }) });
  }
  await keeper.flush();
  location.assign(`concern.html?id=${encodeURIComponent(concern)}#add`);
}

// Show

/** A change that no field of the form announces: a person chosen, added or taken out. */
function changed() {
  keeper.touch();
  show();
}

function show() {
  sources.suit(gather());
  const concern = gather();
  need("#called-999").hidden = concern.danger !== "yes";
  need(".danger-first").classList.toggle("answered", concern.danger !== null && concern.danger !== "yes");
  need("#team").hidden = concern.reporter.kind !== "mbc_officer" && !concern.reporter.team;
  choices("account_source").hidden = concern.account.trim() === "";
  need("#why-unaware").hidden = concern.aware !== "no" && !concern.aware_reason;
  need("#about-consent").hidden = concern.consent_status === null;
  fill(need("#about-consent label"), concern.consent_status === "given" ? "How, when and to whom" : "Why");
  need("#kept-alone").hidden = frame.colleagues.length === 0 || concern.kept_from.length < frame.colleagues.length;
  kinds.suit(people.roles);
  showNear();
  showStillToDo(need("#still-to-do"), concern, goTo);
}

/** Told anew only when it is about others: a reader must not hear it again at every key. */
function showNear() {
  const ids = people.near.map(({ person }) => person).join();
  if (ids === shownNear) return;
  shownNear = ids;
  showKnownConcerns(need("#known"), people.near, addInstead);
}

/** @returns {import("../ipc/types").NewConcern} */
function gather() {
  const read = formData(form);
  return { ...read, people: people.forms(read.people) };
}

function gatherDraft() {
  return { known: people.kept(), fields: draftData(form) };
}

/** @param {ReturnType<typeof gatherDraft>} kept */
function restore({ known, fields }) {
  people.makeRoom(known);
  // The kinds first: which of them is the main one can only be said once they are there.
  choices("concern_types").formValue = /** @type {string[]} */ (fields.concern_types);
  kinds.settleMain();
  fillForm(form, fields);
  people.relink(known);
}

/** @param {string} name */
function goTo(name) {
  const field = /** @type {HTMLElement} */ (form.querySelector(`[name="${name}"]`));
  field.scrollIntoView({ block: "center" });
  field.focus();
}
