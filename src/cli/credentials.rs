//! Secrets out of a call's words and files. No error repeats one.

use super::{Failure, args::Asked, input};
use crate::digest::{Secret, SecretError};

/// Every secret of a call.
pub(super) fn read(args: &Asked) -> Result<Vec<Secret>, Failure> {
    let usage = |option: &'static str| {
        move |error: SecretError| Failure::Usage(format!("{option}: {error}"))
    };
    let mut secrets = Vec::new();
    for word in &args.password {
        secrets.push(Secret::parse_password(word).map_err(usage("--password"))?);
    }
    for word in &args.ha1 {
        secrets.push(Secret::parse_ha1(word).map_err(usage("--ha1"))?);
    }
    for name in &args.credentials {
        let text = input::read(name)?;
        let text = String::from_utf8_lossy(&text);
        for (line, number) in text.lines().zip(1_u32..) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let secret = one(line).ok_or_else(|| {
                let forms = "neither USER[:REALM]=SECRET nor USER:REALM:HEX";
                input::failure(name, format_args!("line {number} is {forms}"))
            })?;
            secrets.push(secret);
        }
    }
    Ok(secrets)
}

/// A line of either form. What ends with a hash behind two colons is a line of an htdigest file,
/// whatever else it holds.
fn one(line: &str) -> Option<Secret> {
    Secret::parse_ha1(line)
        .or_else(|_| Secret::parse_password(line))
        .ok()
}

#[cfg(test)]
mod tests {
    use super::one;

    #[test]
    fn lines_of_a_credentials_file() {
        let cases = [
            ("bob=secret", Some(("bob", None))),
            ("bob:example.com=a:b", Some(("bob", Some("example.com")))),
            (
                "bob:a=b:0123456789abcdef0123456789abcdef",
                Some(("bob", Some("a=b"))),
            ),
            ("bob", None),
            ("bob:example.com:0123", None),
        ];
        for (line, expected) in cases {
            let read = one(line);
            let read = read.as_ref().map(|s| (s.user(), s.realm()));
            assert_eq!(read, expected, "{line}");
        }
    }
}
