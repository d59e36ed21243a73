//! A disk that fills up.

/// Makes the disk with a reserve, writes until it is full, tries again, frees the reserve, looks again.
const STORY: &str = r#"
dd if=/dev/zero of="$DISK/reserve" bs=64k count=64 2> /dev/null
INPUT='' ; log bench-data --entries 100000
dd if=/dev/zero of="$DISK/rest" bs=1k 2> /dev/null
# Room that the log has set aside may hold a few more; each is either refused or there for good.
long=$(head -c 300000 /dev/zero | tr '\0' x)
INPUT='{"danger":"no","summary":"Seen while the disk was full","account":"'$long'"}'
for number in $(seq 40); do
  said=$(log act record_concern -)
  echo "$said" | grep -q '^ended 0$' && echo "acknowledged" || { echo "$said"; break; }
done
rm "$DISK/reserve" "$DISK/rest"
INPUT='' ; log check --deep
INPUT='{"danger":"no","account":"Seen after there was room again"}' ; log act record_concern -
INPUT='' ; log search "seen while"
"#;

#[test]
fn a_full_disk_is_a_plain_refusal_and_the_log_stays_whole() {
    let Some(said) = crate::told("full", STORY) else { return };
    assert_eq!(crate::endings(&said), ["ended 3", "ended 3", "ended 0", "ended 0", "ended 0"], "{said}");
    assert_eq!(said.matches("\"disk-full\"").count(), 2, "{said}");
    let acknowledged = said.lines().filter(|line| *line == "acknowledged").count();
    let total = format!("\"total\": {acknowledged},");
    assert!(said.contains(&total), "{acknowledged} acknowledged, so the refused one is nowhere: {said}");
}
