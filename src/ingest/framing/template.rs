//! Templates of framing lines: text with `{names}` where something is captured.

use crate::text::offset;

/// A template. `{}` takes anything; `{time}`, `{transport}`, `{source}`, `{destination}`, `{srcip}`,
/// `{srcport}`, `{dstip}`, `{dstport}` take what they name and nothing else. A capture ends where the
/// text behind it begins; one at the end ends at a blank.
pub(super) struct Template {
    parts: Vec<Part>,
}

enum Part {
    Text(&'static str),
    Capture(&'static str),
}

/// What a template captured, by name.
#[derive(Default)]
pub(super) struct Captures<'t> {
    found: Vec<(&'static str, &'t str)>,
}

impl<'t> Captures<'t> {
    fn get(&self, name: &str) -> Option<&'t str> {
        self.found
            .iter()
            .find(|(n, _)| *n == name)
            .map(|(_, text)| *text)
    }

    /// The time, as written.
    pub(super) fn time(&self) -> Option<&'t str> {
        self.get("time")
    }

    /// `address:port`, from one capture or from two.
    pub(super) fn address(&self, whole: &str, ip: &str, port: &str) -> Option<String> {
        if let Some(address) = self.get(whole) {
            return Some(address.to_owned());
        }
        let (ip, port) = (self.get(ip)?, self.get(port)?);
        let brackets = ip.contains(':') && !ip.starts_with('[');
        Some(if brackets {
            format!("[{ip}]:{port}")
        } else {
            format!("{ip}:{port}")
        })
    }

    /// The transport in capitals.
    pub(super) fn transport(&self) -> Option<String> {
        self.get("transport").map(str::to_ascii_uppercase)
    }
}

impl Template {
    pub(super) fn new(mut text: &'static str) -> Self {
        let mut parts = Vec::new();
        while let Some((before, rest)) = text.split_once('{') {
            let (name, after) = rest.split_once('}').unwrap_or((rest, ""));
            if !before.is_empty() {
                parts.push(Part::Text(before));
            }
            parts.push(Part::Capture(name));
            text = after;
        }
        if !text.is_empty() {
            parts.push(Part::Text(text));
        }
        Self { parts }
    }

    /// What it captures where `line` holds it, anywhere.
    pub(super) fn find<'t>(&self, line: &'t str) -> Option<Captures<'t>> {
        let mut captures = Captures::default();
        let mut rest = match self.parts.as_slice() {
            [Part::Text(first), ..] => line.get(line.find(first)?..)?,
            // A capture at the front takes the word before the text that follows it.
            [Part::Capture(_), Part::Text(second), ..] => {
                let before = line.get(..line.find(second)?)?;
                let word = before
                    .rfind(|c: char| c.is_whitespace())
                    .map_or(0, |n| n + 1);
                line.get(word..)?
            }
            _ => line,
        };
        let mut parts = self.parts.iter().peekable();
        while let Some(part) = parts.next() {
            match part {
                Part::Text(text) => rest = rest.strip_prefix(text)?,
                Part::Capture(name) => {
                    let end = match parts.peek() {
                        // A time holds the signs that may follow it.
                        Some(Part::Text(next)) if *name == "time" => rest.rfind(next)?,
                        Some(Part::Text(next)) => rest.find(next)?,
                        _ => rest.find(char::is_whitespace).unwrap_or(rest.len()),
                    };
                    let (text, after) = rest.split_at_checked(end)?;
                    if !fits(name, text) {
                        return None;
                    }
                    captures.found.push((name, text));
                    rest = after;
                }
            }
        }
        Some(captures)
    }
}

/// Whether `text` is what the capture names.
fn fits(name: &str, text: &str) -> bool {
    match name {
        "source" | "destination" => text
            .rsplit_once(':')
            .is_some_and(|(host, port)| is_host(host) && is_port(port)),
        "srcip" | "dstip" => is_host(text),
        "srcport" | "dstport" => is_port(text),
        "transport" => ["udp", "tcp", "tls", "sctp", "ws", "wss"]
            .iter()
            .any(|t| text.eq_ignore_ascii_case(t)),
        "time" => text.starts_with(|c: char| c.is_ascii_alphanumeric()) && offset(text.len()) < 60,
        _ => true,
    }
}

/// A host name, an IPv4 or an IPv6 address, masked digits (`x`) allowed.
fn is_host(text: &str) -> bool {
    let inner = text
        .strip_prefix('[')
        .and_then(|t| t.strip_suffix(']'))
        .unwrap_or(text);
    let good = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-' | '_' | '%');
    !inner.is_empty() && inner.len() < 80 && inner.chars().all(good)
}

fn is_port(text: &str) -> bool {
    !text.is_empty() && text.len() <= 5 && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_capture_what_they_name() {
        for (template, line, expected) in [
            (
                "from {transport}:{source} --->",
                "[1] x <--- from UDP:10.0.0.1:5060 --->",
                Some("source=10.0.0.1:5060 transport=UDP"),
            ),
            (
                "{source} -> {destination}",
                "2026/01/02 12:34 10.0.0.1:5060 -> [::1]:5061",
                Some("source=10.0.0.1:5060 destination=[::1]:5061"),
            ),
            (
                "{transport}/[{srcip}]:{srcport} at {time}:",
                "recv udp/[::1]:5060 at 20:07:57.8:",
                Some("srcip=::1 srcport=5060 time=20:07:57.8 transport=udp"),
            ),
            (
                "from {transport}/[{srcip}]:{srcport} at {time}:",
                "recv from udp/[10.0.0.1]:5060 at 20.07:",
                Some("srcip=10.0.0.1 srcport=5060 time=20.07 transport=udp"),
            ),
            ("{source} -> {destination}", "Bob -> Alice", None),
        ] {
            let found = Template::new(template).find(line);
            let shown = found.map(|c| {
                let mut all: Vec<_> = c.found.iter().map(|(n, t)| format!("{n}={t}")).collect();
                all.sort();
                all
            });
            let expected = expected.map(|e| {
                let mut all: Vec<_> = e.split(' ').map(str::to_owned).collect();
                all.sort();
                all
            });
            assert_eq!(shown, expected, "{template} {line}");
        }
    }
}
