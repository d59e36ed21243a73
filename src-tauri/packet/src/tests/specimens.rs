//! Invented packets: the size a duty officer gets every week, and the size of a long history.

use crate::{
    BodyMap, Entry, Item, Kit, Packet, Party, Picture, Point, Record, Row, Section, Sender, Stamp, Subject,
    WithheldLine,
};

pub(super) fn row(label: &str, value: &str) -> Row {
    Row { label: label.into(), value: value.into() }
}

pub(super) fn item(label: &str, when: &str, source: &str, text: &str, own_words: bool) -> Item {
    Item { label: label.into(), when: when.into(), source: source.into(), text: text.into(), own_words }
}

pub(super) fn section(heading: &str, note: &str, items: Vec<Item>) -> Section {
    Section { heading: heading.into(), note: note.into(), items }
}

fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| (*word).to_owned()).collect()
}

/// One page: a short request to an internal department or a support provider.
pub(super) fn short() -> Packet {
    Packet {
        reference: "S-A0213".into(),
        version: 1,
        concern_reference: "MBC-2026-A0151".into(),
        title: "Information for the housing team".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        made_at: "23 November 2026 at 09:03".into(),
        stamp: Stamp { year: 2026, month: 11, day: 23, hour: 9, minute: 3, second: 20 },
        to: Party {
            agency: "Housing".into(),
            name: "R. Okafor".into(),
            role: "duty officer".into(),
            ..Party::default()
        },
        from: sender(),
        asks:
            "Please repair the front door lock at Flat 9, Example Court, today, and ring us when it is done."
                .into(),
        reply_by: "5pm today".into(),
        safe_contact: words(&["Knock twice and say “council”. Do not leave a card."]),
        summary: "The lock was forced last night. The tenant is safe and at home.".into(),
        handling: words(&["For this task only. Delete within 30 days."]),
        closing: "Accurate as recorded on 23 November 2026.".into(),
        ..Packet::default()
    }
}

fn sender() -> Sender {
    Sender {
        organisation: "Exampleton Borough Council".into(),
        officer: "J. Larkin".into(),
        role: "deputy safeguarding officer".into(),
        phone: "01632 960 100".into(),
        out_of_hours: "01632 960 199".into(),
        email: "safeguarding@exampleton.example".into(),
    }
}

/// About three pages: a referral to the police.
pub(super) fn usual() -> Packet {
    Packet {
        reference: "S-A0212".into(),
        version: 1,
        concern_reference: "MBC-2026-A0149".into(),
        title: "Information for Kent Police, West Kent MARAC".into(),
        marking: "OFFICIAL-SENSITIVE".into(),
        made_at: "23 November 2026 at 09:03".into(),
        stamp: Stamp { year: 2026, month: 11, day: 23, hour: 9, minute: 3, second: 20 },
        to: Party {
            agency: "Kent Police, West Kent vulnerability unit".into(),
            name: "Sergeant A. Bello".into(),
            role: "MARAC coordinator".into(),
            address: "marac.westkent@police.example".into(),
            verified: "rang back on the published number, 08:40".into(),
        },
        from: sender(),
        given: String::new(),
        urgent: true,
        asks: "Hear this at the next MARAC, and treat calls to the address below as urgent.\nTell us the number of the incident.".into(),
        reply_by: "Wednesday 25 November 2026, to J. Larkin".into(),
        safe_contact: words(&[
            "Phone 10:00 to 12:00 only, on 07700 900 123. Never leave a message.",
            "Do not write to her, and do not send anything to her former address.",
            "She reads Punjabi (ਪੰਜਾਬੀ) and English.",
        ]),
        must_not_be_told: "Gareth Pearce, and anyone at [Place A]. Do not reveal where she is staying.".into(),
        about: people(),
        summary: "She left her partner on Thursday with two children and has slept in her car. A bruise was seen. He has threatened to find her. 15 of 24 on the DASH checklist (Kent gate 1).".into(),
        lawful_basis: vec![
            row("UK GDPR Article 6", "6(1)(e), public task"),
            row("UK GDPR Article 9", "9(2)(g) with DPA 2018 Schedule 1 paragraph 10: preventing or detecting unlawful acts"),
            row("Consent", "She agreed on 23 November 2026 at 08:25 and was told what is sent."),
        ],
        risk: vec![
            row("Being found", "High. He has her sister’s address and has waited outside the school."),
            row("Strangulation", "Disclosed once, in March 2026. No medical attention sought."),
        ],
        views: vec![item("What she wants", "23 November 2026, 08:24", "housing officer", "I want him to stop ringing my mum. I want to stay near the school.", true)],
        sections: account(),
        done: done(),
        further: further(),
        body_maps: body_maps(),
        body_marks: vec![
            item("1. Left forearm, front of an adult", "23 November 2026, 08:18", "Seen by the recorder", "What it looks like: Bruise, a hand’s width below the elbow\nSize: 4 cm", false),
            item("2. Right upper back, back of an adult", "", "Told by the person", "What it looks like: Two scratches", false),
        ],
        pictures: pictures(),
        chronology: vec![
            item("Noise reported", "2 March 2026, 23:10", "[Reporter]", "Shouting and something breaking. Police attended, no action.", false),
            item("", "14 September 2026", "school", "Noah, 4, told his teacher: “Daddy is cross at night.”", false),
            item("Call to housing", "19 November 2026, 16:20", "housing", "Asked how to end a joint tenancy.", false),
        ],
        withheld: vec![
            WithheldLine { stand_in: "[Reporter]".into(), ground: "Asked not to be named; naming them would put them at risk.".into() },
            WithheldLine { stand_in: "[Place A]".into(), ground: "Where someone may be found.".into() },
        ],
        handling: words(&[
            "For safeguarding only, by those who need to know.",
            "Do not pass on without our agreement. Do not disclose the source.",
            "Store securely. Destroy within 12 months of your last action.",
            "Report loss at once to 01632 960 100. Acknowledge to J. Larkin.",
        ]),
        attachments: vec![super::attached("A letter from the school".into())],
        sheets: vec![Section {
            heading: "Why this is referred without consent".into(),
            note: "One sheet, to be kept with the referral.".into(),
            items: vec![item("Consent", "", "", "Not asked: asking would put her at risk.", false)],
        }],
        closing: "Accurate as recorded on 23 November 2026. Corrections will be sent to the named recipient.".into(),
    }
}

/// One wide, one high and seen through.
fn pictures() -> Vec<Picture> {
    let wide = image::RgbImage::from_fn(1600, 900, |x, y| image::Rgb([(x / 8) as u8, (y / 4) as u8, 140]));
    let high =
        image::RgbaImage::from_fn(200, 1500, |x, y| image::Rgba([90, (y / 6) as u8, 20, (x + 55) as u8]));
    vec![
        picture("Photograph of the kitchen door", wide.into(), image::ImageFormat::Jpeg),
        picture("Plan of the stairs", high.into(), image::ImageFormat::Png),
    ]
}

pub(super) fn picture(label: &str, drawn: image::DynamicImage, format: image::ImageFormat) -> Picture {
    let mut bytes = std::io::Cursor::new(Vec::new());
    drawn.write_to(&mut bytes, format).unwrap();
    Picture {
        label: label.into(),
        when: "20 November 2026".into(),
        source: "Seen by the recorder".into(),
        words: format!("{label}: what is seen on it, in words"),
        width: drawn.width(),
        height: drawn.height(),
        digest: label.into(),
        bytes: bytes.into_inner(),
    }
}

pub(super) fn body_maps() -> Vec<BodyMap> {
    let map = |side: &str, words: &str, point: Point| BodyMap {
        name: format!("{side} of an adult"),
        figure: "adult".into(),
        side: side.to_lowercase(),
        words: words.into(),
        points: vec![point],
    };
    vec![
        map("Front", "Front of an adult: 1 left forearm", Point { number: 1, x: 770, y: 425 }),
        map("Back", "Back of an adult: 2 right upper back", Point { number: 2, x: 585, y: 260 }),
    ]
}

fn people() -> Vec<Subject> {
    vec![
        Subject {
            role: "Adult at risk".into(),
            rows: vec![
                row("Name", "Grace McKenna"),
                row("Born", "4 March 1982 (44)"),
                row("Telephone", "07700 900 123 (see safe contact)"),
                row("Address", "Not to be revealed"),
            ],
        },
        Subject {
            role: "Children".into(),
            rows: vec![row("Isla", "7, Example Primary School"), row("Noah", "4, Example Nursery")],
        },
        Subject {
            role: "Alleged to have caused harm".into(),
            rows: vec![
                row("Name", "Gareth Pearce"),
                row("To her", "Partner until 19 November 2026"),
                row("Vehicle", "Blue van, registration not known"),
            ],
        },
    ]
}

fn account() -> Vec<Section> {
    vec![
        section(
            "What was said",
            "Own words are quoted. What was heard from others is marked so.",
            vec![
                item(
                    "Grace McKenna",
                    "23 November 2026, 08:22",
                    "to a housing officer",
                    "He said if I ever left he would find us. I have slept in the car since Thursday.",
                    true,
                ),
                item(
                    "[Reporter]",
                    "2 March 2026",
                    "by telephone, heard through a wall",
                    "Shouting, then a child crying for about ten minutes.",
                    false,
                ),
            ],
        ),
        section(
            "What was seen",
            "",
            vec![item(
                "Housing officer",
                "23 November 2026, 08:18",
                "observation",
                "Bruise on the left forearm, about 4 cm, yellow at the edge. Car with bedding on the back seat, parked at [Place A].",
                false,
            )],
        ),
        section(
            "Facts",
            "",
            vec![item("Tenancy", "since 2019", "housing records", "Joint tenancy, no arrears.", false)],
        ),
        section(
            "Opinion",
            "Professional opinion, not fact.",
            vec![item(
                "J. Larkin",
                "23 November 2026",
                "",
                "The risk rises when he learns she has left for good.",
                false,
            )],
        ),
        section("What the school said", "", vec![]),
    ]
}

fn done() -> Vec<Section> {
    vec![section(
        "Decisions and actions",
        "",
        vec![item(
            "Refer to MARAC",
            "23 November 2026, 08:50",
            "J. Larkin",
            "Gate 1 is met. Emergency accommodation asked for from 24 November.",
            false,
        )],
    )]
}

fn further() -> Vec<Section> {
    let asked = item("Asked of health", "24 November 2026", "", "Whether she was seen in March.", false);
    vec![section("Other agencies", "", vec![asked])]
}

/// About twenty pages: the same with a long history.
pub(super) fn long() -> Packet {
    let mut packet = usual();
    let texts = [
        "Telephone call. She asked that the next visit be on a Tuesday, after school, and that no letter be sent.",
        "Visit. The kitchen was tidy; the children were at school. Nothing new was said, and the next step was agreed.",
        "I did not sleep again. He was in the road at two in the morning.",
    ];
    for day in 0..170usize {
        let text = format!("{} Note {day:03}.", texts[day % 3]);
        packet.chronology.push(item(
            ["Call", "Visit", ""][day % 3],
            &format!("{} March 2026, 10:{:02}", day % 28 + 1, day % 60),
            "housing officer",
            &text,
            day % 3 == 2,
        ));
        packet.sections[day % 4].items.push(item(
            "Housing officer",
            &format!("{} April 2026", day % 28 + 1),
            "observation",
            &text,
            day % 3 == 2,
        ));
    }
    packet
}

/// A kit with words from the public list.
pub(super) fn kit() -> Kit {
    let list = "abandon ability able about above absent absorb abstract absurd abuse access accident account accuse achieve acid acoustic acquire across act action actor actress actual";
    Kit {
        organisation: "Exampleton Borough Council".into(),
        officer: "J. Larkin".into(),
        made_at: "23 November 2026 at 09:03".into(),
        stamp: Stamp { year: 2026, month: 11, day: 23, hour: 9, minute: 3, second: 20 },
        words: list.split(' ').map(str::to_owned).collect(),
        check: "7F3A".into(),
        code: list.into(),
        log: "8c1f 22d0 94ab".into(),
    }
}

/// A concern as it is handed over: the history of the long packet, with a text that was put right.
pub(super) fn record() -> Record {
    let packet = long();
    let entry = |item: Item| Entry {
        title: item.label.clone(),
        happened: item.when.clone(),
        written: "24 November 2026, 09:41, J. Larkin".into(),
        rows: vec![row("Reasons", &item.text)],
        texts: vec![
            item,
            self::item("Earlier text", "written by J. Larkin", "misheard", "Half past two.", true),
        ],
    };
    Record {
        reference: packet.concern_reference,
        part: String::new(),
        organisation: packet.from.organisation,
        marking: packet.marking,
        made_at: packet.made_at,
        stamp: packet.stamp,
        safe_contact: packet.safe_contact,
        standing: packet.risk,
        about: packet.about,
        body_maps: packet.body_maps,
        body_marks: packet.body_marks,
        history: packet.chronology.into_iter().map(entry).collect(),
    }
}
