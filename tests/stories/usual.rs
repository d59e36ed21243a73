//! What usually goes to an agency: Prevent and the National Referral Mechanism have their own words and their own clock, and a council
//! sets what is usual otherwise. Whatever it sets, what is withheld by default or sealed goes by no template.

use logbook::acts::*;
use logbook::domain::id::ConcernId;
use town::Town;
use town::council::Council;

use crate::broken;
use crate::share::{request, text_of};

fn shareable(town: &mut Town, concern: ConcernId, agency: &str) -> Shareable {
    town.book().read_shareable(ShareableWanted { concern, agency: agency.into() }).unwrap()
}

/// Groups and roles of what is ticked.
fn ticked(town: &mut Town, concern: ConcernId, agency: &str) -> Vec<(String, String)> {
    let items = shareable(town, concern, agency).items.into_iter().filter(|item| item.ticked);
    items.map(|item| (item.group, item.role)).collect()
}

fn has(ticked: &[(String, String)], group: &str, role: &str) -> bool {
    ticked.iter().any(|(one, of)| one == group && of == role)
}

fn template(town: &mut Town, agency: &str) -> TemplateForm {
    let page = town.book().read_templates(Nothing::default()).unwrap();
    let one = page.templates.into_iter().find(|one| one.agency == agency).unwrap();
    let TemplateView { agency, groups, roles, says_basis, routes, .. } = one;
    TemplateForm { agency, groups, roles, says_basis, routes }
}

#[test]
fn prevent_has_its_words_its_form_and_its_clock() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let answers = [("prev_signs".to_owned(), "He shares their films.".into())].into();
    let noted = TopicForm { concern, topic: "PREV".into(), answers, ..TopicForm::default() };
    town.book().note_topic(noted).unwrap();
    let prevent = shareable(&mut town, concern, "prevent");
    assert!(prevent.agency.asks.contains("Channel"), "{}", prevent.agency.asks);
    // Five working days from Monday 23 November.
    assert_eq!(prevent.reply_by_usual, "2026-11-30");
    let went = ticked(&mut town, concern, "prevent");
    assert!(has(&went, "topic", "") && has(&went, "fact", "") && has(&went, "person", "adult_at_risk"));
    assert!(!has(&went, "person", "alleged") && !has(&went, "chronology", ""), "{went:?}");
    let terms = town.book().read_terms(Nothing::default()).unwrap();
    let form = terms.forms.iter().find(|form| form.of.contains(&"prevent")).unwrap();
    let usual = request(&mut town, concern);
    let asked = PacketRequest {
        agency: "prevent".into(),
        form: Some(form.code.into()),
        items: prevent.items.into_iter().filter(|item| item.ticked).map(|item| item.item).collect(),
        asks: prevent.agency.asks.to_string(),
        ..usual
    };
    let path = town.beside("prevent.pdf");
    let sent = town.book().export_packet(&asked, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    assert!(text.contains("What makes them vulnerable") && text.contains("He shares their films"), "{text}");
}

#[test]
fn the_national_referral_mechanism_is_told_of_an_adult_by_name_only_if_they_agree() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let agree = |town: &mut Town, status: &str| {
        let changes = Changes { consent_status: Some(Some(status.into())), ..Changes::default() };
        let form = Amendment { concern, reason: "Asked again".into(), changes, was_wrong: None };
        town.book().amend_concern(form).unwrap();
    };
    agree(&mut town, "refused");
    let went = ticked(&mut town, concern, "nrm");
    assert!(has(&went, "fact", "") && !went.iter().any(|(_, role)| role == "adult_at_risk"), "{went:?}");
    let nrm = shareable(&mut town, concern, "nrm");
    let usual = request(&mut town, concern);
    let mut asked = PacketRequest {
        agency: "nrm".into(),
        form: Some("nrm".into()),
        consent_status: Some("refused".into()),
        consent_reason: "She is afraid of them.".into(),
        items: nrm.items.iter().filter(|item| item.ticked).map(|item| item.item.clone()).collect(),
        withhold: nrm.suggested_withhold.clone(),
        safe_contact: String::new(),
        ..usual
    };
    asked.summary = "Grace McKenna may be held where she works.".into();
    let path = town.beside("nrm.pdf");
    let sent = town.book().export_packet(&asked, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    assert!(text.contains("may be held where she works") && !text.contains("McKenna"), "{text}");
    // Whoever names her all the same says why.
    let named =
        PacketRequest { withhold: shareable(&mut town, concern, "kcc_adults").suggested_withhold, ..asked };
    assert_eq!(broken(town.book().export_packet(&named, &path)), ["reveal_reason usually-withheld"]);
    agree(&mut town, "given");
    let went = ticked(&mut town, concern, "nrm");
    assert!(
        has(&went, "person", "adult_at_risk") && has(&went, "needs", "adult_at_risk")
            || has(&went, "person", "adult_at_risk")
    );
    assert_eq!(
        shareable(&mut town, concern, "nrm").suggested_withhold.len(),
        nrm.suggested_withhold.len() - 1
    );
}

#[test]
fn what_usually_goes_is_set_on_record_and_can_go_back_to_how_it_came() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let came = ticked(&mut town, concern, "probation");
    assert!(!has(&came, "person", "adult_at_risk") && !has(&came, "chronology", ""));
    let form = template(&mut town, "probation");
    assert_eq!(broken(town.book().set_template(form.clone())), ["groups unchanged"]);
    let mut other = form.clone();
    other.groups.push("chronology".into());
    other.roles.push("adult_at_risk".into());
    other.says_basis = false;
    other.routes = vec!["post".into(), "secure_email".into()];
    town.book().set_template(other.clone()).unwrap();
    town.lock();
    town.unlock(town::PIN).unwrap();
    let set = ticked(&mut town, concern, "probation");
    assert!(has(&set, "person", "adult_at_risk") && has(&set, "chronology", ""), "{set:?}");
    let offered = shareable(&mut town, concern, "probation");
    assert!(!offered.says_basis);
    assert_eq!(*offered.agency.routes, ["secure_email", "post"]);
    let terms = town.book().read_terms(Nothing::default()).unwrap();
    let ways = |code: &str| terms.agencies.iter().find(|one| one.code == code).unwrap().routes.len();
    assert_eq!((ways("probation"), ways("kcc_adults")), (2, 6));
    let items = offered.items.into_iter().filter(|item| item.ticked).map(|item| item.item).collect();
    let asked = PacketRequest { agency: "probation".into(), items, ..request(&mut town, concern) };
    let path = town.beside("packet.pdf");
    let sent = town.book().export_packet(&asked, &path).unwrap();
    assert!(!text_of(&path, &sent.passphrase).contains("Necessity and proportionality"));
    let history = town.book().read_history(HistoryFilter::default()).unwrap();
    let said = "What usually goes to Probation Service was set";
    assert!(history.items.iter().any(|line| line.what == said));
    town.book().reset_template(TemplateNamed { agency: "probation".into() }).unwrap();
    assert_eq!(ticked(&mut town, concern, "probation"), came);
    let again = town.book().reset_template(TemplateNamed { agency: "probation".into() });
    assert_eq!(broken(again), ["agency unchanged"]);
    for (form, rule) in [
        (TemplateForm { groups: Vec::new(), ..other.clone() }, "groups not-chosen"),
        (TemplateForm { groups: vec!["picture".into()], ..other.clone() }, "groups unknown-choice"),
        (TemplateForm { roles: vec!["king".into()], ..other.clone() }, "roles unknown-choice"),
        (TemplateForm { routes: vec!["pigeon".into()], ..other.clone() }, "routes unknown-choice"),
        (TemplateForm { agency: "nobody".into(), ..other.clone() }, "agency unknown-choice"),
    ] {
        assert_eq!(broken(town.book().set_template(form)), [rule]);
    }
}

#[test]
fn no_template_lets_out_what_is_withheld_by_default_or_belongs_to_another_agency() {
    let mut town = Town::new();
    let concern = town.record().concern;
    let minutes = Addition {
        concern,
        kind: "own_words".into(),
        text: "The panel heard that he works at the boatyard.".into(),
        belongs_to: Some("police_marac".into()),
        ..Addition::default()
    };
    let theirs = format!("{}.0", town.book().add_to_concern(minutes).unwrap().entry);
    let came = shareable(&mut town, concern, "support_provider").suggested_withhold.len();
    let page = town.book().read_templates(Nothing::default()).unwrap();
    let all =
        |terms: &[logbook::domain::terms::Term]| terms.iter().map(|term| term.code.to_string()).collect();
    let everything = TemplateForm {
        agency: "support_provider".into(),
        groups: all(page.groups),
        roles: all(page.roles),
        says_basis: true,
        routes: all(page.routes),
    };
    town.book().set_template(everything).unwrap();
    let now = shareable(&mut town, concern, "support_provider");
    assert!(now.items.iter().filter(|item| item.ticked).count() > 5);
    assert_eq!(now.suggested_withhold.len(), came, "what is withheld by default stays so");
    let of = |id: &str| now.items.iter().find(|item| item.item == id).unwrap();
    assert!(!of(&theirs).ticked && !of(&theirs).bar.is_empty());
    assert!(!of("reporter").ticked, "{}", of("reporter").why);
    let items: Vec<String> =
        now.items.iter().filter(|item| item.ticked).map(|item| item.item.clone()).collect();
    let usual = request(&mut town, concern);
    let mut asked = PacketRequest { agency: "support_provider".into(), items, ..usual };
    let path = town.beside("packet.pdf");
    asked.withhold = Vec::new();
    assert_eq!(broken(town.book().export_packet(&asked, &path)), ["reveal_reason usually-withheld"]);
    asked.withhold = now.suggested_withhold.clone();
    let sent = town.book().export_packet(&asked, &path).unwrap();
    let text = text_of(&path, &sent.passphrase);
    for stays in ["boatyard", "14 Len View", "Nowak"] {
        assert!(!text.contains(stays), "{stays}:\n{text}");
    }
}

#[test]
fn a_template_set_at_one_desk_is_usual_at_every_desk() {
    let mut council = Council::of_three();
    let concern = council.desks[0].record().concern;
    council.agree();
    let mut form = template(&mut council.desks[1], "internal");
    form.groups.push("needs".into());
    form.groups.push("risk".into());
    council.desks[1].book().set_template(form).unwrap();
    council.agree();
    assert!(has(&ticked(&mut council.desks[2], concern, "internal"), "risk", ""));
    council.must_agree();
}
