//! How people write days, and what each is read as.

use super::*;

fn around() -> Around {
    Around {
        today: "2026-11-23".parse().unwrap(),
        near: "2023-03-20".parse().ok(),
        american: false,
        birthday: false,
    }
}

fn said(text: &str) -> String {
    said_around(text, &around())
}

fn said_around(text: &str, around: &Around) -> String {
    match read(text, around) {
        None => "-".into(),
        Some(day) => {
            let time = day.time.map(|time| format!(" {}", time.format("%H:%M"))).unwrap_or_default();
            let doubt = day.doubt.map(|doubt| format!(" {}?", doubt.name())).unwrap_or_default();
            format!("{}{time}{doubt}", day.day)
        }
    }
}

#[test]
fn a_day_is_read_however_it_is_written() {
    for plain in [
        "03/04/2023",
        "3/4/23",
        "03.04.2023",
        "3.4.23",
        "03-04-2023",
        "3-4-23",
        "2023-04-03",
        "2023/04/03",
        "20230403",
        "3 April 2023",
        "3rd April 2023",
        "3rd of April, 2023",
        "3 Apr 23",
        "03-Apr-23",
        "3-Apr-2023",
        "03Apr2023",
        "April 3 2023",
        "April 3rd, 2023",
        "Apr 3, 23",
        "Mon 3 Apr 2023",
        "Monday 3rd April 2023",
        "Mon, 03/04/2023",
        " 3 / 4 / 2023 ",
        "3\u{a0}April\u{a0}2023",
        "03 04 2023",
        "3\\4\\23",
        "2023-04-03 00:00:00",
        "on 3/4/23",
        "3 APRIL 2023",
        "3th April 2023",
    ] {
        let read = said(plain);
        assert_eq!(read.trim_end_matches(" 00:00"), "2023-04-03", "{plain}");
    }
    assert_eq!(said("29/02/2024"), "2024-02-29");
    assert_eq!(said("1 Sept 2023"), "2023-09-01");
    assert_eq!(said("14 Febuary 2023"), "2023-02-14");
}

#[test]
fn a_time_beside_the_day_is_kept() {
    assert_eq!(said("03/04/2023 14:30"), "2023-04-03 14:30");
    assert_eq!(said("2023-04-03T09:05:00"), "2023-04-03 09:05");
    assert_eq!(said("3/4/23 2.30pm"), "2023-04-03 14:30");
    assert_eq!(said("3 April 2023 at 10am"), "2023-04-03 10:00");
    assert_eq!(said("3 April 2023, 1430hrs"), "2023-04-03 14:30");
}

#[test]
fn what_can_be_read_two_ways_is_read_with_a_doubt() {
    for (text, read) in [
        ("04/23/2023", "2023-04-23 american?"),
        ("Apr-23", "2023-04-01 no-day?"),
        ("April 2023", "2023-04-01 no-day?"),
        ("04/2023", "2023-04-01 no-day?"),
        ("early March 2023", "2023-03-01 no-day?"),
        ("mid-March 23", "2023-03-15 no-day?"),
        ("end of March 2023", "2023-03-25 no-day?"),
        ("2023", "2023-01-01 no-day?"),
        ("w/c 3 April 2023", "2023-04-03 week?"),
        ("Week commencing 3/4/23", "2023-04-03 week?"),
        ("3rd April", "2023-04-03 no-year?"),
        ("3/4", "2023-04-03 no-year?"),
        ("early March", "2023-03-01 no-year?"),
        ("w/c 3 April", "2023-04-03 week?"),
        ("3/4/23?", "2023-04-03 unsure?"),
        ("c. 3 April 2023", "2023-04-03 unsure?"),
        ("44930", "2023-01-04 serial?"),
        ("030423", "2023-04-03 unsure?"),
        ("3-5 April 2023", "2023-04-03 more-than-a-day?"),
        ("3rd/4th April 2023", "2023-04-03 more-than-a-day?"),
        ("3/4/23 - 5/4/23", "2023-04-03 more-than-a-day?"),
        ("3/4/23 and 7/4/23", "2023-04-03 more-than-a-day?"),
        ("rec'd 3/4/23 (by phone)", "2023-04-03 more-than-a-day?"),
        ("03/04/2033", "2033-04-03 in-future?"),
        ("31/12/1897", "1897-12-31"),
    ] {
        assert_eq!(said(text), read, "{text}");
    }
    let december = Around { near: "2023-12-29".parse().ok(), ..around() };
    assert_eq!(said_around("3rd Jan", &december), "2024-01-03 no-year?");
    let american = Around { american: true, ..around() };
    assert_eq!(said_around("03/04/2023", &american), "2023-04-03 american?");
    assert!(is_american("4/23/2023") && !is_american("23/4/2023") && !is_american("3/4/2023"));
}

#[test]
fn what_is_no_day_is_none() {
    for text in [
        "",
        "?",
        "n/k",
        "unknown",
        "tbc",
        "32/13/2023",
        "31/02/2023",
        "see email",
        "0",
        "12",
        "x 5",
        "07700 900999",
    ] {
        assert_eq!(said(text), "-", "{text}");
    }
    let no_year = Around { near: None, ..around() };
    assert_eq!(said_around("3rd April", &no_year), "-");
}

#[test]
fn a_birthday_of_two_digits_may_be_of_the_last_century() {
    let born = Around { birthday: true, ..around() };
    assert_eq!(said_around("12/09/40", &born), "1940-09-12");
    assert_eq!(said_around("12/09/15", &born), "2015-09-12 century?");
    assert_eq!(said_around("12/09/1940", &born), "1940-09-12");
}
