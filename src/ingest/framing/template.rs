//! Templates of framing lines: text with `{names}` where something is captured.

/// How many places a piece of text is tried at, and how many steps one line may cost in all: a
/// framing line needs a handful.
const PLACES: usize = 16;
const STEPS: u32 = 200;

/// A template. `{}` takes anything; a `{name}` takes what it names (see [`fits`]) and nothing
/// else. A capture ends where the text behind it begins; one at the end ends at a blank. `~`
/// stands for blanks or none; a blank for one blank, to which runs of them are reduced before.
pub(super) struct Template {
    parts: Vec<Part>,
}

enum Part {
    Text(&'static str),
    Blanks,
    Capture(&'static str),
}

/// What a template captured, by name.
#[derive(Default)]
pub(super) struct Captures<'t> {
    found: Vec<(&'static str, &'t str)>,
}

impl<'t> Captures<'t> {
    /// What was captured as `name`.
    pub(super) fn get(&self, name: &str) -> Option<&'t str> {
        let found = self.found.iter().find(|(n, _)| *n == name);
        found.map(|(_, text)| *text)
    }

    /// Adds what another line told.
    pub(super) fn join(&mut self, other: Self) {
        self.found.extend(other.found);
    }

    /// `address:port`, from one capture or from two; the address alone where no port is told.
    pub(super) fn address(&self, whole: &str, ip: &str, port: &str) -> Option<String> {
        if let Some(address) = self.get(whole) {
            return Some(dotted_port(address).unwrap_or_else(|| address.to_owned()));
        }
        let ip = self.get(ip)?;
        let Some(port) = self.get(port) else {
            return Some(ip.to_owned());
        };
        let brackets = ip.contains(':') && !ip.starts_with('[');
        Some(if brackets {
            format!("[{ip}]:{port}")
        } else {
            format!("{ip}:{port}")
        })
    }
}

/// `192.0.2.1.5060`, as tcpdump writes it, with a colon.
fn dotted_port(text: &str) -> Option<String> {
    let (host, port) = text.rsplit_once('.').filter(|_| !text.contains(']'))?;
    let v4 = host.split('.').count() == 4 && is_host(host) && !host.contains(':');
    let v6 = host.contains(':') && is_host(host) && port_number(port).is_some();
    match port_number(port) {
        Some(port) if v4 => Some(format!("{host}:{port}")),
        Some(port) if v6 => Some(format!("[{host}]:{port}")),
        _ => None,
    }
}

/// A port by number or by tcpdump's name for it.
fn port_number(text: &str) -> Option<&str> {
    match text {
        "sip" => Some("5060"),
        "sips" | "sip-tls" => Some("5061"),
        _ => Some(text).filter(|t| is_number(t, 5)),
    }
}

impl Template {
    pub(super) fn new(text: &'static str) -> Self {
        let mut parts = Vec::new();
        for piece in text.split_inclusive(['{', '}', '~']) {
            let (body, end) = piece.split_at(piece.len() - 1);
            match end {
                "}" => parts.push(Part::Capture(body)),
                "{" => push_text(&mut parts, body),
                "~" => {
                    push_text(&mut parts, body);
                    parts.push(Part::Blanks);
                }
                _ => push_text(&mut parts, piece),
            }
        }
        Self { parts }
    }

    /// A word that every line of this form holds; `None` where the template has none of its own.
    pub(super) fn key(&self) -> Option<&'static str> {
        let texts = self.parts.iter().filter_map(|part| match part {
            Part::Text(text) => Some(*text),
            _ => None,
        });
        let words = texts.flat_map(|text| {
            let words = text.match_indices(|c: char| !c.is_ascii_alphanumeric());
            let edges: Vec<_> = words.map(|(at, c)| (at, at + c.len())).collect();
            let pairs = edges.windows(2).filter_map(|w| match w {
                [(_, from), (to, _)] => text.get(*from..*to),
                _ => None,
            });
            pairs.collect::<Vec<_>>()
        });
        words.filter(|w| w.len() > 1).max_by_key(|w| w.len())
    }

    /// What it captures where `line` holds it, anywhere.
    pub(super) fn find<'t>(&self, line: &'t str) -> Option<Captures<'t>> {
        let mut search = Search {
            found: Vec::new(),
            steps: STEPS,
        };
        let found = self.places(line).into_iter().any(|at| {
            search.found.clear();
            line.get(at..)
                .is_some_and(|rest| search.run(&self.parts, rest))
        });
        found.then_some(Captures {
            found: search.found,
        })
    }

    /// Where in `line` it may begin.
    fn places(&self, line: &str) -> Vec<usize> {
        match self.parts.as_slice() {
            [Part::Text(first), ..] => {
                let at = line.match_indices(first).map(|(at, _)| at);
                at.take(PLACES).collect()
            }
            // A capture at the front takes the word before the text that follows it.
            [Part::Capture(_), Part::Text(second), ..] => {
                let ends = line.match_indices(second).take(PLACES);
                let word = |end: usize| {
                    let before = line.get(..end).unwrap_or_default();
                    before.rfind([' ', '\t', '|', '"']).map_or(0, |n| n + 1)
                };
                ends.map(|(end, _)| word(end)).collect()
            }
            _ => vec![0],
        }
    }
}

fn push_text(parts: &mut Vec<Part>, text: &'static str) {
    if !text.is_empty() {
        parts.push(Part::Text(text));
    }
}

struct Search<'t> {
    found: Vec<(&'static str, &'t str)>,
    steps: u32,
}

impl<'t> Search<'t> {
    fn run(&mut self, parts: &[Part], rest: &'t str) -> bool {
        let Some(steps) = self.steps.checked_sub(1) else {
            return false;
        };
        self.steps = steps;
        match parts.split_first() {
            None => true,
            Some((Part::Text(text), after)) => {
                let rest = rest.strip_prefix(text);
                rest.is_some_and(|rest| self.run(after, rest))
            }
            Some((Part::Blanks, after)) => self.run(after, rest.trim_start()),
            Some((Part::Capture(name), after)) => self.capture(name, after, rest),
        }
    }

    fn capture(&mut self, name: &'static str, after: &[Part], rest: &'t str) -> bool {
        let mut ends: Vec<usize> = match after.first() {
            Some(Part::Text(next)) => {
                let ends = rest.match_indices(next).map(|(at, _)| at);
                ends.take(PLACES).collect()
            }
            _ => vec![end_of(name, rest)],
        };
        // A time holds the signs that may follow it.
        if is_time(name) {
            ends.reverse();
        }
        ends.into_iter().any(|end| {
            let Some((text, rest)) = rest.split_at_checked(end) else {
                return false;
            };
            if !fits(name, text) {
                return false;
            }
            self.found.push((name, text));
            let hit = self.run(after, rest);
            if !hit {
                self.found.pop();
            }
            hit
        })
    }
}

/// Where a capture ends that no text follows.
fn end_of(name: &str, rest: &str) -> usize {
    let end = match name {
        "srcport" | "dstport" | "size" | "number" | "epoch" | "usec" | "ipproto" => {
            rest.find(|c: char| !c.is_ascii_digit() && c != '.')
        }
        "srcip" | "dstip" => rest.find(|c: char| !is_host_sign(c) && !matches!(c, '[' | ']')),
        // A date has blanks in it.
        _ if is_time(name) => rest.find('"'),
        _ => rest.find([' ', '\t']),
    };
    end.unwrap_or(rest.len())
}

fn is_time(name: &str) -> bool {
    matches!(name, "time" | "date" | "mdy" | "dmy")
}

/// Whether `text` is what the capture names: `source`, `destination` an address with a port;
/// `srcip`, `dstip`, `srcport`, `dstport` the two apart; `transport`; `time`, with `mdy` and `dmy`
/// where the month or the day stands first and `date` where nobody knows, `epoch` (and `usec`) for
/// seconds since 1970, `year`, `zone` for what stands apart; `size` the message's length; `number`
/// its own; `way` whether it was received or sent; `ipproto` a transport by IP's number.
fn fits(name: &str, text: &str) -> bool {
    match name {
        "source" | "destination" => {
            let colon = text.rsplit_once(':');
            colon.is_some_and(|(host, port)| is_host(host) && is_number(port, 5))
                || dotted_port(text).is_some()
        }
        "srcip" | "dstip" => is_host(text),
        "srcport" | "dstport" => is_number(text, 5),
        "transport" => ["udp", "tcp", "tls", "sctp", "ws", "wss"]
            .iter()
            .any(|t| text.eq_ignore_ascii_case(t)),
        "time" | "date" | "mdy" | "dmy" => {
            text.starts_with(|c: char| c.is_ascii_alphanumeric()) && text.len() < 60
        }
        "way" => super::reader::way(text).is_some(),
        "epoch" => is_number(text.get(..10).unwrap_or_default(), 10) && text.len() < 30,
        "year" => text.len() == 4 && is_number(text, 4),
        "size" | "number" => is_number(text, 9),
        "usec" => is_number(text, 6),
        "ipproto" => is_number(text, 3),
        _ => true,
    }
}

/// A host name, an IPv4 or an IPv6 address, masked digits (`x`) allowed.
fn is_host(text: &str) -> bool {
    let inner = text
        .strip_prefix('[')
        .and_then(|t| t.strip_suffix(']'))
        .unwrap_or(text);
    !inner.is_empty() && inner.len() < 80 && inner.chars().all(is_host_sign)
}

fn is_host_sign(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | ':' | '-' | '_' | '%')
}

fn is_number(text: &str, longest: usize) -> bool {
    !text.is_empty() && text.len() <= longest && text.bytes().all(|b| b.is_ascii_digit())
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
                Some("destination=[::1]:5061 source=10.0.0.1:5060"),
            ),
            (
                "{transport}/[{srcip}]:{srcport} at {time}:",
                "recv udp/[::1]:5060 at 20:07:57.8:",
                Some("srcip=::1 srcport=5060 time=20:07:57.8 transport=udp"),
            ),
            (
                "from {transport} {source}:",
                "from nowhere from UDP [2001:db8::1]:5060: x",
                Some("source=[2001:db8::1]:5060 transport=UDP"),
            ),
            (
                "\"srcIp\":~\"{srcip}\"",
                "{\"srcIp\": \"192.0.2.1\"}",
                Some("srcip=192.0.2.1"),
            ),
            (
                "from {} to {destination}",
                "from a to b to c:5",
                Some("=a to b destination=c:5"),
            ),
            ("{source} -> {destination}", "Bob -> Alice", None),
        ] {
            let found = Template::new(template).find(line);
            let shown = found.map(|c| {
                let mut all: Vec<_> = c.found.iter().map(|(n, t)| format!("{n}={t}")).collect();
                all.sort();
                all.join(" ")
            });
            assert_eq!(shown.as_deref(), expected, "{template} {line}");
        }
    }

    #[test]
    fn addresses_are_told_in_one_form() {
        for (text, expected) in [
            ("192.0.2.1.5060", "192.0.2.1:5060"),
            ("192.0.2.1.sip", "192.0.2.1:5060"),
            ("2001:db8::1.5061", "[2001:db8::1]:5061"),
            ("192.0.2.1:5060", "192.0.2.1:5060"),
            ("example.com:5060", "example.com:5060"),
        ] {
            let captures = Captures {
                found: vec![("source", text)],
            };
            let address = captures.address("source", "srcip", "srcport");
            assert_eq!(address.as_deref(), Some(expected));
        }
    }

    #[test]
    fn keys_are_whole_words_of_every_line() {
        for (template, key) in [
            ("recv {} bytes from {source}", Some("bytes")),
            ("{source} -> {destination}", None),
            ("x{}y", None),
        ] {
            assert_eq!(Template::new(template).key(), key, "{template}");
        }
    }
}
