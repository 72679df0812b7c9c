//! Fields that hold a number: what it says here.

use super::{
    Part,
    PartKind::{self, Number as Figure},
    build::{Cx, count, duration},
    lists::field_scope,
    params::params,
    start_line::method,
};
use crate::syntax::{
    number::Number,
    token_list::{CSeq, Seconds},
};

/// The value of the field called `name`.
pub(super) fn number(cx: Cx<'_>, name: &str, number: Number) -> Part {
    let part = cx.part(Figure, number.span, "number");
    match number.value {
        Some(n) => part.says(number_here(cx, name, n)),
        None => part.says("Larger than any field allows."),
    }
}

fn number_here(cx: Cx<'_>, name: &str, n: u64) -> String {
    match name {
        "Max-Forwards" => match n {
            0 => "No hop left: the next proxy answers 483.".into(),
            70 => "70 hops left: the usual start.".into(),
            _ => format!("{} left.", count(n, "hop", "hops")),
        },
        "Content-Length" => {
            let octets = count(n, "octet", "octets");
            let here = u64::from(cx.length.given);
            if here == n {
                format!("{octets} announced; as many are here.")
            } else if u64::from(cx.length.restored) == n {
                format!(
                    "{octets} announced; as many are here once every line ends with CRLF again."
                )
            } else {
                format!("{octets} announced; {here} are here.")
            }
        }
        "RSeq" => format!("Reliable response number {n}; PRACK confirms it."),
        "Expires" | "Min-Expires" | "Flow-Timer" | "Min-SE" => format!("{}.", duration(n)),
        _ => String::new(),
    }
}

/// A number of seconds, with parameters.
pub(super) fn seconds(cx: Cx<'_>, name: &str, seconds: &Seconds) -> Part {
    let says = match seconds.number.value {
        None => "Longer than anybody waits.".to_owned(),
        Some(0) if name == "Expires" => zero(cx).to_owned(),
        Some(n) if name == "Session-Expires" => {
            format!(
                "{}: without a refresh until then the session ends. A refresh is due half-way, after {}.",
                duration(n),
                duration(n / 2)
            )
        }
        Some(n) => format!("{}.", duration(n)),
    };
    let figure = cx.paint(Figure, seconds.number.span);
    let params = params(cx, field_scope(name), &seconds.params);
    let span = params
        .last()
        .map_or(figure.span, |p| figure.span.join(p.span));
    cx.group(span, "")
        .says(says)
        .holding(std::iter::once(figure).chain(params))
}

/// What `Expires: 0` asks for.
fn zero(cx: Cx<'_>) -> &'static str {
    use crate::message::Method;
    match cx.method {
        Method::Register => "0: the binding is removed.",
        Method::Subscribe => "0: the subscription ends, or the state is fetched once.",
        Method::Publish => "0: the published state is removed.",
        _ => "0 s.",
    }
}

/// `CSeq`: its number and its method.
pub(super) fn cseq(cx: Cx<'_>, cseq: &CSeq) -> Part {
    let number = cx
        .part(Figure, cseq.number.span, "sequence number")
        .says("Counts the requests of a dialog; a response carries the number of its request.")
        .cited((3261, "8.1.1.5"));
    let own = cx.message.request_method();
    let agrees = own.is_none_or(|m| cx.bytes(m) == cx.bytes(cseq.method));
    let mut method = method(cx, cseq.method, "method");
    method.kind = PartKind::Method;
    let method = if own.is_none() {
        method.says("The method of the request that this response answers.")
    } else if agrees {
        method.says("The request's own method, as it must be.")
    } else {
        method.says("Not the method of the request line.")
    };
    let span = cseq.number.span.join(cseq.method);
    cx.group(span, "").holding([number, method])
}
