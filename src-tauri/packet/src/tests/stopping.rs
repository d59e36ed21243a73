//! A printing that is stopped is over at once and leaves nothing behind; nor does one that was not.

use super::specimens::long;
use crate::{Error, GoOn, Packet, Preview, Rendered, render, render_to_keep};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

/// Twenty pages, with words of their own.
fn of_round(round: usize) -> Packet {
    let mut packet = long();
    for item in packet.sections.iter_mut().flat_map(|section| &mut section.items) {
        item.text.push_str(&format!(" Round {round}."));
    }
    packet
}

fn keep(packet: &Packet, go_on: GoOn<'_>) -> Result<Rendered, Error> {
    render_to_keep(packet, go_on, |_| ()).map(|(rendered, ())| rendered)
}

#[test]
fn a_printing_can_be_stopped_wherever_it_is_and_is_as_good_as_new_afterwards() {
    let whole = keep(&long(), &|| true).unwrap();
    let asked = AtomicU64::new(0);
    let counted = || {
        asked.fetch_add(1, Ordering::SeqCst);
        true
    };
    keep(&long(), &counted).unwrap();
    let times = asked.load(Ordering::SeqCst);
    assert!(times > 1_000, "asked {times} times in twenty pages");
    for after in [0, 1, times / 3, times / 2, times * 9 / 10] {
        asked.store(0, Ordering::SeqCst);
        let go_on = || asked.fetch_add(1, Ordering::SeqCst) < after;
        assert!(matches!(keep(&long(), &go_on), Err(Error::Stopped)), "after {after} of {times}");
        assert!(asked.load(Ordering::SeqCst) < after + 100, "it went on after it was stopped");
        let again = keep(&long(), &|| true).unwrap();
        assert!(again.pdf == whole.pdf && again.copy == whole.copy, "after {after} of {times}");
    }
    assert!(matches!(Preview::of(&long(), &|| false), Err(Error::Stopped)));
}

#[test]
fn what_is_done_while_the_pages_are_kept_has_the_very_file_that_is_sent() {
    let (rendered, seen) = render_to_keep(&long(), &|| true, |pdf| pdf.to_vec()).unwrap();
    assert!(seen == rendered.pdf && rendered.copy != rendered.pdf);
}

#[test]
fn who_stops_a_long_printing_does_not_wait_for_it() {
    let mut packet = long();
    packet.chronology = (0..15).flat_map(|_| packet.chronology.clone()).collect();
    let began = Instant::now();
    render(&packet).unwrap();
    let whole = began.elapsed();
    let began = Instant::now();
    let go_on = || began.elapsed() < whole / 2;
    assert!(matches!(keep(&packet, &go_on), Err(Error::Stopped)));
    let longer = began.elapsed().saturating_sub(whole / 2);
    assert!(longer < whole / 4 + Duration::from_millis(100), "{longer:?} of {whole:?} after it was stopped");
}

/// What this process holds now, kilobytes.
#[cfg(target_os = "linux")]
fn resident() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// In a process of its own, since other tests hold memory as well.
#[cfg(target_os = "linux")]
#[test]
fn memory_does_not_grow_with_every_packet() {
    const ALONE: &str = "PACKET_MEMORY_ALONE";
    if std::env::var_os(ALONE).is_none() {
        let name = "tests::stopping::memory_does_not_grow_with_every_packet";
        let test = std::env::current_exe().unwrap();
        let alone =
            std::process::Command::new(test).args(["--exact", name]).env(ALONE, "1").output().unwrap();
        let said = String::from_utf8_lossy(&alone.stdout);
        assert!(alone.status.success() && said.contains("1 passed"), "{said}");
        return;
    }
    let stops = AtomicU64::new(0);
    let round = |round| {
        Preview::of(&of_round(round), &|| true).unwrap();
        keep(&of_round(round), &|| true).unwrap();
        stops.store(0, Ordering::SeqCst);
        let go_on = || stops.fetch_add(1, Ordering::SeqCst) < 1_000;
        assert!(matches!(keep(&of_round(round), &go_on), Err(Error::Stopped)));
    };
    (0..2).for_each(round);
    let before = resident();
    (2..8).for_each(round);
    let after = resident();
    assert!(after < before + 30_000, "{before} kB before, {after} kB after six more packets");
}
