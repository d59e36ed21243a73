/** Certificates: what remains of a record that went, and names nobody. @module */
import { badge, emptyState, factList } from "../../components/badge.js";
import { el, fill } from "../../dom.js";
import { count, dayWords, instantWords } from "../../words/dates.js";

/** @param {HTMLElement} into @param {import("../../ipc/types").RetentionPage} page */
export function showGone(into, { gone }) {
  fill(into, gone.length === 0 ? el("li", null, emptyState("Nothing has been erased", "Each record that goes leaves a certificate here.")) : gone.map((line) => el("li", { class: "top" },
    el("div", null,
      el("p", null, el("strong", null, line.certificate), " ", badge(line.erased_on === line.machines
        ? { kind: "ok", text: line.machines === 1 ? "erased" : `erased on all ${line.machines} machines` }
        : { kind: "due", text: `erased on ${line.erased_on} of ${line.machines} machines` })),
      factList([
        { label: "Why", value: line.ground },
        { label: "Proposed", value: `by ${line.proposed_by}` },
        { label: "Agreed", value: `by ${line.authorised_by}, ${instantWords(line.authorised_at)}` },
        { label: "Written", value: line.written_from === line.written_until ? dayWords(line.written_from) : `${dayWords(line.written_from)} to ${dayWords(line.written_until)}` },
        { label: "Kept", value: line.years > 0 ? `${count(line.years, "year")} from ${dayWords(line.counted_from)}` : "" },
        { label: "Erased", value: `the words of ${count(line.entries, "entry", "entries")}${line.files > 0 ? `, ${count(line.files, "file")}` : ""}` },
        { label: "Waits for", value: line.waits_for.join(", ") },
        { label: "Packets still with", value: line.still_with.join("; ") },
        { label: "In older backups", value: line.backups_gone_on ? `until ${dayWords(line.backups_gone_on)}` : "until 35 days after the last machine has erased it" },
      ].filter(({ value }) => value))))));
}
