//! The header table against a list of the registered fields that others keep.

use sip_header_catalog::SipHeader;
use sip_inspector::message::{
    Spelling,
    header_table::{Count, Status, lookup_exact},
};

#[test]
fn every_registered_field_is_in_the_table() {
    let missing: Vec<_> = SipHeader::ALL
        .iter()
        .map(SipHeader::as_str)
        .filter(|name| !matches!(lookup_exact(name.as_bytes()), Some((_, Spelling::Full))))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn compact_forms_and_lists_agree() {
    let mut differ = Vec::new();
    for header in SipHeader::ALL {
        let Some((id, _)) = lookup_exact(header.as_str().as_bytes()) else {
            continue;
        };
        let info = id.info();
        // What no RFC in force defines is not theirs to settle either.
        if info.source.0 == 0 || info.status != Status::Standard {
            continue;
        }
        let compact = header.compact_form().map(|c| c.to_string());
        if info.compact.map(str::to_owned) != compact {
            differ.push(format!("{}: compact {compact:?}", info.name()));
        }
        if header.is_list() != (info.count == Count::List) {
            differ.push(format!("{}: list {}", info.name(), header.is_list()));
        }
    }
    assert!(differ.is_empty(), "{differ:#?}");
}
