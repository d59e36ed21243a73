/**
 * What two officers wrote apart in one concern: every version in full, side by side, and the way to settle each.
 * @module
 */
import { arrive, refuse } from "../boot.js";
import { emptyState } from "../components/badge.js";
import { el, fill, focusOn, need } from "../dom.js";
import { onChanged, readVersions } from "../ipc/commands.js";
import { reveal } from "../theme.js";
import { count } from "../words/dates.js";
import { dotted } from "../words/phrases.js";
import { writtenApart } from "./versions/written-apart.js";

// Arrive

const { param } = await arrive({ terms: false, writes: true });
const concern = param("id") ?? "";
let shown = "";
await refresh();
// Words being typed here must not be taken away when a colleague's entries come in: the page changes only when what it shows did.
onChanged(refresh);

async function refresh() {
  try {
    const page = await readVersions({ concern });
    if (JSON.stringify(page) !== shown) show(page);
    shown = JSON.stringify(page);
    reveal();
  } catch (thrown) {
    await refuse(thrown);
  }
}

// Show

/** @param {import("../ipc/types").VersionsPage} page */
function show({ title, reference, apart }) {
  const back = el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, title);
  fill(need("#whose"), back, ` · ${dotted(reference, count(apart.length, "thing"))}`);
  const kept = new Map([...need("#apart").children].map((card) => [card.getAttribute("data-apart"), card]));
  fill(need("#apart"), apart.length > 0
    ? apart.map((one) => {
      const key = JSON.stringify(one);
      return kept.get(key) ?? writtenApart(concern, one, key, settled);
    })
    : emptyState("Nothing is written apart any more", "Every version is still in the chronology.", el("a", { href: `concern.html?id=${encodeURIComponent(concern)}` }, "Back to the concern")));
}

/** @param {string} label */
async function settled(label) {
  await refresh();
  fill(need("#done"), el("span", { class: "badge ok" }, `Settled: ${label}`));
  focusOn(need("#done"));
}
