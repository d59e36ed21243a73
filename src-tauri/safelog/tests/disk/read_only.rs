//! A folder that nobody may write to: one that has a log in it, and one where a log is to be made.

const STORY: &str = r#"
INPUT='' ; log bench-data --entries 4
mount -o remount,ro "$DISK"
log list
INPUT='{"danger":"no","account":"Seen while nothing could be written"}' ; log act record_concern -
LOG=$DISK/other
INPUT='{"organisation":"A council","reference_prefix":"AC","officer_name":"Jo","officer_role":"DSO"}' ; log create -
mount -o remount,rw "$DISK"
LOG=$DISK/log
INPUT='' ; log check --deep
ls -A "$DISK"
"#;

#[test]
fn a_read_only_folder_is_a_plain_refusal_and_the_log_stays_whole() {
    let Some(said) = crate::told("read-only", STORY) else { return };
    assert_eq!(crate::endings(&said), ["ended 0", "ended 3", "ended 3", "ended 3", "ended 0"], "{said}");
    assert_eq!(said.matches("\"read-only\"").count(), 3, "{said}");
    assert!(said.contains("\"entries\": 4,"), "nothing was added: {said}");
    assert!(said.ends_with("ended 0\nlog\n"), "nothing else was begun: {said}");
}
