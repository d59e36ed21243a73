//! How the pages are drawn, before anything is.

/// Draws by the processor where there is no graphics card, as on a virtual desktop. WebKit would imitate one there, and a letter
/// typed in Find took half a second to be seen (`docs/benchmarks.md`). Whoever has set it otherwise is left alone.
#[cfg(target_os = "linux")]
pub fn suit_this_machine() {
    const BY_THE_PROCESSOR: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    let cards = std::fs::read_dir("/dev/dri").into_iter().flatten().flatten();
    let has_one = cards.into_iter().any(|card| card.file_name().to_string_lossy().starts_with("renderD"));
    if !has_one {
        // Where that cannot be said, the window is only slower.
        let _ = glib::setenv(BY_THE_PROCESSOR, "1", false);
    }
}

/// Other systems see to it themselves.
#[cfg(not(target_os = "linux"))]
pub fn suit_this_machine() {}
