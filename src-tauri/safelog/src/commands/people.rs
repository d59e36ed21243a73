//! `safelog people`: everybody the log knows, by name, or those whom the words name.

use logbook::acts::{KnownPerson, PeopleFilter};

use super::list::Page;
use crate::answer::{self, Answer, Ended};
use crate::columns::{Columns, when};
use crate::desk::Desk;

const EXAMPLES: &str = "\
The words may be parts of a name, another name or an address; the beginning of each is enough.

Examples:
  safelog people
  safelog people smith --limit 200
  safelog people \"len view\" --json";

/// What can be typed after `people`.
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct Args {
    /// Words of a name or address; none for everybody.
    words: Vec<String>,
    #[command(flatten)]
    page: Page,
}

/// Lists people.
pub fn run(args: Args, desk: &Desk) -> Ended {
    desk.with_log(|logbook| {
        let Page { limit, after } = args.page;
        let list = logbook.list_people(PeopleFilter { words: args.words.join(" "), limit, after })?;
        let count = if list.total == 1 { "1 person.".to_owned() } else { format!("{} people.", list.total) };
        let more =
            list.next.as_deref().map(|next| format!(" The next page: --after '{next}'")).unwrap_or_default();
        Ok(Answer::done(answer::view(&list)?, format!("{}{count}{more}\n", table(&list.items))))
    })
}

/// People, a line each.
pub fn table(people: &[KnownPerson]) -> String {
    let mut columns = Columns::of(&["name", "born", "address", "concerns"]);
    for person in people {
        let name = match person.known_as.as_str() {
            "" => person.name.clone(),
            known_as => format!("{} ({known_as})", person.name),
        };
        let born = person.born_on.as_deref().map_or_else(|| person.age.clone(), when);
        let concerns: Vec<&str> = person.concerns.iter().map(|one| one.reference.as_str()).collect();
        columns.row([&name, &born, &person.address, &concerns.join(" ")]);
    }
    columns.text()
}
