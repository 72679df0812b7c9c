//! The URI reference that names an input (RFC 3986 §4.1).

use std::fmt::Write;

/// A reference to the file of that name: a `file` URI for an absolute path (RFC 8089 §2), else a
/// relative one. What is not allowed in a path is escaped, and so are colons, so that no first
/// segment looks like a scheme.
pub(super) fn reference(name: &str) -> String {
    let name = name.replace('\\', "/");
    let drive = matches!(name.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', b':', b'/', ..]);
    let mut uri = match (drive, name.starts_with('/')) {
        (true, _) => "file:///".to_owned(),
        (false, true) => "file://".to_owned(),
        _ => String::new(),
    };
    for (place, byte) in name.bytes().enumerate() {
        let drives_colon = drive && place == 1;
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else if drives_colon {
            uri.push(':');
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::reference;

    #[test]
    fn names_become_references() {
        for (name, expected) in [
            ("trace.log", "trace.log"),
            ("logs/a b.txt", "logs/a%20b.txt"),
            ("/var/log/sip:1.log", "file:///var/log/sip%3A1.log"),
            ("C:\\logs\\a.txt", "file:///C:/logs/a.txt"),
            ("12:30.txt", "12%3A30.txt"),
            ("<stdin>", "%3Cstdin%3E"),
            ("ä.txt", "%C3%A4.txt"),
        ] {
            assert_eq!(reference(name), expected);
        }
    }
}
