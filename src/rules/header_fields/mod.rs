//! `SIP1xx`: header fields.

mod asserted_identity_values;
mod body_part_not_found;
mod contact_star_misused;
mod dialog_name_incomplete;
mod empty_header_value;
mod feature_set_without_star;
mod forbidden_header_field;
mod history_without_index;
mod identity_without_info;
mod inapplicable_header_field;
mod informal_header_field;
mod missing_contact;
mod missing_header_field;
mod misspelled_header_name;
mod misspelled_parameter;
mod misspelled_value;
mod obsolete_header_field;
mod parameter_in_plain_list;
mod path_without_lr;
mod privacy_contradicts_itself;
mod reliable_response_incomplete;
mod repeated_header_field;
mod repeated_parameter;
mod required_100rel_misplaced;
mod resource_priority_malformed;
mod response_without_its_field;
mod session_id_malformed;
mod session_interval_too_short;
mod session_without_refresher;
mod subscription_without_expires;
mod terminated_with_expires;
mod unavailable_without_retry_after;
mod unknown_header_field;
mod unknown_option_tag;
mod unusual_header_capitals;
mod value_not_in_list;
mod words;

use crate::{
    ingest::Fidelity,
    lint::{MessageCx, Rule},
    message::{
        HeaderField, HeaderId, HeaderInfo,
        header_table::{self, Need},
    },
    syntax::{
        address::{Addresses, NameAddr},
        start_line::StartLine,
        token_list::Item,
    },
    text::Span,
};

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &misspelled_header_name::RULE,
    &unknown_header_field::RULE,
    &unusual_header_capitals::RULE,
    &repeated_header_field::RULE,
    &missing_header_field::RULE,
    &missing_contact::RULE,
    &response_without_its_field::RULE,
    &inapplicable_header_field::RULE,
    &forbidden_header_field::RULE,
    &obsolete_header_field::RULE,
    &informal_header_field::RULE,
    &repeated_parameter::RULE,
    &empty_header_value::RULE,
    &contact_star_misused::RULE,
    &misspelled_parameter::RULE,
    &misspelled_value::RULE,
    &unknown_option_tag::RULE,
    &required_100rel_misplaced::RULE,
    &session_interval_too_short::RULE,
    &session_without_refresher::RULE,
    &dialog_name_incomplete::RULE,
    &subscription_without_expires::RULE,
    &privacy_contradicts_itself::RULE,
    &path_without_lr::RULE,
    &history_without_index::RULE,
    &asserted_identity_values::RULE,
    &session_id_malformed::RULE,
    &resource_priority_malformed::RULE,
    &feature_set_without_star::RULE,
    &unavailable_without_retry_after::RULE,
    &reliable_response_incomplete::RULE,
    &terminated_with_expires::RULE,
    &identity_without_info::RULE,
    &parameter_in_plain_list::RULE,
    &value_not_in_list::RULE,
    &body_part_not_found::RULE,
];

/// Whether all header fields of the message are there, so that a missing one is the sender's.
fn is_whole(cx: &MessageCx<'_>) -> bool {
    let headers_end = cx.message().separator.start;
    cx.captured.fidelity != Fidelity::Fragment
        && cx.captured.cut.iter().all(|cut| cut.start >= headers_end)
}

/// Whether none of the fields is there that tell one message from another: a start line that stands
/// alone, of which one finding says all.
fn is_bare(cx: &MessageCx<'_>) -> bool {
    let telling = [
        HeaderId::Via,
        HeaderId::From,
        HeaderId::To,
        HeaderId::CallId,
        HeaderId::CSeq,
    ];
    telling.iter().all(|id| cx.field(*id).is_none())
}

/// The start line without its line end, where it can be read.
fn start_span(cx: &MessageCx<'_>) -> Option<Span> {
    match &cx.message().start {
        StartLine::Request(line) => Some(line.method.join(line.version)),
        StartLine::Status(line) => Some(line.version.join(line.code.span).join(line.reason)),
        StartLine::Unreadable => None,
    }
}

/// A response's status code, 0 where it is none that a response can have; `None` for a request.
fn status(cx: &MessageCx<'_>) -> Option<u16> {
    let message = cx.message();
    message
        .status()
        .map(|_| message.status_code().unwrap_or_default())
}

/// The fields that the table wants in this message and that are not there.
fn missing(cx: &MessageCx<'_>) -> impl Iterator<Item = &'static HeaderInfo> {
    let (method, status) = (cx.method(), status(cx));
    // What a code that is none calls for, nobody knows.
    let known = status.is_none_or(|code| (100..700).contains(&code));
    let rows = header_table::demanded_rows().filter(move |_| known);
    rows.filter(move |info| info.need(method, status) == Need::Mandatory)
        .filter(move |info| cx.field(info.id).is_none())
}

/// The addresses in all fields of one kind.
fn addresses<'a>(cx: &MessageCx<'a>, id: HeaderId) -> impl Iterator<Item = &'a NameAddr> {
    let source = cx.source();
    let lists = cx
        .fields(id)
        .filter_map(|field| field.typed(source)?.addresses());
    lists.flat_map(Addresses::list)
}

/// The elements in all fields of one kind that hold lists of tokens.
fn items<'a>(cx: &MessageCx<'a>, id: HeaderId) -> impl Iterator<Item = &'a Item> {
    let source = cx.source();
    let lists = cx
        .fields(id)
        .filter_map(|field| field.typed(source)?.items());
    lists.flatten()
}

/// Calls `report` for the first field of each kind that the table says `need` of, with the kind of
/// message in words.
fn misplaced<'a>(cx: &MessageCx<'a>, need: Need, mut report: impl FnMut(&'a HeaderField, &str)) {
    let (method, status) = (cx.method(), status(cx));
    if status.is_some_and(|code| !(100..700).contains(&code)) {
        return;
    }
    let place = match (cx.message().request_method(), status) {
        (Some(method), _) => format!("{} requests", cx.text(method)),
        (None, Some(code)) => match method.name() {
            "" => format!("a {code} response"),
            name => format!("a {code} response to {name}"),
        },
        (None, None) => return,
    };
    let mut seen = Vec::new();
    for field in cx.message().headers.iter().filter(|h| h.colon) {
        if field.info().need(method, status) == need && !seen.contains(&field.id) {
            seen.push(field.id);
            report(field, &place);
        }
    }
}
