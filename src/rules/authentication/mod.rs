//! `SIP4xx`: authentication.

use crate::lint::Rule;

mod ack_or_cancel_challenged;
mod aka_nonce_too_short;
mod answer_in_the_wrong_field;
mod answer_to_an_older_challenge;
mod answer_under_another_call_id;
mod answer_with_a_qop_not_offered;
mod answer_with_another_nonce;
mod answer_with_another_opaque;
mod answer_with_another_realm_or_algorithm;
mod answer_without_a_new_cseq;
mod answer_without_the_qop_offered;
mod authentication_loop;
mod basic_authentication;
mod challenge_parameter_missing;
mod challenge_unanswered;
mod challenge_without_qop;
mod challenges_in_one_field;
mod comma_missing_between_auth_parameters;
mod credentials_parameter_missing;
mod credentials_rejected;
mod digest_response_does_not_verify;
mod digest_response_in_upper_case;
mod digest_response_length;
mod digest_response_not_hexadecimal;
mod digest_uri_is_not_the_request_uri;
mod digest_with_md5_only;
mod digest_without_qop;
mod malformed_nonce_count;
mod misspelled_auth_scheme;
mod misspelled_digest_parameter;
mod misspelled_digest_value;
mod nonce_count_not_rising;
mod nonce_count_or_cnonce_without_qop;
mod pairs;
mod qop_without_nonce_count_or_cnonce;
mod quoted_auth_parameter;
mod rejections;
mod repeated_auth_parameter;
mod semicolon_between_auth_parameters;
mod several_qops_in_credentials;
mod unknown_auth_scheme;
mod unknown_digest_algorithm;
mod unknown_qop;
mod unquoted_auth_parameter;
mod values;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &semicolon_between_auth_parameters::RULE,
    &comma_missing_between_auth_parameters::RULE,
    &challenges_in_one_field::RULE,
    &misspelled_auth_scheme::RULE,
    &unknown_auth_scheme::RULE,
    &basic_authentication::RULE,
    &misspelled_digest_parameter::RULE,
    &repeated_auth_parameter::RULE,
    &unquoted_auth_parameter::RULE,
    &quoted_auth_parameter::RULE,
    &challenge_parameter_missing::RULE,
    &credentials_parameter_missing::RULE,
    &qop_without_nonce_count_or_cnonce::RULE,
    &nonce_count_or_cnonce_without_qop::RULE,
    &digest_response_length::RULE,
    &digest_response_not_hexadecimal::RULE,
    &digest_response_in_upper_case::RULE,
    &malformed_nonce_count::RULE,
    &misspelled_digest_value::RULE,
    &unknown_digest_algorithm::RULE,
    &unknown_qop::RULE,
    &several_qops_in_credentials::RULE,
    &digest_with_md5_only::RULE,
    &challenge_without_qop::RULE,
    &digest_without_qop::RULE,
    &aka_nonce_too_short::RULE,
    &digest_uri_is_not_the_request_uri::RULE,
    &ack_or_cancel_challenged::RULE,
    &answer_in_the_wrong_field::RULE,
    &answer_with_another_realm_or_algorithm::RULE,
    &answer_with_another_opaque::RULE,
    &answer_with_a_qop_not_offered::RULE,
    &answer_without_the_qop_offered::RULE,
    &answer_with_another_nonce::RULE,
    &answer_to_an_older_challenge::RULE,
    &nonce_count_not_rising::RULE,
    &credentials_rejected::RULE,
    &authentication_loop::RULE,
    &challenge_unanswered::RULE,
    &answer_under_another_call_id::RULE,
    &answer_without_a_new_cseq::RULE,
    &digest_response_does_not_verify::RULE,
];
