//! Views of the log that an officer keeps under a name, on this machine alone: what somebody looks for is as private as what
//! they find, and no business of the other two.

use super::list_concerns::ConcernFilter;
use super::{Nothing, form, view};
use crate::domain::rules::Rules;
use crate::error::{Error, Result};
use crate::logbook::Logbook;

/// Most views kept; more than fit in a list help nobody.
const MOST: usize = 30;
/// Longest name, letters.
const NAME_MAX: usize = 60;
/// How the names of such facts begin.
const BEGIN: &str = "filter:";

form! {
    /// A view to keep.
    pub struct FilterToKeep {
        /// Its name; one of the same name is replaced.
        pub name: String,
        /// The view.
        pub filter: ConcernFilter,
    }
    /// Which view.
    pub struct FilterNamed {
        /// Its name.
        pub name: String,
    }
}

view! {
    /// Views kept on this machine.
    pub struct KeptFilters {
        /// By name.
        pub items: Vec<KeptFilter>,
    }
    /// A view.
    pub struct KeptFilter {
        /// Its name.
        pub name: String,
        /// The view.
        pub filter: ConcernFilter,
    }
}

impl Logbook {
    /// Keeps a view of the log under a name.
    ///
    /// # Errors
    /// `Invalid`, where the name is missing, too long, or thirty are kept already; store errors.
    pub fn keep_filter(&mut self, form: FilterToKeep) -> Result<KeptFilters> {
        let name = form.name.trim();
        let kept = self.read_filters(Nothing::default())?.items;
        let room = kept.len() < MOST || kept.iter().any(|one| one.name == name);
        // What cannot be listed is not worth keeping.
        self.list_concerns(ConcernFilter { limit: 1, after: None, ..form.filter.clone() })?;
        Rules::at(self.now())
            .required("name", name)
            .line("name", name)
            .line("filter.words", &form.filter.words)
            .line("filter.officer", &form.filter.officer)
            .hold(name.chars().count() <= NAME_MAX, "name", "too-long")
            .hold(room, "name", "too-many")
            .finish()?;
        let filter = ConcernFilter { after: None, ..form.filter };
        let text = serde_json::to_string(&filter).map_err(|_| Error::Internal("a view not written"))?;
        self.store.set_local(&format!("{BEGIN}{name}"), &text)?;
        self.read_filters(Nothing::default())
    }

    /// Forgets a view.
    ///
    /// # Errors
    /// Store errors.
    pub fn forget_filter(&mut self, form: FilterNamed) -> Result<KeptFilters> {
        self.store.forget_local(&format!("{BEGIN}{}", form.name))?;
        self.read_filters(Nothing::default())
    }

    /// Reads the views kept here, by name. One that an older program wrote in another shape is left out.
    ///
    /// # Errors
    /// Store errors.
    pub fn read_filters(&mut self, _: Nothing) -> Result<KeptFilters> {
        let kept = self.store.locals_beginning(BEGIN)?.into_iter().filter_map(|(name, text)| {
            let filter = serde_json::from_str(&text).ok()?;
            Some(KeptFilter { name: name.strip_prefix(BEGIN)?.to_owned(), filter })
        });
        Ok(KeptFilters { items: kept.collect() })
    }
}
