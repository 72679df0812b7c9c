//! Request methods. Method names are case-sensitive (RFC 3261 §7.1).

use super::near::nearest;

macro_rules! methods {
    ($($(#[$meta:meta])* $variant:ident = $name:literal, $rfc:literal, $section:literal, $meaning:literal;)*) => {
        /// A request method, by its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Method {
            $($(#[$meta])* #[doc = concat!("`", $name, "`")] $variant,)*
            /// Any other token.
            Other,
        }

        impl Method {
            /// The methods that are registered, in the order of this table.
            pub const KNOWN: &'static [Self] = &[$(Self::$variant,)*];

            /// The method with exactly this name.
            pub fn of(name: &[u8]) -> Self {
                $(if name == $name.as_bytes() { return Self::$variant; })*
                Self::Other
            }

            /// Its name; empty for [`Method::Other`].
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                    Self::Other => "",
                }
            }

            /// What it is for, in a sentence.
            pub const fn meaning(self) -> &'static str {
                match self {
                    $(Self::$variant => $meaning,)*
                    Self::Other => "A method that no standard known here defines.",
                }
            }

            /// The RFC and section that define it.
            pub const fn source(self) -> Option<(u16, &'static str)> {
                match self {
                    $(Self::$variant => Some(($rfc, $section)),)*
                    Self::Other => None,
                }
            }
        }
    };
}

methods! {
    Invite = "INVITE", 3261, "13", "Starts a session, or changes one that runs.";
    Ack = "ACK", 3261, "13.2.2.4", "Confirms that the final response to an INVITE has arrived.";
    Bye = "BYE", 3261, "15", "Ends a session.";
    Cancel = "CANCEL", 3261, "9", "Asks to give up a request that has no final response yet.";
    Options = "OPTIONS", 3261, "11", "Asks what the other side can do; often used as a sign of life.";
    Register = "REGISTER", 3261, "10", "Tells a registrar where a user can be reached, or asks where.";
    Prack = "PRACK", 3262, "3", "Confirms that a reliable provisional response has arrived.";
    Subscribe = "SUBSCRIBE", 6665, "3.1", "Asks to be told of a state and its changes.";
    Notify = "NOTIFY", 6665, "3.2", "Tells a subscriber of a state.";
    Publish = "PUBLISH", 3903, "3", "Hands a state such as presence to the server that tells it on.";
    Info = "INFO", 6086, "4", "Carries information of the application within a dialog.";
    Refer = "REFER", 3515, "2", "Asks the other side to send a request to a third party: the start of a transfer.";
    Message = "MESSAGE", 3428, "3", "Carries an instant message.";
    Update = "UPDATE", 3311, "4", "Changes a session, also before it is answered.";
}

impl Method {
    /// The method that `name` was surely meant to be: one in other capitals, or the only one that
    /// is a slip of the pen away. `None` where `name` is a method, or resembles none.
    pub fn meant(name: &[u8]) -> Option<Self> {
        if Self::of(name) != Self::Other {
            return None;
        }
        let upper = std::str::from_utf8(name).ok()?.to_ascii_uppercase();
        let of = Self::of(upper.as_bytes());
        if of != Self::Other {
            return Some(of);
        }
        let known = Self::KNOWN.iter().map(|m| m.name());
        nearest(&upper, known).map(|near| Self::of(near.as_bytes()))
    }

    /// Whether a request of this method can start a dialog (RFC 3261 §12, RFC 6665 §4.1.2.1,
    /// RFC 3515 §2.4.6).
    pub const fn can_start_dialog(self) -> bool {
        matches!(self, Self::Invite | Self::Subscribe | Self::Refer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_meant() {
        for (name, meant) in [
            ("INVITE", None),
            ("invite", Some(Method::Invite)),
            ("INVTE", Some(Method::Invite)),
            ("ack", Some(Method::Ack)),
            ("PING", None),
            ("NEWMETHOD", None),
            ("", None),
        ] {
            assert_eq!(Method::meant(name.as_bytes()), meant, "{name}");
        }
    }
}
