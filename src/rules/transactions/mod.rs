//! `SIP5xx`: transactions, dialogs, sessions.

use crate::lint::Rule;

mod ack_to_refusal_with_another_branch;
mod ack_to_refusal_with_another_tag;
mod ack_to_success_with_invite_branch;
mod answer_adds_codecs;
mod answer_in_the_wrong_place;
mod answer_with_other_media_lines;
mod binding_not_granted;
mod binding_replaced;
mod bundle_not_offered;
mod cancel_after_final_response;
mod cancel_before_provisional;
mod cancel_with_another_branch;
mod cancel_with_another_request_uri;
mod cancel_without_its_request;
mod connection_roles_do_not_meet;
mod crypto_not_offered;
mod cseq_not_increasing;
mod encryption_on_one_side;
mod expiry_cut;
mod glare;
mod hops;
mod impossible_direction;
mod interval_refused_without_cause;
mod key_presses_on_one_side;
mod keys_exchanged_differently;
mod live_dialog_unknown;
mod messages;
mod missing_ack;
mod missing_final_response;
mod no_address_without_ice;
mod no_common_codec;
mod notify_of_another_event;
mod number_not_of_its_invite;
mod offer_without_answer;
mod offers;
mod origin_version_not_raised;
mod provisional_after_final;
mod provisional_to_non_invite;
mod rack_of_no_response;
mod record_route_not_copied;
mod refresher_not_as_asked;
mod refresher_without_require_timer;
mod registered_by_another;
mod registration_lapsed;
mod reliable_provisional_without_prack;
mod request_uri_not_remote_target;
mod response_with_another_cseq;
mod response_with_other_vias;
mod response_without_its_request;
mod retransmission_differs;
mod retransmissions;
mod route_not_the_route_set;
mod second_final_response;
mod session_interval_out_of_range;
mod session_not_refreshed;
mod session_retry_below_min_se;
mod session_timer_changed_by_proxy;
mod subscription_longer_than_asked;
mod subscription_without_notify;
mod tags_of_no_dialog;
mod timeout_to_non_invite;
mod timers;

/// The rules, by code.
pub(super) static RULES: &[&Rule] = &[
    &retransmission_differs::RULE,
    &cancel_without_its_request::RULE,
    &ack_to_refusal_with_another_branch::RULE,
    &ack_to_success_with_invite_branch::RULE,
    &number_not_of_its_invite::RULE,
    &cancel_with_another_branch::RULE,
    &cancel_with_another_request_uri::RULE,
    &cancel_after_final_response::RULE,
    &cancel_before_provisional::RULE,
    &response_with_other_vias::RULE,
    &response_without_its_request::RULE,
    &second_final_response::RULE,
    &provisional_after_final::RULE,
    &missing_ack::RULE,
    &missing_final_response::RULE,
    &cseq_not_increasing::RULE,
    &tags_of_no_dialog::RULE,
    &request_uri_not_remote_target::RULE,
    &route_not_the_route_set::RULE,
    &record_route_not_copied::RULE,
    &reliable_provisional_without_prack::RULE,
    &rack_of_no_response::RULE,
    &retransmissions::RULE,
    &binding_not_granted::RULE,
    &expiry_cut::RULE,
    &glare::RULE,
    &live_dialog_unknown::RULE,
    &offer_without_answer::RULE,
    &answer_in_the_wrong_place::RULE,
    &answer_with_other_media_lines::RULE,
    &no_common_codec::RULE,
    &answer_adds_codecs::RULE,
    &impossible_direction::RULE,
    &origin_version_not_raised::RULE,
    &key_presses_on_one_side::RULE,
    &response_with_another_cseq::RULE,
    &session_interval_out_of_range::RULE,
    &refresher_not_as_asked::RULE,
    &refresher_without_require_timer::RULE,
    &session_retry_below_min_se::RULE,
    &interval_refused_without_cause::RULE,
    &session_timer_changed_by_proxy::RULE,
    &session_not_refreshed::RULE,
    &encryption_on_one_side::RULE,
    &crypto_not_offered::RULE,
    &connection_roles_do_not_meet::RULE,
    &keys_exchanged_differently::RULE,
    &no_address_without_ice::RULE,
    &bundle_not_offered::RULE,
    &registered_by_another::RULE,
    &binding_replaced::RULE,
    &registration_lapsed::RULE,
    &subscription_without_notify::RULE,
    &timeout_to_non_invite::RULE,
    &provisional_to_non_invite::RULE,
    &subscription_longer_than_asked::RULE,
    &notify_of_another_event::RULE,
    &ack_to_refusal_with_another_tag::RULE,
];
