//! `ui/ipc/types.d.ts` says what the Rust forms and views say.

use crate::house;

#[test]
fn types_are_fresh() {
    let path = house().join("ui/ipc/types.d.ts");
    let made = logbook::acts::declarations();
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    if kept != made {
        std::fs::write(&path, &made).unwrap();
        panic!(
            "ui/ipc/types.d.ts was out of date and has been written afresh; look at the change and commit it"
        );
    }
}
