/** What usually goes to each agency, and how: a line each, set otherwise or as it came. @module */
import { badge } from "../../components/badge.js";
import { choiceField, tickField } from "../../components/fields.js";
import { el, labelOf } from "../../dom.js";
import { resetTemplate, setTemplate } from "../../ipc/commands.js";
import { lineButton, openPlainPanel } from "../plain-panel.js";

/** @typedef {import("../../ipc/types").TemplatesPage} TemplatesPage */
/** @typedef {import("../../ipc/types").TemplateView} TemplateView */
/** @typedef {import("../plain-panel.js").Done} Done */

/** @param {TemplatesPage} page @param {Done} done */
export function templateRows(page, done) {
  return page.templates.map((one) => el("li", null,
    el("div", null,
      el("p", null, el("strong", null, one.agency_label), " ", one.is_set ? badge({ kind: "plain", text: "set by us" }) : null),
      el("p", null, `${one.in_words}.`),
      el("p", { class: "under" }, `Goes by: ${one.routes.map((way) => labelOf(page.routes, way).toLowerCase()).join(", ")}`)),
    lineButton("Change", one.agency_label, () => change(page, one, done)),
    one.is_set ? lineButton("Back to how it came", one.agency_label, () => back(one, done)) : null));
}

/** @param {TemplatesPage} page @param {TemplateView} one @param {Done} done */
function change({ groups, roles, routes }, one, done) {
  openPlainPanel({
    title: `What usually goes to ${one.agency_label}`,
    does: ["The least they need, and of the fewest people. It is what is ticked when somebody shares; whoever shares decides. An address that must not be revealed, a reporter who asked not to be named and what belongs to another agency go by no template."],
    action: "Set it",
    questions: [
      choiceField({ name: "groups", label: "What goes", many: true, chosen: one.groups }, groups),
      choiceField({ name: "roles", label: "Of whom", many: true, chosen: one.roles }, roles),
      tickField({ name: "says_basis", label: "The packet says why it goes", hint: "By what law, and with what consent. It stands in the log all the same", checked: one.says_basis }),
      choiceField({ name: "routes", label: "How it may go", many: true, chosen: one.routes }, routes),
    ],
    shape: (form) => ({ ...form, agency: one.agency }),
    send: setTemplate,
    said: "Set.",
  }, done);
}

/** @param {TemplateView} one @param {Done} done */
function back(one, done) {
  openPlainPanel({
    title: `${one.agency_label}: back to how it came`,
    does: ["What went before stays as it went."],
    action: "Go back",
    questions: [],
    shape: () => ({ agency: one.agency }),
    send: resetTemplate,
    said: "As it came.",
  }, done);
}
