//! An officer's desk: a scratch log, a display, the program on it, and the driver that presses its buttons.
//!
//! Everything a desk starts it ends, by process number; a journey that fails leaves nothing running.

use crate::screen::Screen;
use serde_json::{Value, json};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;
use thirtyfour::{Capabilities, WebDriver};

/// What a journey comes to.
pub type Told<T = ()> = Result<T, Box<dyn std::error::Error>>;

/// The longest we wait for anything on a busy two-core machine.
pub const PATIENCE: Duration = Duration::from_secs(40);

/// A desk with the program running on it.
pub struct Desk {
    // In this order they go: the program, its display, its files.
    seat: Option<Seat>,
    screen: Screen,
    scratch: TempDir,
    /// Whether the program finds the message bus on which the keyring answers.
    pub keyring_answers: bool,
}

/// One run of the program, and the driver in front of it.
struct Seat {
    web: WebDriver,
    driver: Child,
}

impl Desk {
    /// Sits down at a machine that has never seen a log.
    pub async fn fresh() -> Told<Self> {
        let scratch = TempDir::new()?;
        std::fs::create_dir(scratch.path().join("picked"))?;
        std::fs::create_dir(scratch.path().join("shared"))?;
        let mut desk = Self { seat: None, screen: Screen::new()?, scratch, keyring_answers: true };
        desk.start().await?;
        Ok(desk)
    }

    /// The browser's side of the window.
    pub fn web(&self) -> &WebDriver {
        match &self.seat {
            Some(seat) => &seat.web,
            None => panic!("the program is not running at this desk"),
        }
    }

    /// The display that the window is on.
    pub fn display(&self) -> &str {
        self.screen.name()
    }

    /// Where this desk's log lies.
    pub fn log(&self) -> PathBuf {
        self.scratch.path().join("log")
    }

    /// The path that every save or open dialog answers with.
    pub fn picked(&self) -> PathBuf {
        self.scratch.path().join("picked").join("document.pdf")
    }

    /// The folder that every dialog for a folder answers with.
    pub fn shared(&self) -> PathBuf {
        self.scratch.path().join("shared")
    }

    /// A place for a journey's own papers.
    pub fn drawer(&self) -> &Path {
        self.scratch.path()
    }

    /// Starts the program and waits until its first page stands.
    pub async fn start(&mut self) -> Told {
        let (port, native_port) = (free_port()?, free_port()?);
        let mut driver = Command::new(tauri_driver());
        self.screen.show(&mut driver);
        if !self.keyring_answers {
            driver.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
        }
        let driver = driver
            .args(["--port", &port.to_string(), "--native-port", &native_port.to_string()])
            .env("SAFELOG_DIR", self.log())
            .env("SAFELOG_PICK", self.picked())
            .env("SAFELOG_PICK_FOLDER", self.shared())
            .env("XDG_DATA_HOME", self.scratch.path().join("data"))
            .env("XDG_CACHE_HOME", self.scratch.path().join("cache"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| format!("the driver did not start ({error}); use `cargo x test`"))?;
        let mut wanted = Capabilities::new();
        wanted.set("browserName", "wry")?;
        wanted.set("tauri:options", json!({ "application": program() }))?;
        let seat = match Self::sit(driver, port, wanted).await {
            Ok(seat) => seat,
            Err((mut driver, error)) => {
                end_family(&mut driver);
                return Err(error);
            }
        };
        self.seat = Some(seat);
        self.web().set_script_timeout(PATIENCE).await?;
        self.settled().await
    }

    /// Closes the program and starts it again: the door is shut.
    pub async fn restart(&mut self) -> Told {
        self.close().await?;
        self.start().await
    }

    async fn close(&mut self) -> Told {
        let Some(seat) = self.seat.take() else { return Ok(()) };
        let closed = seat.web.clone().quit().await;
        seat.end();
        Ok(closed?)
    }

    async fn sit(
        driver: Child,
        port: u16,
        wanted: Capabilities,
    ) -> Result<Seat, (Child, Box<dyn std::error::Error>)> {
        let begun = Instant::now();
        loop {
            match WebDriver::new(format!("http://127.0.0.1:{port}"), wanted.clone()).await {
                Ok(web) => return Ok(Seat { web, driver }),
                Err(error) if begun.elapsed() > PATIENCE => return Err((driver, error.into())),
                Err(_) => tokio::time::sleep(Duration::from_millis(200)).await,
            }
        }
    }

    /// Waits until the page has arrived and shows itself.
    pub async fn settled(&self) -> Told {
        let script =
            "return document.readyState === 'complete' && 'ready' in document.documentElement.dataset";
        self.until("the page to show itself", script).await
    }

    /// Waits until a script in the page answers yes.
    pub async fn until(&self, what: &str, script: &str) -> Told {
        let begun = Instant::now();
        loop {
            // While a page is being left there is nobody to answer; that is not yet a failure.
            let answer = self.web().execute(script, vec![]).await;
            if answer.is_ok_and(|said| said.json() == &Value::Bool(true)) {
                return Ok(());
            }
            if begun.elapsed() > PATIENCE {
                return Err(self.lost(&format!("waited in vain for {what}")).await);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Everything that can be read in the window now.
    pub async fn text(&self) -> String {
        let script = "return `${location.pathname}${location.search}\\n${document.body.innerText}`";
        match self.web().execute(script, vec![]).await {
            Ok(said) => said.json().as_str().unwrap_or_default().to_owned(),
            Err(error) => format!("(the window does not answer: {error})"),
        }
    }

    /// Asks the program directly, as a page would: for laying out a journey, never for its proof.
    pub async fn ask(&self, command: &str, form: Option<Value>) -> Told<Value> {
        let script = "const done = arguments[arguments.length - 1];
            window.__TAURI__.core.invoke(arguments[0], arguments[1] ? { form: arguments[1] } : undefined)
              .then((view) => done({ view }), (refusal) => done({ refusal }));";
        let given = vec![json!(command), form.unwrap_or(Value::Null)];
        let said = self.web().execute_async(script, given).await?;
        match said.json().get("refusal") {
            Some(refusal) => Err(format!("{command} was refused: {refusal}").into()),
            None => Ok(said.json()["view"].clone()),
        }
    }

    /// Says whether any file of the log holds these words as they are.
    pub fn log_holds(&self, words: &str) -> Told<bool> {
        let mut folders = vec![self.scratch.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for file in std::fs::read_dir(folder)?.flatten() {
                if file.file_type()?.is_dir() {
                    folders.push(file.path());
                } else if std::fs::read(file.path()).is_ok_and(|bytes| holds(&bytes, words.as_bytes())) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// Pulls the plug: the program is gone without a word, as in a power cut.
    pub fn pull_the_plug(&mut self) {
        if let Some(seat) = self.seat.take() {
            seat.end();
        }
    }

    /// Closes the program and leaves the desk.
    pub async fn leave(mut self) -> Told {
        self.close().await
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        self.pull_the_plug();
    }
}

impl Seat {
    fn end(mut self) {
        end_family(&mut self.driver);
        // The session died with its processes; there is nobody left to say goodbye to.
        let _ = self.web.leak();
    }
}

/// Ends a process and all that it started, the youngest first.
fn end_family(eldest: &mut Child) {
    let mut family = vec![eldest.id()];
    let mut next = 0;
    while let Some(&parent) = family.get(next) {
        family.extend(children_of(parent));
        next += 1;
    }
    for process in family.iter().skip(1).rev() {
        let _ = Command::new("kill").args(["-KILL", &process.to_string()]).stderr(Stdio::null()).status();
    }
    let _ = eldest.kill();
    let _ = eldest.wait();
}

fn children_of(parent: u32) -> Vec<u32> {
    let Ok(tasks) = std::fs::read_dir(format!("/proc/{parent}/task")) else { return Vec::new() };
    tasks
        .flatten()
        .filter_map(|task| std::fs::read_to_string(task.path().join("children")).ok())
        .flat_map(|line| line.split_whitespace().filter_map(|word| word.parse().ok()).collect::<Vec<_>>())
        .collect()
}

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|part| part == words)
}

fn free_port() -> Told<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

fn tauri_driver() -> PathBuf {
    std::env::var_os("TAURI_DRIVER").map_or_else(|| "tauri-driver".into(), PathBuf::from)
}

/// The program as `cargo build` left it, beside the folder this test was built into.
fn program() -> PathBuf {
    let here = std::env::current_exe().unwrap_or_default();
    here.ancestors().nth(2).unwrap_or(Path::new("target/debug")).join("safeguarding-log")
}
