//! `SIP0xx`: start line and syntax.

use crate::lint::Rule;

mod field_name_illegal;
mod fold_before_first_field;
mod headers_in_request_uri;
mod line_without_colon;
mod method_misspelled;
mod method_unknown;
mod no_empty_line_before_body;
mod reason_phrase_unusual;
mod request_uri_in_brackets;
mod space_after_request_line;
mod space_before_start_line;
mod space_in_request_uri;
mod space_in_start_line;
mod start_line_unreadable;
mod status_code_out_of_range;
mod status_code_unknown;
mod version_in_lower_case;
mod version_not_2_0;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &start_line_unreadable::RULE,
    &space_before_start_line::RULE,
    &space_in_start_line::RULE,
    &space_after_request_line::RULE,
    &version_not_2_0::RULE,
    &version_in_lower_case::RULE,
    &method_misspelled::RULE,
    &method_unknown::RULE,
    &status_code_out_of_range::RULE,
    &status_code_unknown::RULE,
    &reason_phrase_unusual::RULE,
    &request_uri_in_brackets::RULE,
    &space_in_request_uri::RULE,
    &headers_in_request_uri::RULE,
    &line_without_colon::RULE,
    &field_name_illegal::RULE,
    &fold_before_first_field::RULE,
    &no_empty_line_before_body::RULE,
];
