//! Parameters of Via.

use super::words;

words! {
    /// By name.
    pub(crate) PARAMS
    "branch", 3261, "8.1.1.7", Identifier, "Names the transaction: the response carries it back.";
    "received", 3261, "18.2.1", Host,
        "Written by the receiver: the source address it saw, where sent-by says otherwise.";
    "rport", 3581, "3", Port, "The source port, for responses through NAT.";
    "maddr", 3261, "18.2.2", Host,
        "The address the response must go to instead of sent-by: a multicast group, mostly.";
    "ttl", 3261, "20.42", Number, "How many networks a multicast packet may cross.";
    "alias", 5923, "8.1", "The sender allows requests back over this connection.";
    "keep", 6223, "4", Number,
        "The sender offers keep-alives on this hop, or (with a value) was asked for them, so many seconds apart.";
    "comp", 3486, "5", Token, "The sender takes the response compressed in this way.";
    "sigcomp-id", 5049, "9.1", Identifier, "Names the sender for compression.";
    "oc", 7339, "4.1", Number,
        "Overload control: the sender supports it; with a value, how much to hold back.";
    "oc-algo", 7339, "4.2", Token,
        "Overload control: the ways of holding back that the sender knows, or the one chosen.";
    "oc-validity", 7339, "4.3", Number, "Overload control: for how many milliseconds `oc` counts.";
    "oc-seq", 7339, "4.4", Number, "Overload control: tells a new `oc` from an old one.";
    "received-realm", 8055, "5.1", Host,
        "The network the request came from, signed by the proxy at the border.";
    "i", 3261, "20.42", Identifier,
        "No standard defines it: Kamailio and OpenSIPS note the connection the request came on.";
    "cpd", 3261, "20.42", "No standard defines it: a note some gateways leave for themselves.";
}
