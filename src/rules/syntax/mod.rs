//! `SIP0xx`: start line and syntax.

use crate::lint::Rule;

mod control_character;
mod date_malformed;
mod date_not_gmt;
mod date_weekday_wrong;
mod display_name_unquoted;
mod empty_element;
mod escape_malformed;
mod field_name_illegal;
mod fold_before_first_field;
mod headers_in_request_uri;
mod host_malformed;
mod host_with_underscore;
mod invalid_utf_8;
mod ipv6_malformed;
mod line_without_colon;
mod look_alike_character;
mod malformed_value;
mod method_misspelled;
mod method_unknown;
mod no_empty_line_before_body;
mod not_a_number;
mod number_too_large;
mod port_malformed;
mod q_value_malformed;
mod reason_phrase_unusual;
mod request_uri_in_brackets;
mod space_after_request_line;
mod space_before_start_line;
mod space_in_brackets;
mod space_in_request_uri;
mod space_in_start_line;
mod start_line_unreadable;
mod status_code_out_of_range;
mod status_code_unknown;
mod unbalanced_brackets;
mod unterminated_quote;
mod uri_character_unescaped;
mod uri_parameter_outside_brackets;
mod uri_without_brackets;
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
    &control_character::RULE,
    &invalid_utf_8::RULE,
    &look_alike_character::RULE,
    &unterminated_quote::RULE,
    &display_name_unquoted::RULE,
    &uri_without_brackets::RULE,
    &space_in_brackets::RULE,
    &unbalanced_brackets::RULE,
    &empty_element::RULE,
    &escape_malformed::RULE,
    &uri_character_unescaped::RULE,
    &host_malformed::RULE,
    &ipv6_malformed::RULE,
    &port_malformed::RULE,
    &number_too_large::RULE,
    &not_a_number::RULE,
    &date_malformed::RULE,
    &date_not_gmt::RULE,
    &q_value_malformed::RULE,
    &uri_parameter_outside_brackets::RULE,
    &malformed_value::RULE,
    &date_weekday_wrong::RULE,
    &host_with_underscore::RULE,
];
