/** Which referral a reply or a chase is about: said when there is one, asked when there are several. @module */
import { selectField } from "../../components/fields.js";
import { momentWords } from "../../words/dates.js";
import { dotted } from "../../words/phrases.js";

/** @param {import("../../ipc/types").ConcernPage} page @param {string | null} referral */
export function referralField(page, referral) {
  const choices = page.referrals.map((one) => ({ code: one.referral, label: dotted(one.agency_label, `sent ${momentWords(one.sent_at)}`, one.state === "replied" && "replied") }));
  const open = page.referrals.filter((one) => one.state !== "replied");
  const value = referral ?? (open.length === 1 ? open[0].referral : "");
  return selectField({ name: "referral", label: "Which referral", value }, choices);
}
