//! SIP041.

use crate::{
    declare_rule,
    lint::{Lint, MessageCx},
    message::HeaderValue,
    syntax::{
        host::{HostKind, HostPort},
        uri::Uri,
    },
};

declare_rule! {
    /// A host name holds an underscore.
    ///
    /// ## Why it matters
    ///
    /// Names of containers and of machines on one's own network often do, but no host name of SIP may:
    /// letters, digits and hyphens only. Many elements look it up all the same; strict ones answer 400.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@«sip_proxy.example.com»>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice_b@sip-proxy.example.com;x_y=1>
    /// ```
    SIP041 = "host-with-underscore" {
        severity: Warning, fix: Never, since: "0.1.0",
        cites: [Must(3261, "25.1"), May(1123, "2.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    look(cx, cx.message().request_uri().and_then(of_uri), lint);
    for field in &cx.message().headers {
        let Some(value) = field.typed(cx.source()) else {
            continue;
        };
        for via in value.via().into_iter().flatten() {
            look(cx, via.sent_by.as_ref(), lint);
        }
        for uri in HeaderValue::name_addrs(value)
            .iter()
            .filter_map(|a| a.uri.as_ref())
        {
            look(cx, of_uri(uri), lint);
        }
    }
}

fn of_uri(uri: &Uri) -> Option<&HostPort> {
    uri.sip()?.host_port.as_ref()
}

fn look(cx: &MessageCx<'_>, place: Option<&HostPort>, lint: &mut Lint<'_>) {
    let Some(host) = place.map(|p| p.host) else {
        return;
    };
    if host.kind == HostKind::Name && cx.bytes(host.span).contains(&b'_') {
        let text = format!(
            "The host {} holds `_`, which host names may not: strict elements refuse it. Rename the host, or write its address.",
            cx.quote(host.span)
        );
        lint.report(cx.id, host.span, text);
    }
}
