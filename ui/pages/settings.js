/**
 * What a council may set, the officer's PIN, the recovery kit, and what is true of this program and machine.
 * A PIN is sent to the log and forgotten; it is never part of a draft.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import "../components/choice-buttons.js";
import "../components/date-field.js";
import "../components/error-summary.js";
import { badge, factList } from "../components/badge.js";
import { fill, fillForm, focusOn, formData, need } from "../dom.js";
import { changePin, changeSettings, readSettings } from "../ipc/commands.js";
import { onSend } from "../sending.js";
import { dress, reveal } from "../theme.js";
import { nowMoment, timeOf } from "../words/dates.js";
import { dotted } from "../words/phrases.js";
import { showBackup } from "./settings/backup.js";
import { clocksAsTyped, showClocks } from "./settings/clocks.js";
import { showKit } from "./settings/kit.js";

const THEMES = [{ code: "system", label: "As the computer" }, { code: "light", label: "Light" }, { code: "dark", label: "Dark" }];
const DENSITIES = [{ code: "compact", label: "Compact" }, { code: "comfortable", label: "Comfortable" }];

/** @typedef {import("../components/choice-buttons.js").ChoiceButtons} ChoiceButtons */

// Arrive

await arrive({ terms: false });
const form = /** @type {HTMLFormElement} */ (need("#settings"));
const pinForm = /** @type {HTMLFormElement} */ (need("#pin-form"));
/** @type {ChoiceButtons} */ (need("choice-buttons[name=theme]")).choices = THEMES;
/** @type {ChoiceButtons} */ (need("choice-buttons[name=density]")).choices = DENSITIES;

try {
  const settings = await readSettings();
  showClocks(need("#clocks"), settings.clocks);
  fillForm(form, { ...settings });
  fill(need("#duty"), settings.duty);
  showAbout(settings);
  await showKit(settings.kit_confirmed_at);
  await showBackup();
} catch (thrown) {
  await refuse(thrown);
}
reveal();
if (location.hash === "#kit") focusOn(need("#kit"));
if (location.hash === "#backup") focusOn(need("#backup"));

// Act

form.addEventListener("change", (event) => {
  fill(need("#saved"), badge({ kind: "plain", text: "not saved yet" }));
  // The look is seen as soon as it is chosen; it stays only when saved.
  if (event.target instanceof Element && event.target.closest("choice-buttons")) dressAsChosen();
});

onSend(form, {
  gather: () => {
    const read = formData(form);
    // A number that was taken out is not one that stays: the log says so.
    const numbers = ["idle_minutes", "review_days", "retention_years", "objection_days", "marac_ticks", "marac_events", "marac_months", "marac_repeat_months", "marac_suicide_item"];
    // A day that was taken out is gone; nothing at all would leave it.
    const policy = { policy_since: read.policy_since ?? "", policy_review_by: read.policy_review_by ?? "" };
    return { ...read, ...policy, ...Object.fromEntries(numbers.map((name) => [name, read[name] ?? 0])), clocks: clocksAsTyped(read.clocks), theme: read.theme ?? "system", density: read.density ?? "compact" };
  },
  send: changeSettings,
  then: () => {
    fill(need("#saved"), badge({ kind: "ok", text: `saved ${timeOf(nowMoment())}` }));
    dressAsChosen();
  },
});

onSend(pinForm, {
  send: changePin,
  then: () => {
    pinForm.reset();
    fill(need("#pin-said"), badge({ kind: "ok", text: "PIN changed" }));
  },
});
pinForm.addEventListener("input", () => fill(need("#pin-said")));

// Show

function dressAsChosen() {
  const { theme, density } = formData(form);
  dress({ theme: theme ?? "system", density: density ?? "compact" });
}

/** @param {import("../ipc/types").SettingsView} settings */
function showAbout(settings) {
  fill(need("#about"), factList([
    { label: "Signed in", value: dotted(settings.officer_name, settings.duty) },
    { label: "References begin", value: `${settings.reference_prefix}-` },
    { label: "Program", value: `Safeguarding Log ${settings.program}` },
    { label: "Store", value: `SQLite ${settings.sqlite}, SQLCipher ${settings.sqlcipher}` },
    { label: "Key kept in", value: settings.keyring },
    { label: "Log", value: settings.log },
    { label: "This machine", value: settings.machine },
  ]));
}
