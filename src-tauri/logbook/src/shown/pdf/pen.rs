//! Follows the pen over a page and writes down the letters it draws, with the gaps between words.

use std::collections::HashMap;
use std::rc::Rc;

use super::file::File;
use super::font::Font;
use super::value::{Lexer, Value, is_white};
use crate::shown::words::Words;

/// Forms inside forms deeper than this are no document.
const DEPTH_MAX: usize = 8;
/// Streams that one page is written in.
const STREAMS_MAX: usize = 400;
/// Most values before an operator.
const OPERANDS_MAX: usize = 64;
/// Most places that are kept to be come back to.
const SAVED_MAX: usize = 256;
/// A move across the line by more than this part of the type size is another line.
const TURN: f64 = 0.6;
/// A gap wider than this part of the type size parts two words.
const GAP: f64 = 0.18;

type Matrix = [f64; 6];
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
struct State {
    page: Matrix,
    font: Rc<Font>,
    size: f64,
    /// Added after every letter, and after every space.
    spacing: (f64, f64),
    leading: f64,
}

/// The pen of one page.
pub(super) struct Pen<'w> {
    words: &'w mut Words,
    state: State,
    saved: Vec<State>,
    line: Matrix,
    text: Matrix,
    /// Where the last letter ended on the page.
    end: Option<(f64, f64)>,
    fonts: HashMap<u32, Rc<Font>>,
}

impl<'w> Pen<'w> {
    pub(super) fn new(words: &'w mut Words) -> Self {
        let state =
            State { page: UPRIGHT, font: Rc::default(), size: 1.0, spacing: (0.0, 0.0), leading: 0.0 };
        Pen {
            words,
            state,
            saved: Vec::new(),
            line: UPRIGHT,
            text: UPRIGHT,
            end: None,
            fonts: HashMap::new(),
        }
    }

    /// Writes down what a page says.
    pub(super) fn write_page(&mut self, file: &mut File<'_>, page: &Value, resources: &Value) {
        let contents = page.get("Contents");
        let several = match file.follow(contents) {
            Value::List(several) => several,
            _ => vec![contents.clone()],
        };
        // One after the other as if they were one: an operator may be cut in two by the end of a stream.
        let mut content = Vec::new();
        for stream in several.iter().take(STREAMS_MAX) {
            content.extend(file.stream(stream).map(|(_, bytes)| bytes).unwrap_or_default());
            content.push(b'\n');
        }
        self.write(file, &content, resources, 0);
    }

    fn write(&mut self, file: &mut File<'_>, content: &[u8], resources: &Value, depth: usize) {
        let (forms, fonts) = (file.follow(resources.get("XObject")), file.follow(resources.get("Font")));
        let mut lexer = Lexer::new(content, 0, file.values_left());
        let mut operands: Vec<Value> = Vec::new();
        while let Some(value) = lexer.next() {
            let Value::Word(operator) = value else {
                if operands.len() < OPERANDS_MAX {
                    operands.push(value);
                }
                continue;
            };
            file.leave(lexer.left);
            match operator.as_str() {
                "Do" if depth < DEPTH_MAX => {
                    if let Some(form) = named(file, &forms, &operands) {
                        self.form(file, form, resources, depth);
                    }
                }
                "Tf" => {
                    if let Some(font) = named(file, &fonts, &operands) {
                        self.state.size = operands.get(1).and_then(Value::number).unwrap_or(1.0);
                        self.font(file, font);
                    }
                }
                "ID" => skip_picture(content, &mut lexer),
                _ => self.step(&operator, &operands),
            }
            // What was read of other objects counts here as well.
            lexer.left = lexer.left.min(file.values_left());
            operands.clear();
            if self.words.are_full() {
                break;
            }
        }
        file.leave(lexer.left);
    }

    fn form(&mut self, file: &mut File<'_>, form: &Value, resources: &Value, depth: usize) {
        if !file.follow(form).get("Subtype").is_name("Form") {
            return;
        }
        let Some((said, content)) = file.stream(form) else { return };
        let own = file.follow(said.get("Resources"));
        let matrix = file.follow(said.get("Matrix"));
        let (before, saved) = (self.state.clone(), std::mem::take(&mut self.saved));
        if let [a, b, c, d, e, f] = numbers(matrix.items())[..] {
            self.state.page = times([a, b, c, d, e, f], self.state.page);
        }
        self.write(file, &content, if own.is_dictionary() { &own } else { resources }, depth + 1);
        (self.state, self.saved) = (before, saved);
    }

    fn font(&mut self, file: &mut File<'_>, place: &Value) {
        let known = if let Value::Reference(number) = place { self.fonts.get(number) } else { None };
        self.state.font = match known {
            Some(known) => Rc::clone(known),
            None => {
                let said = file.follow(place);
                let font = Rc::new(Font::of(file, &said));
                if let Value::Reference(number) = place {
                    self.fonts.insert(*number, Rc::clone(&font));
                }
                font
            }
        };
    }

    /// Moves the pen or writes with it.
    fn step(&mut self, operator: &str, operands: &[Value]) {
        let numbers = numbers(operands);
        match (operator, numbers.as_slice()) {
            ("q", _) if self.saved.len() < SAVED_MAX => self.saved.push(self.state.clone()),
            ("Q", _) => self.state = self.saved.pop().unwrap_or_else(|| self.state.clone()),
            ("cm", &[a, b, c, d, e, f]) => self.state.page = times([a, b, c, d, e, f], self.state.page),
            ("BT", _) => self.place(UPRIGHT),
            ("Tm", &[a, b, c, d, e, f]) => self.place([a, b, c, d, e, f]),
            ("Td", &[x, y]) => self.shift(x, y),
            ("TD", &[x, y]) => {
                self.state.leading = -y;
                self.shift(x, y);
            }
            ("TL", &[leading]) => self.state.leading = leading,
            ("Tc", &[spacing]) => self.state.spacing.0 = spacing,
            ("Tw", &[spacing]) => self.state.spacing.1 = spacing,
            ("T*", _) => self.shift(0.0, -self.state.leading),
            ("Tj" | "TJ", _) => self.show(operands),
            ("'" | "\"", _) => {
                self.shift(0.0, -self.state.leading);
                self.show(operands.last().map(std::slice::from_ref).unwrap_or_default());
            }
            _ => {}
        }
    }

    fn place(&mut self, matrix: Matrix) {
        self.line = matrix;
        self.text = matrix;
    }

    fn shift(&mut self, x: f64, y: f64) {
        self.place(times([1.0, 0.0, 0.0, 1.0, x, y], self.line));
    }

    fn show(&mut self, operands: &[Value]) {
        for operand in operands {
            match operand {
                Value::List(parts) => self.show(parts),
                Value::Text(codes) => {
                    let font = Rc::clone(&self.state.font);
                    for (letters, width) in font.read(codes) {
                        self.part_from_last(letters);
                        self.words.add(letters);
                        let more = if letters == " " { self.state.spacing.1 } else { 0.0 };
                        self.advance(width / 1000.0 * self.state.size);
                        self.end = Some(self.here());
                        self.advance(self.state.spacing.0 + more);
                    }
                }
                Value::Number(back) => self.advance(-back / 1000.0 * self.state.size),
                _ => {}
            }
        }
    }

    fn advance(&mut self, by: f64) {
        self.text = times([1.0, 0.0, 0.0, 1.0, by, 0.0], self.text);
    }

    fn here(&self) -> (f64, f64) {
        let here = times(self.text, self.state.page);
        (here[4], here[5])
    }

    /// Writes a gap where the pen has moved since the last letter, measured along the line and across it.
    fn part_from_last(&mut self, letters: &str) {
        let Some((x, y)) = self.end else { return };
        let here = times(self.text, self.state.page);
        let scale = here[0].hypot(here[1]);
        let size = self.state.size.abs() * scale;
        if !size.is_normal() {
            return;
        }
        let (dx, dy) = (here[4] - x, here[5] - y);
        let (along, across) = ((dx * here[0] + dy * here[1]) / scale, (dy * here[0] - dx * here[1]) / scale);
        if across.abs() > TURN * size || along < -2.0 * size {
            self.words.turn_line(letters);
        } else if along > GAP * size {
            self.words.space();
        }
    }
}

/// What a name stands for among forms or fonts.
fn named<'v>(file: &mut File<'_>, among: &'v Value, operands: &[Value]) -> Option<&'v Value> {
    let Some(Value::Name(name)) = operands.first() else { return None };
    file.charge(among.pairs() / 8);
    Some(among.get(name))
}

fn numbers(values: &[Value]) -> Vec<f64> {
    values.iter().filter_map(Value::number).collect()
}

/// Steps over a picture that stands in the page itself.
fn skip_picture(content: &[u8], lexer: &mut Lexer<'_>) {
    while let Some(rest) = content.get(lexer.at..).filter(|rest| !rest.is_empty()) {
        let ends = rest.starts_with(b"EI") && rest.get(2).is_none_or(|byte| is_white(*byte));
        if ends && lexer.at > 0 && content.get(lexer.at - 1).is_some_and(|byte| is_white(*byte)) {
            lexer.at += 2;
            return;
        }
        lexer.at += 1;
    }
}
