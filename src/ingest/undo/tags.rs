//! The source of a web page: `<br>` between the lines of a message, other tags round and in them.

use memchr::{memchr, memchr_iter, memmem};

use super::Pass;
use crate::text::{Span, offset};

/// A tag is shorter than this.
const LONGEST: usize = 300;

/// Tags that end a line.
const BREAKS: [&str; 6] = ["br", "/p", "/div", "/li", "/tr", "/td"];

/// Tags that are taken away wherever they stand.
const PLAIN: [&str; 5] = ["br", "pre", "/pre", "code", "/code"];

/// The elements that stand round text; those of other languages may hold what is looked for in
/// their attributes.
const ELEMENTS: [&str; 30] = [
    "a",
    "article",
    "b",
    "blockquote",
    "body",
    "br",
    "code",
    "div",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "html",
    "i",
    "kbd",
    "li",
    "ol",
    "p",
    "pre",
    "samp",
    "section",
    "span",
    "strong",
    "table",
    "tbody",
    "td",
    "tr",
    "ul",
];

/// Puts line ends in the place of `<br>`, takes `<pre>` and `<code>` away. Other tags are taken away
/// where angle brackets round URIs are escaped, so that none of them is of a message.
pub(super) fn pass(pass: &mut Pass<'_>) {
    let bytes = pass.bytes();
    let escaped = super::entities::are_escaped(bytes);
    let plain = [&b"<br>"[..], b"<br/>", b"<br />", b"<BR>", b"<pre"];
    let plain = plain.iter().any(|tag| memmem::find(bytes, tag).is_some());
    if !(escaped || plain) || memmem::find(bytes, b"SIP/2.0").is_none() {
        return;
    }
    for at in memchr_iter(b'<', bytes) {
        let rest = bytes.get(at..).unwrap_or_default();
        let Some((name, len)) = tag(rest) else {
            continue;
        };
        let ends = BREAKS.contains(&&*name);
        if !(escaped || PLAIN.contains(&&*name)) {
            continue;
        }
        let behind = rest.get(len..).unwrap_or_default();
        let newline = ends && !behind.starts_with(b"\n") && !behind.starts_with(b"\r\n");
        let line_end: &[u8] = if newline { b"\n" } else { b"" };
        pass.replace(Span::new(offset(at), offset(at + len)), line_end);
        pass.note();
    }
}

/// The name of the tag at the front of `text`, with its slash, and the tag's length; `None` where
/// it is no tag of a web page.
fn tag(text: &[u8]) -> Option<(String, usize)> {
    let head = text.get(..LONGEST).unwrap_or(text);
    let end = memchr(b'>', head)?;
    let inner = head.get(1..end)?;
    let slash = usize::from(inner.first() == Some(&b'/'));
    let letters = inner.get(slash..)?.iter();
    let len = slash + letters.take_while(|b| b.is_ascii_alphanumeric()).count();
    let (name, behind) = inner.split_at_checked(len)?;
    let plain = matches!(behind.first(), None | Some(b' ' | b'\n' | b'/'));
    let name = String::from_utf8_lossy(name).to_ascii_lowercase();
    let known = ELEMENTS.contains(&name.trim_start_matches('/'));
    (known && plain && !behind.contains(&b'<')).then_some((name, end + 1))
}

#[cfg(test)]
mod tests {
    use super::{super::undone_by, *};

    #[test]
    fn tags_go() {
        for (text, expected) in [
            (
                "<p>SIP/2.0 200 OK<br>\nTo: &lt;sip:b@h&gt;<br/>\n<br />v=0</p>x",
                Some("SIP/2.0 200 OK\nTo: &lt;sip:b@h&gt;\n\nv=0\nx"),
            ),
            (
                "<pre><code class=\"x\">SIP/2.0 200 OK</code>\n<span>To: &lt;sip:b@h&gt;</span>",
                Some("SIP/2.0 200 OK\nTo: &lt;sip:b@h&gt;"),
            ),
            (
                "SIP/2.0 200 OK<br>To: <sip:b@h><br>X: <a>",
                Some("SIP/2.0 200 OK\nTo: <sip:b@h>\nX: <a>"),
            ),
            (
                "<pre><code>SIP/2.0 200 OK\nTo: <sip:b@h></code></pre>",
                Some("SIP/2.0 200 OK\nTo: <sip:b@h>"),
            ),
            ("SIP/2.0 200 OK\nTo: <sip:b@h>\nX: <b>", None),
            ("<field show=\"SIP/2.0\" value=\"&lt;sip\">", None),
            ("a<br>b", None),
        ] {
            assert_eq!(undone_by(pass, text).as_deref(), expected, "{text}");
        }
    }
}
