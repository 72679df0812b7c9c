//! `SIP2xx`: routing and identity.

use crate::{
    lint::Rule,
    message::near::{is_one_slip, nearest},
};

mod contact_not_sips;
mod cseq_method_differs;
mod cseq_method_unknown;
mod from_without_tag;
mod max_forwards_low;
mod received_not_an_address;
mod record_route_without_lr;
mod register_to_not_sip;
mod register_uri_with_user;
mod request_too_long_for_udp;
mod route_without_lr;
mod rport_left_empty;
mod rport_with_value_in_request;
mod rport_without_received;
mod several_contacts;
mod sips_over_unreliable_transport;
mod tag_malformed;
mod to_without_tag_in_response;
mod uri_component_ignored_here;
mod uri_component_not_allowed_here;
mod uri_scheme_misspelled;
mod uri_scheme_unusual;
mod via_address_unroutable;
mod via_branch_cookie_alone;
mod via_branch_cookie_case;
mod via_branch_without_cookie;
mod via_protocol_not_sip_2_0;
mod via_transport_against_uri;
mod via_transport_misspelled;
mod via_without_branch;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &via_without_branch::RULE,
    &via_branch_cookie_alone::RULE,
    &via_branch_cookie_case::RULE,
    &via_branch_without_cookie::RULE,
    &via_transport_misspelled::RULE,
    &via_transport_against_uri::RULE,
    &received_not_an_address::RULE,
    &rport_without_received::RULE,
    &rport_left_empty::RULE,
    &rport_with_value_in_request::RULE,
    &via_address_unroutable::RULE,
    &max_forwards_low::RULE,
    &record_route_without_lr::RULE,
    &route_without_lr::RULE,
    &contact_not_sips::RULE,
    &from_without_tag::RULE,
    &to_without_tag_in_response::RULE,
    &cseq_method_differs::RULE,
    &cseq_method_unknown::RULE,
    &several_contacts::RULE,
    &uri_component_ignored_here::RULE,
    &uri_component_not_allowed_here::RULE,
    &register_to_not_sip::RULE,
    &register_uri_with_user::RULE,
    &uri_scheme_unusual::RULE,
    &uri_scheme_misspelled::RULE,
    &request_too_long_for_udp::RULE,
    &via_protocol_not_sip_2_0::RULE,
    &sips_over_unreliable_transport::RULE,
    &tag_malformed::RULE,
];

/// The scheme that an unknown one is a slip of.
fn scheme_meant(scheme: &str) -> Option<&'static str> {
    // Most are right, and cost nothing.
    let usual = ["sip", "sips", "tel"];
    if usual.iter().any(|known| scheme.eq_ignore_ascii_case(known)) {
        return None;
    }
    let scheme = scheme.to_ascii_lowercase();
    // A scheme as short as `sip` is near to much, but hardly to another that is registered.
    let others = ["sips", "tip", "sap"];
    let sip = is_one_slip(&scheme, "sip") && !others.contains(&scheme.as_str());
    nearest(&scheme, usual).or(sip.then_some("sip"))
}
