// Made from the Rust forms and views by `cargo x types`; not edited by hand.

export type ActionEnd = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The action.
 */
action: string, 
/**
 * It is not needed any more; otherwise it was done.
 */
not_needed: boolean, 
/**
 * When; nothing means now.
 */
at: string | null, 
/**
 * What came of it, or why it is not needed.
 */
result: string, };

export type ActionFilter = { 
/**
 * Only those of the officer who asks.
 */
mine: boolean, 
/**
 * Only those of the officer of this name; empty for anybody.
 */
officer: string, 
/**
 * `open` (still to be done) or `ended`; empty means open.
 */
state: string, 
/**
 * Due on or before this day.
 */
due_to: string | null, 
/**
 * Lines wanted, at most 200; 0 means 50.
 */
limit: number, 
/**
 * Where the last page ended.
 */
after: string | null, };

export type ActionLine = { 
/**
 * The action.
 */
action: string, 
/**
 * What is to be done.
 */
what: string, 
/**
 * Who does it, for a form.
 */
owner: string, 
/**
 * Their name.
 */
owner_name: string, 
/**
 * Whether that is the officer who looks.
 */
mine: boolean, 
/**
 * By which day.
 */
due: string, 
/**
 * `waiting`, `overdue`, `done`, `not-needed`, or `closed` where the concern was closed before it was done.
 */
state: string, };

export type ActionList = { 
/**
 * How many there are in all of those that were asked for.
 */
total: number, 
/**
 * Of these, over their day.
 */
over: number, 
/**
 * The lines: those to be done by their day, those that ended the last due first.
 */
items: Array<DueAction>, 
/**
 * Where this page ends; nothing on the last.
 */
next: string | null, 
/**
 * Everybody who ever undertook something, to choose from.
 */
officers: Array<string>, };

export type ActionMade = { 
/**
 * The action.
 */
action: string, };

export type ActionMove = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The action.
 */
action: string, 
/**
 * The officer who does it from now on; nothing means the same.
 */
owner: string | null, 
/**
 * By which day; nothing means the same.
 */
due: string | null, 
/**
 * Why.
 */
reason: string, };

export type Added = { 
/**
 * The entry.
 */
entry: string, };

export type Addition = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Kind code.
 */
kind: string, 
/**
 * When it happened; nothing means now.
 */
happened_at: string | null, 
/**
 * With whom, for contacts.
 */
with_whom: string, 
/**
 * How the writer knows.
 */
source_grade: string | null, 
/**
 * The words.
 */
text: string, 
/**
 * The agency whose words they are; nothing where they are the council's own.
 */
belongs_to: string | null, };

export type AddressForm = { 
/**
 * `previous` or `other`.
 */
kind: string, 
/**
 * The address.
 */
text: string, 
/**
 * Its postcode.
 */
postcode: string, 
/**
 * From when.
 */
since: string | null, 
/**
 * Until when.
 */
until: string | null, 
/**
 * It must not be revealed.
 */
do_not_reveal: boolean, };

export type Admission = { 
/**
 * The machine, as its request names it.
 */
machine: string, 
/**
 * The officer in the log whose machine it is; nothing when somebody joins as a deputy.
 */
officer: string | null, 
/**
 * The machine it takes the place of, if that one is lost.
 */
replaces: string | null, 
/**
 * The six words, as they were read out by the officer at the machine.
 */
words: string, 
/**
 * Why.
 */
reason: string, };

export type Agency = { 
/**
 * Permanent code.
 */
code: string, 
/**
 * Name on screen and in packets.
 */
label: string, 
/**
 * Ways a referral or a packet may go to it.
 */
routes: Array<string>, 
/**
 * Working days until a reply is expected.
 */
reply_working_days: number, 
/**
 * A number to ring, as published; empty when each contact has their own.
 */
phone: string, 
/**
 * What is usually asked of it.
 */
asks: string, 
/**
 * What it needs, and so what stays here.
 */
needs: string, 
/**
 * Whether it may be chosen from now on; what was sent before keeps its name.
 */
offered: boolean, };

export type AlarmLine = { 
/**
 * Its number.
 */
alarm: string, 
/**
 * What: a code with a sentence in the words.
 */
kind: string, 
/**
 * Whose machine it is about: the officer.
 */
officer: string, 
/**
 * The machine's letter; a question mark when it is nobody's.
 */
letter: string, 
/**
 * When.
 */
at: string, 
/**
 * When an officer said they have seen it.
 */
seen_at: string | null, 
/**
 * Whether it was seen and its cause was met again since, at the last pass.
 */
still: boolean, };

export type AlarmNamed = { 
/**
 * Its number.
 */
alarm: string, };

export type Amendment = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Why; may be empty when a fact was missing until now.
 */
reason: string, 
/**
 * Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
 */
was_wrong: string | null, 
/**
 * The new values; a field that is not there stays as it is.
 */
changes: Changes, };

export type ApartText = { 
/**
 * The entry that wrote it.
 */
entry: string, 
/**
 * In words, whole.
 */
text: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * When, by that machine's clock.
 */
at: string, 
/**
 * Why, as they wrote then.
 */
reason: string, };

export type AtRisk = { 
/**
 * Has needs for care and support.
 */
needs: string, 
/**
 * Is experiencing, or at risk of, neglect or harm.
 */
risk: string, 
/**
 * Cannot protect themself because of those needs.
 */
unable: string, };

export type BackupView = { 
/**
 * Whether a place was chosen.
 */
chosen: boolean, 
/**
 * When a backup was last restored and found right.
 */
last_verified_at: string | null, 
/**
 * How many days ago that was.
 */
days: number | null, 
/**
 * Whether that is more than seven days ago, or never was, or the last try failed.
 */
red: boolean, 
/**
 * Why the last try failed, if it did: a code with a sentence in the words.
 */
last_fault: string | null, 
/**
 * Backups of this machine that stand where they were put.
 */
kept: number, };

export type Badge = { 
/**
 * Its meaning.
 */
kind: BadgeKind, 
/**
 * Its words.
 */
text: string, };

export type BadgeKind = "danger" | "due" | "ok" | "info" | "sealed" | "plain";

export type BodyMarkLine = { 
/**
 * The entry that put it there.
 */
mark: string, 
/**
 * Its number on the drawings, from 1; what was taken back keeps its number.
 */
number: number, 
/**
 * Whose body.
 */
person: string | null, 
/**
 * Their name.
 */
name: string, 
/**
 * `adult` or `child`.
 */
figure: string, 
/**
 * `front` or `back`.
 */
side: string, 
/**
 * Region code.
 */
region: string, 
/**
 * Region and drawing in words.
 */
place: string, 
/**
 * From the left edge of the drawing, in thousandths.
 */
x: number, 
/**
 * From its top, in thousandths.
 */
y: number, 
/**
 * How large.
 */
size: string, 
/**
 * Its colour.
 */
colour: string, 
/**
 * What it looks like and exactly where.
 */
looks: string, 
/**
 * Who saw it.
 */
seen_by: string, 
/**
 * When.
 */
seen_at: string | null, 
/**
 * How the writer knows.
 */
source_grade: string | null, 
/**
 * Who wrote it as it stands.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * What it said before, oldest first.
 */
earlier: Array<EarlierMark>, 
/**
 * Put right by two officers apart, and not settled yet.
 */
apart: boolean, 
/**
 * Taken back.
 */
withdrawn: TakenBack | null, };

export type BodyRegion = { 
/**
 * Permanent code.
 */
code: string, 
/**
 * Words on screen and in packets.
 */
label: string, 
/**
 * Heading it stands under.
 */
group: string, 
/**
 * `front`, `back` or both.
 */
sides: Array<string>, 
/**
 * Its middle on the front of an adult: across and down.
 */
adult: [number, number], 
/**
 * Its middle on the front of a child.
 */
child: [number, number], };

export type BreachForm = { 
/**
 * The share.
 */
share: string, 
/**
 * Since when the council knows; nothing means now.
 */
known_at: string | null, 
/**
 * What happened.
 */
happened: string, 
/**
 * Who has it, or may have.
 */
reached: string, 
/**
 * How likely harm is: `unlikely`, `likely` or `high`.
 */
risk: string | null, 
/**
 * Why it is judged so.
 */
risk_reason: string, };

export type BreachOpen = { 
/**
 * The share.
 */
share: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
concern_reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Names of the others of whom it tells.
 */
others: Array<string>, 
/**
 * `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`, `astray`, `astray-over`.
 */
kind: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Named recipient, or who asked.
 */
recipient: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * How it travelled.
 */
channel: string | null, 
/**
 * Pages.
 */
pages: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * A reply is expected by.
 */
reply_by: string | null, 
/**
 * The day by which what was told is followed up in writing; nothing once it was.
 */
confirm_by: string | null, 
/**
 * Items that went.
 */
items: number, 
/**
 * Things withheld.
 */
withheld: number, 
/**
 * Texts put right since, of which whoever has it was not told.
 */
corrections: number, 
/**
 * How often they were asked again.
 */
chases: number, 
/**
 * The stage it was taken to, in words; empty when to none.
 */
stage_label: string, 
/**
 * The day by which an answer is now expected; nothing where nobody asked again.
 */
next_due: string | null, 
/**
 * What they decided, in words; empty where nothing is on record.
 */
decision_label: string, 
/**
 * Until when the Commissioner is to be told, as civil time.
 */
commissioner_by: string, 
/**
 * Whole hours until then; negative when they have passed. Nothing once they were told, or it is said why not.
 */
hours_left: number | null, 
/**
 * What is still owed, in words.
 */
owed: Array<string>, };

export type BreachStep = { 
/**
 * The share.
 */
share: string, 
/**
 * What: a code of the list `breach_steps`.
 */
step: string | null, 
/**
 * When; nothing means now.
 */
done_at: string | null, 
/**
 * What was done, or why it was not.
 */
done: string, };

export type BreachView = { 
/**
 * Since when the council knows.
 */
known_at: string, 
/**
 * What happened.
 */
happened: string, 
/**
 * Who has it, or may have.
 */
reached: string, 
/**
 * How likely harm is: a code.
 */
risk: string, 
/**
 * The same in words.
 */
risk_label: string, 
/**
 * Why it is judged so.
 */
risk_reason: string, 
/**
 * Who wrote it down.
 */
officer: string, 
/**
 * What was done, oldest first.
 */
steps: Array<Followed>, 
/**
 * Whether everything was done about it.
 */
over: boolean, 
/**
 * Until when the Commissioner is to be told, as civil time.
 */
commissioner_by: string, 
/**
 * Whole hours until then; negative when they have passed. Nothing once they were told, or it is said why not.
 */
hours_left: number | null, 
/**
 * What is still owed, in words.
 */
owed: Array<string>, };

export type BroughtIn = { 
/**
 * The sheet.
 */
sheet: string, 
/**
 * New concerns.
 */
concerns: number, 
/**
 * Of those, how many came in closed.
 */
closed: number, 
/**
 * Rows that are doubles of others in the sheet.
 */
doubles: number, 
/**
 * Rows that were in the log already.
 */
in_log: number, 
/**
 * Rows that hold no concern.
 */
left: number, 
/**
 * New people.
 */
people: number, 
/**
 * Referrals.
 */
referrals: number, 
/**
 * Concerns somebody must look at.
 */
look: number, 
/**
 * Concerns with a cell that could not be read, which stands in a note.
 */
unread: number, 
/**
 * Entries written.
 */
entries: number, 
/**
 * First and last reference; empty when nothing was new.
 */
references: Array<string>, };

export type CapacityLine = { 
/**
 * The entry.
 */
entry: string, 
/**
 * Whose capacity.
 */
person: string | null, 
/**
 * Their name.
 */
name: string, 
/**
 * Which decision.
 */
decision: string, 
/**
 * What it came to.
 */
outcome: string, 
/**
 * In words.
 */
outcome_label: string, 
/**
 * When it was assessed.
 */
assessed_at: string | null, 
/**
 * The rest.
 */
facts: Array<Fact>, 
/**
 * What the law looks for and is not said, in words.
 */
missing: Array<string>, 
/**
 * Who wrote it.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Taken back.
 */
withdrawn: TakenBack | null, };

export type CertificateLine = { 
/**
 * The certificate's number.
 */
certificate: string, 
/**
 * Why it went.
 */
ground: string, 
/**
 * Who proposed it.
 */
proposed_by: string, 
/**
 * Who agreed.
 */
authorised_by: string, 
/**
 * When.
 */
authorised_at: string, 
/**
 * The day from which its time ran.
 */
counted_from: string, 
/**
 * For how many years it was kept; 0 where its time did not decide.
 */
years: number, 
/**
 * The first and the last day on which anything was written in it.
 */
written_from: string, 
/**
 * The last.
 */
written_until: string, 
/**
 * Entries whose words are erased.
 */
entries: number, 
/**
 * Files that are erased.
 */
files: number, 
/**
 * Agencies that still have packets of it, with the day.
 */
still_with: Array<string>, 
/**
 * On how many machines it is erased.
 */
erased_on: number, 
/**
 * Of how many.
 */
machines: number, 
/**
 * Officers whose machines have not erased it yet.
 */
waits_for: Array<string>, 
/**
 * When it was erased on the last of them.
 */
erased_at: string | null, 
/**
 * The day after which no backup has it, once it is erased everywhere.
 */
backups_gone_on: string | null, };

export type ChangeDeclined = { 
/**
 * Its name, as the page lists it.
 */
proposal: string, 
/**
 * Why.
 */
reason: string, };

export type ChangeNamed = { 
/**
 * Its name, as the page lists it.
 */
proposal: string, };

export type Changes = { 
/**
 * When it was received.
 */
received_at?: string, 
/**
 * How it came.
 */
route_in?: string, 
/**
 * Who reported it.
 */
reporter?: ReporterForm, 
/**
 * Immediate danger.
 */
danger?: string, 
/**
 * Whether 999 was called.
 */
called_999?: string, 
/**
 * When 999 was called.
 */
called_999_at?: string, 
/**
 * Their incident number.
 */
incident_number?: string, 
/**
 * In short.
 */
summary?: string, 
/**
 * When it happened.
 */
happened_when?: string, 
/**
 * When it happened or began: a moment or a day.
 */
happened_from?: string, 
/**
 * When it ended.
 */
happened_until?: string, 
/**
 * It goes on.
 */
ongoing?: boolean, 
/**
 * Where.
 */
place?: string, 
/**
 * The place in words.
 */
place_words?: string, 
/**
 * Types.
 */
concern_types?: Array<string>, 
/**
 * The main one.
 */
main_type?: string, 
/**
 * Whether the person knows.
 */
aware?: string, 
/**
 * Why they do not know.
 */
aware_reason?: string, 
/**
 * Consent.
 */
consent_status?: string, 
/**
 * Why, or why not.
 */
consent_reason?: string, 
/**
 * Risk.
 */
risk_level?: string, 
/**
 * The reasons.
 */
risk_reasons?: string, 
/**
 * How likely harm is.
 */
likelihood?: string, 
/**
 * How bad it would be.
 */
severity?: string, 
/**
 * Who else is at risk.
 */
others_at_risk?: Array<string>, 
/**
 * Needs for care and support, met by anybody or not: `yes`, `no`, `unknown` (Care Act 2014, section 42).
 */
care_needs?: string, 
/**
 * What that rests on.
 */
care_needs_why?: string, 
/**
 * Abuse or neglect, or the risk of it.
 */
abuse_or_risk?: string, 
/**
 * What that rests on.
 */
abuse_or_risk_why?: string, 
/**
 * Unable to protect themself because of those needs; also `left`, to the county council.
 */
unable_to_protect?: string, 
/**
 * What that rests on.
 */
unable_to_protect_why?: string, 
/**
 * Level of support a child needs: a code of the list. It informs and decides nothing.
 */
support_level?: string, 
/**
 * What that rests on.
 */
support_level_why?: string, 
/**
 * Next review.
 */
review_on?: string, };

export type ChaseForm = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The referral.
 */
referral: string, 
/**
 * When; nothing means now.
 */
at: string | null, 
/**
 * How.
 */
how: string, 
/**
 * Who was spoken to.
 */
spoke_to: string, 
/**
 * What was said.
 */
text: string, 
/**
 * When a reply is now expected; nothing means three working days.
 */
next_due: string | null, };

export type CheckForm = { 
/**
 * Also fold all tables afresh and compare, and read every file.
 */
deep: boolean, };

export type CheckReport = { 
/**
 * SHA-256 of the folded tables: the same on every machine with the same entries.
 */
state: string, 
/**
 * Entries checked.
 */
entries: number, 
/**
 * Machines and their heads.
 */
machines: Array<CheckedMachine>, 
/**
 * What is wrong; empty when all is well.
 */
problems: Array<Problem>, 
/**
 * How long it took, milliseconds.
 */
took_ms: number, 
/**
 * When.
 */
at: string, };

export type CheckedMachine = { 
/**
 * Its id.
 */
machine: string, 
/**
 * Its letter.
 */
letter: string, 
/**
 * Whose it is.
 */
officer: string, 
/**
 * Hash of its last entry, hexadecimal.
 */
head: string, 
/**
 * Number of its last entry.
 */
seq: number, };

export type ChronologyItem = { 
/**
 * The entry.
 */
entry: string, 
/**
 * What kind of line it is.
 */
kind: string, 
/**
 * Its heading.
 */
title: string, 
/**
 * When it happened, if said.
 */
happened_at: string | null, 
/**
 * When it was written.
 */
recorded_at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * Facts, each a label and a value.
 */
facts: Array<Fact>, 
/**
 * Narratives.
 */
passages: Array<PassageView>, 
/**
 * The share it tells of.
 */
share: string | null, 
/**
 * The referral it tells of.
 */
referral: string | null, 
/**
 * Whether an officer marked it as a significant event.
 */
significant: boolean, };

export type ClockLine = { 
/**
 * Its permanent name.
 */
name: string, 
/**
 * What it waits for.
 */
label: string, 
/**
 * Why it usually has the value it has; may be empty.
 */
why: string, 
/**
 * Working days.
 */
days: number, 
/**
 * Working days when the council says nothing else.
 */
usual: number, };

export type ClockedDue = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * What is to be done, in words.
 */
what: string, 
/**
 * The act by which it is written down, and what it is about.
 */
field: string, 
/**
 * The day.
 */
by: string, 
/**
 * Working days over, which is what the clocks count.
 */
days_over: number, 
/**
 * Why by that day: where the clock comes from, or whose day it is.
 */
why: string, 
/**
 * Whose it is to see to: the officer who decided last, or the Designated Safeguarding Officer.
 */
owner_name: string, 
/**
 * Whether that is the officer who looks.
 */
mine: boolean, };

export type Closing = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Reason code.
 */
reason: string, 
/**
 * What came of it.
 */
outcome: string, 
/**
 * What was learnt.
 */
learning: string, 
/**
 * Whether what the person wanted came about.
 */
wishes_met: string | null, 
/**
 * Every action that is still to be done: they end with the concern, as not done.
 */
not_done: Array<string>, };

export type Code = "locked" | "wrong-pin" | "keyring-missing" | "keyring-changed" | "keyring-unavailable" | "damaged" | "too-new" | "in-use" | "trace-exists" | "no-log" | "wrong-kit" | "not-in" | "waiting" | "rolled-back" | "invalid" | "not-found" | "disk-full" | "read-only" | "stopped" | "withheld-found" | "packet-failed" | "internal";

export type CodeRead = { 
/**
 * Sixteen letters and digits; spaces make no difference.
 */
check_code: string, };

export type Colleague = { 
/**
 * The officer.
 */
officer: string, 
/**
 * Their name.
 */
name: string, };

export type ColumnPlan = { 
/**
 * The column, from 0.
 */
column: number, 
/**
 * What it is.
 */
target: Target, };

export type ColumnView = { 
/**
 * From 0.
 */
column: number, 
/**
 * Its letters.
 */
letters: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * What it is taken for.
 */
target: Target, 
/**
 * What stands in it.
 */
examples: Array<string>, };

export type ConcernFilter = { 
/**
 * Words to look for; empty for none.
 */
words: string, 
/**
 * `all`, `new`, `open`, `closed` or `active` (new and open); empty means all.
 */
state: string, 
/**
 * A concern type.
 */
concern_type: string | null, 
/**
 * A part that somebody has in it.
 */
role: string | null, 
/**
 * `adult` or `child`: whether an adult is at risk or a child; empty for either.
 */
about: string, 
/**
 * The risk that stands.
 */
risk: string | null, 
/**
 * Where it happened.
 */
place: string | null, 
/**
 * The team of the council that told us.
 */
team: string | null, 
/**
 * Only those in which something is marked as a significant event.
 */
significant: boolean, 
/**
 * An agency that was told.
 */
agency: string | null, 
/**
 * Name of the officer who wrote it down; empty for any.
 */
officer: string, 
/**
 * Received on or after this day.
 */
received_from: string | null, 
/**
 * Received on or before this day.
 */
received_to: string | null, 
/**
 * `any`, `decision`, `reply`, `review`, `danger`, `feedback` (whoever reported it was not told), `versions` (written
 * apart) or `unseen` (came from a sheet, still to look through); empty means any.
 */
waiting: string, 
/**
 * `newest`, `oldest`, `reference`, `name` or `review`; empty means newest.
 */
sort: string, 
/**
 * Lines wanted, at most 200; 0 means 50.
 */
limit: number, 
/**
 * Where the last page ended.
 */
after: string | null, };

export type ConcernLine = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Their age, in years or as written.
 */
age: string, 
/**
 * In short.
 */
summary: string, 
/**
 * `new`, `open` or `closed`.
 */
state: string, 
/**
 * Immediate danger.
 */
danger: boolean, 
/**
 * Main type code.
 */
main_type: string | null, 
/**
 * And its words.
 */
main_type_label: string, 
/**
 * When it was received, or written down.
 */
received_at: string | null, 
/**
 * When it was written down.
 */
recorded_at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * What matters most about it now.
 */
badge: Badge | null, 
/**
 * Kept from some officers.
 */
sealed: boolean, 
/**
 * How many things were written apart by two officers and wait to be settled.
 */
versions: number, 
/**
 * The words looked for, between ‹ and ›.
 */
snippet: string, 
/**
 * Name of the file inside which they were found; empty where they stand in the concern itself.
 */
found_in: string, };

export type ConcernList = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * The lines.
 */
items: Array<ConcernLine>, 
/**
 * Where this page ends; nothing on the last.
 */
next: string | null, };

export type ConcernPage = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * In short.
 */
summary: string, 
/**
 * `new`, `open` or `closed`.
 */
state: string, 
/**
 * What matters about it now.
 */
badges: Array<Badge>, 
/**
 * When it was received.
 */
received_at: string | null, 
/**
 * When it was written down.
 */
recorded_at: string, 
/**
 * By whom.
 */
recorded_by: string, 
/**
 * How it came.
 */
route_in: string | null, 
/**
 * Who reported it.
 */
reporter: ReporterForm, 
/**
 * Immediate danger.
 */
danger: string | null, 
/**
 * Whether 999 was called.
 */
called_999: string | null, 
/**
 * When 999 was called.
 */
called_999_at: string | null, 
/**
 * Their incident number.
 */
incident_number: string, 
/**
 * When it happened.
 */
happened_when: string, 
/**
 * When it happened or began.
 */
happened_from: string | null, 
/**
 * When it ended.
 */
happened_until: string | null, 
/**
 * It goes on.
 */
ongoing: boolean, 
/**
 * Where, a code.
 */
place: string | null, 
/**
 * The place in words.
 */
place_words: string, 
/**
 * Types.
 */
concern_types: Array<string>, 
/**
 * The main one.
 */
main_type: string | null, 
/**
 * Whether the person knows.
 */
aware: string | null, 
/**
 * Why they do not know.
 */
aware_reason: string, 
/**
 * Consent.
 */
consent_status: string | null, 
/**
 * Why, or why not.
 */
consent_reason: string, 
/**
 * Risk.
 */
risk_level: string | null, 
/**
 * The reasons.
 */
risk_reasons: string, 
/**
 * How likely harm is.
 */
likelihood: string | null, 
/**
 * How bad it would be.
 */
severity: string | null, 
/**
 * Who else is at risk.
 */
others_at_risk: Array<string>, 
/**
 * Needs for care and support, met by anybody or not: `yes`, `no`, `unknown` (Care Act 2014, section 42).
 */
care_needs: string | null, 
/**
 * What that rests on.
 */
care_needs_why: string, 
/**
 * Abuse or neglect, or the risk of it.
 */
abuse_or_risk: string | null, 
/**
 * What that rests on.
 */
abuse_or_risk_why: string, 
/**
 * Unable to protect themself because of those needs; also `left`, to the county council.
 */
unable_to_protect: string | null, 
/**
 * What that rests on.
 */
unable_to_protect_why: string, 
/**
 * Level of support a child needs: a code of the list. It informs and decides nothing.
 */
support_level: string | null, 
/**
 * What that rests on.
 */
support_level_why: string, 
/**
 * Risk every time it was set, newest first.
 */
risk_history: Array<RiskLine>, 
/**
 * What people want, newest first.
 */
wishes: Array<WishesLine>, 
/**
 * Whether it came about, as the last closing said.
 */
wishes_met: string | null, 
/**
 * Assessments of capacity, newest first.
 */
capacity: Array<CapacityLine>, 
/**
 * Marks on a body map, in the order they were put there.
 */
body_marks: Array<BodyMarkLine>, 
/**
 * Topics its kinds call up, and those that were answered.
 */
topics: Array<TopicView>, 
/**
 * Files, newest first.
 */
files: Array<FileLine>, 
/**
 * Next review.
 */
review_on: string | null, 
/**
 * Officers whom it is kept from, by name.
 */
kept_from: Array<KeptFrom>, 
/**
 * How many things were written apart, in it and about its people, and wait to be settled.
 */
versions: number, 
/**
 * Facts among them, by name.
 */
written_apart: Array<string>, 
/**
 * People and their parts.
 */
people: Array<PersonLine>, 
/**
 * The safe-contact strip, ready to read.
 */
warnings: Array<string>, 
/**
 * Every entry, newest first.
 */
chronology: Array<ChronologyItem>, 
/**
 * Where each of them is besides this machine, in the same order.
 */
whereabouts: Array<Whereabouts>, 
/**
 * Referrals.
 */
referrals: Array<ReferralLine>, 
/**
 * What officers undertook to do, what is still to be done first.
 */
actions: Array<ActionLine>, 
/**
 * Shares and refusals to share.
 */
shares: Array<ShareLine>, 
/**
 * What is still to do.
 */
still_to_do: Array<StillToDo>, 
/**
 * Other concerns about the same person.
 */
known_before: Array<KnownBefore>, 
/**
 * Where it is saved.
 */
saved: Saved, };

export type ConcernWanted = { 
/**
 * The concern.
 */
concern: string, };

export type ContactForm = { 
/**
 * `phone`, `email` or `other`.
 */
kind: string, 
/**
 * The number or address.
 */
value: string, 
/**
 * `safe`, `not_safe`, `unknown`; empty means not known.
 */
safe_to_contact: string, 
/**
 * At what times.
 */
safe_times: string, 
/**
 * Whether a message may be left.
 */
may_leave_message: string | null, 
/**
 * How, and what never to do.
 */
note: string, };

export type CopySaving = { 
/**
 * The share.
 */
share: string, 
/**
 * Why.
 */
reason: string, };

export type Correction = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The passage.
 */
passage: string, 
/**
 * The text as it should stand.
 */
text: string, 
/**
 * Why.
 */
reason: string, 
/**
 * How the writer knows; nothing leaves it as it is.
 */
source_grade: string | null, };

export type CorrectionLine = { 
/**
 * What it is, such as "What was said" or "Reported by".
 */
label: string, 
/**
 * When it was put right.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * Why.
 */
reason: string, };

export type CorrectionSettling = { 
/**
 * The share.
 */
share: string, 
/**
 * `told` or `not_told`.
 */
told: string, 
/**
 * Who was told and how, or why nobody was.
 */
told_how: string, };

export type Counts = { 
/**
 * Concerns to decide or in danger.
 */
today: number, 
/**
 * Replies awaited that are due or over.
 */
shares_waiting: number, 
/**
 * Alarms, machines that ask to join, and proposals that wait for this officer.
 */
officers: number, };

export type Cover = { 
/**
 * The picture's item.
 */
item: string, 
/**
 * Where it begins from the left.
 */
left: number, 
/**
 * From the top.
 */
top: number, 
/**
 * Where it ends, from the left.
 */
right: number, 
/**
 * From the top.
 */
bottom: number, 
/**
 * Ground code.
 */
ground: string, 
/**
 * Note for the record; never in the packet.
 */
note: string, };

export type CutEntry = { 
/**
 * What was done.
 */
what: string, 
/**
 * When, by that machine's clock.
 */
at: string, 
/**
 * The concern it is about, where one can be opened.
 */
concern: string | null, 
/**
 * Its reference; empty when it is about none.
 */
reference: string, 
/**
 * Its words, each under what it is.
 */
words: Array<Fact>, };

export type CutMachine = { 
/**
 * The machine.
 */
machine: string, 
/**
 * Its letter in references.
 */
letter: string, 
/**
 * The officer at it.
 */
officer: string, 
/**
 * Why: `forked`, `suspended`, `left` or `replaced`; `active` once it may write again.
 */
standing: string, 
/**
 * How many can be read here.
 */
count: number, 
/**
 * When the first was written, by that machine's clock.
 */
from: string, 
/**
 * When the last was.
 */
to: string, 
/**
 * The entries, oldest first; empty unless this machine was asked for.
 */
entries: Array<CutEntry>, };

export type Declining = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Who asked.
 */
asked_by: string, 
/**
 * For what.
 */
asked_for: string, 
/**
 * The reasons.
 */
reasons: string, 
/**
 * What they were told.
 */
told_them: string, 
/**
 * The role of who asked.
 */
asked_role: string, 
/**
 * When they asked.
 */
asked_at: string | null, 
/**
 * How they asked: a channel code.
 */
channel: string | null, 
/**
 * How it was made sure who asked: a code.
 */
caller_check: string | null, 
/**
 * What they said they need it for.
 */
their_purpose: string, 
/**
 * The statute or order that was thought of.
 */
gateway: string | null, 
/**
 * Consent to share.
 */
consent_status: string | null, 
/**
 * Why, or why not.
 */
consent_reason: string, 
/**
 * What may happen if it is shared.
 */
risk_of_sharing: string, 
/**
 * What may happen if it is not.
 */
risk_of_not_sharing: string, 
/**
 * Who else agreed, if anybody.
 */
authorised_by: string, };

export type Delivery = { 
/**
 * The share.
 */
share: string, 
/**
 * Whether the file is there after all.
 */
delivered: boolean, };

export type DisposalLine = { 
/**
 * Its name.
 */
proposal: string, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Whom it is about.
 */
title: string, 
/**
 * Why it is to go.
 */
ground: string, 
/**
 * Who proposed it.
 */
proposed_by: string, 
/**
 * When.
 */
proposed_at: string, 
/**
 * From which day another officer may agree.
 */
open_until: string, 
/**
 * What the officer found.
 */
found: Array<Fact>, 
/**
 * Whether this officer may agree now.
 */
may_authorise: boolean, 
/**
 * Otherwise the name of the rule that stands against it.
 */
why_not: string | null, 
/**
 * Officers whose machines have not heard of it.
 */
waits_for: Array<string>, };

export type DisposalNamed = { 
/**
 * Which.
 */
proposal: string, };

export type DisposalStopping = { 
/**
 * Which.
 */
proposal: string, 
/**
 * Why.
 */
reason: string, };

export type Doubt = "no-day" | "no-year" | "week" | "unsure" | "serial" | "american" | "more-than-a-day" | "in-future" | "century" | "as-above" | "not-a-day" | "shared-surname" | "not-a-name" | "part-of-a-name" | "initials" | "words-beside" | "age-not-known" | "unknown-word" | "not-a-number" | "first-of-several" | "no-referral" | "too-long" | "safe-side" | "like-another" | "perhaps-in-log";

export type Draft = { 
/**
 * The form, if any is kept.
 */
text: string | null, 
/**
 * When it was kept.
 */
kept_at: string | null, };

export type DraftKept = { 
/**
 * When.
 */
kept_at: string, };

export type DraftPage = { 
/**
 * The page.
 */
page: string, };

export type DueAction = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * The action.
 */
action: string, 
/**
 * What is to be done.
 */
what: string, 
/**
 * Who does it, for a form.
 */
owner: string, 
/**
 * Their name.
 */
owner_name: string, 
/**
 * Whether that is the officer who looks.
 */
mine: boolean, 
/**
 * By which day.
 */
due: string, 
/**
 * `waiting`, `overdue`, `done`, `not-needed`, or `closed` where the concern was closed before it was done.
 */
state: string, };

export type EarlierFact = { 
/**
 * The field, in words.
 */
label: string, 
/**
 * What was known.
 */
was: string, 
/**
 * What took its place.
 */
now: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * When, by that machine's clock.
 */
at: string, 
/**
 * Why.
 */
reason: string, };

export type EarlierMark = { 
/**
 * All of it, in words.
 */
text: string, 
/**
 * Who wrote it.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Why it was put right.
 */
reason: string, };

export type EarlierText = { 
/**
 * The words.
 */
text: string, 
/**
 * Who wrote them.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Why they were put right.
 */
reason: string, 
/**
 * How the writer knew, then.
 */
source_grade: string | null, };

export type EarlierWords = { 
/**
 * In lines.
 */
text: string, 
/**
 * Who said so.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Why it was put right.
 */
reason: string, };

export type EscalationForm = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The referral.
 */
referral: string, 
/**
 * Stage code.
 */
stage: string, 
/**
 * When; nothing means now.
 */
at: string | null, 
/**
 * Whom it was taken to.
 */
spoke_to: string, 
/**
 * What we disagree with, and what we asked for.
 */
text: string, 
/**
 * When an answer is expected; nothing means five working days.
 */
next_due: string | null, };

export type EventMark = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The entry.
 */
entry: string, 
/**
 * Whether it is a significant event from now on.
 */
significant: boolean, 
/**
 * Why.
 */
reason: string, };

export type Fact = { 
/**
 * Its label.
 */
label: string, 
/**
 * Its value.
 */
value: string, };

export type FieldRule = { 
/**
 * Name of the form's field, as the form spells it.
 */
field: string, 
/**
 * Name of the rule; `ui/words/refusals.json` holds its sentence.
 */
rule: string, };

export type FileCorrection = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The entry that attached it.
 */
entry: string, 
/**
 * What it is.
 */
caption: string, 
/**
 * How it is known.
 */
source_grade: string | null, 
/**
 * When it was taken, written or seen.
 */
taken_at: string | null, 
/**
 * Why it changes.
 */
reason: string, };

export type FileLine = { 
/**
 * The entry that attached it.
 */
entry: string, 
/**
 * Its name.
 */
name: string, 
/**
 * What kind of file it is, in words.
 */
kind_label: string, 
/**
 * Bytes.
 */
length: number, 
/**
 * Its size in words.
 */
size: string, 
/**
 * What it is.
 */
caption: string, 
/**
 * How it is known.
 */
source_grade: string | null, 
/**
 * When it was taken, written or seen.
 */
taken_at: string | null, 
/**
 * What was said of it before, oldest first.
 */
earlier: Array<EarlierWords>, 
/**
 * Whether two officers put that right apart; its caption says both then.
 */
apart: boolean, 
/**
 * Who attached it.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * What can be seen of it here: `picture`, `text` or `nothing`.
 */
shows: string, 
/**
 * Whether its bytes are on this machine; they may come later than its name.
 */
here: boolean, 
/**
 * That it was taken back.
 */
withdrawn: TakenBack | null, 
/**
 * Whose it is, where it is another agency's.
 */
owner: OwnerView | null, };

export type FileMade = { 
/**
 * The entry, which is the file's name in the log.
 */
entry: string, };

export type FileSaving = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The entry that attached it.
 */
entry: string, 
/**
 * Why.
 */
reason: string, };

export type FileView = { 
/**
 * Its name.
 */
name: string, 
/**
 * What it is.
 */
caption: string, 
/**
 * What kind of file it is, in words.
 */
kind_label: string, 
/**
 * `picture`, `text`, `words` where its words are all that can be shown, or `nothing`.
 */
shows: string, 
/**
 * Its text or its words, where that is what it shows.
 */
text: string, 
/**
 * Whether there is more text than that.
 */
more: boolean, 
/**
 * What it says of itself: when and where a photograph was taken, who wrote a document.
 */
about: Array<Fact>, 
/**
 * Whether its bytes are on this machine.
 */
here: boolean, 
/**
 * What is attached to it, where it is an e-mail.
 */
parts: Array<MailPartLine>, };

export type FileWanted = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The entry that attached it.
 */
entry: string, };

export type FilterNamed = { 
/**
 * Its name.
 */
name: string, };

export type FilterToKeep = { 
/**
 * Its name; one of the same name is replaced.
 */
name: string, 
/**
 * The view.
 */
filter: ConcernFilter, };

export type Finding = { 
/**
 * What it is about.
 */
title: string, 
/**
 * How it stands.
 */
state: FindingState, 
/**
 * That in a word or two.
 */
said: string, 
/**
 * What it rests on.
 */
why: string, 
/**
 * Where the rule is from.
 */
source: string, };

export type FindingState = "reached" | "not_reached" | "ask";

export type FindingView = { 
/**
 * Where it stands, such as `B5`.
 */
cell: string, 
/**
 * Its heading.
 */
heading: string, 
/**
 * What stands there.
 */
text: string, 
/**
 * What it was read as; empty where it could not be read.
 */
read_as: string, 
/**
 * Why.
 */
doubt: Doubt, 
/**
 * Somebody must look.
 */
pressing: boolean, };

export type FlagForm = { 
/**
 * Which.
 */
kind: string, 
/**
 * Why.
 */
reason: string, 
/**
 * When it is looked at again; nothing means the longest the settings allow.
 */
review_on: string | null, };

export type FolderView = { 
/**
 * Whether one was chosen.
 */
chosen: boolean, 
/**
 * When a pass last ended well.
 */
passed_at: string | null, 
/**
 * Why the last pass did not, if it did not: a code.
 */
fault: string | null, 
/**
 * Entries of this machine that are not in the folder yet.
 */
to_publish: number, 
/**
 * Entries that wait for earlier ones which are not here yet: of whom, and how many.
 */
waiting: Array<WaitingLine>, };

export type FollowUp = { 
/**
 * The share.
 */
share: string, 
/**
 * `received`, `answered`, `chased`, `escalated`, `confirmed` or `settled`.
 */
came: string, 
/**
 * When; nothing means now.
 */
heard_at: string | null, 
/**
 * Who said so, or who was asked.
 */
heard_from: string, 
/**
 * How they said it: a channel code.
 */
heard_how: string | null, 
/**
 * What they said, what was asked of them, or why nothing more is expected.
 */
heard: string, 
/**
 * Where they answered: what they decided, a code of the list; nothing when none of it fits.
 */
decision: string | null, 
/**
 * Where they answered: whether the officer agrees.
 */
agree: boolean | null, 
/**
 * Where it was taken higher: the stage code.
 */
stage: string | null, 
/**
 * Where they were asked again or it was taken higher: when an answer is now expected; nothing means the council's own clock.
 */
next_due: string | null, };

export type Followed = { 
/**
 * In words.
 */
title: string, 
/**
 * When.
 */
at: string, 
/**
 * Whether we said something to them, and not they to us.
 */
ours: boolean, 
/**
 * Who said so, or whom we spoke to.
 */
by_whom: string, 
/**
 * How they said it, in words.
 */
how: string, 
/**
 * What they said.
 */
text: string, 
/**
 * What else was written down: what they decided, whether we agree, how far it was taken, by when an answer is expected.
 */
more: Array<string>, 
/**
 * Who wrote it down.
 */
officer: string, };

export type FormName = { 
/**
 * Permanent code.
 */
code: string, 
/**
 * Its name.
 */
label: string, 
/**
 * What to know before it is filled in.
 */
hint: string, 
/**
 * Agencies whose form it is.
 */
of: Array<string>, };

export type Found = { 
/**
 * How many people there are in all whose name, other name or address it is.
 */
people_total: number, 
/**
 * People whose name or address it is, and then those whose name is nearly so, or whose telephone or postcode it is in
 * another way of writing: also those whom no concern names.
 */
people: Array<KnownPerson>, 
/**
 * How many concerns in all.
 */
total: number, 
/**
 * The best.
 */
items: Array<ConcernLine>, 
/**
 * Where the words themselves leave room: concerns of people whose names are spelt or sound nearly like what was typed, or
 * whose telephone or postcode it is in another way of writing.
 */
near: Array<ConcernLine>, };

export type Frame = { 
/**
 * The council.
 */
organisation: string, 
/**
 * The officer on this machine.
 */
officer: string, 
/**
 * Their duty by the roster, in words; empty once they have left.
 */
role: string, 
/**
 * The title by which packets name them.
 */
title: string, 
/**
 * This machine's letter in references.
 */
machine_letter: string, 
/**
 * The other officers who are in.
 */
colleagues: Array<Colleague>, 
/**
 * Marking on every page.
 */
marking: string, 
/**
 * What waits.
 */
counts: Counts, 
/**
 * Whether the recovery kit was checked on paper.
 */
kit_confirmed: boolean, 
/**
 * Minutes until the log locks by itself.
 */
idle_minutes: number, 
/**
 * Whether this machine may write in the log.
 */
is_in: boolean, 
/**
 * Why it may not, or why what is written here may reach nobody: a code with sentences in the words.
 */
apart: string | null, 
/**
 * The officers to speak to about that.
 */
ask: Array<string>, 
/**
 * The shared folder.
 */
folder: FolderView, 
/**
 * Officers who are in, this one among them.
 */
officers: number, 
/**
 * Alarms nobody has said they have seen.
 */
alarms: number, 
/**
 * Alarms that were seen, and whose cause is still there.
 */
alarms_still: number, 
/**
 * When the log was last checked on this machine, and found whole.
 */
checked_at: string | null, 
/**
 * When the last check on this machine found something wrong, if it did.
 */
found_wrong: string | null, 
/**
 * Days since a backup was last restored and found right; nothing when none ever was.
 */
backup_days: number | null, 
/**
 * Whether an officer must see to the backups.
 */
backup_red: boolean, 
/**
 * `system`, `light` or `dark`.
 */
theme: string, 
/**
 * `compact` or `comfortable`.
 */
density: string, 
/**
 * The clock.
 */
now: string, 
/**
 * Today in London.
 */
today: string, };

export type Guide = { 
/**
 * In a sentence or two.
 */
text: string, 
/**
 * Where it is from.
 */
source: string, };

export type HandoverForm = { 
/**
 * The officer it is for; nothing means every other.
 */
for_officer: string | null, 
/**
 * The words.
 */
text: string, };

export type HandoverLine = { 
/**
 * The entry that wrote it.
 */
entry: string, 
/**
 * Who wrote it.
 */
officer: string, 
/**
 * Whom it is for; empty when for every other officer.
 */
to: string, 
/**
 * When.
 */
at: string, 
/**
 * The words.
 */
text: string, };

export type HandoverRead = { 
/**
 * The entry that wrote it.
 */
entry: string, };

export type HeldBy = { 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Packets that reached it.
 */
total: number, 
/**
 * People of whom they tell; two who are one and the same are one.
 */
people: number, 
/**
 * A page of the packets.
 */
items: Array<HeldPacket>, 
/**
 * Where this page ends.
 */
next: string | null, };

export type HeldCorrection = { 
/**
 * `due`; `sent` where a later packet has the text; `told` or `not_told`, as an officer wrote down.
 */
outcome: string, 
/**
 * The later packet's reference; or who was told and how, or why nobody was.
 */
how: string, 
/**
 * What it is, such as "What was said" or "Reported by".
 */
label: string, 
/**
 * When it was put right.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * Why.
 */
reason: string, };

export type HeldPacket = { 
/**
 * What it was for.
 */
purpose: string, 
/**
 * What we asked.
 */
asks: string, 
/**
 * What went, by what it is called today.
 */
items_list: Array<string>, 
/**
 * What was put right since, oldest first.
 */
put_right: Array<HeldCorrection>, 
/**
 * What they said about it, oldest first.
 */
followed: Array<Followed>, 
/**
 * The share.
 */
share: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
concern_reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Names of the others of whom it tells.
 */
others: Array<string>, 
/**
 * `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`, `astray`, `astray-over`.
 */
kind: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Named recipient, or who asked.
 */
recipient: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * How it travelled.
 */
channel: string | null, 
/**
 * Pages.
 */
pages: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * A reply is expected by.
 */
reply_by: string | null, 
/**
 * The day by which what was told is followed up in writing; nothing once it was.
 */
confirm_by: string | null, 
/**
 * Items that went.
 */
items: number, 
/**
 * Things withheld.
 */
withheld: number, 
/**
 * Texts put right since, of which whoever has it was not told.
 */
corrections: number, 
/**
 * How often they were asked again.
 */
chases: number, 
/**
 * The stage it was taken to, in words; empty when to none.
 */
stage_label: string, 
/**
 * The day by which an answer is now expected; nothing where nobody asked again.
 */
next_due: string | null, 
/**
 * What they decided, in words; empty where nothing is on record.
 */
decision_label: string, };

export type HistoryFilter = { 
/**
 * Of one concern.
 */
concern: string | null, 
/**
 * By one officer; empty for any.
 */
officer: string, 
/**
 * Where the last page ended.
 */
before: string | null, 
/**
 * Lines wanted; 0 means 50.
 */
limit: number, };

export type HistoryLine = { 
/**
 * The entry.
 */
entry: string, 
/**
 * When, by the writing machine's clock.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * Machine's letter and number, such as `A-17`; of a colleague's entry the letter alone.
 */
number: string, 
/**
 * What was done.
 */
what: string, 
/**
 * The concern it is about.
 */
concern: string | null, 
/**
 * And its reference.
 */
reference: string, };

export type HistoryPage = { 
/**
 * Newest first.
 */
items: Array<HistoryLine>, 
/**
 * Where this page ends.
 */
next: string | null, };

export type HoldEnding = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The hold.
 */
hold: string, 
/**
 * Why.
 */
reason: string, };

export type HoldLine = { 
/**
 * Its id.
 */
hold: string, 
/**
 * Why.
 */
label: string, 
/**
 * Whose request, claim or inquiry; empty for the one that the log sets by itself.
 */
details: string, 
/**
 * When to look at it again.
 */
review_on: string | null, 
/**
 * When it was set; nothing for the one that the log sets by itself.
 */
set_at: string | null, };

export type HolderWanted = { 
/**
 * The agency.
 */
agency: string, 
/**
 * Packets wanted; 0 means 50.
 */
limit: number, 
/**
 * Where the last page ended.
 */
after: string | null, };

export type ImportPlan = { 
/**
 * The sheet's name; empty means the first that anybody can see.
 */
sheet: string, 
/**
 * The row with the headings; nothing means guessed, 0 means that there are none.
 */
header_row: number | null, 
/**
 * What columns are taken for; those left out are guessed by their headings.
 */
columns: Array<ColumnPlan>, };

export type Invited = { 
/**
 * To be sent or read out; no secret.
 */
invitation: string, };

export type ItemPieces = { 
/**
 * The item.
 */
item: string, 
/**
 * In order.
 */
pieces: Array<PieceView>, };

export type JsonValue = number | string | boolean | Array<JsonValue> | { [key in string]: JsonValue } | null;

export type KeptFilter = { 
/**
 * Its name.
 */
name: string, 
/**
 * The view.
 */
filter: ConcernFilter, };

export type KeptFilters = { 
/**
 * By name.
 */
items: Array<KeptFilter>, };

export type KeptFrom = { 
/**
 * The officer.
 */
officer: string, 
/**
 * Their name.
 */
name: string, };

export type KitWord = { 
/**
 * Its number on the page, from 1.
 */
number: number, 
/**
 * The word.
 */
word: string, };

export type KitWords = { 
/**
 * Each with its number.
 */
words: Array<KitWord>, };

export type Known = { 
/**
 * Best first.
 */
people: Array<KnownPerson>, 
/**
 * How many there are in all whose name, other name or address it is.
 */
total: number, };

export type KnownBefore = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * In short.
 */
summary: string, 
/**
 * Its state.
 */
state: string, };

export type KnownBy = { 
/**
 * Their name and part.
 */
label: string, 
/**
 * Names, other names, parts of names, telephones, addresses of any kind.
 */
words: Array<string>, };

export type KnownConcern = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * In short.
 */
summary: string, 
/**
 * Its state.
 */
state: string, 
/**
 * When it was received.
 */
received_at: string, };

export type KnownPerson = { 
/**
 * The person.
 */
person: string, 
/**
 * Full name.
 */
name: string, 
/**
 * What they are called.
 */
known_as: string, 
/**
 * Date of birth.
 */
born_on: string | null, 
/**
 * Age, in years or as written.
 */
age: string, 
/**
 * Address.
 */
address: string, 
/**
 * Known only from concerns that are kept from a colleague.
 */
kept_apart: boolean, 
/**
 * Their concerns, newest first.
 */
concerns: Array<KnownConcern>, };

export type KnownWords = { 
/**
 * Parts of a name or address.
 */
words: string, };

export type LateDecision = { 
/**
 * Working days over.
 */
days_over: number, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Their age, in years or as written.
 */
age: string, 
/**
 * In short.
 */
summary: string, 
/**
 * `new`, `open` or `closed`.
 */
state: string, 
/**
 * Immediate danger.
 */
danger: boolean, 
/**
 * Main type code.
 */
main_type: string | null, 
/**
 * And its words.
 */
main_type_label: string, 
/**
 * When it was received, or written down.
 */
received_at: string | null, 
/**
 * When it was written down.
 */
recorded_at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * What matters most about it now.
 */
badge: Badge | null, 
/**
 * Kept from some officers.
 */
sealed: boolean, 
/**
 * How many things were written apart by two officers and wait to be settled.
 */
versions: number, 
/**
 * The words looked for, between ‹ and ›.
 */
snippet: string, 
/**
 * Name of the file inside which they were found; empty where they stand in the concern itself.
 */
found_in: string, };

export type LeavingOut = { 
/**
 * The item.
 */
item: string, 
/**
 * Ground code.
 */
ground: string, 
/**
 * Note for the record; never in the packet.
 */
note: string, };

export type LeftOutView = { 
/**
 * What it is called today.
 */
label: string, 
/**
 * Why, in words.
 */
ground: string, 
/**
 * The officer's note.
 */
note: string, };

export type Likely = { 
/**
 * Likeliest first.
 */
people: Array<LikelyPerson>, };

export type LikelyPerson = { 
/**
 * The person.
 */
known: KnownPerson, 
/**
 * Why: `name-spelling`, `name-sound`, `born`, `phone`, `address`, `postcode`.
 */
why: Array<string>, };

export type LikelyWanted = { 
/**
 * Name.
 */
name: string, 
/**
 * What they are called.
 */
known_as: string, 
/**
 * Date of birth.
 */
born_on: string | null, 
/**
 * Address.
 */
address: string, 
/**
 * Telephone.
 */
phone: string, 
/**
 * Whoever it is not: the person themselves, when they are known already.
 */
not: string | null, };

export type LinkForm = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The person.
 */
person: PersonForm, };

export type ListChange = { 
/**
 * The list.
 */
list: string, 
/**
 * The line's permanent code; empty adds a line, whose code is made of its label.
 */
code: string, 
/**
 * Its words.
 */
label: string | null, 
/**
 * The heading it stands under, where the list has headings.
 */
group: string | null, 
/**
 * A line of help; empty takes it away.
 */
hint: string | null, 
/**
 * Whether it may be chosen from now on.
 */
offered: boolean | null, 
/**
 * Of a kind of concern: codes of the topics it calls up.
 */
topics: Array<string> | null, 
/**
 * Of an agency: a number to ring.
 */
phone: string | null, 
/**
 * Of an agency: what is usually asked of it.
 */
asks: string | null, 
/**
 * Of an agency: what it needs, and so what stays here.
 */
needs: string | null, };

export type ListChanged = { 
/**
 * Its permanent code.
 */
code: string, };

export type ListLine = { 
/**
 * Permanent code.
 */
code: string, 
/**
 * Its words.
 */
label: string, 
/**
 * The words it came with, where the council has changed them.
 */
came_as: string | null, 
/**
 * Whether the council added it.
 */
own: boolean, 
/**
 * Whether it may be chosen.
 */
offered: boolean, 
/**
 * Heading; may be empty.
 */
group: string, 
/**
 * Help; may be empty.
 */
hint: string, 
/**
 * Codes of the topics it calls up.
 */
topics: Array<string>, 
/**
 * An agency's number to ring; may be empty.
 */
phone: string, 
/**
 * What is usually asked of an agency; may be empty.
 */
asks: string, 
/**
 * What an agency needs; may be empty.
 */
needs: string, };

export type ListView = { 
/**
 * Permanent name.
 */
list: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Headings that its lines stand under; none where it has no headings.
 */
groups: Array<string>, 
/**
 * Whether its lines are agencies, which have a telephone and more.
 */
agencies: boolean, 
/**
 * Topics that its lines may call up, as codes and titles; none where they call up none.
 */
topics: Array<Term>, 
/**
 * Lines, those as well that are not offered any more.
 */
lines: Array<ListLine>, };

export type ListsPage = { 
/**
 * Each, in the order of the page.
 */
lists: Array<ListView>, };

export type MachineState = { 
/**
 * The machine.
 */
machine: string, 
/**
 * Its letter in references.
 */
letter: string, 
/**
 * The officer at it.
 */
officer: string, 
/**
 * That officer, for a form.
 */
officer_id: string | null, 
/**
 * Whether it is this one.
 */
this: boolean, 
/**
 * `active`, `replaced`, `forked`, `turned-away`, `suspended` or `left`.
 */
standing: string, 
/**
 * When it last spoke, by its own clock; nothing when it never did.
 */
spoke_at: string | null, 
/**
 * Entries of this machine that it has not taken yet; nothing when it never spoke.
 */
behind: number | null, };

export type MailPart = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The entry that attached the e-mail.
 */
entry: string, 
/**
 * The part's number, as the e-mail's view has it.
 */
part: number, };

export type MailPartLine = { 
/**
 * Its number.
 */
part: number, 
/**
 * Its name, cleaned.
 */
name: string, 
/**
 * What kind of file it is, in words.
 */
kind_label: string, 
/**
 * Its size in words.
 */
size: string, 
/**
 * Whether it has bytes that can be kept.
 */
can_be_kept: boolean, 
/**
 * Whether the concern has a file of the same bytes already.
 */
kept: boolean, };

export type MailView = { 
/**
 * Its file's name.
 */
name: string, 
/**
 * Subject.
 */
subject: string, 
/**
 * Name of whoever wrote it.
 */
from_name: string, 
/**
 * Their address.
 */
from_address: string, 
/**
 * When it was written, as it claims, civil time in London; nothing when it says none, or a time to come.
 */
sent_at: string | null, 
/**
 * Its words.
 */
text: string, 
/**
 * What is attached to it, name and size; it stays in the original, and can be kept for itself from there.
 */
attached: Array<string>, };

export type MarkCorrection = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The entry that put it there.
 */
mark: string, 
/**
 * The mark, whole.
 */
said: MarkForm, 
/**
 * Why.
 */
reason: string, };

export type MarkForm = { 
/**
 * `adult` or `child`.
 */
figure: string, 
/**
 * `front` or `back`.
 */
side: string, 
/**
 * Region code; left and right are the person's own.
 */
region: string, 
/**
 * From the left edge of the drawing, in thousandths; nothing means the middle of the region.
 */
x: number | null, 
/**
 * From its top, in thousandths.
 */
y: number | null, 
/**
 * How large.
 */
size: string, 
/**
 * Its colour.
 */
colour: string, 
/**
 * What it looks like and exactly where.
 */
looks: string, 
/**
 * Who saw it.
 */
seen_by: string, 
/**
 * When.
 */
seen_at: string | null, 
/**
 * How the writer knows.
 */
source_grade: string | null, };

export type MarkMade = { 
/**
 * The entry, which is the mark's name.
 */
mark: string, };

export type MergedPerson = { 
/**
 * The entry that says so.
 */
merge: string, 
/**
 * The other.
 */
person: string, 
/**
 * Name, as it was written of them.
 */
name: string, 
/**
 * By whom it was said.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Why.
 */
reason: string, };

export type Merging = { 
/**
 * The one whose page stays.
 */
kept: string, 
/**
 * The one that is shown there too.
 */
merged: string, 
/**
 * Why.
 */
reason: string, };

export type NewAction = { 
/**
 * The concern.
 */
concern: string, 
/**
 * What is to be done.
 */
what: string, 
/**
 * The officer who does it; nothing means the one who writes.
 */
owner: string | null, 
/**
 * By which day; nothing means three working days.
 */
due: string | null, };

export type NewAssessment = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Whose capacity; nothing means the person the concern is about.
 */
person: string | null, 
/**
 * Which decision.
 */
decision: string, 
/**
 * When it was assessed; nothing means now.
 */
assessed_at: string | null, 
/**
 * Who assessed it.
 */
assessed_by: string, 
/**
 * Why it was doubted.
 */
doubt: string, 
/**
 * What was done to help them decide.
 */
help: string, 
/**
 * An impairment of mind or brain.
 */
impairment: string | null, 
/**
 * Can understand what matters to it.
 */
understand: string | null, 
/**
 * Can keep it in mind.
 */
retain: string | null, 
/**
 * Can use or weigh it.
 */
weigh: string | null, 
/**
 * Can say what they decide.
 */
communicate: string | null, 
/**
 * What it came to.
 */
outcome: string, 
/**
 * Why.
 */
reasons: string, 
/**
 * What was decided in their best interests.
 */
best_interests: string, 
/**
 * Who was consulted; an attorney or deputy.
 */
consulted: string, };

export type NewConcern = { 
/**
 * When it was received, civil time in London.
 */
received_at: string | null, 
/**
 * How it came.
 */
route_in: string | null, 
/**
 * Who reported it.
 */
reporter: ReporterForm, 
/**
 * Immediate danger.
 */
danger: string | null, 
/**
 * Whether 999 was called.
 */
called_999: string | null, 
/**
 * When 999 was called.
 */
called_999_at: string | null, 
/**
 * Their incident number.
 */
incident_number: string, 
/**
 * People and their parts.
 */
people: Array<PersonForm>, 
/**
 * In short, one line.
 */
summary: string, 
/**
 * When it happened, in words.
 */
happened_when: string, 
/**
 * When it happened or began: a moment or a day.
 */
happened_from: string | null, 
/**
 * When it ended.
 */
happened_until: string | null, 
/**
 * It goes on.
 */
ongoing: boolean, 
/**
 * Where, a code.
 */
place: string | null, 
/**
 * The place in words.
 */
place_words: string, 
/**
 * Facts.
 */
account: string, 
/**
 * How the writer knows the facts.
 */
account_source: string | null, 
/**
 * The person's own words.
 */
own_words: string, 
/**
 * How the writer knows them.
 */
own_words_source: string | null, 
/**
 * What the officer said.
 */
officer_said: string, 
/**
 * What was seen.
 */
observed: string, 
/**
 * How the writer knows it: seen by themselves, or told by whoever saw it.
 */
observed_source: string | null, 
/**
 * Opinion, marked as such.
 */
opinion: string, 
/**
 * Types.
 */
concern_types: Array<string>, 
/**
 * The main one.
 */
main_type: string | null, 
/**
 * Views and wishes.
 */
views: string, 
/**
 * How the writer knows them.
 */
views_source: string | null, 
/**
 * Whether the person knows.
 */
aware: string | null, 
/**
 * Why they do not know.
 */
aware_reason: string, 
/**
 * Consent.
 */
consent_status: string | null, 
/**
 * Why, or why not.
 */
consent_reason: string, 
/**
 * Risk, set by a person.
 */
risk_level: string | null, 
/**
 * The reasons.
 */
risk_reasons: string, 
/**
 * Officers whom it is kept from: nothing that can be read ever goes to their machines.
 */
kept_from: Array<string>, 
/**
 * Whether the e-mail that was read for it is attached to it, as it came.
 */
with_mail: boolean, };

export type NewDecision = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Decision code.
 */
decision: string, 
/**
 * The reasons.
 */
reasons: string, 
/**
 * Law or threshold considered.
 */
threshold: string, 
/**
 * Second officer, if asked.
 */
second_officer: string, 
/**
 * Next review; nothing means the longest the settings allow.
 */
review_on: string | null, 
/**
 * When it was decided; nothing means now.
 */
decided_at: string | null, };

export type NewDraft = { 
/**
 * Which page, such as `record` or `add:` and a concern's id.
 */
page: string, 
/**
 * The form, as JSON text.
 */
text: string, };

export type NewFile = { 
/**
 * The concern.
 */
concern: string, 
/**
 * What it is.
 */
caption: string, 
/**
 * How it is known.
 */
source_grade: string | null, 
/**
 * When it was taken, written or seen.
 */
taken_at: string | null, };

export type NewHold = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Why, a code.
 */
why: string, 
/**
 * Whose request, claim or inquiry.
 */
details: string, 
/**
 * When to look at it again.
 */
review_on: string | null, };

export type NewMark = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Whose body; nothing means the person the concern is about.
 */
person: string | null, 
/**
 * The mark.
 */
said: MarkForm, };

export type NewReferral = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Named recipient.
 */
recipient: string, 
/**
 * Route code.
 */
route: string, 
/**
 * Form used.
 */
form: string, 
/**
 * When it went; nothing means now.
 */
sent_at: string | null, 
/**
 * When a reply is expected; nothing means the agency's usual time.
 */
reply_due: string | null, 
/**
 * What was asked.
 */
asked: string, 
/**
 * Their number, if already known.
 */
their_reference: string, };

export type NewRelation = { 
/**
 * The person.
 */
person: string, 
/**
 * The other.
 */
other: RelatedPerson, 
/**
 * Relation code.
 */
kind: string, 
/**
 * Whether they live together.
 */
lives_together: boolean, 
/**
 * In words.
 */
note: string, 
/**
 * Since when.
 */
since: string | null, 
/**
 * Until when.
 */
until: string | null, };

export type NewWishes = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Whose wishes; nothing means the person the concern is about.
 */
person: string | null, 
/**
 * Whether they were asked.
 */
was_asked: string, 
/**
 * When; nothing means now, or that they were not asked.
 */
asked_at: string | null, 
/**
 * By whom.
 */
asked_by: string, 
/**
 * What they want, codes.
 */
outcomes: Array<string>, 
/**
 * In their own words.
 */
own_words: string, 
/**
 * Why they were not asked, or why there is nothing more.
 */
reason: string, 
/**
 * Advocate or representative.
 */
advocate: string, 
/**
 * Of a child: whether they were seen.
 */
seen: string | null, 
/**
 * Of a child: whether they were spoken to alone.
 */
alone: string | null, 
/**
 * Of a child: what the parents say.
 */
parents_views: string, 
/**
 * Of a child: whether the parents agree.
 */
parents_agree: string | null, };

export type NotInForce = { 
/**
 * Machines of which there are some, by letter.
 */
machines: Array<CutMachine>, };

export type NotInForceWanted = { 
/**
 * The machine; none for the numbers alone.
 */
machine: string | null, };

export type Nothing = Record<symbol, never>;

export type OfficerLine = { 
/**
 * The officer.
 */
officer: string, 
/**
 * Name.
 */
name: string, 
/**
 * Role in words.
 */
role: string, 
/**
 * `dso` or `deputy`.
 */
duty: string, 
/**
 * `active`, `suspended` or `left`.
 */
standing: string, };

export type OfficerNamed = { 
/**
 * The officer.
 */
officer: string, 
/**
 * Why.
 */
reason: string, 
/**
 * The recovery kit's words, in place of a second officer; or empty.
 */
kit: string, };

export type OfficersPage = { 
/**
 * The officer at this machine.
 */
me: string | null, 
/**
 * Officers who are in, the DSO first.
 */
officers: Array<OfficerLine>, 
/**
 * Whether one DSO and two deputies are in already.
 */
full: boolean, 
/**
 * All machines.
 */
machines: Array<MachineState>, 
/**
 * Machines that ask to join.
 */
requests: Array<RequestLine>, 
/**
 * Proposed changes, newest first.
 */
proposals: Array<ProposalLine>, 
/**
 * Alarms, newest first.
 */
alarms: Array<AlarmLine>, 
/**
 * The shared folder.
 */
folder: FolderView, };

export type OwnerForm = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The item, as a packet names it: a passage, `file:` and the entry of a file, the entry of anything else.
 */
item: string, 
/**
 * An agency code; nothing where it is the council's own.
 */
belongs_to: string | null, 
/**
 * Why, or how it is known.
 */
reason: string, };

export type OwnerView = { 
/**
 * Agency code.
 */
owner: string, 
/**
 * Agency in words.
 */
owner_label: string, 
/**
 * To whom it may go, who said so and when: a line each.
 */
permitted: Array<string>, 
/**
 * The same with what went to each already.
 */
permissions: Array<PermissionView>, 
/**
 * To whom it may go no longer, who said so and when: a line each.
 */
taken_back: Array<string>, };

export type PacketRequest = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Named person.
 */
recipient_name: string, 
/**
 * Their role.
 */
recipient_role: string, 
/**
 * Their address: e-mail, portal, telephone.
 */
recipient_address: string, 
/**
 * How the address was verified.
 */
verified_how: string, 
/**
 * How it travels.
 */
channel: string, 
/**
 * The code of the agency's form that it follows; nothing for the council's own order.
 */
form: string | null, 
/**
 * When it was told, where it is told and nothing goes; nothing means now.
 */
said_at: string | null, 
/**
 * How it was made sure who was told: a code.
 */
caller_check: string | null, 
/**
 * The day by which it is followed up in writing.
 */
confirm_by: string | null, 
/**
 * Why it is shared.
 */
purpose: string, 
/**
 * What we ask of them.
 */
asks: string, 
/**
 * By when.
 */
reply_by: string | null, 
/**
 * The day by which they are asked to destroy it or to return it; nothing means when it is no longer needed.
 */
destroy_by: string | null, 
/**
 * Emergency.
 */
emergency: boolean, 
/**
 * Article 6 base.
 */
article6: string | null, 
/**
 * Article 9 condition.
 */
article9: string | null, 
/**
 * DPA 2018 Schedule 1 condition.
 */
schedule1: string | null, 
/**
 * Paragraph 18's reason for going without consent.
 */
para18_reason: string | null, 
/**
 * The facts behind that reason.
 */
para18_facts: string, 
/**
 * Who is protected.
 */
protected_person: string | null, 
/**
 * For an adult: the three limbs of "at risk".
 */
at_risk_adult: AtRisk | null, 
/**
 * Another gateway.
 */
gateway: string | null, 
/**
 * Consent to share.
 */
consent_status: string | null, 
/**
 * Why, or why not.
 */
consent_reason: string, 
/**
 * Whether the person was told that it would be shared.
 */
told: boolean | null, 
/**
 * Why, or why not.
 */
told_reason: string, 
/**
 * Necessity and proportionality.
 */
necessity: string, 
/**
 * The risk of not sharing.
 */
risk_of_not_sharing: string, 
/**
 * Why it is in the substantial public interest.
 */
public_interest: string, 
/**
 * Whether it says that somebody committed an offence, or may have.
 */
offences: boolean | null, 
/**
 * Who agreed to it, where that was not the officer alone.
 */
authorised_by: string, 
/**
 * In short.
 */
summary: string, 
/**
 * The safe-contact box, a line each.
 */
safe_contact: string, 
/**
 * Who must not be told.
 */
must_not_be_told: string, 
/**
 * Items that go.
 */
items: Array<string>, 
/**
 * What is withheld.
 */
withhold: Array<Withhold>, 
/**
 * Parts of pictures that are covered.
 */
covers: Array<Cover>, 
/**
 * Grounds for items that the template would send and that are left out; it may stay unsaid.
 */
left_out: Array<LeavingOut>, 
/**
 * Why something goes that is usually withheld: who reported it, an address that must not be revealed.
 */
reveal_reason: string, };

export type PaperPrinting = { 
/**
 * `register`, or `held_by` for what an agency holds from us.
 */
paper: string, 
/**
 * To which agency alone: a code.
 */
agency: string | null, 
/**
 * Of whom alone.
 */
person: string | null, 
/**
 * By which officer alone; empty for any.
 */
officer: string, 
/**
 * From this day.
 */
from: string | null, 
/**
 * Until this day.
 */
to: string | null, 
/**
 * How many lines it has.
 */
lines: number, };

export type PartView = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * What stands there; empty where nothing is on record.
 */
text: string, 
/**
 * When it was copied last, by itself or with all.
 */
copied_at: string | null, };

export type PartWanted = { 
/**
 * The share.
 */
share: string, 
/**
 * The part's heading; empty for all of them, one after another.
 */
heading: string, };

export type PartWords = { 
/**
 * The part's heading; empty for all of them.
 */
heading: string, 
/**
 * The words.
 */
text: string, };

export type Parting = { 
/**
 * The person on whose page it stands.
 */
person: string, 
/**
 * The entry that made them one.
 */
merge: string, 
/**
 * Why.
 */
reason: string, };

export type PassageView = { 
/**
 * The passage.
 */
passage: string, 
/**
 * Kind code.
 */
kind: string, 
/**
 * Kind in words.
 */
label: string, 
/**
 * The text in force.
 */
text: string, 
/**
 * How the writer knows.
 */
source_grade: string | null, 
/**
 * Earlier texts, oldest first.
 */
earlier: Array<EarlierText>, 
/**
 * Texts in force; more than one when two officers wrote at the same time.
 */
versions: Array<VersionText>, 
/**
 * Whose it is, where it is another agency's.
 */
owner: OwnerView | null, 
/**
 * Whether it is read only once it was said why, since it is another agency's: then the text says so, and nothing else.
 */
sealed: boolean, };

export type PeopleFilter = { 
/**
 * Parts of a name or address; empty for everybody.
 */
words: string, 
/**
 * Lines wanted, at most 200; 0 means 50.
 */
limit: number, 
/**
 * Where the last page ended.
 */
after: string | null, };

export type PeopleList = { 
/**
 * How many there are in all.
 */
total: number, 
/**
 * By name.
 */
items: Array<KnownPerson>, 
/**
 * Where this page ends; nothing on the last.
 */
next: string | null, };

export type PermissionEnding = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The item.
 */
item: string, 
/**
 * To whom no longer: an agency code.
 */
agency: string, 
/**
 * Who said so: name and role.
 */
heard_from: string, 
/**
 * When; nothing means now.
 */
heard_at: string | null, 
/**
 * How they said it: a channel code.
 */
heard_how: string | null, 
/**
 * Why.
 */
reason: string, };

export type PermissionForm = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The item.
 */
item: string, 
/**
 * To whom: an agency code.
 */
agency: string, 
/**
 * Who said so: name and role.
 */
heard_from: string, 
/**
 * When; nothing means now.
 */
heard_at: string | null, 
/**
 * How they said it: a channel code.
 */
heard_how: string | null, 
/**
 * What they said, and what they asked for in return.
 */
heard: string, };

export type PermissionView = { 
/**
 * To whom: an agency code.
 */
agency: string, 
/**
 * The agency in words.
 */
agency_label: string, 
/**
 * Packets with it that went there: a line each. Taking a permission back calls none of them back.
 */
went: Array<string>, };

export type PersonAmendment = { 
/**
 * The person.
 */
person: string, 
/**
 * Why; may be empty when a fact was missing until now.
 */
reason: string, 
/**
 * Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
 */
was_wrong: string | null, 
/**
 * The new values; a field that is not there stays as it is.
 */
changes: PersonChanges, };

export type PersonChanges = { 
/**
 * Full name.
 */
name?: string, 
/**
 * What they are called.
 */
known_as?: string, 
/**
 * Other names.
 */
aliases?: Array<string>, 
/**
 * Date of birth.
 */
born_on?: string, 
/**
 * Age in words when there is no date of birth.
 */
age?: string, 
/**
 * Expected date of delivery.
 */
expected_on?: string, 
/**
 * Where they live now.
 */
address?: string, 
/**
 * Its postcode.
 */
postcode?: string, 
/**
 * Unique property reference number, up to twelve digits.
 */
uprn?: string, 
/**
 * Since when.
 */
address_since?: string, 
/**
 * It must not be revealed.
 */
do_not_reveal_address?: boolean, 
/**
 * Earlier and other addresses.
 */
addresses?: Array<AddressForm>, 
/**
 * Telephone.
 */
phone?: string, 
/**
 * `safe`, `not_safe`, `unknown`; empty means not known.
 */
safe_to_contact?: string, 
/**
 * At what times it is safe.
 */
safe_times?: string, 
/**
 * Whether a message may be left.
 */
may_leave_message?: string, 
/**
 * How, and what never to do.
 */
safe_contact_note?: string, 
/**
 * Other ways to reach them.
 */
contacts?: Array<ContactForm>, 
/**
 * How they like to be reached.
 */
preferred_contact?: string, 
/**
 * Sex or gender, as they say it.
 */
sex_gender?: string, 
/**
 * Ethnicity.
 */
ethnicity?: string, 
/**
 * First language.
 */
first_language?: string, 
/**
 * Whether an interpreter is needed.
 */
interpreter?: string, 
/**
 * What they need to be understood.
 */
communication_needs?: string, 
/**
 * Religion.
 */
religion?: string, 
/**
 * Nationality and immigration, only where it matters.
 */
nationality_immigration?: string, 
/**
 * NHS number.
 */
nhs_number?: string, 
/**
 * General practitioner.
 */
gp?: string, 
/**
 * Surgery.
 */
surgery?: string, 
/**
 * School or employer.
 */
school_or_employer?: string, 
/**
 * Whether social care knows them.
 */
known_to_social_care?: string, 
/**
 * Next of kin.
 */
next_of_kin?: string, 
/**
 * Attorney, deputy or appointee.
 */
attorney_deputy?: string, 
/**
 * Who provides social care.
 */
care_provider?: string, 
/**
 * Disability and health, only where it matters.
 */
health?: string, 
/**
 * Why it matters here.
 */
health_why?: string, 
/**
 * Primary support reason.
 */
support_reason?: string, 
/**
 * Pets.
 */
pets?: string, 
/**
 * Warnings.
 */
flags?: Array<FlagForm>, };

export type PersonConcern = { 
/**
 * The concern.
 */
concern: KnownConcern, 
/**
 * Their part, in words.
 */
role_label: string, 
/**
 * Relationship to the person it is about.
 */
relationship: string, 
/**
 * Whether it is kept from a colleague.
 */
kept_apart: boolean, };

export type PersonDescription = { 
/**
 * The concern it is seen from.
 */
concern: string, 
/**
 * The person, whole, with their id.
 */
person: PersonForm, 
/**
 * Why.
 */
reason: string, 
/**
 * Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
 */
was_wrong: string | null, };

export type PersonForm = { 
/**
 * The person, when already known to the log.
 */
person: string | null, 
/**
 * Role code; belongs to this concern only.
 */
role: string, 
/**
 * Full name.
 */
name: string, 
/**
 * What they are called.
 */
known_as: string, 
/**
 * Date of birth.
 */
born_on: string | null, 
/**
 * Age in words when there is no date of birth.
 */
age: string, 
/**
 * Current address.
 */
address: string, 
/**
 * Telephone.
 */
phone: string, 
/**
 * `safe`, `not_safe`, `unknown`; empty means not known.
 */
safe_to_contact: string, 
/**
 * When and how, whether a message may be left.
 */
safe_contact_note: string, 
/**
 * Their address must not be revealed.
 */
do_not_reveal_address: boolean, 
/**
 * Relationship to the person it is about.
 */
relationship: string, 
/**
 * What is known of them was kept from some officers so far; from now on every officer may read it.
 */
make_known: boolean, };

export type PersonLine = { 
/**
 * The person.
 */
person: string, 
/**
 * Role code.
 */
role: string, 
/**
 * Role in words.
 */
role_label: string, 
/**
 * Full name.
 */
name: string, 
/**
 * What they are called.
 */
known_as: string, 
/**
 * Date of birth.
 */
born_on: string | null, 
/**
 * Age, in years or as written.
 */
age: string, 
/**
 * Address.
 */
address: string, 
/**
 * Telephone.
 */
phone: string, 
/**
 * Safe to contact.
 */
safe_to_contact: string, 
/**
 * When and how.
 */
safe_contact_note: string, 
/**
 * Address must not be revealed.
 */
do_not_reveal_address: boolean, 
/**
 * Relationship to the person it is about.
 */
relationship: string, 
/**
 * The one it is about.
 */
main: boolean, };

export type PersonMoment = { 
/**
 * In which concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * The entry.
 */
entry: string, 
/**
 * When it happened, or when it was written.
 */
at: string, 
/**
 * What kind of line it is.
 */
kind: string, 
/**
 * Its heading.
 */
title: string, 
/**
 * By whom it was written.
 */
officer: string, 
/**
 * What it says, its beginning; nothing of what belongs to another agency.
 */
gist: string, 
/**
 * Whether an officer marked it as a significant event.
 */
significant: boolean, };

export type PersonPage = { 
/**
 * The person; where two are one and the same, the one whose page stays.
 */
person: string, 
/**
 * Name to show.
 */
title: string, 
/**
 * Age, in years or as written.
 */
age: string, 
/**
 * Everything known, each field said.
 */
facts: PersonChanges, 
/**
 * The safe-contact strip and the warnings, ready to read.
 */
warnings: Array<string>, 
/**
 * Officers whom what is known of them is kept from.
 */
kept_from: Array<KeptFrom>, 
/**
 * How many things known of them were written apart and wait to be settled.
 */
versions: number, 
/**
 * Their concerns with their part in each, newest first.
 */
concerns: Array<PersonConcern>, 
/**
 * What happened in all of them, newest first.
 */
chronology: Array<PersonMoment>, 
/**
 * What they are to others.
 */
relations: Array<RelationLine>, 
/**
 * What those others are to each other, for the picture.
 */
between: Array<PictureLink>, 
/**
 * Shares in which they stand.
 */
shares: Array<ShareLine>, 
/**
 * What was known before, newest first.
 */
earlier: Array<EarlierFact>, 
/**
 * Others of the log who are one and the same with them.
 */
merged: Array<MergedPerson>, };

export type PersonWanted = { 
/**
 * The person.
 */
person: string, };

export type PictureLink = { 
/**
 * The one.
 */
from: string, 
/**
 * The other.
 */
to: string, 
/**
 * Relation code.
 */
kind: string, 
/**
 * In words.
 */
words: string, };

export type PieceView = { 
/**
 * The words; of a withheld piece, the words as they stand in the log.
 */
text: string, 
/**
 * Whether they stay here.
 */
withheld: boolean, 
/**
 * What the reader sees instead.
 */
stand_in: string, };

export type Problem = { 
/**
 * Where: an entry such as `A-17`, a page of the database, a table, a file.
 */
where: string, 
/**
 * What.
 */
what: string, };

export type Proposal = { 
/**
 * The file.
 */
file: string, 
/**
 * The sheet.
 */
sheet: string, 
/**
 * The row with the headings; 0 for none.
 */
header_row: number, 
/**
 * Rows with something in them.
 */
rows: number, 
/**
 * How many become concerns.
 */
concerns: number, 
/**
 * How many of those come in closed.
 */
closed: number, 
/**
 * How many are doubles of another row.
 */
doubles: number, 
/**
 * How many are in the log already.
 */
in_log: number, 
/**
 * How many of those were changed in the sheet since.
 */
changed: number, 
/**
 * How many hold no concern.
 */
left: number, 
/**
 * How many concerns somebody must look at.
 */
look: number, 
/**
 * How many concerns have a cell that could not be read.
 */
unread: number, 
/**
 * People who are new.
 */
new_people: number, 
/**
 * People whom the log knows.
 */
known_people: number, 
/**
 * Referrals.
 */
referrals: number, 
/**
 * Rows of what was asked for, in all.
 */
shown: number, 
/**
 * A page of them.
 */
items: Array<ProposedRow>, };

export type ProposalLine = { 
/**
 * Its name.
 */
proposal: string, 
/**
 * What would change.
 */
what: string, 
/**
 * The officer it is about.
 */
officer: string, 
/**
 * Why.
 */
reason: string, 
/**
 * Who proposed it.
 */
by: string, 
/**
 * When.
 */
at: string, 
/**
 * Who agreed, the proposer first.
 */
approved_by: Array<string>, 
/**
 * `waiting`, `in-force`, `declined`, `full`, `void` or `duty-first`.
 */
outcome: string, 
/**
 * Whether the officer at this machine may agree.
 */
may_approve: boolean, };

export type ProposalWanted = { 
/**
 * Sheet and columns.
 */
plan: ImportPlan, 
/**
 * `all`, `concerns`, `look`, `unread`, `doubles` or `left`; empty means all.
 */
show: string, 
/**
 * How many of those to leave out first.
 */
after: number, 
/**
 * Rows wanted, at most 50,000; 0 means 25.
 */
limit: number, };

export type ProposedRow = { 
/**
 * Its number.
 */
row: number, 
/**
 * `concern`, `double`, `in_log`, `changed` or `left`.
 */
becomes: string, 
/**
 * The row it is the double of.
 */
double_of: number | null, 
/**
 * Reference of the concern it became before.
 */
reference: string, 
/**
 * When received.
 */
received: string | null, 
/**
 * People, by name.
 */
people: Array<string>, 
/**
 * What happened, in short.
 */
story: string, 
/**
 * Kinds in words.
 */
kinds: Array<string>, 
/**
 * Agencies told, in words.
 */
referrals: Array<string>, 
/**
 * Comes in closed.
 */
closed: boolean, 
/**
 * Somebody must look at it.
 */
look: boolean, 
/**
 * Something could not be read.
 */
unread: boolean, 
/**
 * Cells to look at, or only to know of.
 */
findings: Array<FindingView>, 
/**
 * Cells of a row that becomes no concern, as they stand.
 */
cells: Array<string>, };

export type RecipientForm = { 
/**
 * Which; nothing adds one.
 */
recipient: string | null, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Their name, or the name of a desk.
 */
name: string, 
/**
 * Their role or team.
 */
role: string, 
/**
 * How packets travel to them: a channel code.
 */
channel: string, 
/**
 * The address or number.
 */
address: string, 
/**
 * How it was checked.
 */
verified_how: string, 
/**
 * The day on which it was checked; nothing means today.
 */
verified_on: string | null, };

export type RecipientKept = { 
/**
 * Which.
 */
recipient: string, };

export type RecipientLine = { 
/**
 * Which.
 */
recipient: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * The agency in words.
 */
agency_label: string, 
/**
 * Their name, or the name of a desk.
 */
name: string, 
/**
 * Their role or team.
 */
role: string, 
/**
 * How packets travel to them: a channel code.
 */
channel: string, 
/**
 * The same in words.
 */
channel_label: string, 
/**
 * The address or number.
 */
address: string, 
/**
 * How it was checked.
 */
verified_how: string, 
/**
 * The day on which it was checked.
 */
verified_on: string, 
/**
 * Whether that is so long ago that it is to be checked again.
 */
check_again: boolean, };

export type RecipientNamed = { 
/**
 * The recipient.
 */
recipient: string, };

export type RecipientsPage = { 
/**
 * By agency and name.
 */
recipients: Array<RecipientLine>, };

export type RecordKept = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Whom it is about.
 */
title: string, 
/**
 * Whether it is closed.
 */
closed: boolean, 
/**
 * The day from which its time runs; nothing while anything about the person is open.
 */
counted_from: string | null, 
/**
 * The day on which its time is over.
 */
due_on: string | null, 
/**
 * Whether that day has come.
 */
is_due: boolean, 
/**
 * Until when somebody decided to keep it longer.
 */
kept_until: string | null, 
/**
 * Holds in force.
 */
holds: Array<HoldLine>, 
/**
 * The proposal to erase it that waits.
 */
proposed: DisposalLine | null, };

export type RecordWanted = { 
/**
 * The concern.
 */
concern: string, };

export type Recorded = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, };

export type ReferralLine = { 
/**
 * The referral.
 */
referral: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Named recipient.
 */
recipient: string, 
/**
 * Route code.
 */
route: string, 
/**
 * When it went.
 */
sent_at: string, 
/**
 * When a reply is due.
 */
reply_due: string | null, 
/**
 * `awaited`, `overdue` or `replied`.
 */
state: string, 
/**
 * Working days over.
 */
days_over: number, 
/**
 * When they answered.
 */
replied_at: string | null, 
/**
 * Their number.
 */
their_reference: string, 
/**
 * How often they were chased.
 */
chases: number, 
/**
 * The stage it was taken to, in words; empty when to none.
 */
stage_label: string, };

export type ReferralMade = { 
/**
 * The referral.
 */
referral: string, };

export type Refusal = { 
/**
 * Why, from the closed list.
 */
code: Code, 
/**
 * Which fields broke which rules; empty unless the code is `invalid` or `withheld-found`.
 */
fields: Array<FieldRule>, 
/**
 * Ties this refusal to a line of diagnosis; holds no personal data.
 */
trace: string, };

export type RelatedPerson = { 
/**
 * The person, when already known to the log.
 */
person: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Date of birth.
 */
born_on: string | null, 
/**
 * Age in words when there is no date of birth.
 */
age: string, 
/**
 * Expected date of delivery, of a child not yet born.
 */
expected_on: string | null, 
/**
 * School or employer.
 */
school_or_employer: string, 
/**
 * Whether social care knows them.
 */
known_to_social_care: string | null, };

export type RelationEnding = { 
/**
 * The person on whose page it stands.
 */
person: string, 
/**
 * The relationship.
 */
relation: string, 
/**
 * Since when, if that is known.
 */
until: string | null, 
/**
 * Why it is written.
 */
reason: string, };

export type RelationLine = { 
/**
 * The relationship.
 */
relation: string, 
/**
 * The other.
 */
person: string, 
/**
 * Name to show.
 */
name: string, 
/**
 * Age, in years or as written.
 */
age: string, 
/**
 * Expected date of delivery, of a child not yet born.
 */
expected_on: string | null, 
/**
 * School or employer.
 */
school_or_employer: string, 
/**
 * Whether social care knows them.
 */
known_to_social_care: string | null, 
/**
 * Relation code, as this person is to the other.
 */
kind: string, 
/**
 * In words: "parent of".
 */
words: string, 
/**
 * Whether they live together.
 */
lives_together: boolean, 
/**
 * In words.
 */
note: string, 
/**
 * Since when.
 */
since: string | null, 
/**
 * Until when.
 */
until: string | null, 
/**
 * It is no more.
 */
ended: boolean, 
/**
 * The other one's warnings.
 */
warnings: Array<string>, };

export type Reopening = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Why.
 */
reason: string, };

export type ReplyFilter = { 
/**
 * From one agency, by its code.
 */
agency: string | null, 
/**
 * `any`, `over`, `soon` (within a week, and not over) or `undated`; empty means any.
 */
which: string, 
/**
 * Lines wanted, at most 200; 0 means 50.
 */
limit: number, 
/**
 * Where the last page ended.
 */
after: string | null, };

export type ReplyForm = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The referral.
 */
referral: string, 
/**
 * When it came; nothing means now.
 */
received_at: string | null, 
/**
 * From whom.
 */
from_whom: string, 
/**
 * Their number.
 */
their_reference: string, 
/**
 * What they decided: a code of the list; nothing when none of it fits.
 */
decision: string | null, 
/**
 * What they decided, in a line.
 */
outcome: string, 
/**
 * What they said.
 */
text: string, 
/**
 * Whether the officer agrees.
 */
agree: boolean | null, };

export type ReplyLine = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * The referral; nothing where it is a packet.
 */
referral: string | null, 
/**
 * The packet; nothing where it is a referral.
 */
share: string | null, 
/**
 * The packet's reference; empty for a referral.
 */
share_reference: string, 
/**
 * `answer`, or `receipt` where nobody has said yet that the packet arrived.
 */
awaits: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Named recipient.
 */
recipient: string, 
/**
 * When they were asked.
 */
asked_at: string, 
/**
 * The day by which it should come; nothing where nobody named one.
 */
due: string | null, 
/**
 * `awaited` or `overdue`.
 */
state: string, 
/**
 * Working days over.
 */
days_over: number, 
/**
 * How often they were chased.
 */
chases: number, 
/**
 * The stage it was taken to, in words; empty when to none.
 */
stage_label: string, };

export type ReplyList = { 
/**
 * How many there are in all of those that were asked for.
 */
total: number, 
/**
 * Of these, over their day.
 */
over: number, 
/**
 * The lines.
 */
items: Array<ReplyLine>, 
/**
 * Where this page ends; nothing on the last.
 */
next: string | null, 
/**
 * Referrals without an answer in concerns from a sheet that nobody has looked through yet. They stand in no list until then.
 */
unseen: number, };

export type ReporterForm = { 
/**
 * Kind code.
 */
kind: string | null, 
/**
 * Name.
 */
name: string, 
/**
 * Their team, where they work for the council: a code of the list.
 */
team: string | null, 
/**
 * Role.
 */
role: string, 
/**
 * Telephone.
 */
phone: string, 
/**
 * E-mail.
 */
email: string, 
/**
 * Relationship to the person it is about.
 */
relationship: string, 
/**
 * Wishes not to be named.
 */
anonymous: boolean, };

export type RequestLine = { 
/**
 * The machine.
 */
machine: string, 
/**
 * Name of the officer at it, as they typed it.
 */
name: string, 
/**
 * Role, as they typed it.
 */
role: string, 
/**
 * Six words, to be the same on both screens.
 */
words: Array<string>, 
/**
 * Whether it is a machine of an officer that lost its keys and must be opened again.
 */
lost: boolean, 
/**
 * The machine whose place it takes, where it still knows which.
 */
replaces: string | null, 
/**
 * The officer whose machine that is.
 */
officer: string | null, 
/**
 * When it asked, by its clock.
 */
at: string, };

export type RequestReview = { 
/**
 * To think about; none of it stops the packet.
 */
warnings: Array<FieldRule>, 
/**
 * Must be said before the packet can go.
 */
missing: Array<FieldRule>, 
/**
 * How each chosen text will read.
 */
items: Array<ItemPieces>, 
/**
 * How many passages are withheld in all.
 */
withheld_count: number, };

export type Restriction = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Officers who must not see it; none opens it to everybody again.
 */
kept_from: Array<string>, 
/**
 * Why; only officers who may see the concern read it.
 */
reason: string, };

export type RetentionPage = { 
/**
 * For how many years records are kept.
 */
years: number, 
/**
 * For how many days a proposal is open to objections.
 */
objection_days: number, 
/**
 * Closed records whose time is over within 90 days, the longest overdue first.
 */
due: Array<RecordKept>, 
/**
 * Proposals that wait.
 */
proposed: Array<DisposalLine>, 
/**
 * Certificates, newest first.
 */
gone: Array<CertificateLine>, };

export type RetentionReview = { 
/**
 * The concern.
 */
concern: string, 
/**
 * `dispose` or `keep`.
 */
decision: string, 
/**
 * Why it goes, a code of the disposal grounds.
 */
ground: string, 
/**
 * Until when it is kept, `YYYY-MM-DD`.
 */
keep_until: string | null, 
/**
 * Whether anybody in it has been in touch lately.
 */
recent_contact: string | null, 
/**
 * Whether what it is about was serious.
 */
serious: string | null, 
/**
 * Whether the press, a court or an inquiry may take an interest.
 */
interest: string | null, 
/**
 * Why.
 */
reasons: string, };

export type Review = { 
/**
 * The day.
 */
review_on: string, 
/**
 * Days over; negative while it lies ahead.
 */
days_over: number, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Their age, in years or as written.
 */
age: string, 
/**
 * In short.
 */
summary: string, 
/**
 * `new`, `open` or `closed`.
 */
state: string, 
/**
 * Immediate danger.
 */
danger: boolean, 
/**
 * Main type code.
 */
main_type: string | null, 
/**
 * And its words.
 */
main_type_label: string, 
/**
 * When it was received, or written down.
 */
received_at: string | null, 
/**
 * When it was written down.
 */
recorded_at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * What matters most about it now.
 */
badge: Badge | null, 
/**
 * Kept from some officers.
 */
sealed: boolean, 
/**
 * How many things were written apart by two officers and wait to be settled.
 */
versions: number, 
/**
 * The words looked for, between ‹ and ›.
 */
snippet: string, 
/**
 * Name of the file inside which they were found; empty where they stand in the concern itself.
 */
found_in: string, };

export type RiskLine = { 
/**
 * The entry.
 */
entry: string, 
/**
 * Risk code.
 */
level: string | null, 
/**
 * In words.
 */
level_label: string, 
/**
 * The written reasons.
 */
reasons: string, 
/**
 * Why it was set again.
 */
why: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * When.
 */
at: string, };

export type Saved = { 
/**
 * On this machine's disk, written through.
 */
on_this_machine: boolean, };

export type SealedWanted = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The passage.
 */
item: string, 
/**
 * Why.
 */
reason: string, };

export type SearchWords = { 
/**
 * Words, the last perhaps unfinished.
 */
words: string, 
/**
 * Lines wanted; 0 means 10.
 */
limit: number, };

export type SettingsForm = { 
/**
 * The council.
 */
organisation: string, 
/**
 * Role of the officer on this machine.
 */
officer_role: string, 
/**
 * Telephone in packets.
 */
phone: string, 
/**
 * Out of hours, in packets.
 */
out_of_hours: string, 
/**
 * E-mail in packets.
 */
email: string, 
/**
 * Marking on pages and packets.
 */
marking: string, 
/**
 * Minutes until the log locks by itself, 1 to 60.
 */
idle_minutes: number, 
/**
 * Longest time to the next review, days, 1 to 366.
 */
review_days: number, 
/**
 * Years for which a record is kept, 1 to 100; nothing leaves it as it is.
 */
retention_years: number | null, 
/**
 * Days for which a proposal to erase a record is open to objections, 0 to 92; nothing leaves it as it is.
 */
objection_days: number | null, 
/**
 * Version of the appropriate policy document in force; nothing leaves it as it is.
 */
policy_version: string | null, 
/**
 * Since when it is in force: a day.
 */
policy_since: string | null, 
/**
 * The day by which it is to be reviewed.
 */
policy_review_by: string | null, 
/**
 * Items of a DASH from which on the risk is visibly high, 1 to 24; nothing leaves it as it is.
 */
marac_ticks: number | null, 
/**
 * Incidents that are an escalation, 1 to 20.
 */
marac_events: number | null, 
/**
 * Months within which they are, 1 to 60.
 */
marac_months: number | null, 
/**
 * Months after a MARAC within which a further incident is a repeat, 1 to 60.
 */
marac_repeat_months: number | null, 
/**
 * What gate 2, professional judgement, takes; empty where it is no gate, nothing leaves it as it is.
 */
marac_judgement: string | null, 
/**
 * What gate 4, suicide or self-harm, takes; likewise.
 */
marac_suicide: string | null, 
/**
 * The item of a DASH that is a reason to ask about gate 4, 0 to 24; 0 for none.
 */
marac_suicide_item: number | null, 
/**
 * Working days of clocks by their names, 1 to 130; one that is left out stays as it is.
 */
clocks: { [key in string]: number }, 
/**
 * `system`, `light` or `dark`.
 */
theme: string, 
/**
 * `compact` or `comfortable`.
 */
density: string, };

export type SettingsView = { 
/**
 * The council.
 */
organisation: string, 
/**
 * First part of every reference.
 */
reference_prefix: string, 
/**
 * The officer on this machine.
 */
officer_name: string, 
/**
 * The title by which packets name them.
 */
officer_role: string, 
/**
 * Their duty by the roster, in words.
 */
duty: string, 
/**
 * Telephone in packets.
 */
phone: string, 
/**
 * Out of hours, in packets.
 */
out_of_hours: string, 
/**
 * E-mail in packets.
 */
email: string, 
/**
 * Marking.
 */
marking: string, 
/**
 * Minutes until the log locks.
 */
idle_minutes: number, 
/**
 * Longest time to the next review, days.
 */
review_days: number, 
/**
 * Years for which a record is kept.
 */
retention_years: number, 
/**
 * Days for which a proposal to erase a record is open to objections.
 */
objection_days: number, 
/**
 * Version of the appropriate policy document in force; empty where none is on record.
 */
policy_version: string, 
/**
 * Since when it is in force.
 */
policy_since: string, 
/**
 * The day by which it is to be reviewed.
 */
policy_review_by: string, 
/**
 * Items of a DASH from which on the risk is visibly high.
 */
marac_ticks: number, 
/**
 * Incidents that are an escalation.
 */
marac_events: number, 
/**
 * Months within which they are.
 */
marac_months: number, 
/**
 * Months after a MARAC within which a further incident is a repeat.
 */
marac_repeat_months: number, 
/**
 * What gate 2, professional judgement, takes; empty where it is no gate.
 */
marac_judgement: string, 
/**
 * What gate 4, suicide or self-harm, takes; likewise.
 */
marac_suicide: string, 
/**
 * The item of a DASH that is a reason to ask about gate 4; 0 for none.
 */
marac_suicide_item: number, 
/**
 * Every clock.
 */
clocks: Array<ClockLine>, 
/**
 * Theme.
 */
theme: string, 
/**
 * Density.
 */
density: string, 
/**
 * When the recovery kit was checked on paper.
 */
kit_confirmed_at: string | null, 
/**
 * The log's id.
 */
log: string, 
/**
 * This machine's id.
 */
machine: string, 
/**
 * Version of the program.
 */
program: string, 
/**
 * Version of SQLite.
 */
sqlite: string, 
/**
 * Version of SQLCipher.
 */
sqlcipher: string, 
/**
 * Kind of keyring.
 */
keyring: string, };

export type Settling = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The person, when it is about what is known of them.
 */
person: string | null, 
/**
 * Field name, `passage:` and the passage's id, `mark:` or `file:` and its entry, `topic:` and the answer, or `part:` and the person's id.
 */
field: string, 
/**
 * Entries of all versions that were read; it is refused when others stand by now.
 */
versions: Array<string>, 
/**
 * The entry whose version is to stand; empty when other words are.
 */
choose: string, 
/**
 * Other words, where a version is not chosen; for text only.
 */
text: string, 
/**
 * Why.
 */
reason: string, };

export type ShareFilter = { 
/**
 * Of one concern.
 */
concern: string | null, 
/**
 * To one agency.
 */
agency: string | null, 
/**
 * Of somebody: whom its concern is about, or of whom an item went. Two who are one and the same are one here.
 */
person: string | null, 
/**
 * By one officer; empty for any.
 */
officer: string, 
/**
 * `sent`, however far it got; of these `astray`; `declined` or `not-delivered`; nothing for any.
 */
kind: string | null, 
/**
 * Only those that asked for an answer which is still to come. Where the same agency was referred to afterwards, its
 * answer is awaited there.
 */
awaited: boolean, 
/**
 * From this day.
 */
from: string | null, 
/**
 * Until this day, included.
 */
to: string | null, 
/**
 * Lines wanted; 0 means 50.
 */
limit: number, 
/**
 * Where the last page ended.
 */
after: string | null, };

export type ShareItem = { 
/**
 * Its id.
 */
item: string, 
/**
 * `person`, `warning`, `identity`, `reach`, `needs`, `around`, `ties`, `background`, `said`, `seen`, `thought`, `fact`, `decision`, `referral`, `action`, `reporter`, `risk`,
 * `tests`, `risk_before`, `views`, `strengths`, `capacity`, `body`, `topic`, `picture`, `letter`, `chronology` or `other`.
 */
group: string, 
/**
 * The part of the person it is of: a role code; empty where it is of nobody alone.
 */
role: string, 
/**
 * Its heading.
 */
label: string, 
/**
 * When, in words.
 */
when: string, 
/**
 * Where it comes from, in words.
 */
source: string, 
/**
 * The person's own words.
 */
own_words: boolean, 
/**
 * Its text.
 */
text: string, 
/**
 * Whether the agency's template ticks it.
 */
ticked: boolean, 
/**
 * Why it is ticked or left out.
 */
why: string, 
/**
 * Name of the file it is, for the officer alone; empty when it is none.
 */
file: string, 
/**
 * Why it cannot go at all; empty when it can.
 */
bar: string, };

export type ShareLine = { 
/**
 * The share.
 */
share: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
concern_reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Names of the others of whom it tells.
 */
others: Array<string>, 
/**
 * `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`, `astray`, `astray-over`.
 */
kind: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Named recipient, or who asked.
 */
recipient: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * How it travelled.
 */
channel: string | null, 
/**
 * Pages.
 */
pages: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * A reply is expected by.
 */
reply_by: string | null, 
/**
 * The day by which what was told is followed up in writing; nothing once it was.
 */
confirm_by: string | null, 
/**
 * Items that went.
 */
items: number, 
/**
 * Things withheld.
 */
withheld: number, 
/**
 * Texts put right since, of which whoever has it was not told.
 */
corrections: number, 
/**
 * How often they were asked again.
 */
chases: number, 
/**
 * The stage it was taken to, in words; empty when to none.
 */
stage_label: string, 
/**
 * The day by which an answer is now expected; nothing where nobody asked again.
 */
next_due: string | null, 
/**
 * What they decided, in words; empty where nothing is on record.
 */
decision_label: string, };

export type ShareList = { 
/**
 * How many in all.
 */
total: number, 
/**
 * Newest first.
 */
items: Array<ShareLine>, 
/**
 * Where this page ends.
 */
next: string | null, 
/**
 * Officers who ever shared something, or decided not to, by name.
 */
officers: Array<string>, };

export type SharePage = { 
/**
 * Everything that was recorded.
 */
facts: Array<Fact>, 
/**
 * What was withheld.
 */
withheld_list: Array<WithheldView>, 
/**
 * What usually goes and was left out, where a ground was said.
 */
left_out_list: Array<LeftOutView>, 
/**
 * What went.
 */
items_list: Array<string>, 
/**
 * What was put right since, of which they were not told.
 */
corrections_due: Array<CorrectionLine>, 
/**
 * What came after it, oldest first.
 */
followed: Array<Followed>, 
/**
 * That it reached somebody it was not for, and what was done about it.
 */
breach: BreachView | null, 
/**
 * Whether the pages as they went are kept on this machine.
 */
copy_here: boolean, 
/**
 * What was made ready for a form of theirs, part by part.
 */
parts: Array<PartView>, 
/**
 * The share.
 */
share: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
concern_reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Names of the others of whom it tells.
 */
others: Array<string>, 
/**
 * `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`, `astray`, `astray-over`.
 */
kind: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Named recipient, or who asked.
 */
recipient: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * How it travelled.
 */
channel: string | null, 
/**
 * Pages.
 */
pages: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * A reply is expected by.
 */
reply_by: string | null, 
/**
 * The day by which what was told is followed up in writing; nothing once it was.
 */
confirm_by: string | null, 
/**
 * Items that went.
 */
items: number, 
/**
 * Things withheld.
 */
withheld: number, 
/**
 * Texts put right since, of which whoever has it was not told.
 */
corrections: number, 
/**
 * How often they were asked again.
 */
chases: number, 
/**
 * The stage it was taken to, in words; empty when to none.
 */
stage_label: string, 
/**
 * The day by which an answer is now expected; nothing where nobody asked again.
 */
next_due: string | null, 
/**
 * What they decided, in words; empty where nothing is on record.
 */
decision_label: string, };

export type ShareWaiting = { 
/**
 * The day by which it should have come.
 */
due: string, 
/**
 * Days over; negative while it lies ahead.
 */
days_over: number, 
/**
 * `receipt`, `answer`, or `writing` where what was told is to be followed up in writing.
 */
awaits: string, 
/**
 * The share.
 */
share: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
concern_reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * Names of the others of whom it tells.
 */
others: Array<string>, 
/**
 * `declined`, or how far it got: `not-delivered`, `sent`, `received`, `answered`, `settled`, `astray`, `astray-over`.
 */
kind: string, 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Named recipient, or who asked.
 */
recipient: string, 
/**
 * When.
 */
at: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * How it travelled.
 */
channel: string | null, 
/**
 * Pages.
 */
pages: number, 
/**
 * SHA-256 of the file.
 */
sha256: string, 
/**
 * A reply is expected by.
 */
reply_by: string | null, 
/**
 * The day by which what was told is followed up in writing; nothing once it was.
 */
confirm_by: string | null, 
/**
 * Items that went.
 */
items: number, 
/**
 * Things withheld.
 */
withheld: number, 
/**
 * Texts put right since, of which whoever has it was not told.
 */
corrections: number, 
/**
 * How often they were asked again.
 */
chases: number, 
/**
 * The stage it was taken to, in words; empty when to none.
 */
stage_label: string, 
/**
 * The day by which an answer is now expected; nothing where nobody asked again.
 */
next_due: string | null, 
/**
 * What they decided, in words; empty where nothing is on record.
 */
decision_label: string, };

export type ShareWanted = { 
/**
 * The share.
 */
share: string, };

export type Shareable = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * The agency, with the council's own clock for its replies.
 */
agency: Agency, 
/**
 * The day by which it usually replies to what goes today.
 */
reply_by_usual: string, 
/**
 * The day by which what is told today is usually followed up in writing.
 */
confirm_by_usual: string, 
/**
 * Its recipients that are kept.
 */
recipients: Array<RecipientLine>, 
/**
 * People and their parts.
 */
people: Array<PersonLine>, 
/**
 * Items, in the order the packet has them.
 */
items: Array<ShareItem>, 
/**
 * Consent as the concern has it.
 */
consent_status: string | null, 
/**
 * Why, or why not.
 */
consent_reason: string, 
/**
 * In short.
 */
summary: string, 
/**
 * The safe-contact box, a line each.
 */
safe_contact: string, 
/**
 * Whether the person it is about is an adult, when that is known.
 */
main_is_adult: boolean | null, 
/**
 * Whether its packet says by what law it was sent; where not, the reason stands in the log alone.
 */
says_basis: boolean, 
/**
 * What should be withheld unless the officer decides otherwise.
 */
suggested_withhold: Array<Withhold>, 
/**
 * Everything by which somebody in it can be known, for whoever withholds them.
 */
known_by: Array<KnownBy>, };

export type ShareableWanted = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Agency code.
 */
agency: string, };

export type SharedInWords = { 
/**
 * The share.
 */
share: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * What can be copied into their form, part by part; empty where it was told.
 */
parts: Array<PartWords>, };

export type SheetView = { 
/**
 * Its name.
 */
name: string, 
/**
 * Hidden from whoever opens the file.
 */
hidden: boolean, 
/**
 * How many rows have something in them.
 */
rows: number, };

export type SheetsView = { 
/**
 * Its name.
 */
file: string, 
/**
 * Its sheets.
 */
sheets: Array<SheetView>, 
/**
 * The sheet that was chosen.
 */
sheet: string, 
/**
 * The row with its headings; 0 for none.
 */
header_row: number, 
/**
 * Its columns.
 */
columns: Array<ColumnView>, 
/**
 * Its first rows: the number, then the cells of each column shown.
 */
first_rows: Array<Array<string>>, };

export type Since = { 
/**
 * When this officer last locked the log here; nothing when never.
 */
from: string | null, 
/**
 * How many entries.
 */
count: number, 
/**
 * In how many concerns.
 */
concerns: number, 
/**
 * The newest of them, newest first.
 */
lines: Array<SinceLine>, };

export type SinceLine = { 
/**
 * The concern it is about.
 */
concern: string | null, 
/**
 * The person it is about, where it is about nobody's concern.
 */
person: string | null, 
/**
 * The concern's reference; empty where it is about none.
 */
reference: string, 
/**
 * Name of the person it is about; empty where it is about the log.
 */
title: string, 
/**
 * What was done.
 */
what: string, 
/**
 * By whom.
 */
officer: string, 
/**
 * When, by the writing machine's clock.
 */
at: string, };

export type StillToDo = { 
/**
 * In words.
 */
what: string, 
/**
 * Field of the amendment form, or `decision`, `person`, `views`, `capacity`, `feedback`, `source:` and a passage's id, `refer:` and an
 * agency, or `topic:` and a topic's code.
 */
field: string, };

export type Suspension = { 
/**
 * The officer.
 */
officer: string, 
/**
 * Why.
 */
reason: string, };

export type TakenBack = { 
/**
 * By whom.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Why.
 */
reason: string, };

export type Target = "note" | "reference" | "received" | "happened" | "reported_by" | "route" | "people" | "surname" | "forename" | "alleged" | "born" | "address" | "phone" | "story" | "kinds" | "agency" | "referred" | "outcome" | "status";

export type TemplateForm = { 
/**
 * Agency code.
 */
agency: string, 
/**
 * Groups of items that its packets have unless an officer decides otherwise.
 */
groups: Array<string>, 
/**
 * Parts of the people of whom items go: role codes.
 */
roles: Array<string>, 
/**
 * Whether its packets say by what law and with what consent they were sent.
 */
says_basis: boolean, 
/**
 * Ways a referral or a packet may go: channel codes.
 */
routes: Array<string>, };

export type TemplateNamed = { 
/**
 * Agency code.
 */
agency: string, };

export type TemplateView = { 
/**
 * Agency code.
 */
agency: string, 
/**
 * Agency in words.
 */
agency_label: string, 
/**
 * Group codes.
 */
groups: Array<string>, 
/**
 * Role codes.
 */
roles: Array<string>, 
/**
 * Whether packets say by what law they were sent.
 */
says_basis: boolean, 
/**
 * Channel codes.
 */
routes: Array<string>, 
/**
 * Whether the council set it otherwise than it came.
 */
is_set: boolean, 
/**
 * What an officer reads: the groups in short, of whom, and how it goes.
 */
in_words: string, };

export type TemplatesPage = { 
/**
 * By agency, in the order of the list.
 */
templates: Array<TemplateView>, 
/**
 * Groups that a template may have.
 */
groups: Array<Term>, 
/**
 * Parts of people that it may have.
 */
roles: Array<Term>, 
/**
 * Ways that there are.
 */
routes: Array<Term>, };

export type Term = { 
/**
 * Permanent code.
 */
code: string, 
/**
 * Words on screen and in packets.
 */
label: string, 
/**
 * Heading it stands under, if any.
 */
group: string | null, 
/**
 * A line of help, if any.
 */
hint: string | null, 
/**
 * Whether it may be chosen from now on; what was chosen before keeps its words.
 */
offered: boolean, };

export type Terms = { 
/**
 * Names of the officers who wrote in the log, those as well who have left, by name.
 */
officers: Array<string>, 
/**
 * How a concern came.
 */
routes_in: Array<Term>, 
/**
 * Who reported it.
 */
reporter_kinds: Array<Term>, 
/**
 * Where it happened.
 */
places: Array<Term>, 
/**
 * A person's part.
 */
roles: Array<Term>, 
/**
 * Kinds of concern.
 */
concern_types: Array<Term>, 
/**
 * Consent to share.
 */
consent_statuses: Array<Term>, 
/**
 * Whether the person knows.
 */
awareness: Array<Term>, 
/**
 * Immediate danger.
 */
dangers: Array<Term>, 
/**
 * Safe to contact.
 */
safe_to_contact: Array<Term>, 
/**
 * Risk.
 */
risk_levels: Array<Term>, 
/**
 * How likely harm is.
 */
likelihoods: Array<Term>, 
/**
 * How bad it would be.
 */
severities: Array<Term>, 
/**
 * Who else is at risk.
 */
others_at_risk: Array<Term>, 
/**
 * How the writer knows.
 */
source_grades: Array<Term>, 
/**
 * What can be added.
 */
addition_kinds: Array<Term>, 
/**
 * What an assessment of capacity came to.
 */
capacity_outcomes: Array<Term>, 
/**
 * Whether somebody was asked what they want.
 */
asked: Array<Term>, 
/**
 * What people want to happen.
 */
outcomes_wanted: Array<Term>, 
/**
 * Whether that came about.
 */
wishes_met: Array<Term>, 
/**
 * Whether a child's parents agree.
 */
parents_agree: Array<Term>, 
/**
 * Whose outline a body map has.
 */
figures: Array<Term>, 
/**
 * Which side of the body.
 */
sides: Array<Term>, 
/**
 * Regions of the body, and where they lie on the outlines.
 */
body_regions: Array<BodyRegion>, 
/**
 * Whether an adult cannot protect themself.
 */
unable_to_protect: Array<Term>, 
/**
 * How much support a child needs.
 */
support_levels: Array<Term>, 
/**
 * What can be decided.
 */
decisions: Array<Term>, 
/**
 * How far an answer is taken that we disagree with.
 */
escalation_stages: Array<Term>, 
/**
 * How a referral travels.
 */
referral_routes: Array<Term>, 
/**
 * What an agency decided.
 */
reply_decisions: Array<Term>, 
/**
 * How likely harm from a breach is.
 */
breach_risks: Array<Term>, 
/**
 * What is done about a breach.
 */
breach_steps: Array<Term>, 
/**
 * Teams of the council.
 */
teams: Array<Term>, 
/**
 * Why a concern is closed.
 */
closure_reasons: Array<Term>, 
/**
 * Why nothing of a record may be erased.
 */
hold_reasons: Array<Term>, 
/**
 * Why a record goes.
 */
disposal_grounds: Array<Term>, 
/**
 * Article 6.
 */
article6: Array<Term>, 
/**
 * Article 9.
 */
article9: Array<Term>, 
/**
 * Schedule 1.
 */
schedule1: Array<Term>, 
/**
 * Paragraph 18's reasons.
 */
para18_reasons: Array<Term>, 
/**
 * Other gateways.
 */
gateways: Array<Term>, 
/**
 * How a packet travels.
 */
channels: Array<Term>, 
/**
 * Forms of other agencies.
 */
forms: Array<FormName>, 
/**
 * How one made sure who was told by word of mouth.
 */
caller_checks: Array<Term>, 
/**
 * Whether what a packet said was wrong, or changed since.
 */
was_wrong: Array<Term>, 
/**
 * Why words are withheld.
 */
withhold_grounds: Array<Term>, 
/**
 * Ethnicity.
 */
ethnicities: Array<Term>, 
/**
 * Why somebody needs support.
 */
support_reasons: Array<Term>, 
/**
 * Warnings that go with a person.
 */
flags: Array<Term>, 
/**
 * Ways to reach somebody.
 */
contact_kinds: Array<Term>, 
/**
 * How somebody likes to be reached.
 */
preferred_contacts: Array<Term>, 
/**
 * Addresses but the present one.
 */
address_kinds: Array<Term>, 
/**
 * What one person is to another.
 */
relations: Array<Term>, 
/**
 * Topics: what calls them up, what they ask, what is to be known.
 */
topics: Array<Topic>, 
/**
 * Agencies.
 */
agencies: Array<Agency>, };

export type Today = { 
/**
 * The day.
 */
today: string, 
/**
 * How many there are of what stands below, in all.
 */
totals: Totals, 
/**
 * Immediate danger, decided or not, until somebody says that there is none, or closes it.
 */
danger: Array<ConcernLine>, 
/**
 * Not yet decided; those in danger stand above.
 */
decide: Array<ConcernLine>, 
/**
 * Those among them whose first decision is late by the council's clock.
 */
late: Array<LateDecision>, 
/**
 * Actions due within a week or over, this officer's own first.
 */
actions: Array<DueAction>, 
/**
 * What a clock of the council, or an officer in a topic, sets a day for, within a week or over; soonest first.
 */
clocked: Array<ClockedDue>, 
/**
 * Notes from the other officers that this one has not put away.
 */
handovers: Array<HandoverLine>, 
/**
 * The first replies of the chase list.
 */
replies: Array<ReplyLine>, 
/**
 * Reviews due within a week or over.
 */
reviews: Array<Review>, 
/**
 * Warnings about people to be looked at again within a week, or over.
 */
warnings: Array<WarningDue>, 
/**
 * Concerns in which something was written apart and waits to be settled.
 */
versions: Array<ConcernLine>, 
/**
 * What waits for this officer about officers and machines.
 */
waiting: WaitingForMe, 
/**
 * What the others wrote since this officer was last here.
 */
since: Since, 
/**
 * Whether the recovery kit was checked on paper.
 */
kit_confirmed: boolean, 
/**
 * When the log was last checked.
 */
checked_at: string | null, 
/**
 * New concerns a week, oldest first.
 */
weeks: Array<Week>, 
/**
 * Packets on record that never reached a file.
 */
undelivered: Array<ShareLine>, 
/**
 * Packets of which something was put right since, and whoever has them was not told.
 */
to_correct: Array<ShareLine>, 
/**
 * Packets that reached somebody they were not for, and of which that is not over.
 */
breaches: Array<BreachOpen>, 
/**
 * Packets that nobody acknowledged or answered in time, or soon will not have.
 */
shares: Array<ShareWaiting>, 
/**
 * How many concerns came from a sheet and are still to be looked through.
 */
unseen: number, };

export type Topic = { 
/**
 * Permanent code.
 */
code: string, 
/**
 * Its heading.
 */
title: string, 
/**
 * Kinds of concern that call it up, unless the council has said otherwise of one: see [`crate::domain::lists::Lists`].
 */
called_by: Array<string>, 
/**
 * What one of them is called, where it is answered anew each time: an assessment, an incident, a visit.
 */
each: string | null, 
/**
 * What is still to do as long as nothing of it is answered; empty where it may well stay empty.
 */
waits: string, 
/**
 * What it asks.
 */
fields: Array<TopicField>, 
/**
 * What to ask next, whom to tell, by when.
 */
guide: Array<Guide>, 
/**
 * Agencies that usually need it.
 */
needed_by: Array<string>, };

export type TopicAnswer = { 
/**
 * Field code.
 */
field: string, 
/**
 * The question.
 */
label: string, 
/**
 * As a form takes it.
 */
value: JsonValue, 
/**
 * In words.
 */
words: string, 
/**
 * Written apart by two officers: the later is shown, both stand.
 */
apart: boolean, 
/**
 * Who said it.
 */
officer: string, 
/**
 * When.
 */
at: string, };

export type TopicField = { 
/**
 * Permanent code, its own among all topics.
 */
code: string, 
/**
 * Its words.
 */
label: string, 
/**
 * A line of help.
 */
hint: string, 
/**
 * What an answer looks like.
 */
kind: TopicKind, 
/**
 * What may be chosen or ticked; rooms that are usual.
 */
terms: Array<Term>, 
/**
 * The greatest number, tick or rating.
 */
most: number, 
/**
 * It must be answered before anything of the topic is kept.
 */
needed: boolean, 
/**
 * It stays in the log: no packet carries it.
 */
stays: boolean, };

export type TopicForm = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Topic code.
 */
topic: string, 
/**
 * Of a topic that is answered anew each time: the entry that began the one that is put right; nothing begins another.
 */
occasion: string | null, 
/**
 * Answers by field code, each as its kind has it; null takes one out. What is not there stays as it is.
 */
answers: { [key in string]: JsonValue }, 
/**
 * Why something is put right.
 */
reason: string, 
/**
 * Whether what stood before was wrong: `yes`, or `no` where it was right and has changed since. Needed where a packet has it.
 */
was_wrong: string | null, };

export type TopicKind = "line" | "text" | "one" | "many" | "past" | "day" | "moment" | "ticks" | "rooms" | "count" | "file";

export type TopicMade = { 
/**
 * The entry by which an assessment, an incident or a visit is put right later.
 */
occasion: string | null, };

export type TopicSet = { 
/**
 * The entry that began it, where it is answered anew each time.
 */
occasion: string | null, 
/**
 * The topic, and the day where there may be several.
 */
heading: string, 
/**
 * The day, in words.
 */
when: string, 
/**
 * Each answer that says something.
 */
answers: Array<TopicAnswer>, 
/**
 * Who wrote the last of it.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Taken back.
 */
withdrawn: TakenBack | null, };

export type TopicView = { 
/**
 * Topic code; its questions and guidance are among the terms.
 */
topic: string, 
/**
 * Its heading.
 */
title: string, 
/**
 * What one of them is called, where it is answered anew each time.
 */
each: string | null, 
/**
 * Whether a kind of the concern calls it up.
 */
called: boolean, 
/**
 * Why it is here, in words.
 */
why: string, 
/**
 * What the answers come to, for information: nothing follows from it by itself.
 */
findings: Array<Finding>, 
/**
 * What was answered: one set, or one for each time, the latest first.
 */
sets: Array<TopicSet>, };

export type Total = { 
/**
 * In all.
 */
all: number, 
/**
 * Over their day.
 */
over: number, };

export type Totals = { 
/**
 * In danger.
 */
danger: number, 
/**
 * To decide.
 */
decide: number, 
/**
 * To decide, and late.
 */
late: number, 
/**
 * Actions.
 */
actions: Total, 
/**
 * Replies.
 */
replies: Total, 
/**
 * What a clock of the council sets a day for.
 */
clocked: Total, 
/**
 * Reviews.
 */
reviews: Total, 
/**
 * Warnings.
 */
warnings: Total, 
/**
 * Written apart.
 */
versions: number, 
/**
 * Whoever reported them was not told that they were taken up.
 */
feedback: number, };

export type Turned = { 
/**
 * The machine.
 */
machine: string, };

export type Verdict = "sent-unchanged" | "code-known" | "same-words" | "changed" | "unknown" | "cancelled";

export type Verified = { 
/**
 * The verdict.
 */
verdict: Verdict, 
/**
 * Reference of the share.
 */
share: string, 
/**
 * To whom it went.
 */
to: string, 
/**
 * When.
 */
at: string | null, };

export type VersionText = { 
/**
 * The words.
 */
text: string, 
/**
 * Who wrote them.
 */
officer: string, 
/**
 * When.
 */
at: string, };

export type VersionsPage = { 
/**
 * The concern.
 */
concern: string, 
/**
 * Its reference.
 */
reference: string, 
/**
 * Name of the person it is about.
 */
title: string, 
/**
 * What waits to be settled; empty when nothing does.
 */
apart: Array<WrittenApart>, };

export type WaitingForMe = { 
/**
 * Alarms nobody has said they have seen.
 */
alarms: number, 
/**
 * Alarms that were seen, and whose cause is still there.
 */
alarms_still: number, 
/**
 * Machines that ask to join.
 */
requests: number, 
/**
 * Proposals this officer may agree to.
 */
proposals: number, };

export type WaitingLine = { 
/**
 * The officer whose entries are awaited.
 */
officer: string, 
/**
 * How many wait.
 */
count: number, };

export type WarningDue = { 
/**
 * The person.
 */
person: string, 
/**
 * Their name.
 */
name: string, 
/**
 * The warning, in words.
 */
warning: string, 
/**
 * Why it was given.
 */
reason: string, 
/**
 * The day.
 */
review_on: string, 
/**
 * Days over; negative while it lies ahead.
 */
days_over: number, };

export type Week = { 
/**
 * Its Monday.
 */
from: string, 
/**
 * How many.
 */
count: number, };

export type Whereabouts = { 
/**
 * Whether it stands in the shared folder.
 */
in_folder: boolean, 
/**
 * Other officers whose machines have it, by their own signed word.
 */
seen_by: Array<string>, };

export type WishesLine = { 
/**
 * The entry.
 */
entry: string, 
/**
 * Whose wishes.
 */
person: string | null, 
/**
 * Their name.
 */
name: string, 
/**
 * Whether they were asked, in words.
 */
asked_label: string, 
/**
 * When they were asked.
 */
asked_at: string | null, 
/**
 * What they said, in their own words.
 */
own_words: string, 
/**
 * The rest.
 */
facts: Array<Fact>, 
/**
 * Who wrote it.
 */
officer: string, 
/**
 * When.
 */
at: string, 
/**
 * Taken back.
 */
withdrawn: TakenBack | null, };

export type Withdrawal = { 
/**
 * The concern.
 */
concern: string, 
/**
 * The entry.
 */
entry: string, 
/**
 * Why.
 */
reason: string, };

export type WithheldView = { 
/**
 * What stands there.
 */
stand_in: string, 
/**
 * Why.
 */
ground: string, 
/**
 * The officer's note.
 */
note: string, };

export type Withhold = { 
/**
 * Every spelling; each is left out wherever it stands in the packet.
 */
words: Array<string>, 
/**
 * Ground code.
 */
ground: string, 
/**
 * Note for the record; never in the packet.
 */
note: string, 
/**
 * What stands there; empty means the program chooses.
 */
stand_in: string, };

export type WrittenApart = { 
/**
 * The person, when it is about what is known of them.
 */
person: string | null, 
/**
 * Field name, `passage:` and the passage's id, `mark:` or `file:` and its entry, `topic:` and the answer, or `part:` and the person's id.
 */
field: string, 
/**
 * What it is, in words.
 */
label: string, 
/**
 * Whether another wording may be written instead of choosing.
 */
may_reword: boolean, 
/**
 * Whether it is long text rather than a line.
 */
narrative: boolean, 
/**
 * What stood before both, if anything did.
 */
before: string | null, 
/**
 * Every version, in the log's order; the last is the one pages show until it is settled.
 */
versions: Array<ApartText>, };
