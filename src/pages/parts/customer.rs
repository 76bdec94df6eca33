//! The customer behind a record.

use crate::view::prelude::*;
use tandem_core::model::Feedback;
use tandem_core::{Command, Field, Id, Kind, Value, texts, view};

use crate::components::picker::{Picker, PickerItem};
use crate::session::Session;

/// The customer who said it.
#[component]
pub fn CustomerField(
    /// The record.
    id: Id,
) -> impl IntoView {
    let session = Session::here();
    let value = Signal::derive(move || {
        session.read(&[Kind::FEEDBACK, Kind::CUSTOMERS], |workspace| {
            let record = workspace.record(&Kind::FEEDBACK, id)?;
            let customer = Feedback::of(record).customer();
            // One who is gone is nobody, here as in all lists.
            let customer = customer.filter(|id| workspace.record(&Kind::CUSTOMERS, *id).is_some());
            customer.map(|customer| customer.to_string())
        })
    });
    let change = move |customer: Option<String>| {
        let value = customer.map(|customer| Value::text(&customer));
        let writes = vec![(Field::named("customer"), value)];
        session.try_dispatch(Command::Edit {
            kind: Kind::FEEDBACK,
            ids: vec![id],
            writes,
        });
    };
    view! {
        <div class="fact">
            <CustomerPicker label=texts::field_label("customer") value=value on_change=change />
        </div>
    }
}

/// Customers to choose from or to make, wherever one is named.
#[component]
pub fn CustomerPicker(
    /// What is chosen, read out.
    #[prop(into)]
    label: Signal<String>,
    /// What stands there.
    #[prop(into)]
    value: Signal<Option<String>>,
    /// Called with the new choice.
    #[prop(into)]
    on_change: Callback<Option<String>>,
) -> impl IntoView {
    let session = Session::here();
    let items = Signal::derive(move || {
        let customers = session.read(&[Kind::CUSTOMERS], |workspace| {
            let with_segment = view::customers(workspace).into_iter().map(|(id, name)| {
                let segment = workspace
                    .record(&Kind::CUSTOMERS, id)
                    .map(|record| record.text("segment").to_owned());
                (id, name, segment.unwrap_or_default())
            });
            with_segment.collect::<Vec<_>>()
        });
        customers
            .into_iter()
            .map(|(id, name, segment)| PickerItem::new(id.to_string(), name).hint(segment))
            .collect::<Vec<_>>()
    });
    let create = move |name: String| {
        let id = session.env().id(0);
        let fields = vec![(Field::named("name"), Value::text(name.trim()))];
        if session.try_dispatch(Command::Add {
            kind: Kind::CUSTOMERS,
            id,
            fields,
        }) {
            on_change.run(Some(id.to_string()));
        }
    };
    view! {
        <Picker
            label=label
            items=items
            value=value
            on_change=on_change
            on_create=create
            placeholder=texts::customer_none()
        />
    }
}

/// Adds one customer to a set; the field is empty again after each.
#[component]
pub fn AddCustomer(
    /// What is chosen, read out.
    #[prop(into)]
    label: Signal<String>,
    /// Called with what was chosen.
    #[prop(into)]
    on_choose: Callback<Id>,
) -> impl IntoView {
    let choose = move |customer: Option<String>| {
        if let Some(id) = customer.and_then(|customer| customer.parse().ok()) {
            on_choose.run(id);
        }
    };
    view! { <CustomerPicker label=label value=Signal::stored(None::<String>) on_change=choose /> }
}
