/**
 * Understands how people write dates and times: "today 09:14", "yesterday 4pm", "23/11/2026 9.14", "23 Nov", "Monday 10:00", "9.14".
 * Gives civil time in London. Never guesses between two meanings: what it cannot read, it refuses.
 * @module
 */
import { MONTHS, WEEKDAYS, addDays, daysBetween, nowMoment, today } from "./dates.js";

/** @typedef {{ value: string, fault: null } | { value: null, fault: string | null }} Reading nothing written is no value and no fault */

const NOTHING = Object.freeze({ value: null, fault: null });

/**
 * Reads a date and time. A day without a time is refused unless it is today's "now".
 * @param {string} typed
 * @returns {Reading}
 */
export function readMoment(typed) {
  const words = tidy(typed);
  if (!words) return NOTHING;
  if (words === "now" || words === "just now") return { value: nowMoment(), fault: null };
  const ago = /^(\d{1,3}) ?(m|min|mins|minutes?|h|hrs?|hours?) ago$/.exec(words);
  if (ago) return { value: minutesAgo(Number(ago[1]) * (ago[2].startsWith("h") ? 60 : 1)), fault: null };

  const { time, rest } = takeTime(words);
  const day = rest === "" ? today() : dayIn(rest);
  if (day === null) return { value: null, fault: "not-a-date" };
  return time === null ? { value: null, fault: "not-a-time" } : { value: `${day}T${time}`, fault: null };
}

/**
 * Reads a day. `ahead` is for days that are due: "Friday" then means the next one, not the last.
 * @param {string} typed
 * @param {{ ahead?: boolean }} [wanted]
 * @returns {Reading}
 */
export function readDay(typed, { ahead = false } = {}) {
  const words = tidy(typed);
  if (!words) return NOTHING;
  const day = dayIn(words, ahead);
  return day === null ? { value: null, fault: "not-a-date" } : { value: day, fault: null };
}

/** Reads a date and time, or a day alone where nobody knows the time. @param {string} typed @returns {Reading} */
export function readWhen(typed) {
  const moment = readMoment(typed);
  return moment.fault === "not-a-time" ? readDay(typed) : moment;
}

/**
 * A day from three boxes.
 * @param {string} date @param {string} month @param {string} year
 * @returns {Reading}
 */
export function readParts(date, month, year) {
  if (!date && !month && !year) return NOTHING;
  const number = monthNumber(month.toLowerCase()) ?? Number(month);
  const day = /^\d{4}$/.test(year) ? realDay(Number(year), number, Number(date)) : null;
  return day === null ? { value: null, fault: "not-a-date" } : { value: day, fault: null };
}

/** @param {string} typed */
const tidy = (typed) => typed.toLowerCase().replace(/(\d)t(\d)/, "$1 $2").replace(/[,\s]+/g, " ").replace(/\b(at|on|about|the)\b/g, "").replace(/\s+/g, " ").trim();

/** Takes the time off the end of the words, if there is one. Four figures that could be a year are never a time. @param {string} words */
function takeTime(words) {
  const noted = /^(.*?)\s?\b(noon|midday|midnight)$/.exec(words);
  if (noted) return { time: noted[2] === "midnight" ? "00:00" : "12:00", rest: noted[1].trim() };
  const found = /^(.*?)(?:^|\s)(\d{1,2})(?:[:.h](\d{2}))? ?(am|pm)?$/.exec(words) ?? /^(.*?)(?:^|\s)(?!19|20)(\d{2})(\d{2})()$/.exec(words);
  if (!found || (found[3] === undefined && !found[4])) return { time: null, rest: words };
  let hour = Number(found[2]);
  if (found[4] && (hour < 1 || hour > 12)) return { time: null, rest: words };
  if (found[4] === "pm" && hour < 12) hour += 12;
  if (found[4] === "am" && hour === 12) hour = 0;
  const minute = Number(found[3] ?? 0);
  if (hour > 23 || minute > 59) return { time: null, rest: words };
  return { time: `${two(hour)}:${two(minute)}`, rest: found[1].trim() };
}

/** @param {string} words @param {boolean} [ahead] @returns {string | null} */
function dayIn(words, ahead = false) {
  if (words === "today") return today();
  if (words === "yesterday") return addDays(today(), -1);
  if (words === "tomorrow") return addDays(today(), 1);
  const distance = /^(?:(in) )?(\d{1,3}|a) (days?|weeks?)( ago)?$/.exec(words);
  if (distance && Boolean(distance[1]) !== Boolean(distance[4])) {
    const days = (distance[2] === "a" ? 1 : Number(distance[2])) * (distance[3].startsWith("week") ? 7 : 1);
    return addDays(today(), distance[1] ? days : -days);
  }
  const named = /^(?:last |next |this )?([a-z]+)$/.exec(words);
  if (named) return nearestWeekday(named[1], words.startsWith("next ") || (ahead && !words.startsWith("last ")));

  const plain = words.replace(new RegExp(`^(${WEEKDAYS.map((day) => `${day.slice(0, 3)}[a-z]*`).join("|")}) `, "i"), "");
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain);
  if (iso) return realDay(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(plain);
  if (figures) return dated(Number(figures[1]), Number(figures[2]), figures[3], ahead);
  const spelt = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)(?: (\d{4}|\d{2}))?$/.exec(plain);
  const month = spelt ? monthNumber(spelt[2]) : null;
  return spelt && month ? dated(Number(spelt[1]), month, spelt[3], ahead) : null;
}

/** A date whose year may be left out: then it is the nearest that makes sense. @param {number} date @param {number} month @param {string | undefined} year @param {boolean} ahead */
function dated(date, month, year, ahead) {
  if (year) return realDay(year.length === 2 ? 2000 + Number(year) : Number(year), month, date);
  const thisYear = Number(today().slice(0, 4));
  const day = realDay(thisYear, month, date);
  if (day === null) return null;
  if (ahead) return daysBetween(today(), day) < 0 ? realDay(thisYear + 1, month, date) : day;
  return daysBetween(today(), day) > 0 ? realDay(thisYear - 1, month, date) : day;
}

/** @param {string} name @param {boolean} ahead @returns {string | null} */
function nearestWeekday(name, ahead) {
  const wanted = WEEKDAYS.findIndex((day) => name.length >= 3 && day.toLowerCase().startsWith(name));
  if (wanted < 0) return null;
  const now = new Date(`${today()}T00:00:00Z`).getUTCDay();
  const away = (wanted - now + 7) % 7 || 7;
  return addDays(today(), ahead ? away : away - 7);
}

/** @param {string} name @returns {number | null} */
function monthNumber(name) {
  const at = MONTHS.findIndex((month) => name.length >= 3 && month.toLowerCase().startsWith(name));
  return at < 0 ? null : at + 1;
}

/** A day that the calendar has. @param {number} year @param {number} month @param {number} date */
function realDay(year, month, date) {
  const day = `${String(year).padStart(4, "0")}-${two(month)}-${two(date)}`;
  const read = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== day ? null : day;
}

/** @param {number} minutes */
function minutesAgo(minutes) {
  return new Date(Date.parse(`${nowMoment()}:00Z`) - minutes * 60_000).toISOString().slice(0, 16);
}

/** @param {number} number */
const two = (number) => String(number).padStart(2, "0");
