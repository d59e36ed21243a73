/** Why entries are not in force, and when they were written: the same sentences on the card and on the page. @module */
import { instantWords } from "../../words/dates.js";

/** @typedef {import("../../ipc/types").CutMachine} CutMachine */

/** @type {Record<string, (officer: string) => string>} */
const WHY = {
  forked: () => "The log of this machine went two ways, so nobody can tell which of the two is right. Neither counts from there on.",
  suspended: (officer) => `Written while ${officer} is suspended. It counts from the moment the suspension is lifted.`,
  left: (officer) => `Written after ${officer} was removed from the log, or before that was known on this machine.`,
};

/** @param {CutMachine} machine */
export const whyCut = ({ standing, officer }) => (WHY[standing] ?? (() => "Written after the log of this machine was ended."))(officer);

/** @param {CutMachine} machine */
export const spanWords = ({ from, to }) => (instantWords(from) === instantWords(to) ? `written ${instantWords(from)}` : `written from ${instantWords(from)} to ${instantWords(to)}`);
