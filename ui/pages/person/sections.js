/**
 * What is known of a person, in short sections: which fields, what each is called, and how it is asked.
 * One list for showing and for asking, so that nothing is shown that cannot be put right, and the other way round.
 * @module
 */

/**
 * @typedef {object} Asked
 * @property {string} name the field's name in the command's form
 * @property {string} label
 * @property {string} [hint]
 * @property {"line" | "long" | "day" | "birth" | "due" | "choice" | "list" | "tick" | "lines" | "rows"} [as] how it is asked; a line unless said
 * @property {"safe_to_contact" | "preferred_contacts" | "awareness" | "ethnicities" | "support_reasons"} [terms] the list it is chosen from
 */

/** @typedef {{ name: string, title: string, why?: string, fields: Asked[] }} Section */

/** @type {Section[]} */
export const ABOUT = [
  { name: "who", title: "Who they are", fields: [
    { name: "name", label: "Name" },
    { name: "known_as", label: "Called" },
    { name: "aliases", label: "Other names", hint: "A maiden name, an alias; one on each line", as: "lines" },
    { name: "born_on", label: "Date of birth", as: "birth" },
    { name: "age", label: "Or about how old" },
    { name: "expected_on", label: "Expected date of delivery", hint: "Of a child not yet born", as: "due" },
    { name: "sex_gender", label: "Sex or gender", hint: "As they say it" },
  ] },
  { name: "flags", title: "Warnings", why: "For whoever visits or meets them. Each says why, and when it is looked at again.", fields: [
    { name: "flags", label: "Warnings", as: "rows" },
  ] },
  { name: "needs", title: "Language, care and health", fields: [
    { name: "first_language", label: "First language" },
    { name: "interpreter", label: "Interpreter needed?", as: "choice", terms: "awareness" },
    { name: "communication_needs", label: "What they need to be understood", hint: "Large print, a hearing loop, time" },
    { name: "support_reason", label: "Primary support reason", as: "list", terms: "support_reasons" },
    { name: "care_provider", label: "Social care from" },
    { name: "health", label: "Disability and health", hint: "Only where it matters to a concern", as: "long" },
    { name: "health_why", label: "Why it matters here" },
    { name: "pets", label: "Pets" },
  ] },
  { name: "around", title: "Who else is around them", fields: [
    { name: "gp", label: "GP" },
    { name: "surgery", label: "Surgery" },
    { name: "nhs_number", label: "NHS number" },
    { name: "school_or_employer", label: "School or employer" },
    { name: "known_to_social_care", label: "Known to social care?", as: "choice", terms: "awareness" },
    { name: "next_of_kin", label: "Next of kin" },
    { name: "attorney_deputy", label: "Attorney, deputy or appointee" },
  ] },
  { name: "background", title: "Background", fields: [
    { name: "ethnicity", label: "Ethnicity", as: "list", terms: "ethnicities" },
    { name: "religion", label: "Religion" },
    { name: "nationality_immigration", label: "Nationality and immigration", hint: "Only where it matters to a concern" },
  ] },
];

/** @type {Section[]} */
export const REACH = [
  { name: "phone", title: "The phone to ring first", fields: [
    { name: "phone", label: "Phone" },
    { name: "safe_to_contact", label: "Safe to contact?", as: "choice", terms: "safe_to_contact" },
    { name: "safe_times", label: "When it is safe", hint: "Such as 10:00 to 12:00, school days" },
    { name: "may_leave_message", label: "May a message be left?", as: "choice", terms: "awareness" },
    { name: "safe_contact_note", label: "How, and what never to do" },
  ] },
  { name: "preferred", title: "How they like to be reached", fields: [
    { name: "preferred_contact", label: "Preferred way", as: "list", terms: "preferred_contacts" },
  ] },
  { name: "contacts", title: "Other ways to reach them", fields: [{ name: "contacts", label: "Other ways to reach them", as: "rows" }] },
  { name: "address", title: "Where they live now", fields: [
    { name: "address", label: "Address", as: "long" },
    { name: "postcode", label: "Postcode" },
    { name: "uprn", label: "Property number (UPRN)", hint: "Up to 12 digits; leave it empty if nobody knows it" },
    { name: "address_since", label: "Since when", as: "day" },
    { name: "do_not_reveal_address", label: "Do not reveal this address", as: "tick" },
  ] },
  { name: "addresses", title: "Earlier and other addresses", fields: [{ name: "addresses", label: "Earlier and other addresses", as: "rows" }] },
];

/** @type {Section[]} */
export const SECTIONS = [...ABOUT, ...REACH];
