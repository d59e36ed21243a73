//! What a file of the record may be: how large, and how its name is read.

/// Largest file that is taken, bytes: 100 MiB.
pub const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;
/// A file is kept and sent in parts of so many bytes; the last may be shorter.
pub const PART_BYTES: u64 = 1024 * 1024;
/// Longest name that is kept, characters.
const NAME_MAX: usize = 120;

/// How many parts a file of so many bytes has.
pub fn parts(length: u64) -> u64 {
    length.div_ceil(PART_BYTES)
}

/// How many bytes the part of a number has; nothing beyond the end.
pub fn part_length(length: u64, number: u64) -> u64 {
    length.saturating_sub(number.saturating_mul(PART_BYTES)).min(PART_BYTES)
}

/// A name as it may be shown and proposed for saving: without folders, without characters that are not seen, that turn the
/// line round or that some system forbids in a name; shortened in the middle, so that its ending stays.
pub fn cleaned_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(|c| if is_unseen(c) { ' ' } else { c }).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches(['.', ' ']);
    if name.is_empty() {
        return "file".into();
    }
    let count = name.chars().count();
    if count <= NAME_MAX {
        return name.into();
    }
    let ending = 20;
    let begins = name.chars().take(NAME_MAX - ending - 1);
    begins.chain(['…']).chain(name.chars().skip(count - ending)).collect()
}

fn is_unseen(c: char) -> bool {
    c.is_control()
        || "<>:\"|?*".contains(c)
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_way_somewhere() {
        for (name, cleaned) in [
            ("bruise.jpg", "bruise.jpg"),
            ("../../etc/passwd", "passwd"),
            ("C:\\Users\\x\\photo.png", "photo.png"),
            ("..", "file"),
            (".hidden.", "hidden"),
            ("a\u{202e}gpj.exe", "a gpj.exe"),
            ("a\u{0}\nb:c?.txt", "a b c .txt"),
            ("", "file"),
        ] {
            assert_eq!(cleaned_name(name), cleaned, "{name:?}");
        }
        let long = cleaned_name(&format!("{}.jpeg", "é".repeat(300)));
        assert_eq!(long.chars().count(), NAME_MAX);
        assert!(long.ends_with(".jpeg"));
    }

    #[test]
    fn parts_add_up_to_the_file() {
        for length in [1, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, FILE_BYTES_MAX] {
            let sum: u64 = (0..parts(length)).map(|number| part_length(length, number)).sum();
            assert_eq!(sum, length);
            assert_eq!(part_length(length, parts(length)), 0);
        }
    }
}
