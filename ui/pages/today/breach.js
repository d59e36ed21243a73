/** A packet that went astray, on Today until everything was done about it. @module */
import { el } from "../../dom.js";
import { fullMoment } from "../../words/dates.js";
import { hoursLeft } from "../shares/breach.js";

/** @param {import("../../ipc/types").Today["breaches"][number]} one */
export const breachNotice = ({ share, reference, agency_label, hours_left, commissioner_by, owed }) => el("div", { class: "notice danger" },
  el("div", null,
    el("p", null, el("strong", null, `Packet ${reference} for ${agency_label} reached somebody it was not for.`), hours_left === null ? "" : ` ${hoursLeft(hours_left)} to tell the Information Commissioner: until ${fullMoment(commissioner_by)}.`),
    owed.length === 0 ? el("p", null, "Nothing is owed any more: say that it is over, or what else was done.") : el("p", null, owed.join(". "), ".")),
  el("a", { class: "govuk-button govuk-button--secondary", href: `shares.html?share=${encodeURIComponent(share)}` }, "See to it"));
