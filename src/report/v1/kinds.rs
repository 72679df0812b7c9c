//! The enumerations of the report.

use serde::{Deserialize, Serialize};

records! {
    /// The line ends of a text.
    #[derive(Copy)]
    enum LineEnds {
        /// `\n`
        Lf,
        /// `\r\n`
        Crlf,
        /// `\r`
        Cr,
        /// More than one kind.
        Mixed,
        /// A single line.
        None,
    }

    /// What a message is.
    #[derive(Copy)]
    enum MessageKind {
        /// A request.
        Request,
        /// A response.
        Response,
        /// Its first line says neither.
        Unknown,
    }

    /// Which way a message went, seen from whoever wrote it down.
    #[derive(Copy)]
    enum Direction {
        /// It came in.
        Received,
        /// It went out.
        Sent,
    }

    /// How bad a finding is; ordered.
    #[derive(Copy, PartialOrd, Ord, Hash)]
    enum Severity {
        /// Legal and worth knowing.
        Info,
        /// Should not be, or is known to give trouble.
        Warning,
        /// Must not be.
        Error,
    }

    /// How strongly a text demands something (RFC 2119).
    #[derive(Copy)]
    enum Force {
        /// MUST
        Must,
        /// SHOULD
        Should,
        /// MAY
        May,
    }

    /// How far a fix may be trusted; ordered.
    #[derive(Copy, PartialOrd, Ord)]
    enum Applicability {
        /// Shows what is meant.
        DisplayOnly,
        /// May change the meaning.
        Unsafe,
        /// Keeps the meaning, or is surely what was meant.
        Safe,
    }

    /// Which state machine a transaction runs (RFC 3261 §17).
    #[derive(Copy)]
    enum TransactionKind {
        /// INVITE
        Invite,
        /// Any other method.
        #[serde(rename = "non-invite")]
        NonInvite,
    }

    /// The state a transaction is left in (RFC 3261 §17, RFC 6026 §7).
    #[derive(Copy)]
    enum TransactionState {
        /// The request, and no response.
        Trying,
        /// Provisional responses only.
        Proceeding,
        /// A final response; of INVITE, one that refuses.
        Completed,
        /// INVITE refused, and the refusal acknowledged.
        Confirmed,
        /// INVITE answered with 2xx.
        Accepted,
        /// Nothing more can come.
        Terminated,
    }

    /// The state a dialog is left in (RFC 3261 §12, §15).
    #[derive(Copy)]
    enum DialogState {
        /// Provisional responses only.
        Early,
        /// Answered.
        Confirmed,
        /// Over.
        Terminated,
    }

    /// What a dialog is used for (RFC 5057 §3).
    #[derive(Copy)]
    enum Usage {
        /// A session.
        Session,
        /// A subscription.
        Subscription,
    }

    /// What a call is about.
    #[derive(Copy)]
    enum CallKind {
        /// A session, started by INVITE.
        Session,
        /// REGISTER.
        Registration,
        /// SUBSCRIBE or NOTIFY outside a session.
        Subscription,
        /// Anything else.
        Other,
    }

    /// Where a call was left.
    #[derive(Copy)]
    enum CallState {
        /// Asked, and no answer but 100.
        Trying,
        /// It rings, or early media flow.
        Ringing,
        /// Challenged, and no answer to it was accepted.
        Challenged,
        /// Redirected, and not followed.
        Redirected,
        /// Answered, and not over.
        Established,
        /// Over.
        Ended,
        /// Given up by the caller.
        Cancelled,
        /// Refused.
        Failed,
        /// Nothing tells.
        Unknown,
    }

    /// What a party does in a call.
    #[derive(Copy)]
    enum PartyRole {
        /// Sent the first request.
        Caller,
        /// Is called or asked.
        Callee,
        /// Is registered.
        Registrant,
    }

    /// A direction of media.
    #[derive(Copy)]
    enum MediaDirection {
        /// Both ways.
        Sendrecv,
        /// Sends only.
        Sendonly,
        /// Takes only.
        Recvonly,
        /// Neither.
        Inactive,
    }

    /// What two legs have in common.
    #[derive(Copy)]
    enum LegReason {
        /// A Replaces field names a dialog of the other (RFC 3891).
        Replaces,
        /// A REFER in one asked for the other (RFC 3515).
        Referred,
        /// A Session-ID (RFC 7989).
        SessionId,
        /// A field of one carries the other's Call-ID.
        CallIdInField,
        /// The origin line of their session descriptions.
        Origin,
        /// The numbers of both sides, and the time.
        NumbersAndTime,
    }

    /// How sure something is; ordered.
    #[derive(Copy, PartialOrd, Ord)]
    enum Confidence {
        /// It may be chance.
        Possible,
        /// It would be a rare chance.
        Likely,
        /// One element said so.
        Certain,
    }

    /// What became of checking a digest.
    #[derive(Copy)]
    enum Verdict {
        /// The secret gives this response.
        Match,
        /// The secret gives another.
        Mismatch,
        /// No secret is known for this user.
        NoSecret,
        /// A parameter that the computation needs is not there.
        Incomplete,
        /// A parameter was blotted out before the text came here.
        Masked,
        /// An algorithm or quality of protection that is not computed here.
        Unsupported,
    }
}
