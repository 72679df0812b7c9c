//! SIP038.

use crate::{
    declare_rule,
    lint::{Applicability, Edit, Fix, Lint, MessageCx},
    message::HeaderValue,
    syntax::{
        address::NameAddr,
        params::Param,
        uri::{PARAMETERS, Uri},
    },
    text::Span,
};

declare_rule! {
    /// A parameter of the URI stands outside the angle brackets.
    ///
    /// ## Why it matters
    ///
    /// What follows a URI without brackets, or the closing bracket, belongs to the header field.
    /// `transport`, `lr`, `maddr`, `ttl` and `user` mean something in a URI only: out there they
    /// are ignored, and the message goes by another transport or to another place.
    ///
    /// ## Fails
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com>«;transport=tcp»
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: sip:alice@client.example.com«;transport=tcp»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=tcp>
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=tcp>
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=options
    /// Contact: <sip:alice@client.example.com;transport=tcp>;q=0.5
    /// ```
    ///
    /// ```sip,base=options
    /// Contact: sip:alice@client.example.com;expires=60
    /// ```
    SIP038 = "uri-parameter-outside-brackets" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [Must(3261, "20"), Must(8217, "3"), May(3261, "19.1.1")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    for field in &cx.message().headers {
        let addresses = field.typed(cx.source()).map(HeaderValue::name_addrs);
        for address in addresses.into_iter().flatten() {
            let misplaced = |p: &&Param| PARAMETERS.iter().any(|name| p.is(cx.source(), name));
            if let (Some(uri), Some(param)) = (&address.uri, address.params.iter().find(misplaced))
            {
                say(cx, address, uri, param, lint);
            }
        }
    }
}

fn say(cx: &MessageCx<'_>, address: &NameAddr, uri: &Uri, param: &Param, lint: &mut Lint<'_>) {
    let text = format!(
        "{} is a parameter of URIs, and out of the angle brackets it belongs to {}: receivers ignore it. Put it inside, right behind the URI.",
        cx.quote(param.span),
        cx.place(param.span)
    );
    let outside = Span::new(param.span.start.saturating_sub(1), param.span.end);
    let inside = format!(";{}", cx.text(param.span));
    let edit = |span, insert: String| Edit { span, insert };
    let edits = if address.brackets.is_some() {
        vec![
            edit(Span::empty(uri.span.end), inside),
            edit(outside, String::new()),
        ]
    } else {
        vec![
            edit(Span::empty(uri.span.start), "<".to_owned()),
            edit(Span::empty(uri.span.end), format!("{inside}>")),
            edit(outside, String::new()),
        ]
    };
    lint.report(cx.id, outside, text).fix(Fix {
        title: "Move it into the URI".to_owned(),
        applicability: Applicability::Unsafe,
        edits,
    });
}
