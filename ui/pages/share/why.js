/**
 * The second step: a short honest conversation about the law. It asks only what the last answer makes needful, and says
 * in plain words what each answer means; it never answers for the officer.
 * @module
 */
import { fill, need } from "../../dom.js";
import { rulesToGoBy } from "../../words/rules-to-go-by.js";
import { ageWords, nameWords } from "../../words/phrases.js";
import { isUnder18, usesSchedule1 } from "./request.js";

/** @typedef {import("../../components/choice-buttons.js").ChoiceButtons} ChoiceButtons */

const OFFENCES = [{ code: "yes", label: "Yes" }, { code: "no", label: "No" }];
const YES_NO = [{ code: "yes", label: "Yes, told what goes and why" }, { code: "no", label: "No" }];
/** Nobody's safety is the reason for a packet about those who only told us or help. */
const NOT_PROTECTED = ["reporter", "professional", "alleged"];
const LIMBS = ["needs", "risk", "unable"];

export class Why {
  #request;

  /** @param {import("./request.js").Request} request @param {import("../../ipc/types").Terms} terms */
  constructor(request, terms) {
    this.#request = request;
    for (const name of /** @type {const} */ (["article6", "article9", "schedule1"])) this.#choices(name).choices = terms[name];
    this.#choices("para18_reason").choices = terms.para18_reasons;
    this.#choices("consent_status").choices = terms.consent_statuses;
    this.#choices("told").choices = YES_NO;
    this.#choices("offences").choices = OFFENCES;
    fill(need("#rules-to-go-by"), rulesToGoBy());
    for (const limb of LIMBS) this.#choices(`at_risk_adult.${limb}`).choices = terms.awareness;
  }

  /** Takes the people of the concern: one of them is protected. @param {import("../../ipc/types").PersonLine[]} people */
  takePeople(people) {
    const field = this.#choices("protected_person");
    field.choices = people.filter(({ role }) => !NOT_PROTECTED.includes(role)).map((person) => ({ code: person.person, label: labelOfPerson(person) }));
    field.formValue ??= people.find(({ main }) => main)?.person ?? null;
  }

  show() {
    const article9 = /** @type {string | null} */ (this.#choices("article9").formValue);
    const schedule1 = this.#choices("schedule1");
    schedule1.hidden = !usesSchedule1(article9, this.#choices("offences").formValue === "yes");
    need("#public-interest-asked").hidden = article9 !== "g";
    this.#showWhose();
    const by18 = !schedule1.hidden && schedule1.formValue === "18";
    need("#paragraph-18").hidden = !by18;
    if (by18) this.#showLimbs();
    need("#why-not-told").hidden = this.#choices("told").formValue !== "no";
  }

  // Private

  /** Somebody else's data may need another reason than that of the one who is protected. */
  #showWhose() {
    const people = this.#request.dataOf();
    need("#whose-data").hidden = people.length === 0;
    const names = people.map((person) => `${nameWords(person)} (${person.role_label.toLowerCase()})`).join(", ");
    fill(need("#whose-data"), `As it is ticked, it has information of ${names}. What you say here must hold for each of them, not only for the one you protect.`);
  }

  #showLimbs() {
    const person = this.#request.protectedPerson(/** @type {string | null} */ (this.#choices("protected_person").formValue));
    const under18 = isUnder18(person);
    need("#three-limbs").hidden = under18 || !person;
    const words = !person ? "Say first who is protected."
      : under18 ? `${nameWords(person)}${ageWords(person) ? ` is ${ageWords(person)}` : " is recorded as a child"}: under 18, so this is met.`
      : `${nameWords(person)} is recorded as an adult. An adult is “at risk” only when all three are so. An adult who can protect themselves is not, however badly they are treated.`;
    fill(need("#under-18"), words);
  }

  /** @param {string} name @returns {ChoiceButtons} */
  #choices(name) {
    return need(`choice-buttons[name="${name}"]`);
  }
}

/** @param {import("../../ipc/types").PersonLine} person */
function labelOfPerson(person) {
  const age = ageWords(person);
  return age ? `${nameWords(person)}, ${age}` : `${nameWords(person)} (${person.role_label.toLowerCase()})`;
}
