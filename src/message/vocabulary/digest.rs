//! Challenges and credentials: schemes, parameters, algorithms (RFC 3261 §22, RFC 7616, RFC 8760).

use super::words;

words! {
    /// Authentication schemes.
    pub(crate) SCHEMES
    "Digest", 3261, "22.4", "Proves that one knows the password without sending it.";
    "Basic", 3261, "22.1", "Sends the password as good as in clear; SIP forbids it.";
    "Bearer", 8898, "2.1.3", "An access token (OAuth 2.0): whoever has it is let in.";
    "NTLM", 3261, "22", "No standard defines it for SIP: Microsoft's challenge and response.";
    "Kerberos", 3261, "22", "No standard defines it for SIP: Microsoft's use of Kerberos tickets.";
    "TLS-DSK", 3261, "22", "No standard defines it: Microsoft's sign-in by certificate.";
}

words! {
    /// Parameters of a challenge.
    pub(crate) CHALLENGE
    "realm", 7616, "3.3", Text,
        "Names the area that is protected: it tells the user which password is meant, and goes into the answer.";
    "domain", 7616, "3.3", Text, "The addresses that the same password opens.";
    "nonce", 7616, "3.3", Secret,
        "A value the server made for this challenge; the answer is computed with it, so that it cannot be used again for long.";
    "opaque", 7616, "3.3", Identifier, "The server's own note: the client sends it back unchanged.";
    "stale", 7616, "3.3", Token, "Whether only the nonce was too old, and the password right.";
    "algorithm", 7616, "3.3", Token, "How the answer is to be computed.";
    "qop", 7616, "3.3", Token, "What the answer may protect.";
    "charset", 7616, "3.3", Token, "How user name and password are written as bytes.";
    "userhash", 7616, "3.3", Token, "Whether the user name may be sent hashed.";
    "error", 6750, "3", Token, "Why the token was refused.";
    "error_description", 6750, "3", Text, "The same for people.";
    "scope", 8898, "4", Text, "What the token must allow.";
    "authz_server", 8898, "4", Text, "Where tokens are issued.";
    "ik", 3261, "20.44", Secret, "No IETF standard defines it: 3GPP's integrity key, between the servers of the network.";
    "ck", 3261, "20.44", Secret, "No IETF standard defines it: 3GPP's cipher key, between the servers of the network.";
}

words! {
    /// Parameters of credentials.
    pub(crate) CREDENTIALS
    "username", 7616, "3.4", User, "Whose password was used.";
    "username*", 7616, "3.4", User, "Whose password was used, in characters beyond ASCII.";
    "realm", 7616, "3.4", Text, "The challenge's realm; it goes into the answer.";
    "nonce", 7616, "3.4", Secret, "The challenge's nonce; it goes into the answer.";
    "uri", 7616, "3.4", Text, "The Request-URI as the sender wrote it; it goes into the answer.";
    "response", 7616, "3.4.1", Secret,
        "The answer: a hash over user, realm, password, nonce, method and URI. It shows that the sender knows the password.";
    "algorithm", 7616, "3.4", Token, "How the answer was computed.";
    "cnonce", 7616, "3.4", Secret,
        "A value the client made: with it nobody can choose what the client hashes.";
    "opaque", 7616, "3.4", Identifier, "The server's own note, sent back unchanged.";
    "qop", 7616, "3.4", Token, "What the answer protects.";
    "nc", 7616, "3.4", Number,
        "How often the client used this nonce, in hexadecimal: a repeated answer is told by it.";
    "userhash", 7616, "3.4.4", Token, "Whether the user name is sent hashed.";
    "auts", 3310, "3.4", Secret,
        "AKA: the SIM asks to bring its sequence number and the network's together.";
    "integrity-protected", 3261, "22", Token,
        "No IETF standard defines it: 3GPP networks note whether the request came protected.";
}

words! {
    /// Parameters of Authentication-Info.
    pub(crate) INFO
    "nextnonce", 7616, "3.5", Secret, "The nonce for the next request.";
    "qop", 7616, "3.5", Token, "What the server's answer protects.";
    "rspauth", 7616, "3.5", Secret,
        "The server's own answer: it shows that the server knows the password too.";
    "cnonce", 7616, "3.5", Secret, "The client's value of the request.";
    "nc", 7616, "3.5", Number, "The nonce count of the request.";
}

words! {
    /// Algorithms and how strong they are.
    pub(crate) ALGORITHMS
    "MD5", 8760, "1", "MD5: everywhere and weak; SHA-256 is better where both sides know it.";
    "MD5-sess", 7616, "3.3", "MD5 with a key for the session: weak; SHA-256 is better.";
    "SHA-256", 8760, "2.7", "SHA-256: strong.";
    "SHA-256-sess", 7616, "3.3", "SHA-256 with a key for the session: strong.";
    "SHA-512-256", 8760, "2.7", "SHA-512/256: strong.";
    "SHA-512-256-sess", 7616, "3.3", "SHA-512/256 with a key for the session: strong.";
    "AKAv1-MD5", 3310, "3.1", "AKA: the key is in the SIM, the nonce holds RAND and AUTN.";
    "AKAv2-MD5", 4169, "2", "AKA, second version: bound to the protocol.";
}

words! {
    /// Values of `qop`.
    pub(crate) QOP
    "auth", 7616, "3.3", "auth: who sends the request.";
    "auth-int", 7616, "3.3", "auth-int: who sends the request, and its body.";
}
