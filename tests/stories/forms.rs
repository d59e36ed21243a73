//! A form that its act takes, for every act there is: what the chapters `every_field` and others then spoil, one field at a time.

use logbook::acts::{ConcernWanted, PacketRequest};
use serde_json::{Value, json};
use town::Town;

use crate::share::request;

/// Puts a value at a dotted path and makes what is missing on the way.
pub fn put(form: &mut Value, path: &str, value: Value) {
    let (step, rest) = path.split_once('.').map_or((path, None), |(step, rest)| (step, Some(rest)));
    let place = if step == "0" {
        if form.get(0).is_none() {
            *form = json!([null]);
        }
        &mut form[0]
    } else {
        &mut form[step]
    };
    match rest {
        Some(rest) => put(place, rest, value),
        None => *place = value,
    }
}

/// A form that its act takes, about a concern of its own.
pub fn acceptable(town: &mut Town, act: &str) -> Value {
    let concern = town.record().concern;
    let page = town.book().read_concern(ConcernWanted { concern }).unwrap();
    let concern = json!(concern.to_string());
    let person = json!({ "person": page.people[0].person.to_string(), "name": "Grace McKenna", "role": "adult_at_risk" });
    let referral = |town: &mut Town| run(town, "refer", refer(&concern))["referral"].clone();
    let action = |town: &mut Town| {
        run(town, "set_action", json!({ "concern": concern, "what": "Ring" }))["action"].clone()
    };
    match act {
        "record_concern" => {
            json!({ "danger": "unknown", "account": "Seen at 08:50", "people": [{ "name": "Win Abbott" }] })
        }
        "amend_concern" => json!({ "concern": concern, "changes": { "summary": "Seen again" } }),
        "link_person" => json!({ "concern": concern, "person": { "name": "Win Abbott" } }),
        "describe_person" => json!({ "concern": concern, "person": person }),
        "read_person" => json!({ "person": page.people[0].person.to_string() }),
        "amend_person" => json!({
            "person": page.people[0].person.to_string(),
            "changes": { "pets": "Two dogs", "health_why": "She cannot manage stairs" }
        }),
        "relate_people" => json!({
            "person": page.people[0].person.to_string(), "other": { "name": "Isla McKenna" }, "kind": "parent_of"
        }),
        "end_relation" => {
            let person = page.people[0].person;
            let other = json!({ "person": page.people[1].person.to_string() });
            run(
                town,
                "relate_people",
                json!({ "person": person.to_string(), "other": other, "kind": "partner" }),
            );
            let page = run(town, "read_person", json!({ "person": person.to_string() }));
            json!({
                "person": person.to_string(), "relation": page["relations"][0]["relation"], "reason": "Moved out"
            })
        }
        "merge_people" => json!({
            "kept": page.people[0].person.to_string(), "merged": page.people[1].person.to_string(),
            "reason": "The same date of birth"
        }),
        "part_people" => {
            let (kept, merged) = (page.people[0].person.to_string(), page.people[1].person.to_string());
            run(town, "merge_people", json!({ "kept": kept, "merged": merged, "reason": "The same" }));
            let page = run(town, "read_person", json!({ "person": kept }));
            json!({ "person": kept, "merge": page["merged"][0]["merge"], "reason": "Two after all" })
        }
        "add_to_concern" => json!({ "concern": concern, "kind": "note", "text": "Seen again" }),
        "correct_passage" => {
            let passage = &page.chronology[0].passages[0].passage;
            json!({ "concern": concern, "passage": passage, "text": "Seen at 09:50", "reason": "Misread" })
        }
        "assess_capacity" => json!({
            "concern": concern, "decision": "Where to live", "assessed_by": "A. Nurse", "outcome": "has",
            "reasons": "She said all of it back."
        }),
        "ask_wishes" => json!({ "concern": concern, "was_asked": "expressed", "own_words": "To go home." }),
        "mark_body" => json!({ "concern": concern, "said": mark() }),
        "correct_mark" => {
            let made = run(town, "mark_body", json!({ "concern": concern, "said": mark() }));
            let mut said = mark();
            said["looks"] = json!("Two bruises");
            json!({ "concern": concern, "mark": made["mark"], "said": said, "reason": "Looked again" })
        }
        "withdraw_statement" => {
            let made = run(town, "mark_body", json!({ "concern": concern, "said": mark() }));
            json!({ "concern": concern, "entry": made["mark"], "reason": "It was ink" })
        }
        "note_topic" => {
            json!({ "concern": concern, "topic": "DA", "answers": { "pattern": "Every Friday" } })
        }
        "read_file_view" => {
            let concern = page.concern;
            let path = crate::files::put(town, "form.txt", b"Seen at 08:50");
            let made = crate::files::attach(town.book(), concern, &path).unwrap();
            json!({ "concern": concern.to_string(), "entry": made.entry })
        }
        "correct_file" => {
            let concern = page.concern;
            let path = crate::files::put(town, "form.txt", b"Seen at 08:50");
            let made = crate::files::attach(town.book(), concern, &path).unwrap();
            json!({
                "concern": concern.to_string(), "entry": made.entry, "caption": "The other arm", "reason": "Looked again"
            })
        }
        "attach_mail_part" => {
            let concern = page.concern;
            let path = crate::files::put(town, "form.eml", &crate::mail::fixture("02.eml"));
            let made = crate::files::attach(town.book(), concern, &path).unwrap();
            json!({ "concern": concern.to_string(), "entry": made.entry, "part": 0 })
        }
        "decide" => json!({ "concern": concern, "decision": "monitor", "reasons": "It is watched." }),
        "refer" => refer(&concern),
        "record_reply" => json!({ "concern": concern, "referral": referral(town), "outcome": "Accepted" }),
        "chase" => json!({ "concern": concern, "referral": referral(town), "text": "No answer" }),
        "escalate" => {
            json!({ "concern": concern, "referral": referral(town), "stage": "stage_1", "text": "We disagree" })
        }
        "mark_event" => json!({ "concern": concern, "entry": page.chronology[0].entry, "significant": true }),
        "set_action" => json!({ "concern": concern, "what": "Ring the school" }),
        "move_action" => json!({ "concern": concern, "action": action(town), "due": "2026-12-01" }),
        "end_action" => json!({ "concern": concern, "action": action(town), "result": "They know" }),
        "hand_over" => json!({ "text": "Ring the school first" }),
        "close_concern" => json!({ "concern": concern, "reason": "safe_plan", "outcome": "Safe" }),
        "reopen_concern" => {
            run(
                town,
                "close_concern",
                json!({ "concern": concern, "reason": "safe_plan", "outcome": "Safe" }),
            );
            json!({ "concern": concern, "reason": "Seen again" })
        }
        "read_versions" | "read_record_kept" => json!({ "concern": concern }),
        "review_retention" => disposes(&concern),
        "set_hold" => json!({ "concern": concern, "why": "claim", "details": "A letter before action" }),
        "end_hold" => {
            run(town, "set_hold", json!({ "concern": concern, "why": "audit", "details": "The yearly one" }));
            let kept = run(town, "read_record_kept", json!({ "concern": concern }));
            json!({ "concern": concern, "hold": kept["holds"][0]["hold"], "reason": "It is over" })
        }
        "stop_disposal" => {
            run(town, "review_retention", disposes(&concern));
            let kept = run(town, "read_record_kept", json!({ "concern": concern }));
            json!({ "proposal": kept["proposed"]["proposal"], "reason": "Her sister asks for it" })
        }
        "keep_draft" => json!({ "page": "record", "text": "half" }),
        "read_shareable" => json!({ "concern": concern, "agency": "kent_police" }),
        "review_request" => {
            let concern = page.concern;
            serde_json::to_value(request(town, concern)).unwrap()
        }
        "say_owner" | "permit_owned" | "take_permission_back" | "see_sealed" => {
            let passage =
                page.chronology.iter().flat_map(|item| &item.passages).next().unwrap().passage.clone();
            if act == "say_owner" {
                return json!({ "concern": concern, "item": passage, "belongs_to": "kent_police", "reason": "Their minutes" });
            }
            if page.chronology.iter().flat_map(|item| &item.passages).all(|one| one.owner.is_none()) {
                let theirs = json!({ "concern": concern, "item": passage, "belongs_to": "police_marac", "reason": "Theirs" });
                run(town, "say_owner", theirs);
            }
            let permits = json!({ "concern": concern, "item": passage, "agency": "kcc_adults", "heard_from": "Its chair" });
            match act {
                "permit_owned" => permits,
                "see_sealed" => json!({ "concern": concern, "item": passage, "reason": "For the meeting" }),
                _ => {
                    run(town, "permit_owned", permits.clone());
                    let mut ends = permits;
                    ends["reason"] = json!("Another case");
                    ends
                }
            }
        }
        "share_in_words" => {
            let usual = request(town, page.concern);
            serde_json::to_value(told_on_the_phone(usual)).unwrap()
        }
        "copy_part" => {
            let usual = request(town, page.concern);
            let copied = PacketRequest { channel: "portal".into(), form: Some("marac".into()), ..usual };
            let share = town.book().share_in_words(copied).unwrap().share;
            json!({ "share": share.to_string(), "heading": "Who refers" })
        }
        "follow_share" => {
            let request = request(town, page.concern);
            let path = town.beside("followed.pdf");
            let share = town.book().export_packet(&request, &path).unwrap().share;
            json!({ "share": share.to_string(), "came": "received", "heard_from": "Duty desk" })
        }
        "record_breach" | "follow_breach" => {
            let request = request(town, page.concern);
            let path = town.beside("astray.pdf");
            let share = town.book().export_packet(&request, &path).unwrap().share.to_string();
            let breach = json!({
                "share": share, "happened": "A letter too many", "reached": "A stranger", "risk": "likely",
                "risk_reason": "The passphrase went with it"
            });
            if act == "record_breach" {
                return breach;
            }
            run(town, "record_breach", breach);
            json!({ "share": share, "step": "contained", "done": "They deleted it" })
        }
        "settle_corrections" => {
            let request = request(town, page.concern);
            let path = town.beside("corrected.pdf");
            let share = town.book().export_packet(&request, &path).unwrap().share;
            let passage =
                page.chronology.iter().flat_map(|item| &item.passages).next().unwrap().passage.clone();
            run(
                town,
                "correct_passage",
                json!({ "concern": concern, "passage": passage, "text": "Seen at 09:50", "reason": "Heard wrong" }),
            );
            json!({ "share": share.to_string(), "told": "told", "told_how": "Rang the duty desk" })
        }
        "read_held_by" => json!({ "agency": "kent_police" }),
        "verify_code" => json!({ "check_code": "7F3A 91C0 55DE 20B4" }),
        "decline_share" => json!({ "concern": concern, "agency": "kent_police", "reasons": "Not needed" }),
        "change_settings" => json!({
            "organisation": "A council", "marking": "OFFICIAL-SENSITIVE", "idle_minutes": 10, "review_days": 28,
            "theme": "system", "density": "compact", "policy_version": "Version 3", "policy_since": "2026-04-01"
        }),
        "change_list" => json!({ "list": "teams", "label": format!("Team of {}", page.reference) }),
        "keep_recipient" => json!({
            "agency": "kent_police", "name": format!("Desk of {}", page.reference), "channel": "phone", "address": "101",
            "verified_how": "Published"
        }),
        "set_template" => json!({
            "agency": "kent_police", "groups": ["person"], "roles": ["alleged"], "routes": ["post"]
        }),
        "note_printing" => json!({ "paper": "register", "lines": 12 }),
        "confirm_kit" => json!({ "words": [{ "number": 1, "word": "a" }, { "number": 2, "word": "b" }] }),
        "keep_filter" => json!({ "name": "Hoarding", "filter": { "words": "bags" } }),
        _ => json!({}),
    }
}

fn told_on_the_phone(usual: PacketRequest) -> PacketRequest {
    PacketRequest { channel: "phone".into(), caller_check: Some("called_back".into()), ..usual }
}

fn mark() -> Value {
    json!({ "figure": "child", "side": "back", "region": "lower_back", "looks": "A bruise" })
}

fn disposes(concern: &Value) -> Value {
    json!({
        "concern": concern, "decision": "dispose", "ground": "erasure", "recent_contact": "no", "serious": "no",
        "interest": "no", "reasons": "She asked for it"
    })
}

fn refer(concern: &Value) -> Value {
    json!({ "concern": concern, "agency": "kent_police", "route": "phone" })
}

fn run(town: &mut Town, act: &str, form: Value) -> Value {
    let act = logbook::ACTS.iter().find(|one| one.name == act).unwrap();
    (act.run)(town.book(), form).unwrap()
}
