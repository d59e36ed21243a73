/**
 * How long records are kept: whose time is over, what is proposed to go, what has gone; and, by `?concern=`, one record.
 * This file arrives and keeps the page true; what stands in each card is in `keeping/`. Nothing goes by itself.
 * @module
 */
import { arrive, keepTrue } from "../boot.js";
import { fill, need } from "../dom.js";
import { onChanged, onFolderChanged, readRecordKept, readRetention } from "../ipc/commands.js";
import { count } from "../words/dates.js";
import { showGone } from "./keeping/gone.js";
import { showProposed } from "./keeping/proposed.js";
import { showDue, showOne } from "./keeping/records.js";

// Arrive

const { terms, param } = await arrive();
const refresh = keepTrue(read, show);
await refresh();
onChanged(refresh);
onFolderChanged(refresh);

async function read() {
  const concern = param("concern");
  const page = await readRetention();
  // One that has gone since has no card any more.
  const one = concern ? await readRecordKept({ concern }).catch(() => null) : null;
  return { page, one };
}

// Act

/** After an act: the page is read again, and says what was done. @param {import("./plain-panel.js").Said} said */
async function done(said) {
  await refresh();
  fill(need("#done"), String(said));
}

// Show

/** @param {{ page: import("../ipc/types").RetentionPage, one: import("../ipc/types").RecordKept | null }} read */
async function show({ page, one }) {
  fill(need("#in-short"), `kept for ${count(page.years, "year")} from the day they were closed or last written in`);
  showOne(need("#one"), one, terms, done);
  await showProposed(need("#proposed"), page, done);
  showDue(need("#due"), page, terms, done);
  showGone(need("#gone"), page);
}
