/**
 * The request for one packet, as it stands on the page: the form's answers, what is ticked, what is withheld.
 * The form is the truth about its own fields; only ticks and withheld words live here, and neither outlives the page
 * except as a draft in the encrypted log.
 * @module
 */
import { draftData, fillForm, formData } from "../../dom.js";
import { wayOf } from "./ways.js";

/** @typedef {import("../../ipc/types").Withhold} Withhold */
/** @typedef {import("../../ipc/types").PersonLine} PersonLine */

const TOLD = { yes: true, no: false };

export class Request {
  /** @type {Set<string>} */
  items = new Set();
  /** @type {Withhold[]} */
  withhold = [];
  /** Parts of pictures that are covered. @type {import("../../ipc/types").Cover[]} */
  covers = [];
  /** Why items are left out that the template would send. @type {import("../../ipc/types").LeavingOut[]} */
  grounds = [];
  /** @type {import("../../ipc/types").Shareable | null} */
  shareable = null;
  #form;

  /** @param {string} concern @param {HTMLFormElement} form */
  constructor(concern, form) {
    this.concern = concern;
    this.#form = form;
  }

  /** What the commands take. @returns {import("../../ipc/types").PacketRequest} */
  get value() {
    const read = formData(this.#form);
    const offences = TOLD[/** @type {"yes" | "no"} */ (read.offences)] ?? null;
    const condition = usesSchedule1(read.article9, offences) ? read.schedule1 : null;
    const by18 = condition === "18";
    const spoken = wayOf({ channel: read.channel ?? "", form: null }) === "spoken";
    const limbs = by18 && !isUnder18(this.protectedPerson(read.protected_person)) ? read.at_risk_adult : null;
    return {
      ...read,
      concern: this.concern,
      agency: read.agency ?? "",
      channel: read.channel ?? "",
      said_at: spoken ? read.said_at : null,
      caller_check: spoken ? read.caller_check : null,
      confirm_by: spoken ? read.confirm_by : null,
      told: TOLD[/** @type {"yes" | "no"} */ (read.told)] ?? null,
      offences,
      schedule1: condition,
      public_interest: read.article9 === "g" ? read.public_interest : "",
      para18_reason: by18 ? read.para18_reason : null,
      para18_facts: by18 ? read.para18_facts : "",
      protected_person: read.protected_person ?? null,
      at_risk_adult: limbs && { needs: limbs.needs ?? "", risk: limbs.risk ?? "", unable: limbs.unable ?? "" },
      items: (this.shareable?.items ?? []).map(({ item }) => item).filter((item) => this.items.has(item)),
      withhold: this.withhold,
      covers: this.covered,
      left_out: this.leftOut,
    };
  }

  /** The documents that go as they are, in their order: the first is file 1 of the packet. */
  get documents() {
    return (this.shareable?.items ?? []).filter(({ item, group }) => group === "attached" && this.items.has(item)).map(({ item }) => item);
  }

  /** The covers of pictures that go. */
  get covered() {
    return this.covers.filter(({ item }) => this.items.has(item));
  }

  /** Grounds for what the template would send and does not go. */
  get leftOut() {
    const out = (this.shareable?.items ?? []).filter(({ item, ticked }) => ticked && !this.items.has(item));
    return this.grounds.filter((one) => out.some(({ item }) => item === one.item));
  }

  /** Of whom something is ticked. @returns {PersonLine[]} */
  dataOf() {
    const ticked = [...this.items].map((item) => item.split(":")[1]);
    return (this.shareable?.people ?? []).filter(({ person }) => ticked.includes(person));
  }

  /** @param {string | null} person @returns {PersonLine | null} */
  protectedPerson(person) {
    return this.shareable?.people.find((line) => line.person === person) ?? null;
  }

  /**
   * Takes what can be shared with an agency. Ticks are the template's; withheld words stay, and the log's suggestions join them.
   * @param {import("../../ipc/types").Shareable} shareable
   */
  takeTemplate(shareable) {
    this.shareable = shareable;
    this.items = new Set(shareable.items.filter(({ ticked }) => ticked).map(({ item }) => item));
    this.withholdUsual();
  }

  /** Withholds what usually is: of each the words that nothing withholds yet. */
  withholdUsual() {
    const known = new Set(this.withhold.flatMap(({ words }) => words.map(fold)));
    const usual = (this.shareable?.suggested_withhold ?? []).map((one) => ({ ...one, words: one.words.filter((word) => !known.has(fold(word))) }));
    this.withhold = [...this.withhold, ...usual.filter(({ words }) => words.length > 0)];
  }

  /** For the draft. */
  kept() {
    return { fields: draftData(this.#form), items: [...this.items], withhold: this.withhold, covers: this.covers, grounds: this.grounds };
  }

  /** @param {ReturnType<Request["kept"]>} kept */
  restore({ fields, items, withhold, covers, grounds }) {
    this.items = new Set(items);
    this.withhold = withhold;
    this.covers = covers ?? [];
    this.grounds = grounds ?? [];
    fillForm(this.#form, fields);
  }
}

/**
 * Articles 9(2)(g) and (h) each lean on a condition of Schedule 1, and so does whatever is said of offences; the others stand by themselves.
 * @param {string | null} article9 @param {boolean | null} offences
 */
export const usesSchedule1 = (article9, offences) => article9 === "g" || article9 === "h" || offences === true;

/** @param {PersonLine | null} person */
export function isUnder18(person) {
  const age = /\d+/.exec(person?.age ?? "");
  return age ? Number(age[0]) < 18 : person?.role === "child_at_risk";
}

/** @param {string} word */
const fold = (word) => word.trim().toLowerCase();
