//! Status codes: the usual reason phrase of each, what it means, who defines it (RFC 3261 §21 and
//! its extensions, as IANA registers them).

/// The facts of a status code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StatusInfo {
    /// The code, such as 404.
    pub code: u16,
    /// The reason phrase its definition gives. A phrase is text for people: any other is legal
    /// (RFC 3261 §7.2).
    pub phrase: &'static str,
    /// What it says, in a sentence.
    pub meaning: &'static str,
    /// The RFC and section that define it.
    pub source: (u16, &'static str),
}

/// What is known of `code`; `None` where it is not registered. Such a code means what the `x00` of
/// its class means (RFC 3261 §8.1.3.2).
pub fn status(code: u16) -> Option<&'static StatusInfo> {
    let at = CODES.binary_search_by_key(&code, |info| info.code).ok()?;
    CODES.get(at)
}

/// The code that goes by `phrase`, without regard to case, hyphens and blanks.
pub fn with_phrase(phrase: &str) -> Option<&'static StatusInfo> {
    let wanted = plain(phrase);
    let mut found = CODES.iter().filter(|info| plain(info.phrase) == wanted);
    let first = found.next()?;
    // "Not Acceptable" is 406 and 606: a phrase of two codes names neither.
    found.next().is_none().then_some(first)
}

/// The usual reason phrases.
pub fn reason_phrases() -> impl Iterator<Item = &'static str> {
    CODES.iter().map(|info| info.phrase)
}

/// Letters and digits alone, in lower case: "Time-out" and "Timeout" are one phrase.
fn plain(phrase: &str) -> String {
    let letters = phrase.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

/// Whether `phrase` is the usual one of `info`, without regard to case, hyphens and blanks.
pub fn is_usual(info: &StatusInfo, phrase: &str) -> bool {
    plain(info.phrase) == plain(phrase)
}

/// What the first digit of `code` says; empty outside 100 to 699 (RFC 3261 §7.2).
pub const fn class(code: u16) -> &'static str {
    match code {
        100..=199 => "Provisional: the request was received and is being worked on.",
        200..=299 => "Success: the request was received, understood and accepted.",
        300..=399 => "Redirection: the request must be sent elsewhere to complete it.",
        400..=499 => "Client error: this server cannot fulfil the request as it stands.",
        500..=599 => "Server error: this server failed on a request that looks valid.",
        600..=699 => "Global failure: no server can fulfil the request.",
        _ => "",
    }
}

const fn row(
    code: u16,
    phrase: &'static str,
    rfc: u16,
    section: &'static str,
    meaning: &'static str,
) -> StatusInfo {
    StatusInfo {
        code,
        phrase,
        meaning,
        source: (rfc, section),
    }
}

/// Every registered code, in order.
#[rustfmt::skip]
pub static CODES: &[StatusInfo] = &[
    row(100, "Trying", 3261, "21.1.1", "The next hop has the request and is working on it; the sender stops repeating it."),
    row(180, "Ringing", 3261, "21.1.2", "The callee's device is trying to alert its user."),
    row(181, "Call Is Being Forwarded", 3261, "21.1.3", "The call is being sent on to another destination."),
    row(182, "Queued", 3261, "21.1.4", "The callee is not free; the call waits instead of being refused."),
    row(183, "Session Progress", 3261, "21.1.5", "Tells of progress that no other code describes; often carries early media."),
    row(199, "Early Dialog Terminated", 6228, "5", "One branch of a forked call has ended while the others go on."),
    row(200, "OK", 3261, "21.2.1", "The request has succeeded; what comes with it depends on the method."),
    row(202, "Accepted", 6665, "8.3.1", "Accepted for later work; deprecated, 200 says the same."),
    row(204, "No Notification", 5839, "7.1", "The subscription was renewed and, its state unchanged, no NOTIFY follows."),
    row(300, "Multiple Choices", 3261, "21.3.1", "The address leads to several places; the caller may choose one of the Contacts."),
    row(301, "Moved Permanently", 3261, "21.3.2", "The user is no longer here; use the address in Contact from now on."),
    row(302, "Moved Temporarily", 3261, "21.3.3", "Try the address in Contact for now."),
    row(305, "Use Proxy", 3261, "21.3.4", "The resource must be reached through the proxy that Contact names."),
    row(380, "Alternative Service", 3261, "21.3.5", "The call failed, but the body describes other services."),
    row(400, "Bad Request", 3261, "21.4.1", "The syntax of the request is broken; the reason phrase should say where."),
    row(401, "Unauthorized", 3261, "21.4.2", "A registrar or user agent asks the sender to prove who it is."),
    row(402, "Payment Required", 3261, "21.4.3", "Reserved for future use."),
    row(403, "Forbidden", 3261, "21.4.4", "Understood and refused; credentials will not help, and it should not be repeated."),
    row(404, "Not Found", 3261, "21.4.5", "The server knows for sure that the user does not exist in this domain."),
    row(405, "Method Not Allowed", 3261, "21.4.6", "The method is understood but not allowed for this address; Allow lists those that are."),
    row(406, "Not Acceptable", 3261, "21.4.7", "Nothing the resource can answer is acceptable by the request's Accept field."),
    row(407, "Proxy Authentication Required", 3261, "21.4.8", "A proxy asks the sender to prove who it is."),
    row(408, "Request Timeout", 3261, "21.4.9", "No answer could be had in time, for example because the user was not found."),
    row(410, "Gone", 3261, "21.4.10", "The user is no longer here, and no other address is known."),
    row(412, "Conditional Request Failed", 3903, "11.2.1", "The entity-tag that a PUBLISH refers to is not known here."),
    row(413, "Request Entity Too Large", 3261, "21.4.11", "The body is larger than the server will take."),
    row(414, "Request-URI Too Long", 3261, "21.4.12", "The Request-URI is longer than the server will read."),
    row(415, "Unsupported Media Type", 3261, "21.4.13", "The server does not understand the body's type; Accept lists those it does."),
    row(416, "Unsupported URI Scheme", 3261, "21.4.14", "The server does not know the scheme of the Request-URI."),
    row(417, "Unknown Resource-Priority", 4412, "4.6.2", "None of the request's priority values is known here."),
    row(420, "Bad Extension", 3261, "21.4.15", "The request requires an extension that is not known here; Unsupported names it."),
    row(421, "Extension Required", 3261, "21.4.16", "The server needs an extension that the request does not list as supported."),
    row(422, "Session Interval Too Small", 4028, "6", "The session timer asked for is too short; Min-SE says the least."),
    row(423, "Interval Too Brief", 3261, "21.4.17", "The expiry asked for is too short; Min-Expires says the least."),
    row(424, "Bad Location Information", 6442, "4.3", "The location that the request carries is malformed or of no use."),
    row(425, "Bad Alert Message", 8876, "5.1", "The alert that a non-interactive emergency call carries was rejected."),
    row(428, "Use Identity Header", 8224, "6.2.2", "The request must be signed with an Identity field and is not."),
    row(429, "Provide Referrer Identity", 3892, "5", "A valid Referred-By token is needed."),
    row(430, "Flow Failed", 5626, "11.5", "This flow to the user agent is broken; another may still work."),
    row(433, "Anonymity Disallowed", 5079, "5", "Refused because the caller is anonymous."),
    row(436, "Bad Identity Info", 8224, "6.2.2", "The certificate that the Identity field points to cannot be had."),
    row(437, "Unsupported Credential", 8224, "6.2.2", "The certificate that signed the request is not trusted here."),
    row(438, "Invalid Identity Header", 8224, "6.2.2", "The signature in the Identity field does not fit the request."),
    row(439, "First Hop Lacks Outbound Support", 5626, "11.6", "The first proxy does not support the outbound that the registration asks for."),
    row(440, "Max-Breadth Exceeded", 5393, "6.2", "The request may not fork into as many branches as it would have to."),
    row(469, "Bad Info Package", 6086, "11.6", "The INFO belongs to a package that was not agreed; Recv-Info lists those that are."),
    row(470, "Consent Needed", 5360, "5.9.2", "A recipient has not given its consent to be sent this."),
    row(480, "Temporarily Unavailable", 3261, "21.4.18", "The callee was reached but is not available now."),
    row(481, "Call/Transaction Does Not Exist", 3261, "21.4.19", "The request belongs to a dialog or transaction that is not known here."),
    row(482, "Loop Detected", 3261, "21.4.20", "The server has seen this request before: it goes in a circle."),
    row(483, "Too Many Hops", 3261, "21.4.21", "Max-Forwards has come down to zero."),
    row(484, "Address Incomplete", 3261, "21.4.22", "The number dialled is incomplete."),
    row(485, "Ambiguous", 3261, "21.4.23", "The address may mean several users; Contact may list them."),
    row(486, "Busy Here", 3261, "21.4.24", "The callee was reached and is busy at this device."),
    row(487, "Request Terminated", 3261, "21.4.25", "The request was ended by a BYE or a CANCEL."),
    row(488, "Not Acceptable Here", 3261, "21.4.26", "The session offered is not acceptable at this device; Warning may say why."),
    row(489, "Bad Event", 6665, "8.3.2", "The event package asked for is not known here."),
    row(491, "Request Pending", 3261, "21.4.27", "Both sides asked for a change at once; try again after a random pause."),
    row(493, "Undecipherable", 3261, "21.4.28", "The body is encrypted and the recipient has no key for it."),
    row(494, "Security Agreement Required", 3329, "2.3.1", "The first hop asks for an agreement on security; Security-Server lists what it can do."),
    row(500, "Server Internal Error", 3261, "21.5.1", "Something unexpected stopped the server."),
    row(501, "Not Implemented", 3261, "21.5.2", "The server does not know the method for any user."),
    row(502, "Bad Gateway", 3261, "21.5.3", "A gateway got an invalid answer from the server behind it."),
    row(503, "Service Unavailable", 3261, "21.5.4", "Overload or maintenance; Retry-After may say until when."),
    row(504, "Server Time-out", 3261, "21.5.5", "A server behind this one did not answer in time."),
    row(505, "Version Not Supported", 3261, "21.5.6", "The server does not speak the version of SIP in the request."),
    row(513, "Message Too Large", 3261, "21.5.7", "The message is longer than the server can process."),
    row(555, "Push Notification Service Not Supported", 8599, "8.1", "The server does not support the push service that the registration names."),
    row(580, "Precondition Failure", 3312, "8", "The session's preconditions cannot be met."),
    row(600, "Busy Everywhere", 3261, "21.6.1", "The callee is busy at every device."),
    row(603, "Decline", 3261, "21.6.2", "The callee does not wish to take the call, here or elsewhere."),
    row(604, "Does Not Exist Anywhere", 3261, "21.6.3", "The server knows for sure that the user exists nowhere."),
    row(606, "Not Acceptable", 3261, "21.6.4", "The callee would talk, but no part of the session offered suits any device."),
    row(607, "Unwanted", 8197, "4", "The callee marks the call as one that he does not want."),
    row(608, "Rejected", 8688, "3", "An intermediary's analysis rejected the call; Call-Info says whom to ask."),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_in_order_and_found() {
        assert!(CODES.windows(2).all(|w| w[0].code < w[1].code));
        for info in CODES {
            assert_eq!(status(info.code), Some(info));
            assert!(!class(info.code).is_empty());
            assert!(is_usual(info, info.phrase));
        }
        assert_eq!(status(299), None);
        assert_eq!((class(99), class(700)), ("", ""));
    }

    #[test]
    fn phrases_name_their_code() {
        for (phrase, code) in [
            ("Not Found", Some(404)),
            ("request time-out", Some(408)),
            ("Not Acceptable", None),
            ("Hello", None),
            ("", None),
        ] {
            assert_eq!(with_phrase(phrase).map(|i| i.code), code, "{phrase}");
        }
    }
}
