//! Any bytes as a packet capture: nothing panics, and what was read is written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use sip_inspector::{export, ingest::read};

fuzz_target!(|input: &[u8]| {
    // A pcap header of Ethernet frames, so that what is tried is mostly frames.
    let mut file = vec![0xd4, 0xc3, 0xb2, 0xa1, 2, 0, 4, 0];
    file.extend([0; 8]);
    file.extend([0xff, 0xff, 0, 0, 1, 0, 0, 0]);
    file.extend(input);
    for bytes in [&file[..], input] {
        let capture = read(bytes);
        let written = export::pcapng(&capture);
        let _ = read(&written);
    }
});
