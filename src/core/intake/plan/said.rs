//! What one row says: its cells as values of fields, each where it may stand.

use std::borrow::Cow;

use super::{Fields, Planner, Said};
use crate::intake::amount::{amount, code, currency, without_points};
use crate::intake::cell;
use crate::intake::choices::{Decimal, Rule};
use crate::intake::html;
use crate::intake::index::Hash;
use crate::intake::mapping::{Subject, Target};
use crate::intake::people::Who;
use crate::intake::preview::Cause;
use crate::intake::sources::trackers::AZURE;
use crate::intake::table::{BETWEEN, Place, Row};
use crate::letters::lowered;
use crate::model::{FieldError, check};
use crate::scoring::{Framework, rice};
use crate::{Field, Value};

impl Planner<'_> {
    /// Reads the cells of a row.
    pub(super) fn read<'r>(&mut self, row: &'r Row) -> Said<'r> {
        let mut said = Said {
            place: row.place,
            fields: Fields::with_capacity(self.columns.len()),
            customer: None,
            supporters: Vec::new(),
            comments: Vec::new(),
            insights: Vec::new(),
            sprints: Vec::new(),
            id: None,
            hash: String::new(),
        };
        let mut hash = Hash::default();
        let mut more = String::new();
        let (mut idea, mut names_idea, mut money, mut is_unclear) = (None, false, None, false);
        let columns = std::mem::take(&mut self.columns);
        for (at, (raw, (target, rule))) in row.cells.iter().zip(&columns).enumerate() {
            let Some(text) = self.cell(raw, rule) else {
                continue;
            };
            if *target == Target::Skip {
                if let Some(rows) = self.left_out.get_mut(at) {
                    *rows += 1;
                }
                continue;
            }
            // How decimals are written counts as it was chosen: that a new row shows it makes no other row another.
            let chosen = self
                .choices
                .rules
                .get(at)
                .map_or(Decimal::Auto, |rule| rule.decimal);
            for text in [target.name(), text.as_ref(), rule.order.name(), chosen.name()] {
                hash.add(text);
            }
            let place = row.place;
            match target {
                Target::Tags => {
                    for tag in self.tags(&text) {
                        let field = Field::element("tags", &tag);
                        self.put(&mut said.fields, *target, place, field, Some(Value::Flag(true)));
                    }
                }
                Target::Status if self.choices.subject == Subject::Ideas => {
                    self.put_status(&mut said.fields, &text, place);
                }
                Target::Sprint => {
                    let name = self.sprint_said(&text);
                    let name = name.map(|name| cell::line(name).chars().take(200).collect());
                    said.sprints.extend(name);
                }
                Target::Idea => {
                    names_idea = true;
                    idea = idea.or_else(|| self.idea_named(&text));
                }
                Target::Supporters => said.supporters.extend(self.supporters(&text)),
                Target::Comment => {
                    let comments = raw.split(BETWEEN).map(|text| self.prose(text));
                    said.comments.extend(comments);
                }
                Target::Insights => said.insights.extend(raw.split(BETWEEN)),
                Target::More => self.add_more(&mut more, at, &text),
                Target::Exact => {
                    let path = self.table.columns.get(at).cloned().unwrap_or_default();
                    let value = exact(&text, self.table.delimiter);
                    if value.is_none() {
                        self.tell(Cause::BadColumn(at), place);
                        continue;
                    }
                    self.put(&mut said.fields, *target, place, Field::from_path(path), value);
                }
                target => {
                    if let Some((field, value)) = self.value(*target, &text, rule) {
                        self.tell_refused(*target, value.as_ref(), place);
                        if field.as_str() == "revenue" && value.is_some() {
                            money = currency(&text);
                        }
                        is_unclear |= *target == Target::Currency && value.is_none();
                        self.put(&mut said.fields, *target, place, field, value);
                    }
                }
            }
        }
        self.columns = columns;
        add_currency(&mut said.fields, money, is_unclear);
        match idea {
            Some(idea) => said.fields.push((Field::named("idea"), Value::link(idea))),
            None if names_idea => self.tell(Cause::NoIdea, row.place),
            None => {}
        }
        // A customer who is known by an id there is not looked for by name or address as well.
        let named = said.fields.iter().any(|(field, _)| field.as_str() == "customer");
        if let Some(who) = self.who(row).filter(|_| !named)
            && self.choices.subject == Subject::Feedback
        {
            for text in [&who.name, &who.email] {
                hash.add(text);
            }
            said.customer = Some(who);
        }
        self.add_below(&mut said.fields, more.trim(), row.place);
        said.hash = hash.text();
        said
    }

    /// Adds a cell below the others of its kind, under its column's name.
    fn add_more(&self, more: &mut String, at: usize, text: &str) {
        let name = self.table.columns.get(at).map(String::as_str).unwrap_or_default();
        // A text that brings a heading of its own needs none, and neither does a checklist.
        if !text.starts_with("**") && !text.starts_with("- [") {
            for piece in ["\n\n**", name, "**"] {
                more.push_str(piece);
            }
        }
        more.push_str("\n\n");
        more.push_str(&self.prose(text).replace("\r\n", "\n"));
    }

    /// Takes the status of an idea, by the workspace's own names or by the usual ones.
    fn put_status(&mut self, fields: &mut Fields, text: &str, place: Place) {
        let named = self.statuses.named(text).into_iter().next();
        let usual = || cell::status(Subject::Ideas, text).map(str::to_owned);
        let key = if self.table.source().is_own() {
            named
        } else {
            named.or_else(usual)
        };
        let writes = key.map(|key| self.statuses.writes(&key)).unwrap_or_default();
        if writes.is_empty() {
            self.tell(Cause::BadValue(Target::Status), place);
        }
        let there = writes.into_iter();
        fields.extend(there.filter_map(|(field, value)| Some((field, value?))));
    }

    /// A text of several lines, without tags where it is HTML.
    fn prose<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let source = self.table.source();
        if source.is_own() || source.is_backlog() || source.is_markdown() {
            Cow::Borrowed(text)
        } else {
            html::markdown(text)
        }
    }

    /// What a cell names as the sprint. A path of Azure Boards begins with the project, which alone stands for none.
    fn sprint_said<'t>(&self, text: &'t str) -> Option<&'t str> {
        if self.table.source().name == AZURE.name {
            text.split_once('\\').map(|(_, path)| path)
        } else {
            Some(text)
        }
    }

    fn line(&self, text: &str) -> String {
        if self.table.source().is_own() {
            text.to_owned()
        } else {
            cell::line(text)
        }
    }

    fn tags(&self, cell: &str) -> Vec<String> {
        if self.table.source().is_own() {
            return cell::own_list(cell).map(str::to_owned).collect();
        }
        // Jira's labels hold no spaces, and a space stands between them.
        if self.table.source().name == "backlog-jira" {
            return cell.split_whitespace().map(str::to_owned).collect();
        }
        let tags = cell::list(cell).map(cell::line);
        tags.filter(|tag| !tag.is_empty()).collect()
    }

    fn supporters(&self, cell: &str) -> Vec<Who> {
        if self.table.source().is_own() {
            cell::own_list(cell).filter_map(|name| self.named(name)).collect()
        } else {
            cell::list(cell).filter_map(Who::read).collect()
        }
    }

    /// Takes a value into a record if it may stand there: what is too long is cut where words are for people only.
    fn put(&mut self, fields: &mut Fields, target: Target, place: Place, field: Field, value: Option<Value>) {
        let Some(value) = value else {
            return self.tell(Cause::BadValue(target), place);
        };
        let words = matches!(
            target,
            Target::Title | Target::Body | Target::Channel | Target::Name | Target::Segment
        );
        match (check(&self.kind, &field, &value), value.as_text()) {
            (Ok(()), _) => fields.push((field, value)),
            (Err(FieldError::TooLong { most, .. }), Some(text)) if words => {
                self.tell(Cause::TooLong(target), place);
                let cut: String = text.chars().take(most - 1).chain(['\u{2026}']).collect();
                fields.push((field, Value::text(&cut)));
            }
            (Err(_), _) => self.tell(Cause::BadValue(target), place),
        }
    }

    /// Lets the whole of a title that was cut stand at the head of the text, so that no word is lost.
    pub(super) fn keep_long_title(&mut self, fields: &mut Fields, title: &str, place: Place) {
        let whole = self.line(title);
        let is_cut = |(field, value): &(Field, Value)| {
            field.as_str() == "title" && value.as_text() != Some(whole.as_str())
        };
        if fields.iter().any(is_cut) {
            let below = self.take_body(fields);
            self.put_body(fields, &format!("{whole}\n\n{below}"), place);
        }
    }

    /// Adds a piece below the text.
    fn add_below(&mut self, fields: &mut Fields, more: &str, place: Place) {
        if !more.is_empty() {
            let above = self.take_body(fields);
            self.put_body(fields, &format!("{above}\n\n{more}"), place);
        }
    }

    fn take_body(&self, fields: &mut Fields) -> String {
        let name = self.body();
        let at = fields.iter().position(|(field, _)| *field == name);
        let taken = at.map(|at| fields.swap_remove(at).1);
        taken
            .as_ref()
            .and_then(Value::as_text)
            .unwrap_or_default()
            .to_owned()
    }

    fn put_body(&mut self, fields: &mut Fields, text: &str, place: Place) {
        self.put(
            fields,
            Target::Body,
            place,
            self.body(),
            Some(Value::text(text.trim())),
        );
    }

    /// The field that holds the text.
    const fn body(&self) -> Field {
        match self.choices.subject {
            Subject::Ideas | Subject::Stories => Field::named("description"),
            _ => Field::named("body"),
        }
    }

    /// The field that a cell becomes, with its value if it can be read.
    fn value(&mut self, target: Target, text: &str, rule: &Rule) -> Option<(Field, Option<Value>)> {
        let own = self.table.source().is_own();
        // Money and votes have no three decimals: where semicolons part the cells, a point there stands between thousands.
        let is_counted = matches!(target, Target::Votes | Target::Revenue | Target::Annual);
        let has_points = match rule.decimal {
            Decimal::Comma => target.is_number(),
            Decimal::Auto => is_counted && self.table.delimiter == ';',
            Decimal::Point => false,
        };
        let plain = if has_points {
            without_points(text)
        } else {
            text.into()
        };
        let text = plain.as_ref();
        let field = match target {
            Target::Body => self.body(),
            Target::Effort | Target::Reach | Target::Impact | Target::Confidence => {
                Field::estimate("rice", self.env.by, target.name())
            }
            Target::Votes => {
                let program = self.table.source().program;
                Field::element("source-votes", if program.is_empty() { "file" } else { program })
            }
            Target::CustomerId => Field::named("customer"),
            // What a month brings is surer than a twelfth of a year.
            Target::Annual if self.choices.mapping.contains(&Target::Revenue) => return None,
            Target::Annual => Field::named("revenue"),
            target => Field::from_path(target.name()),
        };
        let value = match target {
            Target::Currency if !own => {
                let said = self.line(text);
                let code = code(&said).or_else(|| code(&said.to_ascii_uppercase()));
                code.as_deref().map(Value::text)
            }
            Target::Title | Target::Channel | Target::Name | Target::Segment | Target::Currency => {
                Some(Value::text(&self.line(text)))
            }
            Target::Domain | Target::Email if self.choices.subject == Subject::Customers => {
                Some(Value::text(&address(text)))
            }
            Target::Source => Some(Value::text(&self.source(text))),
            Target::Body | Target::Status if own => Some(Value::text(text)),
            Target::Body => Some(Value::text(&self.prose(text).replace("\r\n", "\n"))),
            Target::Status => cell::status(self.choices.subject, text).map(Value::text),
            Target::Said | Target::Finished => cell::date(text, rule.order).as_deref().map(Value::text),
            Target::Points => cell::points(text, self.delimiter(rule)).and_then(Value::number),
            Target::CustomerId => self.people.by_source(&self.source(text)).map(Value::link),
            Target::Effort | Target::Reach | Target::Impact | Target::Confidence => {
                self.estimate(target, text, rule).and_then(Value::number)
            }
            Target::Votes | Target::Revenue => amount(text, self.delimiter(rule)).and_then(Value::number),
            Target::Annual => {
                let year = amount(text, self.delimiter(rule));
                year.and_then(|year| Value::number((year * 100.0 / 12.0).round() / 100.0))
            }
            _ => return None,
        };
        Some((field, value))
    }

    /// Tells of a number that comes in as it is given, and that RICE gives no score for.
    fn tell_refused(&mut self, target: Target, value: Option<&Value>, place: Place) {
        let input = rice::INPUTS.iter().find(|input| input.name == target.name());
        let number = value.and_then(Value::as_number);
        if let (Some(input), Some(number)) = (input, number)
            && !input.bounds.admit(number)
        {
            self.tell(Cause::Refused(target), place);
        }
    }

    /// What stands between cells, as far as numbers care: beside a comma there, a comma in them separates thousands.
    const fn delimiter(&self, rule: &Rule) -> char {
        match rule.decimal {
            Decimal::Auto => self.table.delimiter,
            Decimal::Point => ',',
            Decimal::Comma => ';',
        }
    }

    /// A number as given where it is open what it may be, else a step of the scale.
    fn estimate(&self, target: Target, text: &str, rule: &Rule) -> Option<f64> {
        let input = rice::INPUTS.iter().find(|input| input.name == target.name())?;
        if input.steps().is_empty() {
            cell::number(text, self.delimiter(rule)).filter(|number| *number >= 0.0)
        } else {
            cell::scale_input(&Framework::Rice, input, text, self.delimiter(rule))
        }
    }
}

/// Takes the currency that an amount named, where no column does. An amount in one that cannot be read would count as one in
/// the workspace's, and stays out.
fn add_currency(fields: &mut Fields, named: Option<String>, is_unclear: bool) {
    if is_unclear && named.is_none() {
        fields.retain(|(field, _)| field.as_str() != "revenue");
    }
    let is_said = fields.iter().any(|(field, _)| field.as_str() == "currency");
    if let Some(code) = named.filter(|_| !is_said) {
        fields.push((Field::named("currency"), Value::text(&code)));
    }
}

/// An e-mail address or domain in small letters, without what browsers put around one.
pub(super) fn address(text: &str) -> String {
    let text = lowered(&cell::line(text));
    let bare = text.split_once("://").map_or(text.as_str(), |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    bare.split('/')
        .next()
        .unwrap_or_default()
        .chars()
        .take(200)
        .collect()
}

/// A value as Tandem writes it: a number, or a range from low over likely to high.
///
/// A spreadsheet that parts cells by something else than commas may have written it with a comma of its own.
fn exact(text: &str, delimiter: char) -> Option<Value> {
    let spelled = if delimiter == ',' {
        text.to_owned()
    } else {
        text.replace(',', ".")
    };
    let mut numbers = spelled
        .split("..")
        .map(|part| crate::value::decimal(part).and_then(Value::number));
    match (numbers.next()?, numbers.next(), numbers.next(), numbers.next()) {
        (Some(number), None, ..) => Some(number),
        (Some(low), Some(Some(likely)), Some(Some(high)), None) => {
            Some(Value::List([low, likely, high].into()))
        }
        _ => None,
    }
}
