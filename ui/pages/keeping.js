/**
 * How long records are kept: whose time is over, what is proposed to go, what has gone; and, by `?concern=`, one record.
 * This file arrives and keeps the page true; what stands in each card is in `keeping/`. Nothing goes by itself.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import { fill, need } from "../dom.js";
import { onChanged, onFolderChanged, readRecordKept, readRetention } from "../ipc/commands.js";
import { reveal } from "../theme.js";
import { count } from "../words/dates.js";
import { showGone } from "./keeping/gone.js";
import { showProposed } from "./keeping/proposed.js";
import { showDue, showOne } from "./keeping/records.js";

// Arrive

const { terms, param } = await arrive();
let shown = "";
await refresh();
onChanged(refresh);
onFolderChanged(refresh);

/** Reads the page again. What did not change is left as it is, so that nothing moves under a hand. */
async function refresh() {
  try {
    const concern = param("concern");
    const page = await readRetention();
    // One that has gone since has no card any more.
    const one = concern ? await readRecordKept({ concern }).catch(() => null) : null;
    const now = JSON.stringify([page, one]);
    if (now !== shown) await show(page, one);
    shown = now;
    reveal();
  } catch (thrown) {
    await refuse(thrown);
  }
}

// Act

/** After an act: the page is read again, and says what was done. @param {import("./plain-panel.js").Said} said */
async function done(said) {
  await refresh();
  fill(need("#done"), String(said));
}

// Show

/** @param {import("../ipc/types").RetentionPage} page @param {import("../ipc/types").RecordKept | null} one */
async function show(page, one) {
  fill(need("#in-short"), `kept for ${count(page.years, "year")} from the day they were closed or last written in`);
  showOne(need("#one"), one, terms, done);
  await showProposed(need("#proposed"), page, done);
  showDue(need("#due"), page, terms, done);
  showGone(need("#gone"), page);
}
