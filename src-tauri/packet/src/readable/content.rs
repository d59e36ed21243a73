//! Follows the pen over one page and notes each stretch of text, with the paragraph it belongs to.
//!
//! Letters that touch are one stretch even when a font or a style changes between them, so that no name can hide in a
//! seam; a gap on the line is noted as a space.

use super::glyphs::Glyphs;
use super::objects::text;
use crate::error::Error;
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// Forms inside forms deeper than this are no packet.
const DEPTH_MAX: usize = 12;
/// A move up or down by more than this part of the type size is another line.
const TURN: f32 = 0.75;
/// A gap wider than this part of the type size parts two words.
const GAP: f32 = 0.12;
const REASON: Error = Error::Pdf("a page could not be read");

/// A stretch of text in one paragraph, on one line.
#[derive(Debug, Default)]
pub(super) struct Stretch {
    /// Its paragraph; none in the margins.
    pub(super) block: Option<ObjectId>,
    /// Whether it stands on the line of the stretch before, at a distance.
    pub(super) apart: bool,
    pub(super) drawn: String,
    pub(super) heard: String,
}

/// Fonts by where each stands in the file: the same few are on every page, and reading one takes as long as reading a page.
pub(super) type Fonts = HashMap<*const Dictionary, Rc<Glyphs>>;

/// Reads one page; `blocks` names the paragraph of each marked stretch, and fonts that were read before are known.
pub(super) fn read(
    document: &Document,
    page: ObjectId,
    blocks: Vec<Option<ObjectId>>,
    fonts: &mut Fonts,
) -> Result<Vec<Stretch>, Error> {
    let (own, inherited) = document.get_page_resources(page).map_err(|_| REASON)?;
    let mut resources: Vec<&Dictionary> = own.into_iter().collect();
    resources.extend(inherited.iter().filter_map(|id| document.get_dictionary(*id).ok()));
    let mut reader = Reader {
        document,
        blocks,
        found: Vec::new(),
        pen: Pen { page: UPRIGHT, font: Rc::default(), size: 1.0 },
        saved: Vec::new(),
        marks: Vec::new(),
        line: UPRIGHT,
        text: UPRIGHT,
        leading: 0.0,
        backwards: Vec::new(),
        end: None,
        fonts: std::mem::take(fonts),
    };
    reader.run(&document.get_page_content(page), &resources, 0)?;
    reader.turn_round();
    *fonts = reader.fonts;
    Ok(reader.found)
}

type Matrix = [f32; 6];
const UPRIGHT: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

fn times(a: Matrix, b: Matrix) -> Matrix {
    [
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    ]
}

#[derive(Clone)]
struct Pen {
    page: Matrix,
    font: Rc<Glyphs>,
    size: f32,
}

/// What a piece of marked content says of the text inside it.
enum Mark {
    Nothing,
    /// It belongs to this paragraph.
    Block(Option<ObjectId>),
    /// It is heard as this, however it is drawn; empty once it has been heard.
    Spoken(String),
    /// It is drawn from right to left.
    Reversed,
}

struct Reader<'a> {
    document: &'a Document,
    blocks: Vec<Option<ObjectId>>,
    found: Vec<Stretch>,
    pen: Pen,
    saved: Vec<Pen>,
    marks: Vec<Mark>,
    line: Matrix,
    text: Matrix,
    leading: f32,
    /// Letters drawn from right to left, waiting to be turned round with their neighbours.
    backwards: Vec<String>,
    /// Where the last letter ended on the page, and its size there.
    end: Option<(f32, f32, f32)>,
    fonts: Fonts,
}

impl<'a> Reader<'a> {
    fn run(&mut self, content: &[u8], resources: &[&'a Dictionary], depth: usize) -> Result<(), Error> {
        let content = Content::decode(content).map_err(|_| REASON)?;
        for operation in &content.operations {
            match operation.operator.as_str() {
                "Do" if depth < DEPTH_MAX => self.form(operation, resources, depth)?,
                "Tf" => self.font(operation, resources),
                "BDC" | "BMC" => self.begin(operation, resources),
                "EMC" => self.finish(),
                _ => self.step(operation),
            }
        }
        Ok(())
    }

    /// Moves the pen or writes with it.
    fn step(&mut self, operation: &Operation) {
        let numbers: Vec<f32> = operation.operands.iter().filter_map(|value| value.as_float().ok()).collect();
        match (operation.operator.as_str(), numbers.as_slice()) {
            ("q", _) => self.saved.push(self.pen.clone()),
            ("Q", _) => self.pen = self.saved.pop().unwrap_or_else(|| self.pen.clone()),
            ("cm", &[a, b, c, d, e, f]) => self.pen.page = times([a, b, c, d, e, f], self.pen.page),
            ("BT", _) => self.place(UPRIGHT),
            ("Tm", &[a, b, c, d, e, f]) => self.place([a, b, c, d, e, f]),
            ("Td", &[x, y]) => self.shift(x, y),
            ("TD", &[x, y]) => {
                self.leading = -y;
                self.shift(x, y);
            }
            ("TL", &[leading]) => self.leading = leading,
            ("T*", _) => self.shift(0.0, -self.leading),
            ("Tj" | "TJ", _) => self.show(&operation.operands),
            ("'" | "\"", _) => {
                self.shift(0.0, -self.leading);
                self.show(&operation.operands);
            }
            _ => {}
        }
    }

    fn place(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.text = matrix;
    }

    fn shift(&mut self, x: f32, y: f32) {
        self.place(times([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    fn show(&mut self, operands: &[Object]) {
        for operand in operands {
            match operand {
                Object::Array(parts) => self.show(parts),
                Object::String(codes, _) => {
                    let font = Rc::clone(&self.pen.font);
                    for (letters, width) in font.read(codes) {
                        self.write(&letters);
                        self.advance(width);
                        self.wrote();
                    }
                }
                // A move between letters is part of a gap, not of a letter.
                _ => self.advance(-operand.as_float().unwrap_or_default()),
            }
        }
    }

    fn advance(&mut self, thousandths: f32) {
        self.text = times([1.0, 0.0, 0.0, 1.0, thousandths / 1000.0 * self.pen.size, 0.0], self.text);
    }

    /// Where the pen is on the page, and the size of its letters there.
    fn here(&self) -> (f32, f32, f32) {
        let here = times(self.text, self.pen.page);
        (here[4], here[5], self.pen.size * (here[0].abs() + here[1].abs()))
    }

    fn write(&mut self, letters: &str) {
        let (x, y, size) = self.here();
        let block = self
            .marks
            .iter()
            .rev()
            .find_map(|mark| if let Mark::Block(block) = mark { Some(*block) } else { None });
        let block = block.flatten();
        let before = self.end.filter(|_| self.found.last().is_some_and(|last| last.block == block));
        // A sign raised over its letter is no new line, and one drawn back over it is the same letter once more.
        let turned = before.is_none_or(|(_, line, _)| (y - line).abs() > size * TURN);
        let apart = before.is_some_and(|(end, _, _)| !turned && x - end > size * GAP);
        let again = before.is_some_and(|(end, _, _)| !turned && end - x > size * GAP)
            && self.found.last().is_some_and(|last| !letters.is_ascii() && last.heard.ends_with(letters));
        let mark = self.marks.iter().rposition(|mark| matches!(mark, Mark::Spoken(_) | Mark::Reversed));
        let backwards = mark.is_some_and(|mark| matches!(self.marks[mark], Mark::Reversed));
        if turned || apart || !backwards {
            self.turn_round();
        }
        if turned || apart {
            self.end = None;
            self.found.push(Stretch { block, apart, ..Stretch::default() });
        }
        let Some(stretch) = self.found.last_mut() else { return };
        stretch.drawn.push_str(letters);
        match mark.map(|mark| &mut self.marks[mark]) {
            Some(Mark::Reversed) => self.backwards.push(letters.to_owned()),
            Some(Mark::Spoken(spoken)) => stretch.heard.push_str(&std::mem::take(spoken)),
            _ if again => {}
            _ => stretch.heard.push_str(letters),
        }
    }

    /// Ends what was drawn from right to left: its last letter is read first.
    fn turn_round(&mut self) {
        if let Some(stretch) = self.found.last_mut() {
            stretch.heard.extend(self.backwards.drain(..).rev());
        }
    }

    /// Notes where a letter ended; a sign drawn back over another does not move the end of the word.
    fn wrote(&mut self) {
        let (x, y, size) = self.here();
        self.end = Some(self.end.map_or((x, y, size), |(end, line, _)| (x.max(end), line, size)));
    }

    fn begin(&mut self, operation: &Operation, resources: &[&'a Dictionary]) {
        let properties = match operation.operands.get(1) {
            Some(Object::Name(name)) => {
                self.resource(resources, b"Properties", name).and_then(|found| found.as_dict().ok())
            }
            Some(Object::Dictionary(properties)) => Some(properties),
            _ => None,
        };
        let entry = |key: &[u8]| properties.and_then(|found| found.get(key).ok());
        let tag = operation.operands.first().and_then(|tag| tag.as_name().ok());
        let mark = if tag == Some(b"ReversedChars") {
            Mark::Reversed
        } else if let Some(spoken) = entry(b"ActualText").and_then(|spoken| spoken.as_str().ok()) {
            Mark::Spoken(text(spoken))
        } else if let Some(number) = entry(b"MCID").and_then(|number| number.as_i64().ok()) {
            Mark::Block(
                usize::try_from(number).ok().and_then(|number| self.blocks.get(number).copied().flatten()),
            )
        } else {
            Mark::Nothing
        };
        self.marks.push(mark);
    }

    fn finish(&mut self) {
        if let Some(Mark::Spoken(spoken)) = self.marks.pop()
            && let Some(stretch) = self.found.last_mut()
        {
            stretch.heard.push_str(&spoken);
        }
    }

    fn font(&mut self, operation: &Operation, resources: &[&'a Dictionary]) {
        let [Object::Name(name), size] = operation.operands.as_slice() else { return };
        self.pen.size = size.as_float().unwrap_or(1.0);
        let Some(font) = self.resource(resources, b"Font", name).and_then(|font| font.as_dict().ok()) else {
            return;
        };
        // Forms name their fonts anew, so a font is known by where it stands in the file.
        let document = self.document;
        let known = self.fonts.entry(std::ptr::from_ref(font));
        self.pen.font = Rc::clone(known.or_insert_with(|| Rc::new(Glyphs::of(document, font))));
    }

    fn form(
        &mut self,
        operation: &Operation,
        resources: &[&'a Dictionary],
        depth: usize,
    ) -> Result<(), Error> {
        let Some(Object::Name(name)) = operation.operands.first() else { return Ok(()) };
        let Some(Object::Stream(form)) = self.resource(resources, b"XObject", name) else { return Ok(()) };
        if form.dict.get(b"Subtype").and_then(Object::as_name).ok() != Some(b"Form") {
            return Ok(());
        }
        let own = form.dict.get_deref(b"Resources", self.document).and_then(Object::as_dict).ok();
        let resources: Vec<&'a Dictionary> = own.into_iter().chain(resources.iter().copied()).collect();
        let content = form.get_plain_content().map_err(|_| REASON)?;
        let pen = self.pen.clone();
        let matrix =
            form.dict.get(b"Matrix").and_then(Object::as_array).map(Vec::as_slice).unwrap_or_default();
        let matrix: Vec<f32> = matrix.iter().filter_map(|value| value.as_float().ok()).collect();
        if let &[a, b, c, d, e, f] = matrix.as_slice() {
            self.pen.page = times([a, b, c, d, e, f], self.pen.page);
        }
        self.run(&content, &resources, depth + 1)?;
        self.pen = pen;
        Ok(())
    }

    fn resource(&self, resources: &[&'a Dictionary], kind: &[u8], name: &[u8]) -> Option<&'a Object> {
        resources.iter().find_map(|all| {
            let all = all.get_deref(kind, self.document).and_then(Object::as_dict).ok()?;
            all.get_deref(name, self.document).ok()
        })
    }
}
