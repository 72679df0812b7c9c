//! The records of calls.

use serde::{Deserialize, Serialize};

use super::{CallKind, CallState, Confidence, LegReason, MediaDirection, PartyRole};

records! {
    /// A call, a registration, a subscription, or a request on its own.
    struct Call {
        /// Its number, from 0.
        pub id: u32,
        /// What it is about.
        pub kind: CallKind,
        /// Where it was left.
        pub state: CallState,
        /// Who takes part.
        pub parties: Vec<Party>,
        /// Its Call-IDs.
        pub call_ids: Vec<String>,
        /// Its messages in order.
        pub messages: Vec<u32>,
        /// Its transactions, every hop of them.
        pub transactions: Vec<u32>,
        /// Its dialogs.
        pub dialogs: Vec<u32>,
        /// Its story in one line.
        pub summary: String,
        /// Its story, each step with the messages that show it.
        pub story: Vec<Event>,
        /// The likeliest cause, where it failed.
        pub cause: Option<Event>,
        /// When it began (RFC 3339).
        pub time: Option<String>,
        /// How long things took.
        pub timings: Timings,
        /// Offers and answers, in order.
        pub media: Vec<Exchange>,
        /// Other calls that are legs of the same.
        pub legs: Vec<Leg>,
    }

    /// A side of a call.
    struct Party {
        /// What it does.
        pub role: PartyRole,
        /// What it is called.
        pub name: String,
        /// Its URI.
        pub uri: String,
    }

    /// A step of a story.
    struct Event {
        /// What happened.
        pub text: String,
        /// The messages that show it.
        pub messages: Vec<u32>,
    }

    /// Times in milliseconds, null where there are no stamps or no such messages. The names in
    /// parentheses are RFC 6076's.
    struct Timings {
        /// From the first INVITE to the first response that tells the caller something: no 100, no
        /// challenge, no redirection (Session Request Delay).
        pub request_delay_ms: Option<u32>,
        /// From the first INVITE to the 2xx.
        pub setup_ms: Option<u32>,
        /// From the first 180 to what ended the ringing.
        pub ring_ms: Option<u32>,
        /// From the 2xx to the BYE (Session Duration Time).
        pub duration_ms: Option<u32>,
        /// From the BYE to the 2xx (Session Disconnect Delay).
        pub disconnect_delay_ms: Option<u32>,
        /// From the first REGISTER to the first 2xx, a challenge between them included (Registration
        /// Request Delay).
        pub registration_delay_ms: Option<u32>,
        /// How many messages were sent again.
        pub retransmissions: u32,
    }

    /// An offer and its answer.
    struct Exchange {
        /// The message with the offer.
        pub offer: u32,
        /// The message with the answer.
        pub answer: Option<u32>,
        /// Whether the answer is a preview in a provisional response that is not reliable.
        pub preview: bool,
        /// Whether the request was refused, so that nothing changed.
        pub refused: bool,
        /// The media lines.
        pub media: Vec<MediaLine>,
    }

    /// A media line of the offer with that of the answer.
    struct MediaLine {
        /// `audio`, `video` …
        pub kind: String,
        /// What was offered.
        pub offered: Option<MediaSide>,
        /// What was answered.
        pub answered: Option<MediaSide>,
        /// What both have, by name, as the answer orders it.
        pub agreed: Vec<String>,
        /// Whether neither side refused the line.
        pub live: bool,
        /// Whether media can go from the offerer to the answerer.
        pub to_answerer: bool,
        /// Whether media can go from the answerer to the offerer.
        pub to_offerer: bool,
        /// Whether the offerer puts the other side on hold.
        pub hold: bool,
        /// Why no media can flow although neither side refused the line, in a few words.
        pub obstacle: Option<String>,
    }

    /// One side of a media line.
    struct MediaSide {
        /// Where media are to go: address and port.
        pub address: String,
        /// The port; 0 refuses or ends the stream.
        pub port: u32,
        /// `RTP/AVP` …
        pub proto: String,
        /// Which way media go, from this side's view.
        pub direction: MediaDirection,
        /// The formats by name, in order.
        pub codecs: Vec<String>,
    }

    /// Another call that is a leg of the same.
    struct Leg {
        /// Its number.
        pub call: u32,
        /// What they have in common.
        pub reason: LegReason,
        /// How sure it is.
        pub confidence: Confidence,
        /// The messages that show it: this call's, then the other's.
        pub evidence: Vec<u32>,
    }
}
