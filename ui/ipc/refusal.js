/**
 * The program saying that it will not or cannot. Carries codes and never prose: the sentences are in `words/refusals.json`.
 * @module
 */

export class Refusal extends Error {
  /** @param {import("./types").Refusal} answer */
  constructor({ code, fields, trace }) {
    super(code);
    this.name = "Refusal";
    this.code = code;
    this.fields = fields;
    this.trace = trace;
  }

  /**
   * Reads whatever a failed call threw. Anything that is not one of ours is `internal`, so that a page has one kind of refusal to show.
   * @param {unknown} thrown
   * @returns {Refusal}
   */
  static from(thrown) {
    if (thrown instanceof Refusal) return thrown;
    const answer = /** @type {Partial<import("./types").Refusal> | null} */ (thrown && typeof thrown === "object" ? thrown : null);
    return new Refusal({
      code: typeof answer?.code === "string" ? answer.code : "internal",
      fields: Array.isArray(answer?.fields) ? answer.fields : [],
      trace: typeof answer?.trace === "string" ? answer.trace : "",
    });
  }
}
