/**
 * Sharing what one agency needs to know, and no more: five steps on the left, the pages as they will be read on the right.
 * What is typed is a draft in the encrypted log; the packet exists only in memory until its share is on record.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import "../components/fields.js";
import { faultsIn, fill, fillSelect, labelOf, need, offered } from "../dom.js";
import { discardDraft, exportPacket, keepDraft, previewPacket, readConcern, readDraft, readPacketPage, readShareable, reviewRequest, shareInWords } from "../ipc/commands.js";
import { Refusal } from "../ipc/refusal.js";
import { groupOf, listCautions, showCautions } from "./share/cautions.js";
import { seeFile } from "./concern/see-file.js";
import { openCovers } from "./share/cover.js";
import { openDecline } from "./share/decline.js";
import { making } from "./share/going.js";
import { KeptRecipients } from "./share/kept-recipients.js";
import { PacketView } from "./share/packet-view.js";
import { Request } from "./share/request.js";
import { Rounds } from "./share/rounds.js";
import { refer, showBeforeSending, showNotSaved, showSent, showStillReadable } from "./share/send.js";
import { Steps } from "./share/steps.js";
import { ToWhom } from "./share/to-whom.js";
import { WhatGoes, tally } from "./share/what-goes.js";
import { DOING, LAST, showInWords, wayOf } from "./share/ways.js";
import { Why } from "./share/why.js";
import { openWithhold } from "./share/withhold.js";

// Arrive

const { terms, param } = await arrive({ writes: true });
const concern = param("concern") ?? param("id") ?? "";
const about = await readConcern({ concern }).catch(refusedForGood);

const form = /** @type {HTMLFormElement} */ (need("form"));
const keeper = /** @type {import("../components/draft-keeper.js").DraftKeeper} */ (need("draft-keeper"));
const summary = /** @type {import("../components/error-summary.js").ErrorSummary} */ (need("error-summary"));
const agencyField = /** @type {import("../components/choice-buttons.js").ChoiceButtons} */ (need("choice-buttons[name=agency]"));
const onward = /** @type {HTMLButtonElement} */ (need("#onward"));

/** @type {import("../ipc/types").RequestReview} */
let review = { warnings: [], missing: [{ field: "agency", rule: "not-chosen" }], items: [], withheld_count: 0 };
let sent = false;
/** @type {import("./share/steps.js").KeptSteps | undefined} */
let keptSteps;

const request = new Request(concern, form);
const pages = new PacketView(need(".share-reading"));
const steps = new Steps(show);
const toWhom = new ToWhom(terms);
const kept = new KeptRecipients(form, () => changed());
const why = new Why(request, terms);
const goes = new WhatGoes(request, terms, { ticked: changed, withhold, putBack, cover, read: (item) => seeFile({ concern }, { entry: item.item.slice("file:".length), name: item.label }) });
const rounds = new Rounds({
  request: () => (request.shareable ? request.value : null),
  review: reviewRequest,
  preview: previewPacket,
  page: (page) => readPacketPage({ page }),
  started: () => pages.drawing(),
  reviewed: takeReview,
  pictured: async (pictures, all, more) => { await pages.show(pictures, all, more); show(); },
  failed: (thrown) => pages.failed(thrown),
});

agencyField.choices = offered(terms.agencies).map(({ code, label }) => ({ code, label }));
fillSelect(/** @type {HTMLSelectElement} */ (need("#gateway")), terms.gateways, "None");

const restored = await keeper.watch(form, {
  page: `share:${concern}`, keep: keepDraft, read: readDraft, discard: discardDraft,
  gather: () => ({ ...request.kept(), ...steps.kept() }),
  restore: (kept) => { request.restore(kept); keptSteps = kept; },
});
const keptAgency = agencyField.formValue;
if (param("agency")) agencyField.formValue = param("agency");
await chooseAgency(restored && agencyField.formValue === keptAgency);
steps.begin(keptSteps);

// Act

for (const kind of ["input", "change"]) form.addEventListener(kind, answered);
agencyField.addEventListener("change", () => chooseAgency(false));
need("#decline").addEventListener("click", () => openDecline({
  concern, agency: request.value.agency, terms,
  declined: async () => {
    await keeper.discard();
    location.assign(`concern.html?id=${encodeURIComponent(concern)}`);
  },
}));
form.noValidate = true;
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (steps.current === "send") send();
  else steps.next();
});
// Enter in a line of words must not turn the page; Ctrl Enter does.
form.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey || (event.target instanceof HTMLInputElement && event.target.type === "text"))) return;
  event.preventDefault();
  if (event.ctrlKey || event.metaKey) form.requestSubmit();
});

/** Shows a refusal in place of the page; what comes after it never happens. @param {unknown} thrown @returns {Promise<never>} */
async function refusedForGood(thrown) {
  await refuse(thrown);
  return new Promise(() => {});
}

/** Asks what can be shared with the agency chosen. @param {boolean} keepTicks */
async function chooseAgency(keepTicks) {
  const agency = /** @type {string | null} */ (agencyField.formValue);
  if (!agency) return show();
  try {
    const shareable = await readShareable({ concern, agency });
    if (keepTicks) {
      request.shareable = shareable;
      toWhom.show(shareable);
    } else {
      request.takeTemplate(shareable);
      toWhom.take(shareable);
    }
    kept.take(shareable.recipients);
    why.takePeople(shareable.people);
    changed(0);
  } catch (thrown) {
    await summary.show(Refusal.from(thrown));
  }
}

/** @param {import("../ipc/types").ShareItem | null} item @param {import("../ipc/types").Withhold | null} edited */
function withhold(item, edited) {
  const others = () => request.withhold.filter((one) => one !== edited);
  openWithhold({
    item, edited, grounds: terms.withhold_grounds, knownBy: request.shareable?.known_by ?? [], documents: request.documents.length,
    tryOut: (trial) => reviewRequest({ ...request.value, withhold: [...others(), trial] }),
    agree: (agreed) => {
      request.withhold = [...others(), agreed];
      changed(0);
    },
  });
}

/** @param {import("../ipc/types").Withhold | import("../ipc/types").Cover} gone */
function putBack(gone) {
  request.withhold = request.withhold.filter((one) => one !== gone);
  request.covers = request.covers.filter((one) => one !== gone);
  changed(0);
}

/** @param {import("../ipc/types").ShareItem} item @param {import("../ipc/files.js").PictureWanted} wanted */
function cover(item, wanted) {
  const covers = request.covers.filter((one) => one.item === item.item);
  const agree = (/** @type {import("../ipc/types").Cover[]} */ agreed) => {
    request.covers = [...request.covers.filter((one) => !covers.includes(one)), ...agreed];
    changed(0);
  };
  openCovers({ item, wanted, covers, grounds: terms.withhold_grounds, agree });
}

async function send() {
  const faults = [...faultsIn(form), ...review.missing];
  if (faults.length > 0) return goTo(faults[0].field);
  onward.disabled = true;
  const asked = request.value;
  const way = wayOf(asked);
  fill(onward, DOING[way]);
  try {
    summary.clear();
    await keeper.flush();
    const agency = request.shareable?.agency.label ?? "";
    if (way === "file") {
      const saved = await making(exportPacket(asked), way);
      if (!saved) return showNotSaved("You closed the save window. Nothing was saved, and nothing was recorded.");
      await over();
      showSent(saved, asked, { agency, phone: request.shareable?.agency.phone ?? "" });
    } else {
      const made = await making(shareInWords(asked), way);
      await over();
      showInWords(made, asked, { agency, form: labelOf(terms.forms, asked.form), refer: () => refer(asked) });
    }
  } catch (thrown) {
    const refusal = Refusal.from(thrown);
    if (refusal.code === "stopped") showNotSaved("You stopped it. Nothing was saved, and nothing was recorded.");
    else if (refusal.code === "invalid") takeReview({ ...review, missing: refusal.fields });
    else await summary.show(new Refusal({ ...refusal, fields: [] }));
    if (refusal.code === "withheld-found") showStillReadable(refusal.fields, request.withhold);
  } finally {
    onward.disabled = false;
    fill(onward, steps.onward);
  }
}

/** It is on record: there is nothing to come back to. */
async function over() {
  sent = true;
  rounds.stop();
  pages.ended();
  steps.end();
  await keeper.discard();
  need("main").classList.add("sent");
}

// Show

/** An answer in the form changed; the draft keeper has heard of it itself. */
function answered() {
  show();
  rounds.touch();
}

/** Something changed that no field announces. @param {number} [wait] */
function changed(wait) {
  keeper.touch();
  show();
  rounds.touch(wait);
}

/** @param {import("../ipc/types").RequestReview} answer */
function takeReview(answer) {
  review = answer;
  goes.take(answer);
  showCautions(form, answer.warnings);
  show();
}

function show() {
  if (sent) return;
  const agency = request.shareable?.agency;
  fill(need("h1"), agency ? `Share with ${agency.label}` : "Share");
  fill(need(".head-note"), `about ${about.reference} ${about.title}`);
  kept.show();
  why.show();
  const asked = request.value;
  toWhom.showWay(asked);
  steps.last = LAST[wayOf(asked)];
  if (!need("#share-items").firstChild) goes.show();
  const missing = [...faultsIn(form), ...review.missing];
  steps.show(missing);
  // Only when it differs: in WebKit a button whose words are replaced while it is being pressed hears no click.
  if (onward.textContent !== steps.onward) fill(onward, steps.onward);
  fill(need("#tally"), steps.current === "what-goes" ? tally(request, review.withheld_count + request.covered.length) : "saved as you go");
  if (steps.current === "read-it") listCautions(need("#cautions"), review.warnings, goTo);
  if (steps.current === "send") showBeforeSending(asked, { terms, agency: agency?.label ?? "", pages: pages.count, withheld: review.withheld_count, missing, goTo });
}

/** @param {string} field */
function goTo(field) {
  steps.go(Steps.of(field));
  const group = groupOf(form, field);
  group?.scrollIntoView({ block: "center" });
  /** @type {HTMLElement | null | undefined} */ (group?.querySelector("input, textarea, select"))?.focus();
}
