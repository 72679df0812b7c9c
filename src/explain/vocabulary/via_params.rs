//! Parameters of Via.

use super::{Table, entry};
use crate::explain::PartKind::{Host, Identifier, Number, Port, Token};

/// By name.
pub(in crate::explain) const PARAMS: Table = &[
    entry("branch", 3261, "8.1.1.7", "Names the transaction: the response carries it back.").holds(Identifier),
    entry("received", 3261, "18.2.1", "Written by the receiver: the source address it saw, where sent-by says otherwise.").holds(Host),
    entry("rport", 3581, "3", "The source port, for responses through NAT.").holds(Port),
    entry("maddr", 3261, "18.2.2", "The address the response must go to instead of sent-by: a multicast group, mostly.").holds(Host),
    entry("ttl", 3261, "20.42", "How many networks a multicast packet may cross.").holds(Number),
    entry("alias", 5923, "8.1", "The sender allows requests back over this connection."),
    entry("keep", 6223, "4", "The sender offers keep-alives on this hop, or (with a value) was asked for them, so many seconds apart.").holds(Number),
    entry("comp", 3486, "5", "The sender takes the response compressed in this way.").holds(Token),
    entry("sigcomp-id", 5049, "9.1", "Names the sender for compression.").holds(Identifier),
    entry("oc", 7339, "4.1", "Overload control: the sender supports it; with a value, how much to hold back.").holds(Number),
    entry("oc-algo", 7339, "4.2", "Overload control: the ways of holding back that the sender knows, or the one chosen.").holds(Token),
    entry("oc-validity", 7339, "4.3", "Overload control: for how many milliseconds `oc` counts.").holds(Number),
    entry("oc-seq", 7339, "4.4", "Overload control: tells a new `oc` from an old one.").holds(Number),
    entry("received-realm", 8055, "5.1", "The network the request came from, signed by the proxy at the border.").holds(Host),
    entry("i", 3261, "20.42", "No standard defines it: Kamailio and OpenSIPS note the connection the request came on.").holds(Identifier),
    entry("cpd", 3261, "20.42", "No standard defines it: a note some gateways leave for themselves."),
];
