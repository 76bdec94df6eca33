//! What a record says of its sets.

use tandem_core::{Dot, Field, Id, Record, Value};

#[test]
fn a_set_holds_its_own_elements_however_many_fields_a_record_has_and_whatever_they_are_called() {
    let base = Dot {
        replica: Id::from_u128(7),
        n: 1,
    };
    for many in [0, 30] {
        let more = (0..many).map(|n| format!("other/{n:02}"));
        let paths = [
            "tag",
            "tag/a",
            "tag/b/c",
            "tags/d",
            "tagging",
            "ta/e",
            "tag-names/f",
        ];
        let fields = paths.map(str::to_owned).into_iter().chain(more);
        let fields = fields.map(|path| (Field::from_path(path), Value::Flag(true)));
        let record = Record::new(Id::from_u128(1), base, fields);
        let of = |set: &str| {
            let found = record.elements(set).map(|(field, _)| field.as_str());
            found.collect::<Vec<_>>().join(" ")
        };
        assert_eq!(of("tag"), "tag/a tag/b/c", "beside {many} others");
        assert_eq!(
            (of("tags"), of("ta"), of("t")),
            ("tags/d".into(), "ta/e".into(), String::new())
        );
    }
}
