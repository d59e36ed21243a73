/** Every act of a concern's page by name: the names that buttons and addresses use. @module */
import { action, endIt, moveIt } from "./action.js";
import { add } from "./add.js";
import { amend } from "./amend.js";
import { attach } from "./attach.js";
import { capacity } from "./capacity.js";
import { chase } from "./chase.js";
import { close, reopen } from "./close.js";
import { correct } from "./correct.js";
import { correctTheFile } from "./correct-file.js";
import { decide } from "./decide.js";
import { escalate } from "./escalate.js";
import { event } from "./event.js";
import { correctIt, mark } from "./mark.js";
import { owner, permit, takeBack } from "./owner.js";
import { person } from "./person.js";
import { readSealed } from "./read-sealed.js";
import { refer } from "./refer.js";
import { reply } from "./reply.js";
import { restrict } from "./restrict.js";
import { saveFile } from "./save-file.js";
import { seeFile } from "./see-file.js";
import { topic } from "./topic.js";
import { wishes } from "./wishes.js";
import { withdraw } from "./withdraw.js";

/** Goes to where two versions are settled. @param {import("./panel.js").ActContext} context */
const versions = ({ page }) => location.assign(`versions.html?id=${encodeURIComponent(page.concern)}`);

/** @type {Record<string, (context: any, subject: any) => void>} */
export const ACTS = { action, add, amend, attach, capacity, chase, close, correct, "correct-file": correctTheFile, "correct-mark": correctIt, decide, "end-action": endIt, escalate, event, mark, "move-action": moveIt, owner, permit, person, "read-sealed": readSealed, refer, reopen, reply, restrict, "save-file": saveFile, "take-back": takeBack, "see-file": ({ page }, file) => seeFile(page, file), topic, versions, wishes, withdraw };
