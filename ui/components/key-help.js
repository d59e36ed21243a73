/**
 * The keys of the program, said in one place. Every one of them also has something to press on screen.
 * @module
 */
import { el } from "../dom.js";
import { openBox } from "./dialog-panel.js";

const KEYS = [
  ["Ctrl N", "New concern"],
  ["Ctrl K", "Find a person, a reference, or any words in the log"],
  ["Ctrl L", "Lock"],
  ["Ctrl Enter", "Save the form you are in"],
  ["Ctrl E", "Add to the record of the concern you are reading"],
  ["F6", "Go to the next part of the page (Shift F6: the one before)"],
  ["↑ ↓", "Go through the list of concerns, or along the tabs with ← →"],
  ["Delete", "Take back a choice among buttons"],
  ["Esc", "Close a panel. What you typed is kept as a draft"],
  ["F1", "This list (or ? while you are in the left navigation)"],
];

export function openKeyHelp() {
  openBox("Keys", el("dl", { class: "fact-list" }, KEYS.flatMap(([keys, does]) => [el("dt", null, el("kbd", null, keys)), el("dd", null, does)])));
}
