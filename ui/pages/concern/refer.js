/** A referral that was made by phone, portal or form: to whom, how, what was asked, and when a reply is due. @module */
import { dateField, longField, selectField, textField } from "../../components/fields.js";
import { el, fill, fillSelect, formData, offered } from "../../dom.js";
import { refer as sendReferral } from "../../ipc/commands.js";
import { count } from "../../words/dates.js";
import { openActPanel } from "./panel.js";

/** @param {import("./panel.js").ActContext} context @param {string | null} chosen an agency */
export function refer(context, chosen) {
  const { page, terms } = context;
  const agencies = offered(terms.agencies, chosen);
  const needs = el("p", { class: "agency-needs", role: "status" });
  const agency = selectField({ name: "agency", label: "Which agency", value: chosen ?? "" }, agencies);
  const route = selectField({ name: "route", label: "How it was sent" }, terms.referral_routes);
  const asked = longField({ name: "asked", label: "What you asked of them", rows: 3 });
  const due = dateField({ name: "reply_due", label: "Reply due", hint: "Leave empty for the usual time", kind: "due" });

  agency.addEventListener("change", () => suit(true));
  openActPanel(context, {
    title: "Refer",
    action: "Record the referral",
    draft: `refer:${page.concern}`,
    questions: [
      el("p", { class: "govuk-inset-text" }, "Record here what you have told an agency. To send them a packet, ", el("a", { href: `share.html?concern=${encodeURIComponent(page.concern)}` }, "share it instead"), "."),
      agency, needs,
      textField({ name: "recipient", label: "To whom", hint: "Name or desk" }),
      route,
      textField({ name: "form", label: "Form used", hint: "Such as online adult concern form. Leave empty if none." }),
      dateField({ name: "sent_at", label: "When it was sent", hint: "Such as today 09:14" }),
      due, asked,
      textField({ name: "their_reference", label: "Their reference", width: "20" }),
    ],
    shape: (form) => ({ concern: page.concern, ...form, agency: form.agency ?? "", route: form.route ?? "" }),
    send: sendReferral,
    said: "Referral recorded",
    restored: () => suit(false),
  });
  suit(true);

  /** Suits the questions to the agency: its routes, its usual time, its usual request. @param {boolean} write whether to write its request */
  function suit(write) {
    const found = terms.agencies.find(({ code }) => code === formData(agency).agency);
    fill(needs, found ? [found.needs, found.phone && ` Phone ${found.phone}.`, ` A reply is usual within ${count(found.reply_working_days, "working day")}.`] : null);
    if (!found) return;
    const select = /** @type {HTMLSelectElement} */ (route.querySelector("select"));
    const before = select.value;
    fillSelect(select, terms.referral_routes.filter(({ code }) => found.routes.includes(code)), "Choose");
    select.value = found.routes.includes(before) ? before : "";
    const box = /** @type {HTMLTextAreaElement} */ (asked.querySelector("textarea"));
    const untouched = box.value === "" || terms.agencies.some(({ asks }) => asks === box.value);
    if (write && untouched) box.value = found.asks;
  }
}
