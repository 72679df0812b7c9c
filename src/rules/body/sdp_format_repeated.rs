//! SIP319.

use std::collections::HashSet;

use super::sessions;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    syntax::sdp::Section,
};

declare_rule! {
    /// A media description lists a format twice.
    ///
    /// ## Why it matters
    ///
    /// Formats are listed in order of preference, each once. A second mention makes the order unclear, and
    /// some endpoints reject the line.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 8 «0»
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite
    ///
    /// v=0
    /// o=alice 1 1 IN IP4 192.0.2.101
    /// s=-
    /// c=IN IP4 192.0.2.101
    /// t=0 0
    /// m=audio 49172 RTP/AVP 0 8
    /// ```
    SIP319 = "sdp-format-repeated" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [May(8866, "5.14"), May(3264, "5.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for session in sessions(cx) {
        for media in session.media().filter_map(Section::description) {
            let mut seen = HashSet::new();
            for format in &media.formats {
                if !seen.insert(cx.bytes(*format)) {
                    let text = format!(
                        "{} is listed already: its place in the order of preference is unclear. List it once.",
                        cx.text(*format)
                    );
                    lint.report(cx.id, *format, text);
                }
            }
        }
    }
}
