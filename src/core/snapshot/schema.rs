//! The published JSON Schema of snapshots (draft 2020-12), made from the frozen table in [`super::v1`].
//!
//! It says what a schema can say. What it cannot is checked by `decode` alone: that keys and ids stand once, that versions
//! are listed under `seen`, that a range is in order, that a conflict stands beside a version, that dates exist.
//! `docs/snapshot.schema.json` is its output; a test keeps them equal, and with that pins the table.

use serde_json::{Map, Value, json};

use super::v1::{self, KindType, Shape};
use super::{FORMAT, READ_VERSION};

/// The schema of a whole file.
pub fn schema() -> Value {
    let kinds: Map<String, Value> = v1::KINDS
        .iter()
        .map(|kind| {
            (
                kind.name.to_owned(),
                list(&json!({ "$ref": format!("#/$defs/{}", kind.name) })),
            )
        })
        .collect();
    let mut definitions = common();
    definitions.extend(v1::KINDS.iter().map(|kind| (kind.name.to_owned(), record(kind))));
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:tandem:snapshot:1",
        "title": "Tandem snapshot, version 1",
        "description": "A workspace as a JSON file. What a reader does not know it keeps and writes back.",
        "type": "object",
        "required": ["format", "version", "workspace", "records"],
        "properties": {
            "format": { "const": FORMAT },
            "version": version(),
            "workspace": {
                "type": "object",
                "required": ["id"],
                "properties": { "id": id(), "name": { "type": "string" } },
            },
            "snapshot": head(),
            "replicas": { "type": "array", "items": id(), "uniqueItems": true },
            "seen": list(&dot()),
            "changes": list(&change()),
            "records": {
                "type": "object",
                "properties": kinds,
                "additionalProperties": list(&json!({ "$ref": "#/$defs/record" })),
            },
        },
        "$defs": definitions,
    })
}

/// The file that is published: the schema, indented, ending with a line break.
pub fn published() -> String {
    format!("{:#}\n", schema())
}

fn version() -> Value {
    json!({
        "description": "What a reader must know at least, and what the writer wrote.",
        "type": "object",
        "required": ["read", "write"],
        "properties": {
            "read": { "type": "integer", "minimum": 0, "maximum": READ_VERSION },
            "write": { "type": "integer", "minimum": 0 },
        },
    })
}

fn head() -> Value {
    json!({
        "description": "Who exported what and when.",
        "type": "object",
        "properties": {
            "id": id(),
            "parents": list(&id()),
            "by": {
                "type": "object",
                "properties": {
                    "replica": id(),
                    "person": id(),
                    "name": { "type": "string" },
                    "role": { "type": "string" },
                },
            },
            "at": time(),
            "app": { "type": "string" },
            "complete": {
                "description": "Whether the file holds everything that its replica knew.",
                "type": "boolean",
            },
            "sha256": {
                "description": "Over the content: from the line of replicas to the last record, as Tandem spells it.",
                "type": "string",
            },
        },
    })
}

fn change() -> Value {
    json!({
        "type": "object",
        "required": ["dot", "at", "by", "did"],
        "properties": { "dot": dot(), "at": time(), "by": id(), "did": { "type": "string" } },
    })
}

fn common() -> Map<String, Value> {
    [
        (
            "id",
            json!({
                "description": "A UUID in small letters.",
                "type": "string",
                "pattern": "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
            }),
        ),
        (
            "dot",
            json!({
                "description": "A version: the position of a replica in the list, and the number of its change.",
                "type": "string",
                "pattern": "^(0|[1-9][0-9]*):[1-9][0-9]{0,15}$",
            }),
        ),
        (
            "time",
            json!({
                "description": "A day, or a time in UTC.",
                "type": "string",
                "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,3})?Z)?$",
            }),
        ),
        ("record", any_record()),
    ]
    .into_iter()
    .map(|(name, schema)| (name.to_owned(), schema))
    .collect()
}

/// What every record may have beside its fields.
fn any_record() -> Value {
    json!({
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": id(),
            "deleted": { "type": "boolean" },
            "versions": {
                "description": "Which change wrote each field; * stands for all that are not named.",
                "type": "object",
                "required": ["*"],
                "additionalProperties": dot(),
            },
            "conflicts": {
                "description": "By field: the values that stand beside the shown one until a person settles it.",
                "type": "object",
                "additionalProperties": list(&json!({
                    "type": "object",
                    "required": ["dot"],
                    "properties": { "dot": dot(), "value": { "not": { "type": "object" } } },
                })),
            },
            "context": list(&dot()),
        },
        "dependentRequired": { "conflicts": ["versions"], "context": ["versions"] },
    })
}

fn record(kind: &KindType) -> Value {
    let fields: Map<String, Value> = kind
        .fields
        .iter()
        .map(|field| (field.name.to_owned(), shape(field.shape)))
        .collect();
    json!({ "$ref": "#/$defs/record", "properties": fields })
}

fn shape(shape: Shape) -> Value {
    match shape {
        Shape::Line(most) => json!({ "type": "string", "maxLength": most, "pattern": "^[^\\n\\r]*$" }),
        Shape::Prose(most) => json!({ "type": "string", "maxLength": most }),
        Shape::Number(least, most) => json!({ "type": "number", "minimum": least, "maximum": most }),
        Shape::Choice(allowed) => json!({ "enum": allowed }),
        Shape::Flag => json!({ "type": "boolean" }),
        Shape::Time => time(),
        Shape::Link(kind) => json!({ "description": format!("One of {kind}."), "$ref": "#/$defs/id" }),
        Shape::Set(inner) => map(
            "Named elements.",
            &json!({ "minLength": 1 }),
            &self::shape(*inner),
        ),
        Shape::Links(kind, inner) => map(&format!("By id of one of {kind}."), &id(), &self::shape(*inner)),
        Shape::Estimates => estimates(),
    }
}

fn estimates() -> Value {
    let named = json!({ "minLength": 1 });
    let number = self::shape(Shape::Number(-v1::LARGEST, v1::LARGEST));
    let input = json!({
        "oneOf": [
            number,
            {
                "description": "A range: low, likely, high.",
                "type": "array",
                "items": number,
                "minItems": 3,
                "maxItems": 3,
            },
        ],
    });
    let by_input = map("By input.", &named, &input);
    map(
        "By framework.",
        &named,
        &map("By id of one of people.", &id(), &by_input),
    )
}

fn map(description: &str, names: &Value, values: &Value) -> Value {
    json!({
        "description": description,
        "type": "object",
        "propertyNames": names,
        "additionalProperties": values,
    })
}

fn list(items: &Value) -> Value {
    json!({ "type": "array", "items": items })
}

fn id() -> Value {
    json!({ "$ref": "#/$defs/id" })
}

fn dot() -> Value {
    json!({ "$ref": "#/$defs/dot" })
}

fn time() -> Value {
    json!({ "$ref": "#/$defs/time" })
}
