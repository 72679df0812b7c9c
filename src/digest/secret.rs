//! Secrets as a user gives them. They never show in what is printed.

use std::fmt;

/// A password, or the hash that stands for it, and whose it is.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret {
    /// The user name it belongs to.
    pub(super) user: String,
    /// The realm it is for; any where none is given.
    pub(super) realm: Option<String>,
    pub(super) key: Key,
}

/// What proves the user.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Key {
    Password(Vec<u8>),
    /// `H(username ":" realm ":" password)` in lower-case hexadecimal.
    Ha1(String),
}

/// Why a secret cannot be read. Never repeats it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecretError {
    /// Not `USER[:REALM]=SECRET`.
    Password,
    /// Not `USER:REALM:HEX`.
    Ha1,
}

impl fmt::Display for SecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Password => "a password is given as USER=SECRET or USER:REALM=SECRET",
            Self::Ha1 => {
                "a hash is given as USER:REALM:HEX, with 32 or 64 hexadecimal digits at the end"
            }
        })
    }
}

impl std::error::Error for SecretError {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Secret")
            .field("user", &self.user)
            .field("realm", &self.realm)
            .finish_non_exhaustive()
    }
}

impl Secret {
    /// The password of `user`, in `realm` or in any.
    pub fn password(user: &str, realm: Option<&str>, password: &str) -> Self {
        Self {
            user: user.to_owned(),
            realm: realm.map(str::to_owned),
            key: Key::Password(password.as_bytes().to_vec()),
        }
    }

    /// Reads `USER[:REALM]=SECRET`. The first `=` ends the user and the realm; a user name of
    /// Digest holds no colon (RFC 7616 §3.4.4).
    ///
    /// # Errors
    /// Where there is no `=`, or no user before it.
    pub fn parse_password(text: &str) -> Result<Self, SecretError> {
        let (who, password) = text.split_once('=').ok_or(SecretError::Password)?;
        let (user, realm) = match who.split_once(':') {
            Some((user, realm)) => (user, Some(realm)),
            None => (who, None),
        };
        if user.is_empty() {
            return Err(SecretError::Password);
        }
        Ok(Self::password(user, realm, password))
    }

    /// Reads `USER:REALM:HEX`, a line of an htdigest file. The realm may hold colons.
    ///
    /// # Errors
    /// Where a part is missing, or the last one is no hash of 32 or 64 hexadecimal digits.
    pub fn parse_ha1(text: &str) -> Result<Self, SecretError> {
        let (user, rest) = text.trim_end().split_once(':').ok_or(SecretError::Ha1)?;
        let (realm, hash) = rest.rsplit_once(':').ok_or(SecretError::Ha1)?;
        let digits = hash.bytes().all(|b| b.is_ascii_hexdigit());
        if user.is_empty() || !digits || !matches!(hash.len(), 32 | 64) {
            return Err(SecretError::Ha1);
        }
        Ok(Self {
            user: user.to_owned(),
            realm: Some(realm.to_owned()),
            key: Key::Ha1(hash.to_ascii_lowercase()),
        })
    }

    /// The user name it belongs to.
    pub fn user(&self) -> &str {
        &self.user
    }

    /// The realm it is for; any where none is given.
    pub fn realm(&self) -> Option<&str> {
        self.realm.as_deref()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_read() {
        let cases: &[(&str, Option<(&str, Option<&str>, &str)>)] = &[
            ("bob=secret", Some(("bob", None, "secret"))),
            (
                "bob:example.com=a=b:c",
                Some(("bob", Some("example.com"), "a=b:c")),
            ),
            ("bob=", Some(("bob", None, ""))),
            ("bob", None),
            ("=secret", None),
            (":realm=secret", None),
        ];
        for (text, expected) in cases {
            let expected = expected.map(|(u, r, p)| Secret::password(u, r, p));
            assert_eq!(Secret::parse_password(text).ok(), expected, "{text}");
        }
    }

    #[test]
    fn hashes_are_read() {
        let hash = "939e7578ed9e3c518a452acee763bce9";
        let read = Secret::parse_ha1(&format!("bob:sip:x.org:{hash}\n")).unwrap();
        assert_eq!((read.user(), read.realm()), ("bob", Some("sip:x.org")));
        for bad in [
            "bob",
            "bob:x",
            "bob:x:12",
            &format!(":x:{hash}"),
            &format!("b:x:{hash}g"),
        ] {
            assert_eq!(Secret::parse_ha1(bad), Err(SecretError::Ha1), "{bad}");
        }
    }

    #[test]
    fn nothing_shows_the_secret() {
        let password = Secret::parse_password("bob:x=hunter2").unwrap();
        assert!(!format!("{password:?}").contains("hunter2"));
        let hash = "939e7578ed9e3c518a452acee763bce9";
        let ha1 = Secret::parse_ha1(&format!("bob:x:{hash}")).unwrap();
        assert!(!format!("{ha1:?}").contains(hash));
        for error in [SecretError::Password, SecretError::Ha1] {
            assert!(!error.to_string().is_empty());
        }
    }
}
