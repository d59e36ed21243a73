//! The system's own packages: installed where we know how, named where we do not.
//!
//! It asks the package database first and touches the network only when something is missing.

use crate::program::{Done, answer, call, finish, on_path};

/// What building the window takes.
const BUILD: [&str; 6] =
    ["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libssl-dev", "librsvg2-dev", "libxdo-dev"];

/// What the tests take: a display, a keyring, a driver for the window, readers for the packets, a carrier of
/// shared folders.
const TEST: [&str; 13] = [
    "age",
    "webkit2gtk-driver",
    "xvfb",
    "xauth",
    "gnome-keyring",
    "dbus-bin",
    "dbus-x11",
    "at-spi2-core",
    "qpdf",
    "poppler-utils",
    "python3-pikepdf",
    "fonts-dejavu-core",
    "syncthing",
];

/// Makes sure that the system has what we need.
pub fn in_place() -> Done {
    if !on_path("dpkg-query") || !on_path("apt-get") {
        return elsewhere();
    }
    let mut wanted: Vec<&str> = BUILD.into_iter().chain(TEST).collect();
    // Node may have come from elsewhere; Debian's would then quarrel with it.
    for (tool, package) in [("node", "nodejs"), ("npm", "npm")] {
        if !on_path(tool) {
            wanted.push(package);
        }
    }
    install_missing(&wanted)
}

/// Installs those packages of these that are not there.
pub fn install_missing(wanted: &[&'static str]) -> Done {
    let installed =
        answer(&mut call("dpkg-query", ["-W", "-f=${Package} ${db:Status-Status}\n"])).unwrap_or_default();
    let is_there = |package: &str| installed.lines().any(|line| line == format!("{package} installed"));
    install(wanted.iter().copied().filter(|package| !is_there(package)).collect())
}

fn install(missing: Vec<&str>) -> Done {
    if missing.is_empty() {
        return Ok(());
    }
    println!("setup: installing {}", missing.join(" "));
    let root = answer(&mut call("id", ["-u"])).is_some_and(|id| id.trim() == "0");
    let apt = |words: &[&str]| {
        let mut all: Vec<&str> = if root { vec![] } else { vec!["sudo"] };
        all.extend(["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]);
        all.extend(words);
        finish(&mut call(all[0], &all[1..]))
    };
    apt(&["update"])?;
    let mut words = vec!["install", "-y", "--no-install-recommends"];
    words.extend(missing);
    apt(&words)
}

/// On a system whose packages we do not know, says what a person has to put there.
fn elsewhere() -> Done {
    let mut lacking = Vec::new();
    if !on_path("node") {
        lacking.push("Node 20 or later, with npm".to_owned());
    }
    if cfg!(target_os = "macos") && answer(&mut call("xcode-select", ["-p"])).is_none() {
        lacking.push("Apple's command line tools (`xcode-select --install`)".to_owned());
    }
    if cfg!(windows) && !on_path("perl") {
        // The OpenSSL under the encrypted store is built from source there, and Perl configures it.
        lacking.push("Perl (Strawberry Perl)".to_owned());
    }
    if cfg!(target_os = "linux") && !on_path("WebKitWebDriver") {
        let names: Vec<&str> = BUILD.into_iter().chain(TEST).collect();
        lacking.push(format!("this system's packages for what Debian calls {}", names.join(" ")));
    }
    match lacking.as_slice() {
        [] => Ok(()),
        _ => Err(format!("please install, then ask again: {}", lacking.join("; "))),
    }
}
