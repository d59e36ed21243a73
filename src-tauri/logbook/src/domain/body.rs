//! The regions of a body map: what each is called and where it lies on our own outlines.
//!
//! Left and right are always the person's own. A region's place is where a mark lies that nobody put exactly: in thousandths
//! of the drawing, from the left and from the top, of the front; on the back the two sides of the drawing change places.

use serde::Serialize;

/// Thousandths in the whole of a drawing, across and down.
pub const WHOLE: u64 = 1000;

/// A region of the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ts_rs::TS, schemars::JsonSchema)]
pub struct BodyRegion {
    /// Permanent code.
    pub code: &'static str,
    /// Words on screen and in packets.
    pub label: &'static str,
    /// Heading it stands under.
    pub group: &'static str,
    /// `front`, `back` or both.
    pub sides: &'static [&'static str],
    /// Its middle on the front of an adult: across and down.
    pub adult: [u64; 2],
    /// Its middle on the front of a child.
    pub child: [u64; 2],
}

impl BodyRegion {
    /// Its middle on one of the four drawings.
    pub fn middle(&self, figure: &str, side: &str) -> (u64, u64) {
        let [x, y] = if figure == "child" { self.child } else { self.adult };
        (if side == "back" { WHOLE - x } else { x }, y)
    }
}

/// The region of a code.
pub fn region(code: &str) -> Option<&'static BodyRegion> {
    BODY_REGIONS.iter().find(|region| region.code == code)
}

/// What a region is called, or the code itself where the list does not know it.
pub fn region_label(code: &str) -> String {
    region(code).map_or_else(|| code.to_owned(), |region| region.label.to_owned())
}

const FRONT: &[&str] = &["front"];
const BACK: &[&str] = &["back"];
const BOTH: &[&str] = &["front", "back"];

const fn r(
    group: &'static str,
    code: &'static str,
    label: &'static str,
    sides: &'static [&'static str],
    adult: [u64; 2],
    child: [u64; 2],
) -> BodyRegion {
    BodyRegion { code, label, group, sides, adult, child }
}

/// Every region, from the head down.
pub const BODY_REGIONS: &[BodyRegion] = &[
    r("Head and neck", "forehead", "Forehead", FRONT, [500, 48], [500, 80]),
    r("Head and neck", "right_eye", "Right eye", FRONT, [460, 75], [443, 117]),
    r("Head and neck", "left_eye", "Left eye", FRONT, [540, 75], [557, 117]),
    r("Head and neck", "nose", "Nose", FRONT, [500, 95], [500, 143]),
    r("Head and neck", "right_cheek", "Right cheek", FRONT, [440, 105], [415, 156]),
    r("Head and neck", "left_cheek", "Left cheek", FRONT, [560, 105], [585, 156]),
    r("Head and neck", "mouth", "Mouth", FRONT, [500, 122], [500, 180]),
    r("Head and neck", "chin", "Chin or jaw", FRONT, [500, 140], [500, 203]),
    r("Head and neck", "right_ear", "Right ear", BOTH, [400, 90], [358, 137]),
    r("Head and neck", "left_ear", "Left ear", BOTH, [600, 90], [642, 137]),
    r("Head and neck", "top_of_head", "Top of the head", BOTH, [500, 28], [500, 54]),
    r("Head and neck", "back_of_head", "Back of the head", BACK, [500, 85], [500, 130]),
    r("Head and neck", "neck", "Neck or throat", BOTH, [500, 162], [500, 226]),
    r("Chest, back and hips", "right_shoulder", "Right shoulder", BOTH, [320, 212], [329, 272]),
    r("Chest, back and hips", "left_shoulder", "Left shoulder", BOTH, [680, 212], [671, 272]),
    r("Chest, back and hips", "right_chest", "Right side of the chest", FRONT, [415, 250], [419, 306]),
    r("Chest, back and hips", "left_chest", "Left side of the chest", FRONT, [585, 250], [581, 306]),
    r("Chest, back and hips", "abdomen", "Stomach", FRONT, [500, 370], [500, 420]),
    r("Chest, back and hips", "right_upper_back", "Right upper back", BACK, [415, 260], [419, 315]),
    r("Chest, back and hips", "left_upper_back", "Left upper back", BACK, [585, 260], [581, 315]),
    r("Chest, back and hips", "lower_back", "Lower back", BACK, [500, 405], [500, 453]),
    r("Chest, back and hips", "right_flank", "Right side, below the ribs", BOTH, [375, 375], [381, 425]),
    r("Chest, back and hips", "left_flank", "Left side, below the ribs", BOTH, [625, 375], [619, 425]),
    r("Chest, back and hips", "right_hip", "Right hip", BOTH, [350, 470], [358, 513]),
    r("Chest, back and hips", "left_hip", "Left hip", BOTH, [650, 470], [642, 513]),
    r("Chest, back and hips", "genitals", "Genital area", FRONT, [500, 515], [500, 555]),
    r("Chest, back and hips", "right_buttock", "Right buttock", BACK, [415, 495], [419, 536]),
    r("Chest, back and hips", "left_buttock", "Left buttock", BACK, [585, 495], [581, 536]),
    r("Arms and hands", "right_upper_arm", "Right upper arm", BOTH, [275, 295], [302, 349]),
    r("Arms and hands", "left_upper_arm", "Left upper arm", BOTH, [725, 295], [698, 349]),
    r("Arms and hands", "right_elbow", "Right elbow", BOTH, [255, 362], [284, 413]),
    r("Arms and hands", "left_elbow", "Left elbow", BOTH, [745, 362], [716, 413]),
    r("Arms and hands", "right_forearm", "Right forearm", BOTH, [230, 425], [262, 472]),
    r("Arms and hands", "left_forearm", "Left forearm", BOTH, [770, 425], [738, 472]),
    r("Arms and hands", "right_wrist", "Right wrist", BOTH, [210, 480], [245, 523]),
    r("Arms and hands", "left_wrist", "Left wrist", BOTH, [790, 480], [755, 523]),
    r("Arms and hands", "right_hand", "Right hand", BOTH, [185, 530], [223, 567]),
    r("Arms and hands", "left_hand", "Left hand", BOTH, [815, 530], [777, 567]),
    r("Legs and feet", "right_thigh", "Right thigh", BOTH, [405, 600], [410, 622]),
    r("Legs and feet", "left_thigh", "Left thigh", BOTH, [595, 600], [590, 622]),
    r("Legs and feet", "right_knee", "Right knee", BOTH, [412, 710], [417, 708]),
    r("Legs and feet", "left_knee", "Left knee", BOTH, [588, 710], [583, 708]),
    r("Legs and feet", "right_lower_leg", "Right lower leg", BOTH, [410, 812], [414, 789]),
    r("Legs and feet", "left_lower_leg", "Left lower leg", BOTH, [590, 812], [586, 789]),
    r("Legs and feet", "right_ankle", "Right ankle", BOTH, [435, 915], [438, 870]),
    r("Legs and feet", "left_ankle", "Left ankle", BOTH, [565, 915], [562, 870]),
    r("Legs and feet", "right_foot", "Right foot", BOTH, [425, 960], [429, 913]),
    r("Legs and feet", "left_foot", "Left foot", BOTH, [575, 960], [571, 913]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn left_and_right_are_the_persons_own_and_change_places_on_the_back() {
        let (front, back) = ("front", "back");
        for figure in ["adult", "child"] {
            for left in BODY_REGIONS.iter().filter(|region| region.code.starts_with("left_")) {
                let right = region(&left.code.replace("left_", "right_")).expect("each side has the other");
                assert_eq!((left.sides, left.group), (right.sides, right.group));
                // Whoever faces us has their left on our right.
                assert!(left.middle(figure, front).0 > right.middle(figure, front).0, "{}", left.code);
                assert!(left.middle(figure, back).0 < right.middle(figure, back).0, "{}", left.code);
            }
            let all = BODY_REGIONS.iter().map(|region| region.middle(figure, front));
            assert!(all.into_iter().all(|(x, y)| x <= WHOLE && y <= WHOLE));
        }
    }
}
