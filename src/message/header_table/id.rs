//! The names of the fields.

macro_rules! header_ids {
    ($($id:ident = $name:literal;)*) => {
        /// A header field, by its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum HeaderId {
            $(#[doc = concat!("`", $name, "`")] $id,)*
            /// Any other field.
            Other,
        }

        impl HeaderId {
            /// Every field of the table.
            pub const ALL: &'static [Self] = &[$(Self::$id,)*];

            /// Its name in the usual capitals; empty for [`HeaderId::Other`].
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$id => $name,)*
                    Self::Other => "",
                }
            }
        }
    };
}

header_ids! {
    CallId = "Call-ID";
    Contact = "Contact";
    ContentLength = "Content-Length";
    ContentType = "Content-Type";
    CSeq = "CSeq";
    From = "From";
    MaxForwards = "Max-Forwards";
    RecordRoute = "Record-Route";
    Route = "Route";
    To = "To";
    Via = "Via";
    WwwAuthenticate = "WWW-Authenticate";
    Authorization = "Authorization";
    ProxyAuthenticate = "Proxy-Authenticate";
    ProxyAuthorization = "Proxy-Authorization";
    AuthenticationInfo = "Authentication-Info";
}
