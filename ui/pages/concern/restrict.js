/** Keeping a concern from a colleague whom it touches, or opening it again. What is true of their machine is said before. @module */
import { choiceField, longField } from "../../components/fields.js";
import { el } from "../../dom.js";
import { restrictConcern } from "../../ipc/commands.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext & { colleagues: import("../../ipc/types").Colleague[] }} context */
export function restrict(context) {
  const { page, colleagues } = context;
  const already = page.kept_from.map(({ name }) => name);
  openActPanel(context, {
    title: "Keep this from a colleague",
    action: "Keep it from them",
    draft: `restrict:${page.concern}`,
    questions: [
      already.length > 0 ? el("p", null, `Now kept from ${already.join(" and ")}. Tick nobody to open it to everybody again.`) : null,
      choiceField({ name: "kept_from", label: "Who must not see it", many: true, chosen: page.kept_from.map(({ officer }) => officer) }, colleagues.map(({ officer, name }) => ({ code: officer, label: name }))),
      el("div", { class: "notice info govuk-form-group" }, el("div", null,
        el("p", null, "Their machine already holds what was written until now. From now on nothing more goes there. When it next reads the shared folder, this concern goes from its lists, search and pages."),
        el("p", null, "What it held is erased there once a third officer’s machine is known to hold it as well. Paper, packets, backups and what somebody remembers stay as they are."))),
      longField({ name: "reason", label: "Why", hint: "Only officers who may see the concern read this", rows: 3 }),
    ],
    shape: (form) => ({ concern: page.concern, kept_from: form.kept_from ?? [], reason: form.reason }),
    send: restrictConcern,
    said: "Who may see this was changed",
  });
}
