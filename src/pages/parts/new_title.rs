//! The title in the form for a new record.

use crate::view::prelude::*;
use tandem_core::letters::is_blank;

use crate::components::field::TextField;

/// What is typed as the title of a new record, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct NewTitle {
    /// What is typed.
    pub text: RwSignal<String>,
    /// What is wrong with it, beside the field.
    pub problem: RwSignal<Option<String>>,
}

impl NewTitle {
    /// Begins without a title.
    #[expect(
        clippy::new_without_default,
        reason = "it allocates signals, so it needs a reactive owner"
    )]
    pub fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
        }
    }

    /// The title without spaces around it; where there is none, the field says what is missing.
    pub fn taken(self, missing: &str) -> Option<String> {
        let title = self.text.with_untracked(|text| text.trim().to_owned());
        if is_blank(&title) {
            self.problem.set(Some(missing.to_owned()));
            return None;
        }
        Some(title)
    }

    /// Makes room for the next one.
    pub fn clear(self) {
        self.text.set(String::new());
        self.problem.set(None);
    }
}

/// The field of a new record's title.
#[component]
pub fn NewTitleField(
    /// What it is called.
    label: String,
    /// The title.
    of: NewTitle,
) -> impl IntoView {
    view! {
        <TextField
            label=label
            value=of.text
            on_input=move |text| {
                of.problem.set(None);
                of.text.set(text);
            }
            error=of.problem
        />
    }
}
