//! Option tags: extensions by name, in Supported, Require, Proxy-Require and Unsupported.

use super::words;

words! {
    /// By name.
    pub(crate) TAGS
    "100rel", 3262, "8.1", "Reliable provisional responses, confirmed with PRACK.";
    "199", 6228, "11.2", "Response 199: an early dialog ended before the call did.";
    "answermode", 5373, "8.3",
        "The caller may ask for the call to be answered by itself, or by hand.";
    "early-session", 3959, "6", "Early media in a session of its own.";
    "eventlist", 4662, "8.1", "Subscriptions to a list of resources at once.";
    "explicitsub", 7614, "6", "REFER with a subscription that is asked for apart.";
    "from-change", 4916, "6",
        "From and To may change within a dialog, to show who really answered.";
    "geolocation-http", 6442, "8.3", "Takes a location by HTTP reference.";
    "geolocation-sip", 6442, "8.3", "Takes a location by SIP or presence reference.";
    "gin", 6140, "9.1", "Registers all numbers of a PBX at once.";
    "gruu", 5627, "11.3", "Addresses that reach exactly one device of a user.";
    "histinfo", 7044, "4", "History-Info: how and why a call was redirected.";
    "ice", 5768, "1", "ICE: finds a way for media through NAT.";
    "join", 3911, "7.2", "Join: a call can join one that runs.";
    "multiple-refer", 5368, "4", "REFER to several targets at once.";
    "norefersub", 4488, "4", "REFER without the subscription that reports on it.";
    "nosub", 7614, "6", "REFER that must make no subscription.";
    "outbound", 5626, "11.4",
        "Connections the client opens and keeps open are used to reach it, also behind NAT.";
    "path", 3327, "5.1",
        "Path: the proxies a registration came through are used to reach the client.";
    "policy", 6794, "6.4", "Session policies of the network.";
    "precondition", 3312, "11", "The phone rings only once resources are reserved.";
    "pref", 3840, "12.3", "Caller preferences: which kind of device is to be reached.";
    "privacy", 3323, "7", "The Privacy field: what of the caller is to be hidden.";
    "recipient-list-invite", 5366, "8", "INVITE to a list of people.";
    "recipient-list-message", 5365, "5", "MESSAGE to a list of people.";
    "recipient-list-subscribe", 5367, "9.2", "SUBSCRIBE for a list of resources.";
    "record-aware", 7866, "6.3", "Knows that calls may be recorded, and can say so.";
    "replaces", 3891, "6.2",
        "Replaces: a call can take the place of one that runs, as in attended transfer and pick-up.";
    "resource-priority", 4412, "3.4",
        "Resource-Priority: precedence for emergencies and the military.";
    "sdp-anat", 4092, "1",
        "Alternative addresses, IPv4 and IPv6, for one stream. Replaced by ICE (RFC 5245).";
    "sec-agree", 3329, "6.5", "Client and first proxy agree on how to protect their hop.";
    "siprec", 7866, "6.1.1", "The session carries a recording.";
    "tdialog", 4538, "11.3", "Target-Dialog: a request says which dialog it belongs to.";
    "timer", 4028, "12.3",
        "Session timers: the session is refreshed, so that both sides notice when the other is gone.";
    "trickle-ice", 8840, "12.4", "Trickle ICE: candidates may follow one by one.";
    "uui", 7433, "6.6", "User-to-User: a few bytes between the users' applications.";
    "extended-refer", 3261, "19.2",
        "No standard defines it: an early draft on REFER, still named by some phones.";
    "X-cisco-serviceuri", 3261, "19.2", "No standard defines it: Cisco's services by URI.";
    "X-cisco-callinfo", 3261, "19.2", "No standard defines it: Cisco's Call-Info.";
    "X-cisco-sis", 3261, "19.2", "No standard defines it: the version of Cisco's SIP for phones.";
}
