//! What an officer is, and the title by which packets name them.

/// What an officer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Duty {
    /// The Designated Safeguarding Officer.
    Dso,
    /// A deputy.
    Deputy,
}

impl Duty {
    /// The duty in words.
    pub fn in_words(self) -> &'static str {
        match self {
            Duty::Dso => "Designated Safeguarding Officer",
            Duty::Deputy => "Deputy Safeguarding Officer",
        }
    }

    /// Whether a title claims the other duty, as one does that was typed before the duty passed.
    pub fn is_denied_by(self, title: &str) -> bool {
        let title = title.trim().to_lowercase();
        let deputy = title == "deputy" || title.starts_with("deputy") && title.contains("safeguarding");
        match self {
            Duty::Dso => deputy,
            Duty::Deputy => title.contains("designated safeguarding") && !deputy,
        }
    }

    /// The title by which packets name an officer: what they typed, unless it is empty or claims the other duty.
    pub fn title(self, typed: &str) -> String {
        let typed = typed.trim();
        if typed.is_empty() || self.is_denied_by(typed) { self.in_words().into() } else { typed.into() }
    }
}
