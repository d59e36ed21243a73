//! A body map for the printer: drawings with numbered points, and what each number is. Withheld words stop existing here too.

use packet::{BodyMap, Item, Point};

use super::super::statements::{drawing, mark_field};
use crate::domain::concern::{BodyMark, Concern};
use crate::domain::{body, terms};
use crate::entry::v1::MarkSaid;

/// The drawings that these marks stand on, each mark with its number; `say` makes words fit for whoever reads them.
pub(in crate::acts) fn body_maps(
    concern: &Concern,
    marks: &[(u32, &BodyMark)],
    say: impl Fn(&str) -> String,
) -> Vec<BodyMap> {
    let mut maps = Vec::new();
    for figure in terms::FIGURES {
        for side in terms::SIDES {
            let here = |said: &MarkSaid| said.figure == figure.code && said.side == side.code;
            let mut points = Vec::new();
            let mut told = Vec::new();
            for (number, mark) in marks {
                // Of a mark that was put right apart each version has its point: nothing here chooses one.
                for said in standing(concern, mark).into_iter().filter(here) {
                    points.push(Point { number: *number, x: said.x, y: said.y });
                    told.push(format!("{number} {}", terms::within(&body::region_label(&said.region))));
                }
            }
            if !points.is_empty() {
                let name = capital(&drawing(figure.code, side.code));
                told.dedup();
                maps.push(BodyMap {
                    words: say(&format!("{name}: {}. The words follow.", told.join(", "))),
                    name,
                    figure: figure.code.into(),
                    side: side.code.into(),
                    points,
                });
            }
        }
    }
    maps
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
