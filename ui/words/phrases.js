/**
 * Phrases for people, ages, references and states, said one way everywhere.
 * @module
 */
import { ageOn, count, daysBetween, instantWords, longDay, momentWords, nearDay, shortDay, today } from "./dates.js";

/** "A0149" for "MBC-2026-A0149": the part that tells two concerns of a year apart. @param {string} reference */
export const shortReference = (reference) => reference.split("-").at(-1) ?? reference;

/** "4 March 1982 (44)", or the age as it was said, or "not known". @param {{ born_on: string | null, age: string }} person */
export function bornWords({ born_on, age }) {
  if (born_on) return `${longDay(born_on)} (${ageOn(born_on)})`;
  return age || "not known";
}

/** The age alone, for a line in a list. @param {{ born_on: string | null, age: string }} person */
export const ageWords = ({ born_on, age }) => (born_on ? ageOn(born_on) : age);

/** "Grace McKenna, called Gracie" @param {{ name: string, known_as: string }} person */
export function nameWords({ name, known_as }) {
  if (!name) return known_as ? `Called ${known_as}` : "Name not known";
  return known_as && known_as !== name ? `${name}, called ${known_as}` : name;
}

/** @param {"new" | "open" | "closed"} state */
export const stateWords = (state) => ({ new: "new", open: "open", closed: "closed" })[state] ?? state;

/**
 * Where a referral stands, as a badge.
 * @param {Pick<import("../ipc/types").ReferralLine, "state" | "days_over" | "reply_due" | "replied_at">} referral
 * @returns {import("../ipc/types").Badge}
 */
export function replyBadge({ state, days_over, reply_due, replied_at }) {
  if (state === "replied") return { kind: "ok", text: replied_at ? `replied ${nearDay(replied_at.slice(0, 10))}` : "replied" };
  if (state === "overdue") return { kind: "danger", text: days_over > 0 ? `${count(days_over, "working day")} over` : "reply overdue" };
  return { kind: "info", text: reply_due ? `reply due ${dueDay(reply_due)}` : "reply awaited" };
}

/** A review date as a badge. @param {string} day @returns {import("../ipc/types").Badge} */
export function reviewBadge(day) {
  const away = daysBetween(today(), day);
  if (away < 0) return { kind: "danger", text: `${count(-away, "day")} over` };
  return { kind: away === 0 ? "due" : "plain", text: nearDay(day) };
}

/** "today", "Wed 25 Nov" @param {string} day */
function dueDay(day) {
  const near = nearDay(day);
  return /^[A-Z]/.test(near) ? `${near.slice(0, 3)} ${shortDay(day)}` : near;
}

/** When a concern reached us, or failing that when it was written down. @param {{ received_at: string | null, recorded_at: string }} line */
export const receivedWords = ({ received_at, recorded_at }) => (received_at ? momentWords(received_at) : `written ${instantWords(recorded_at)}`);

/** "“He said if I ever left…”": their words in quotation marks, once. @param {string} text */
export function quoted(text) {
  const bare = text.trim().replace(/^["“”]+|["“”]+$/g, "");
  return `“${bare}”`;
}

/** Joins what is said and skips what is not. @param {...(string | null | undefined | false)} parts */
export const dotted = (...parts) => parts.filter(Boolean).join(" · ");

/** "chased once", "chased 3 times"; nothing where nobody chased. @param {number} chases */
export const timesChased = (chases) => (chases === 0 ? "" : `chased ${chases === 1 ? "once" : `${chases} times`}`);
