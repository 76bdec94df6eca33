//! Why ideas stand where they stand, and how frameworks work.

use tandem_core::scoring::Framework;
use tandem_core::scoring::combine::Rule;
use tandem_core::scoring::kano::Category;
use tandem_core::texts;
use tandem_core::view::board::Why;

use crate::view::prelude::*;

/// Why an idea stands where it stands.
#[component]
pub fn WhyText(
    /// The explanation, if there is one.
    why: Signal<Option<Why>>,
    /// The framework.
    framework: StoredValue<Framework>,
) -> impl IntoView {
    move || {
        why.get().map(|why| {
            let lever = why.lever.map(|(title, up, lever)| {
                let shown = |value: f64| framework.with_value(|framework| lever.input.show(framework, value));
                let (input, from, to) = (lever.input.label(), shown(lever.from), shown(lever.to));
                if up {
                    texts::lever_up(title, input, to, from)
                } else {
                    texts::lever_down(title, input, to, from)
                }
            });
            view! {
                <div class="why">
                    <p class="why-names">{framework.with_value(formula)}</p>
                    <p class="why-numbers">{why.formula}</p>
                    {lever.map(|lever| view! { <p class="soft small">{lever}</p> })}
                </div>
            }
        })
    }
}

/// How a framework reckons: in words, or the formula that the team wrote.
fn formula(framework: &Framework) -> String {
    match framework {
        Framework::Custom(custom) => match custom.formula() {
            Ok(formula) => formula.text().to_owned(),
            Err(error) => error.sentence(),
        },
        other => texts::framework_formula(other.key()),
    }
}

/// What a framework is, how it reckons, what its words mean, and an example.
#[component]
pub fn FrameworkHelp(
    /// The framework.
    framework: Framework,
    /// Whose numbers decide on the board.
    rule: Signal<Rule>,
) -> impl IntoView {
    let key = framework.key();
    let (given, weighted) = (
        matches!(framework, Framework::BuyFeature | Framework::Points),
        matches!(framework, Framework::Weighted(_)),
    );
    let combined = move || {
        texts::estimates_combined(match rule.get() {
            _ if given => "sum",
            Rule::Mean => "mean",
            Rule::Person(_) => "person",
            Rule::Owner if weighted => "weighted",
            Rule::Owner => "owner",
        })
    };
    let computed = framework.is_computed();
    let (typed, ranged) = (framework.typed(), framework.ranged());
    let typing = if ranged.is_empty() {
        (!typed.is_empty()).then(|| texts::estimates_sums(typed.join(", ")))
    } else {
        Some(texts::estimates_ranges(ranged.join(", ")))
    };
    let inputs = framework.inputs().iter().enumerate().filter_map(|(at, input)| {
        let help = match &framework {
            // What a team's own criteria mean is said by their scales.
            Framework::Weighted(weighted) => {
                let criterion = weighted.criteria().get(at)?;
                let way = if criterion.less { "less" } else { "more" };
                let scale = texts::weighted_scale(criterion.scale.name());
                format!("{scale}, {}", texts::weighted_direction(way))
            }
            // The inputs of a formula are whatever the team takes them for.
            Framework::Custom(_) => return None,
            _ => texts::input_help(format!("{}-{}", framework.name(), input.name)),
        };
        Some(view! {
            <dt>{input.label()}</dt>
            <dd>{help}</dd>
        })
    });
    let words = (framework == Framework::Kano).then(|| {
        let categories = Category::ALL.map(|category| (category.label(), category.letter()));
        let figures = [
            (texts::kano_better(), "better"),
            (texts::kano_worse(), "worse"),
            (texts::kano_total(), "total"),
            (texts::kano_strength(), "strength"),
        ];
        let figures = figures.map(|(label, key)| (label.to_owned(), key));
        let all = categories.into_iter().chain(figures);
        let explained = all.map(|(label, key)| {
            view! {
                <dt>{label}</dt>
                <dd>{texts::kano_means(key)}</dd>
            }
        });
        explained.collect_view()
    });
    view! {
        <details class="help">
            <summary>{texts::framework_help(framework.label())}</summary>
            <p>{texts::framework_about(key)}</p>
            <p class="why-numbers">{formula(&framework)}</p>
            <dl>{inputs.collect_view()} {words}</dl>
            <p>{texts::framework_example(key)}</p>
            {computed.then(|| view! {
                <p>{combined}</p>
                {typing.map(|text| view! { <p>{text}</p> })}
            })}
        </details>
    }
}
