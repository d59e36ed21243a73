//! Files dragged over the window and dropped there, as a file manager does it: the messages of the X Drag-and-Drop protocol,
//! version 5, since a driver cannot carry a file over a window.

use crate::desk::Told;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use x11rb::connection::Connection;
use x11rb::protocol::Event;
use x11rb::protocol::xproto::{
    AtomEnum, ClientMessageEvent, ConnectionExt, CreateWindowAux, EventMask, PropMode,
    SELECTION_NOTIFY_EVENT, SelectionNotifyEvent, SelectionRequestEvent, Window, WindowClass,
};
use x11rb::rust_connection::RustConnection;
use x11rb::wrapper::ConnectionExt as _;
use x11rb::{COPY_DEPTH_FROM_PARENT, CURRENT_TIME, NONE};

x11rb::atom_manager! {
    /// Words of the protocol.
    Words: WordsAsked {
        XdndAware, XdndEnter, XdndPosition, XdndDrop, XdndFinished, XdndSelection, XdndActionCopy,
        URIS: b"text/uri-list",
    }
}

/// A hand that holds files.
struct Hand {
    screen: RustConnection,
    root: Window,
    words: Words,
    own: Window,
    files: String,
}

/// Drags files over the window on a display and lets go of them; says whether the program took them.
pub fn drop_files(display: &str, files: &[PathBuf]) -> Told<bool> {
    let hand = Hand::holding(display, files)?;
    let over = hand.window_below()?;
    hand.say(over, hand.words.XdndEnter, [5 << 24, hand.words.URIS, NONE, NONE])?;
    for at in 0..10 {
        let (x, y) = (700 + at, 400 + at);
        hand.say(over, hand.words.XdndPosition, [0, x << 16 | y, CURRENT_TIME, hand.words.XdndActionCopy])?;
        hand.answer_for(Duration::from_millis(120))?;
    }
    hand.say(over, hand.words.XdndDrop, [0, CURRENT_TIME, NONE, NONE])?;
    hand.answer_for(Duration::from_secs(5))
}

impl Hand {
    fn holding(display: &str, files: &[PathBuf]) -> Told<Hand> {
        let (screen, at) = x11rb::connect(Some(display))?;
        let root = screen.setup().roots[at].root;
        let words = Words::new(&screen)?;
        let words = words.reply()?;
        let own = screen.generate_id()?;
        let (class, aux) = (WindowClass::INPUT_OUTPUT, CreateWindowAux::new());
        screen.create_window(COPY_DEPTH_FROM_PARENT, own, root, 0, 0, 1, 1, 0, class, 0, &aux)?;
        screen.set_selection_owner(own, words.XdndSelection, CURRENT_TIME)?;
        let files = files.iter().map(|file| format!("{}\r\n", address(file))).collect();
        Ok(Hand { screen, root, words, own, files })
    }

    /// The largest window that says it can be dropped on.
    fn window_below(&self) -> Told<Window> {
        let mut found = Vec::new();
        for window in self.screen.query_tree(self.root)?.reply()?.children {
            let aware = self.words.XdndAware;
            let said = self.screen.get_property(false, window, aware, AtomEnum::ATOM, 0, 1)?.reply()?;
            let size = self.screen.get_geometry(window)?.reply()?;
            if said.value_len > 0 {
                found.push((u32::from(size.width) * u32::from(size.height), window));
            }
        }
        found.sort_unstable();
        Ok(found.pop().ok_or("no window here can be dropped on")?.1)
    }

    fn say(&self, to: Window, what: u32, [a, b, c, d]: [u32; 4]) -> Told {
        let message = ClientMessageEvent::new(32, to, what, [self.own, a, b, c, d]);
        self.screen.send_event(false, to, EventMask::NO_EVENT, message)?;
        self.screen.flush()?;
        Ok(())
    }

    /// Hands over what is asked for, until the program is done with it or so long has gone by; says whether it took it.
    fn answer_for(&self, long: Duration) -> Told<bool> {
        let begun = Instant::now();
        while begun.elapsed() < long {
            match self.screen.poll_for_event()? {
                Some(Event::SelectionRequest(asked)) => self.hand_over(asked)?,
                Some(Event::ClientMessage(said)) if said.type_ == self.words.XdndFinished => {
                    return Ok(said.data.as_data32()[1] & 1 == 1);
                }
                Some(_) => {}
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        }
        Ok(false)
    }

    fn hand_over(&self, asked: SelectionRequestEvent) -> Told {
        let known = asked.target == self.words.URIS;
        if known {
            let files = self.files.as_bytes();
            self.screen.change_property8(
                PropMode::REPLACE,
                asked.requestor,
                asked.property,
                asked.target,
                files,
            )?;
        }
        let answer = SelectionNotifyEvent {
            response_type: SELECTION_NOTIFY_EVENT,
            sequence: 0,
            time: asked.time,
            requestor: asked.requestor,
            selection: asked.selection,
            target: asked.target,
            property: if known { asked.property } else { NONE },
        };
        self.screen.send_event(false, asked.requestor, EventMask::NO_EVENT, answer)?;
        self.screen.flush()?;
        Ok(())
    }
}

/// A file as a file manager names it; the names that stories use have no letter that would have to be written otherwise but spaces.
fn address(file: &Path) -> String {
    format!("file://{}", file.display()).replace(' ', "%20")
}
