/** Why something is left out that the agency's template would send: for the record, never in the packet. @module */
import { longField, selectField } from "../../components/fields.js";
import { openPlainPanel } from "../plain-panel.js";

/**
 * @param {import("../../ipc/types").ShareItem} item @param {import("./request.js").Request} request
 * @param {import("../../ipc/types").Terms} terms @param {() => void} agreed
 */
export function leaveOut(item, request, terms, agreed) {
  const said = request.leftOut.find((one) => one.item === item.item);
  openPlainPanel({
    title: `Why it is left out: ${item.label.toLowerCase()}`,
    does: ["It stays in the log with this share. The packet says nothing of it."],
    action: "Keep it",
    questions: [
      selectField({ name: "ground", label: "Ground", value: said?.ground }, terms.withhold_grounds.map(({ code, label }) => ({ code, label }))),
      longField({ name: "note", label: "Note", hint: "May be empty", value: said?.note, rows: 3 }),
    ],
    shape: (form) => ({ item: item.item, ground: form.ground ?? "", note: form.note }),
    check: ({ ground }) => (ground ? [] : [{ field: "ground", rule: "not-chosen" }]),
    send: async (form) => { request.grounds = [...request.grounds.filter((one) => one.item !== form.item), form]; },
    said: "",
  }, async () => agreed());
}
