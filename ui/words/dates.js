/**
 * British dates in words. Knows three shapes: a Day ("2026-11-23") and a Moment ("2026-11-23T09:14") are civil time in
 * London as an officer wrote them; an Instant ("2026-11-23T09:14:05Z") is the program's own clock. Never asks the
 * computer what time it is: the log's clock is handed over once by `setNow`, so a page and the log agree about "today".
 * @module
 */

export const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
export const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

const LONDON = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/London", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23",
});
const DAY_MS = 86_400_000;

let nowAtArrival = Number.NaN;

/** Takes the log's clock. @param {string} instant */
export function setNow(instant) {
  nowAtArrival = Date.parse(instant) - performance.now();
}

/** The log's clock, moved on by the time this page has been open. @returns {string} an Instant */
export function nowInstant() {
  return new Date(nowAtArrival + performance.now()).toISOString();
}

/** @returns {string} a Moment */
export const nowMoment = () => londonOf(nowInstant()).slice(0, 16);

/** @returns {string} a Day */
export const today = () => nowMoment().slice(0, 10);

/** An Instant as London saw it, to the second. @param {string} instant */
export function londonOf(instant) {
  const part = Object.fromEntries(LONDON.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}:${part.second}`;
}

/** @param {string} day @param {number} days @returns {string} a Day */
export function addDays(day, days) {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** Whole days from one Day to another. @param {string} from @param {string} to */
export function daysBetween(from, to) {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
}

/** @param {string} day */
export function weekdayOf(day) {
  return WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()];
}

/** "23 November 2026" @param {string} day */
export function longDay(day) {
  const { year, month, date } = parts(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** "Monday 23 November", with the year only when it is another one. @param {string} day */
export function dayWords(day) {
  const { year, month, date } = parts(day);
  const words = `${weekdayOf(day)} ${date} ${MONTHS[month - 1]}`;
  return year === parts(today()).year ? words : `${words} ${year}`;
}

/** "23 Nov", or "23 Nov 2025" @param {string} day */
export function shortDay(day) {
  const { year, month, date } = parts(day);
  const words = `${date} ${MONTHS[month - 1].slice(0, 3)}`;
  return year === parts(today()).year ? words : `${words} ${year}`;
}

/** "today", "yesterday", "tomorrow", "Thursday" inside a week, then "23 Nov". @param {string} day */
export function nearDay(day) {
  const away = daysBetween(today(), day);
  if (away === 0) return "today";
  if (away === -1) return "yesterday";
  if (away === 1) return "tomorrow";
  if (away > 1 && away < 7) return weekdayOf(day);
  return shortDay(day);
}

/** "today 09:14", "18 Nov, 16:40" @param {string} moment */
export function momentWords(moment) {
  const day = nearDay(moment.slice(0, 10));
  // What came from a sheet names a day and no time.
  if (moment.length === 10) return day;
  return /\d/.test(day) ? `${day}, ${timeOf(moment)}` : `${day} ${timeOf(moment)}`;
}

/** "Monday 23 November, 09:14" @param {string} moment */
export const fullMoment = (moment) => (moment.length === 10 ? dayWords(moment) : `${dayWords(moment.slice(0, 10))}, ${timeOf(moment)}`);

/** "23 November 2026, 09:14": for paper, which is read in another year. @param {string} moment */
export const longMoment = (moment) => (moment.length === 10 ? longDay(moment) : `${longDay(moment)}, ${timeOf(moment)}`);

/** @param {string} instant */
export const instantWords = (instant) => momentWords(londonOf(instant));

/** "09:14" @param {string} moment */
export const timeOf = (moment) => moment.slice(11, 16);

/** "09:16:42", for the line that says when a draft was kept. @param {string} instant */
export const clockOf = (instant) => londonOf(instant).slice(11, 19);

/** How long since: "just now", "37 min", "5 hours", "3 days". @param {string} moment a Moment or an Instant */
export function sinceWords(moment) {
  const civil = moment.endsWith("Z") ? londonOf(moment) : moment.length === 10 ? `${moment}T00:00` : moment;
  const minutes = Math.floor((Date.parse(`${nowMoment()}:00Z`) - Date.parse(`${civil.slice(0, 16)}:00Z`)) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min`;
  if (minutes < 60 * 24) return count(Math.floor(minutes / 60), "hour");
  return count(Math.floor(minutes / (60 * 24)), "day");
}

/** When something falls due: "today", "Wednesday", "27 Nov", "2 days over". @param {string} day */
export function dueWords(day) {
  const away = daysBetween(today(), day);
  return away < 0 ? `${count(-away, "day")} over` : nearDay(day);
}

/** Age on a day, or nothing. @param {string | null} born @param {string} [on] */
export function ageOn(born, on = today()) {
  if (!born) return "";
  const from = parts(born);
  const to = parts(on);
  const before = to.month < from.month || (to.month === from.month && to.date < from.date);
  return String(to.year - from.year - (before ? 1 : 0));
}

/** "1 day", "6 working days" @param {number} many @param {string} thing @param {string} [things] */
export function count(many, thing, things = `${thing}s`) {
  return `${many.toLocaleString("en-GB")} ${many === 1 ? thing : things}`;
}

/** @param {string} day */
function parts(day) {
  const [year, month, date] = day.slice(0, 10).split("-").map(Number);
  return { year, month, date };
}

/** How long ago, as a sentence says it: "just now", "2 minutes ago", "today 09:14" becomes "3 hours ago". @param {string} instant */
export function agoWords(instant) {
  const since = sinceWords(instant).replace(/^1 min$/, "1 minute").replace(/ min$/, " minutes");
  return since === "just now" ? since : `${since} ago`;
}

/** "since Thursday", "since 18 Nov, 16:40": the day somebody was last heard of. @param {string} instant */
export function sinceDay(instant) {
  const civil = londonOf(instant);
  const away = daysBetween(civil.slice(0, 10), today());
  if (away === 0) return `since ${timeOf(civil)}`;
  if (away === 1) return `since yesterday, ${timeOf(civil)}`;
  return away < 7 ? `since ${weekdayOf(civil.slice(0, 10))}` : `since ${shortDay(civil.slice(0, 10))}`;
}
