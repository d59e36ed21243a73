//! A body map for the printer: drawings with numbered points, and what each number is. Withheld words stop existing here too.

use packet::{BodyMap, Item, Point};

use super::super::statements::{drawing, mark_field};
use super::stated_items::name_of;
use crate::domain::concern::{BodyMark, Concern};
use crate::domain::{body, terms};
use crate::entry::v1::{Link, MarkSaid, PersonFacts};

/// The drawings that these marks stand on, each mark with its number; `say` makes words fit for whoever reads them. Each
/// body has drawings of its own: the marks of two people on one would be read as one person's.
pub(in crate::acts) fn body_maps(
    concern: &Concern,
    people: &[(Link, PersonFacts)],
    marks: &[(u32, &BodyMark)],
    say: impl Fn(&str) -> String,
) -> Vec<BodyMap> {
    let mut bodies: Vec<_> = marks.iter().map(|(_, mark)| mark.person).collect();
    let mut seen = Vec::new();
    bodies.retain(|person| {
        !seen.contains(person) && {
            seen.push(*person);
            true
        }
    });
    let mut maps = Vec::new();
    for person in bodies {
        let marks: Vec<_> = marks.iter().filter(|(_, mark)| mark.person == person).copied().collect();
        let name = name_of(people, person);
        for figure in terms::FIGURES {
            maps.extend(terms::SIDES.iter().filter_map(|side| {
                one_map(concern, &marks, (&*figure.code, &*side.code), name.as_deref(), &say)
            }));
        }
    }
    maps
}

/// One drawing; none where no mark stands on it.
fn one_map(
    concern: &Concern,
    marks: &[(u32, &BodyMark)],
    (figure, side): (&str, &str),
    name: Option<&str>,
    say: &impl Fn(&str) -> String,
) -> Option<BodyMap> {
    let mut points = Vec::new();
    let mut told = Vec::new();
    for (number, mark) in marks {
        // Of a mark that was put right apart each version has its point: nothing here chooses one.
        let here = |said: &MarkSaid| said.figure == figure && said.side == side;
        for said in standing(concern, mark).into_iter().filter(here) {
            points.push(Point { number: *number, x: said.x, y: said.y });
            told.push(format!("{number} {}", terms::within(&body::region_label(&said.region))));
        }
    }
    told.dedup();
    let shows = capital(&drawing(figure, side));
    let shows = name.map_or(shows.clone(), |name| format!("{shows}: {name}"));
    (!points.is_empty()).then(|| BodyMap {
        words: say(&format!("{shows}. {}. The words follow.", told.join(", "))),
        name: say(&shows),
        figure: figure.into(),
        side: side.into(),
        points,
    })
}

/// Numbers what is said of marks, in their order.
pub(in crate::acts) fn numbered(number: u32, item: Item) -> Item {
    Item { label: format!("{number}. {}", item.label), ..item }
}

fn standing(concern: &Concern, mark: &BodyMark) -> Vec<MarkSaid> {
    match concern.apart(&mark_field(mark)) {
        Some(apart) => {
            apart.versions.iter().filter_map(|one| serde_json::from_str(&one.value).ok()).collect()
        }
        None => mark.said().cloned().into_iter().collect(),
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
