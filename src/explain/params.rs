//! Parameters: name, value, and what the value means where they stand.

use super::{
    Part,
    PartKind::{ParamName, ParamValue},
    build::{Cx, shown},
    vocabulary::{Entry, Table, find, uri_params},
};
use crate::syntax::{
    params::{Param, Params},
    rfc3261::unquote,
};

/// Where parameters stand: what is known of their names, and what their values mean there.
#[derive(Clone, Copy)]
pub(super) struct Scope {
    /// Where their names are looked up, in order.
    pub(super) tables: &'static [Table],
    /// What a value means: the message, the name in lower case, the value without its quotes
    /// (`None` for a flag). Empty where the vocabulary says it all.
    pub(super) here: fn(Cx<'_>, &str, Option<&str>) -> String,
    /// What to say of a name that is in no table.
    pub(super) unknown: &'static str,
}

/// What to say of a parameter that is not known.
pub(super) const UNKNOWN: &str =
    "A parameter that this inspector does not know. Receivers ignore what they do not know.";

/// The values say no more than the vocabulary.
pub(super) fn nothing_more(_: Cx<'_>, _: &str, _: Option<&str>) -> String {
    String::new()
}

/// Parameters in order.
pub(super) fn params(cx: Cx<'_>, scope: Scope, params: &Params) -> Vec<Part> {
    params.iter().map(|p| param(cx, scope, p)).collect()
}

/// What to say of a name that is in no table of the scope.
fn unknown(part: Part, scope: Scope, name: &str) -> Part {
    if scope.unknown != UNKNOWN {
        return part.says(scope.unknown);
    }
    if find(uri_params::PARAMS, name).is_some() {
        return part
            .says("A parameter of URIs; here, outside of `<` and `>`, it belongs to the field, and says nothing.")
            .cited((3261, "19.1.1"));
    }
    if name.starts_with('+') {
        return part
            .says("A capability that this inspector does not know.")
            .cited((3840, "9"));
    }
    part.says(UNKNOWN)
}

/// One parameter: a group of name and value, or a name alone.
fn param(cx: Cx<'_>, scope: Scope, param: &Param) -> Part {
    let name = cx.text(param.name).to_ascii_lowercase();
    let value = param.value.map(|v| unquote(cx.bytes(v)));
    let value = value.as_ref().map(|v| String::from_utf8_lossy(v));
    let entry = scope.tables.iter().find_map(|table| find(table, &name));
    let mut part = cx.group(param.span, cx.text(param.name));
    part.value = value
        .as_ref()
        .map(|v| shown(v.as_bytes()))
        .unwrap_or_default();
    part = match entry {
        Some(entry) => part.known(entry),
        None => unknown(part, scope, &name),
    };
    part = part.says((scope.here)(cx, &name, value.as_deref()));
    match param.value {
        None => {
            part.kind = ParamName;
            part
        }
        Some(value) => {
            let kind = entry.map_or(ParamValue, |e: &Entry| e.kind.into());
            part.holding([cx.paint(ParamName, param.name), cx.paint(kind, value)])
        }
    }
}
