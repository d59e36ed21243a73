//! Real Syncthing instances that know each other and nobody else.

use std::fs;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// What no instance here does: find others by itself, leave the loopback, report, upgrade, ask a person.
const OPTIONS: &str = "
        <globalAnnounceEnabled>false</globalAnnounceEnabled>
        <localAnnounceEnabled>false</localAnnounceEnabled>
        <relaysEnabled>false</relaysEnabled>
        <natEnabled>false</natEnabled>
        <stunServer></stunServer>
        <crashReportingEnabled>false</crashReportingEnabled>
        <startBrowser>false</startBrowser>
        <urAccepted>-1</urAccepted>
        <autoUpgradeIntervalH>0</autoUpgradeIntervalH>
        <reconnectionIntervalS>1</reconnectionIntervalS>";

/// Instances, each with a copy of one folder. All end when it is dropped.
pub struct Post {
    scratch: tempfile::TempDir,
    running: Vec<Option<Child>>,
}

impl Post {
    /// Makes and starts so many.
    pub fn between(count: usize) -> Post {
        let post =
            Post { scratch: tempfile::tempdir().unwrap(), running: (0..count).map(|_| None).collect() };
        let names: Vec<String> = (0..count).map(|n| post.generate(n)).collect();
        // Held until all are known, so that no port is given twice.
        let places: Vec<TcpListener> =
            (0..count).map(|_| TcpListener::bind("127.0.0.1:0").unwrap()).collect();
        let ports: Vec<u16> = places.iter().map(|place| place.local_addr().unwrap().port()).collect();
        drop(places);
        for n in 0..count {
            fs::create_dir_all(post.folder(n).join(".stfolder")).unwrap();
            fs::write(post.home(n).join("config.xml"), post.settings(n, &names, &ports)).unwrap();
        }
        let mut post = post;
        (0..count).for_each(|n| post.start(n));
        post
    }

    /// An instance's copy of the folder.
    pub fn folder(&self, n: usize) -> PathBuf {
        self.scratch.path().join(format!("copy-{n}"))
    }

    /// Starts an instance.
    pub fn start(&mut self, n: usize) {
        let mut serve = self.syncthing(n, &["serve", "--no-browser", "--no-restart", "--no-upgrade"]);
        self.running[n] = Some(serve.spawn().unwrap());
    }

    /// Ends an instance as a lid that is shut does: at once.
    pub fn stop(&mut self, n: usize) {
        if let Some(mut child) = self.running[n].take() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    fn home(&self, n: usize) -> PathBuf {
        self.scratch.path().join(format!("home-{n}"))
    }

    fn syncthing(&self, n: usize, words: &[&str]) -> Command {
        let mut command = Command::new("syncthing");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        // One process each: without this a second one watches over it, and would outlive us.
        command.env("STMONITORED", "yes").env("HOME", self.scratch.path());
        command.args(words).arg("--home").arg(self.home(n));
        command
    }

    /// Makes an instance's keys; returns its name among the others.
    fn generate(&self, n: usize) -> String {
        let mut generate = self.syncthing(n, &["generate", "--no-default-folder", "--skip-port-probing"]);
        let made = generate.status();
        assert!(made.is_ok_and(|made| made.success()), "Syncthing is missing: `cargo x setup` installs it");
        let asked = self.syncthing(n, &["--device-id"]).stdout(Stdio::piped()).output().unwrap();
        String::from_utf8(asked.stdout).unwrap().trim().to_owned()
    }

    fn settings(&self, n: usize, names: &[String], ports: &[u16]) -> String {
        let among = names.iter().map(|name| format!("<device id=\"{name}\"/>")).collect::<String>();
        let devices = names.iter().zip(ports).map(|(name, port)| {
            format!(
                "<device id=\"{name}\" name=\"{port}\"><address>tcp://127.0.0.1:{port}</address></device>"
            )
        });
        format!(
            "<configuration version=\"36\">
    <folder id=\"shared\" label=\"shared\" path=\"{}\" type=\"sendreceive\" rescanIntervalS=\"5\" fsWatcherEnabled=\"true\" fsWatcherDelayS=\"1\">{among}</folder>
    {}
    <gui enabled=\"false\"></gui>
    <options><listenAddress>tcp://127.0.0.1:{}</listenAddress>{OPTIONS}
    </options>
</configuration>",
            self.folder(n).display(),
            devices.collect::<String>(),
            ports[n],
        )
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        (0..self.running.len()).for_each(|n| self.stop(n));
    }
}
