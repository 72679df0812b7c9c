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
    Accept = "Accept";
    AcceptEncoding = "Accept-Encoding";
    AcceptLanguage = "Accept-Language";
    AlertInfo = "Alert-Info";
    Allow = "Allow";
    AuthenticationInfo = "Authentication-Info";
    Authorization = "Authorization";
    CallId = "Call-ID";
    CallInfo = "Call-Info";
    Contact = "Contact";
    ContentDisposition = "Content-Disposition";
    ContentEncoding = "Content-Encoding";
    ContentLanguage = "Content-Language";
    ContentLength = "Content-Length";
    ContentType = "Content-Type";
    CSeq = "CSeq";
    Date = "Date";
    ErrorInfo = "Error-Info";
    Expires = "Expires";
    From = "From";
    InReplyTo = "In-Reply-To";
    MaxForwards = "Max-Forwards";
    MinExpires = "Min-Expires";
    MimeVersion = "MIME-Version";
    Organization = "Organization";
    Priority = "Priority";
    ProxyAuthenticate = "Proxy-Authenticate";
    ProxyAuthorization = "Proxy-Authorization";
    ProxyRequire = "Proxy-Require";
    RecordRoute = "Record-Route";
    ReplyTo = "Reply-To";
    Require = "Require";
    RetryAfter = "Retry-After";
    Route = "Route";
    Server = "Server";
    Subject = "Subject";
    Supported = "Supported";
    Timestamp = "Timestamp";
    To = "To";
    Unsupported = "Unsupported";
    UserAgent = "User-Agent";
    Via = "Via";
    Warning = "Warning";
    WwwAuthenticate = "WWW-Authenticate";
    AllowEvents = "Allow-Events";
    Event = "Event";
    SubscriptionState = "Subscription-State";
    RAck = "RAck";
    RSeq = "RSeq";
    ReferTo = "Refer-To";
    ReferredBy = "Referred-By";
    ReferSub = "Refer-Sub";
    ReferEventsAt = "Refer-Events-At";
    Replaces = "Replaces";
    Join = "Join";
    TargetDialog = "Target-Dialog";
    SessionExpires = "Session-Expires";
    MinSe = "Min-SE";
    Reason = "Reason";
    SipETag = "SIP-ETag";
    SipIfMatch = "SIP-If-Match";
    SuppressIfMatch = "Suppress-If-Match";
    InfoPackage = "Info-Package";
    RecvInfo = "Recv-Info";
    AcceptContact = "Accept-Contact";
    RejectContact = "Reject-Contact";
    RequestDisposition = "Request-Disposition";
    AnswerMode = "Answer-Mode";
    PrivAnswerMode = "Priv-Answer-Mode";
    MaxBreadth = "Max-Breadth";
    FlowTimer = "Flow-Timer";
    TriggerConsent = "Trigger-Consent";
    PermissionMissing = "Permission-Missing";
    PolicyContact = "Policy-Contact";
    PolicyId = "Policy-ID";
    FeatureCaps = "Feature-Caps";
    UserToUser = "User-to-User";
    SessionId = "Session-ID";
    ContentId = "Content-ID";
    AlertMsgError = "AlertMsg-Error";
    Privacy = "Privacy";
    PAssertedIdentity = "P-Asserted-Identity";
    PPreferredIdentity = "P-Preferred-Identity";
    Identity = "Identity";
    HistoryInfo = "History-Info";
    Path = "Path";
    ServiceRoute = "Service-Route";
    Geolocation = "Geolocation";
    GeolocationRouting = "Geolocation-Routing";
    GeolocationError = "Geolocation-Error";
    ResourcePriority = "Resource-Priority";
    AcceptResourcePriority = "Accept-Resource-Priority";
    SecurityClient = "Security-Client";
    SecurityServer = "Security-Server";
    SecurityVerify = "Security-Verify";
    PAccessNetworkInfo = "P-Access-Network-Info";
    PAnswerState = "P-Answer-State";
    PAssertedService = "P-Asserted-Service";
    PPreferredService = "P-Preferred-Service";
    PAssociatedUri = "P-Associated-URI";
    PCalledPartyId = "P-Called-Party-ID";
    PVisitedNetworkId = "P-Visited-Network-ID";
    PChargingFunctionAddresses = "P-Charging-Function-Addresses";
    PChargingVector = "P-Charging-Vector";
    PChargeInfo = "P-Charge-Info";
    PDcsTracePartyId = "P-DCS-Trace-Party-ID";
    PDcsOsps = "P-DCS-OSPS";
    PDcsBillingInfo = "P-DCS-Billing-Info";
    PDcsLaes = "P-DCS-LAES";
    PDcsRedirect = "P-DCS-Redirect";
    PEarlyMedia = "P-Early-Media";
    PMediaAuthorization = "P-Media-Authorization";
    PPrivateNetworkIndication = "P-Private-Network-Indication";
    PProfileKey = "P-Profile-Key";
    PRefusedUriList = "P-Refused-URI-List";
    PServedUser = "P-Served-User";
    PUserDatabase = "P-User-Database";
    AdditionalIdentity = "Additional-Identity";
    AttestationInfo = "Attestation-Info";
    CellularNetworkInfo = "Cellular-Network-Info";
    DcInfo = "DC-Info";
    OriginationId = "Origination-Id";
    PriorityShare = "Priority-Share";
    PriorityVerstat = "Priority-Verstat";
    RelayedCharge = "Relayed-Charge";
    ResourceShare = "Resource-Share";
    ResponseSource = "Response-Source";
    RestorationInfo = "Restoration-Info";
    ServiceInteractInfo = "Service-Interact-Info";
    Encryption = "Encryption";
    Hide = "Hide";
    ResponseKey = "Response-Key";
    IdentityInfo = "Identity-Info";
    Diversion = "Diversion";
    CcDiversion = "CC-Diversion";
    RemotePartyId = "Remote-Party-ID";
    RpidPrivacy = "RPID-Privacy";
    ContentTransferEncoding = "Content-Transfer-Encoding";
    ProxyAuthenticationInfo = "Proxy-Authentication-Info";
    ReasonPhrase = "Reason-Phrase";
}
