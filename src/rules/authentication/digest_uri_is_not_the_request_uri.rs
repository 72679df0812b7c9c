//! SIP427.

use super::values::credentials;
use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::Method,
    syntax::{start_line::StartLine, uri::SipUri},
};

declare_rule! {
    /// The digest's `uri` is not the Request-URI.
    ///
    /// ## Why it matters
    ///
    /// The client computes the response over the `uri` it writes, so proxies may change the
    /// Request-URI on the way without harm. A server checks that the two mean something it is
    /// responsible for; some compare them strictly and refuse the request.
    ///
    /// ## Fails
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="«sip:registrar.example.com»", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=register-auth
    /// Authorization: Digest username="alice", realm="example.com", nonce="c60f3082ee1212b402a21831ae", uri="sip:EXAMPLE.com:5060", response="7d597de0832d21bc7d92b63972504a9c5db668ac36fa8fc17cc6f03333bedc6b", algorithm=SHA-256, cnonce="0a4f113bb62c7f15", opaque="5ccc069c403ebaf9", qop=auth, nc=00000001
    /// ```
    SIP427 = "digest-uri-is-not-the-request-uri" {
        severity: Info, fix: Never, since: "0.1.0",
        cites: [May(3261, "22.4"), Must(8760, "2.6")],
        applies: Requests,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let StartLine::Request(start) = &cx.message().start else {
        return;
    };
    // A Request-URI that is wrong in itself is told of as that.
    let start_line = cx.message().start_span;
    let mut faults = cx.captured.parsed.faults.iter();
    let spoiled = faults.any(|f| start_line.contains(f.span));
    let uri = start.uri.as_ref().and_then(|uri| uri.sip());
    let registers = cx.method() == Method::Register;
    let whole = |uri: &SipUri| uri.headers.0.is_empty() && !(registers && uri.user.is_some());
    if spoiled || !uri.is_some_and(whole) {
        return;
    }
    let target = cx.text(start.uri_span);
    for value in credentials(cx) {
        let Some((param, _)) = value.shown("uri") else {
            continue;
        };
        let uri = value.text("uri");
        let (mine, other) = (plain(&uri), plain(&target));
        if mine == other {
            continue;
        }
        let bare = |u: &str| u.split([';', '?']).next().map(str::to_owned);
        let text = if bare(&mine) == bare(&other) {
            format!(
                "`uri` differs from the Request-URI `{target}` in its parameters only: harmless, since the response is computed over `uri` as it is written; a server that compares strictly may mind."
            )
        } else {
            format!(
                "`uri` is not the Request-URI `{target}`: a proxy may have changed that, and the response is computed over `uri`, so it still verifies. A server that compares the two refuses it."
            )
        };
        lint.report(cx.id, param.inner(), text)
            .relate(cx.id, start.uri_span, "the Request-URI");
    }
}

/// A URI with what makes no difference taken out: capitals outside the user part, the scheme's own
/// port.
fn plain(uri: &str) -> String {
    let (head, rest) = match uri.rsplit_once('@') {
        Some((user, rest)) => (format!("{user}@"), rest),
        None => (String::new(), uri),
    };
    let lower = rest.to_ascii_lowercase();
    let end = lower.find([';', '?']).unwrap_or(lower.len());
    let (place, params) = lower.split_at(end);
    let port = if uri.to_ascii_lowercase().starts_with("sips") {
        ":5061"
    } else {
        ":5060"
    };
    let place = place.strip_suffix(port).unwrap_or(place);
    format!("{head}{place}{params}")
}
