//! The hash algorithms of Digest: the registry of RFC 7616 §6.1, and AKA (RFC 3310).

use md5::{Digest as _, Md5};
use sha2::{Sha256, Sha512_256};

/// A hash function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hash {
    /// `MD5`
    Md5,
    /// `SHA-256`
    Sha256,
    /// `SHA-512-256`: SHA-512 with its own start values, cut to 256 bits.
    Sha512Half,
}

impl Hash {
    /// The hash of `data` in lower-case hexadecimal.
    pub fn hex(self, data: &[u8]) -> String {
        match self {
            Self::Md5 => hex(&Md5::digest(data)),
            Self::Sha256 => hex(&Sha256::digest(data)),
            Self::Sha512Half => hex(&Sha512_256::digest(data)),
        }
    }

    /// How many hexadecimal digits its hash has.
    pub const fn digits(self) -> u32 {
        match self {
            Self::Md5 => 32,
            Self::Sha256 | Self::Sha512Half => 64,
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    let digit = |n: u8| char::from_digit(u32::from(n), 16).unwrap_or('0');
    let pair = |b: &u8| [digit(b >> 4), digit(b & 15)];
    bytes.iter().flat_map(pair).collect()
}

/// What an `algorithm` parameter names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Algorithm {
    /// The hash function.
    pub hash: Hash,
    /// Whether it is the session form, `-sess`: A1 holds the nonces.
    pub session: bool,
    /// Whether the password is what an AKA exchange gives (RFC 3310 §3.4).
    pub aka: bool,
}

/// The algorithms and their names.
const NAMES: &[(&str, Algorithm)] = &[
    ("MD5", plain(Hash::Md5)),
    ("MD5-sess", session(Hash::Md5)),
    ("SHA-256", plain(Hash::Sha256)),
    ("SHA-256-sess", session(Hash::Sha256)),
    ("SHA-512-256", plain(Hash::Sha512Half)),
    ("SHA-512-256-sess", session(Hash::Sha512Half)),
    (
        "AKAv1-MD5",
        Algorithm {
            aka: true,
            ..plain(Hash::Md5)
        },
    ),
    (
        "AKAv1-MD5-sess",
        Algorithm {
            aka: true,
            ..session(Hash::Md5)
        },
    ),
];

const fn plain(hash: Hash) -> Algorithm {
    Algorithm {
        hash,
        session: false,
        aka: false,
    }
}

const fn session(hash: Hash) -> Algorithm {
    Algorithm {
        session: true,
        ..plain(hash)
    }
}

impl Algorithm {
    /// What is meant where no `algorithm` is given (RFC 7616 §3.3).
    pub const DEFAULT: Self = plain(Hash::Md5);

    /// The algorithm of that name, in any capitals.
    pub fn of(name: &[u8]) -> Option<Self> {
        let known = NAMES
            .iter()
            .find(|(n, _)| name.eq_ignore_ascii_case(n.as_bytes()));
        known.map(|(_, algorithm)| *algorithm)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        let known = NAMES.iter().find(|(_, a)| *a == self);
        known.map_or("", |(name, _)| *name)
    }

    /// The names known here.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.iter().map(|(name, _)| *name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_hashes() {
        for name in Algorithm::names() {
            let lower = name.to_ascii_lowercase();
            let read = Algorithm::of(lower.as_bytes()).unwrap();
            assert_eq!(read.name(), name);
        }
        assert_eq!(Algorithm::of(b"AKAv2-MD5"), None);
        assert_eq!(Algorithm::of(b""), None);
        // The hash of nothing: RFC 3261 §22.4 for MD5, RFC 8760 §2.6 for SHA-256.
        let cases = [
            (Hash::Md5, "d41d8cd98f00b204e9800998ecf8427e"),
            (
                Hash::Sha256,
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
        ];
        for (hash, expected) in cases {
            assert_eq!(hash.hex(b""), expected);
        }
        for hash in [Hash::Md5, Hash::Sha256, Hash::Sha512Half] {
            assert_eq!(hash.hex(b"x").len(), hash.digits() as usize);
        }
    }
}
