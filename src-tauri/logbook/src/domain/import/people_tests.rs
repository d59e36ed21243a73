//! How people write people, and who is read.

use super::*;

fn names(text: &str) -> String {
    let read = read(text);
    let names: Vec<String> = read.people.iter().map(|person| person.name.clone()).collect();
    let doubt = read.doubt.map(|doubt| format!(" {}?", doubt.name())).unwrap_or_default();
    format!("{}{doubt}", names.join(" | "))
}

#[test]
fn one_person_is_read_however_the_name_is_written() {
    for (written, name) in [
        ("Grace Popescu", "Grace Popescu"),
        ("Grace  Popescu ", "Grace Popescu"),
        ("Popescu, Grace", "Grace Popescu"),
        ("POPESCU, Grace", "Grace Popescu"),
        ("POPESCU Grace", "Grace Popescu"),
        ("GRACE POPESCU", "Grace Popescu"),
        ("Grace POPESCU", "Grace Popescu"),
        ("Ms Grace Popescu", "Grace Popescu"),
        ("Popescu, Mrs Grace", "Grace Popescu"),
        ("Mrs. G. Popescu", "G. Popescu"),
        ("van der Berg, Priya", "Priya van der Berg"),
        ("Priya van-der-Berg", "Priya van-der-Berg"),
        ("VAN-DER-BERG, Priya", "Priya van-der-Berg"),
        ("D'SOUZA, Zofia (known as Zofie)", "Zofia D'Souza"),
        ("O'Hara, Mary Jane", "Mary Jane O'Hara"),
        ("grace popescu", "Grace Popescu"),
        ("Mrs Popescu", "Mrs Popescu"),
        ("Grace Popescu (34)", "Grace Popescu"),
        ("Grace Popescu, 34", "Grace Popescu"),
        ("Grace Popescu dob 3/4/1980", "Grace Popescu"),
        ("Grace Popescu aka Gracie", "Grace Popescu"),
        ("Una <b>Quill</b>", "Una <b>Quill</b>"),
    ] {
        assert_eq!(names(written), name, "{written}");
    }
}

#[test]
fn several_people_in_one_cell_are_told_apart() {
    for (written, expected) in [
        ("Grace Smith\nTom Jones", "Grace Smith | Tom Jones"),
        ("Grace Smith & Tom Jones", "Grace Smith | Tom Jones"),
        ("Grace Smith and Tom Jones", "Grace Smith | Tom Jones"),
        ("Grace Smith; Tom Jones", "Grace Smith | Tom Jones"),
        ("Grace Smith / Tom Jones", "Grace Smith | Tom Jones"),
        ("Grace Smith, Tom Jones", "Grace Smith | Tom Jones"),
        ("Grace Smith, Tom Jones and Leo Smith", "Grace Smith | Tom Jones | Leo Smith"),
        ("Grace Smith + Tom Jones", "Grace Smith | Tom Jones"),
        ("1. Grace Smith 2. Tom Jones", "Grace Smith | Tom Jones"),
        ("1) Grace Smith\n2) Tom Jones", "Grace Smith | Tom Jones"),
        ("- Grace Smith\n- Tom Jones", "Grace Smith | Tom Jones"),
        ("Smith, Grace & Jones, Tom", "Grace Smith | Tom Jones"),
        ("Smith, Grace; Jones, Tom (known as Tommy)", "Grace Smith | Tom Jones"),
        ("SMITH, Grace\nSMITH, Leo", "Grace Smith | Leo Smith"),
        ("Grace & Tom Smith", "Grace Smith | Tom Smith shared-surname?"),
        ("Smith, Grace and Leo Smith", "Grace Smith | Leo Smith"),
        ("Mr & Mrs Smith", "Mr Smith | Mrs Smith shared-surname?"),
        ("Smith, Grace & Tom", "Grace Smith | Tom Smith shared-surname?"),
        ("Mrs Smith (mother) and Leo 7", "Mrs Smith | Leo part-of-a-name?"),
        ("Grace Smith and son Leo", "Grace Smith | Leo part-of-a-name?"),
        ("Grace Smith + 2 children", "Grace Smith not-a-name?"),
        ("Grace Smith (mother), Leo Smith (son, 7)", "Grace Smith | Leo Smith"),
        ("SMITH family", "Smith family part-of-a-name?"),
        ("child A", "child A part-of-a-name?"),
        ("JS", "JS initials?"),
        ("J.S.", "J.S. initials?"),
        ("Unknown male, approx 40", " not-a-name?"),
        ("unknown", ""),
        ("?", ""),
    ] {
        assert_eq!(names(written), expected, "{written}");
    }
}

#[test]
fn what_stands_beside_a_name_is_kept() {
    let read = read("Mum: Grace Smith (known as Gracie); Leo Smith (son, 7)\nTom Jones - perp");
    let [grace, leo, tom] = &read.people[..] else { panic!("{read:?}") };
    assert_eq!((grace.known_as.as_str(), grace.role), ("Gracie", "parent_carer"));
    assert_eq!((leo.age.as_str(), leo.relationship.as_str(), leo.role), ("7", "son", "household"));
    assert_eq!((tom.role, tom.relationship.as_str()), ("alleged", "perp"));
}

#[test]
fn surnames_and_forenames_of_two_columns_are_one_name() {
    let names = |surname: &str, forename: &str| -> Vec<String> {
        of_columns(surname, forename).people.into_iter().map(|person| person.name).collect()
    };
    assert_eq!(names("Chapman", "Violet"), ["Violet Chapman"]);
    assert_eq!(names("O'HARA", "Maisie"), ["Maisie O'Hara"]);
    assert_eq!(names("van-der-Berg", "Priya"), ["Priya van-der-Berg"]);
    assert_eq!(names("Smith", "Grace & Tom"), ["Grace Smith", "Tom Smith"]);
    assert_eq!(names("Smith", "Grace and Leo (7)"), ["Grace Smith", "Leo Smith"]);
    assert_eq!(names("Smith", ""), ["Smith"]);
    assert!(names("", "?").is_empty());
}
