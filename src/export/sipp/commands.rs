//! A side's steps as the commands of a scenario.

use std::{
    collections::{HashMap, HashSet},
    fmt::Write,
};

use super::{
    Side,
    call::{Call, Step},
    escape,
    fields::{self, RequestCx},
};
use crate::{
    message::{HeaderId, Method},
    syntax::auth::Auth,
};

/// One command of a scenario.
enum Command {
    Pause(u64),
    Send {
        /// Whether it is sent anew until it is answered, over UDP.
        retransmitted: bool,
        text: String,
    },
    Receive {
        attributes: String,
        saves: Vec<Save>,
    },
}

/// A field that is kept for later.
struct Save {
    variable: String,
    field: &'static str,
    expression: &'static str,
    /// Whether the call fails where it is not there.
    must: bool,
}

impl Save {
    fn new(variable: impl Into<String>, field: &'static str, expression: &'static str) -> Self {
        Self {
            variable: variable.into(),
            field,
            expression,
            must: true,
        }
    }
}

/// The scenario of one side.
pub(super) fn scenario(call: &Call<'_>, side: Side) -> String {
    let mut writer = Writer {
        steps: &call.steps,
        side,
        known: Known::new(&call.steps, side),
        commands: Vec::new(),
        sent: HashMap::new(),
        received: HashMap::new(),
        target: false,
        challenged: false,
        rseq: false,
        last: None,
    };
    for (place, step) in call.steps.iter().enumerate() {
        if writer.is_own(step) {
            writer.send(step);
        } else {
            writer.receive(place, step);
        }
    }
    render(call, side, &writer.commands)
}

struct Writer<'c, 'a> {
    steps: &'c [Step<'a>],
    side: Side,
    known: Known,
    commands: Vec<Command>,
    /// Which command sent an INVITE, by its `CSeq`.
    sent: HashMap<Option<u64>, usize>,
    /// Requests received, by their transaction.
    received: HashMap<usize, &'c Step<'a>>,
    /// Whether `SIPp` has the other side's Contact.
    target: bool,
    /// Whether it has a challenge.
    challenged: bool,
    /// Whether it has an `RSeq`.
    rseq: bool,
    /// The transaction of the last message received, where that was a request.
    last: Option<usize>,
}

/// What is asked of the whole call, read once.
#[derive(Default)]
struct Known {
    /// Transactions with an INVITE.
    invites: HashSet<usize>,
    /// Transactions with a response.
    answered: HashSet<usize>,
    /// `CSeq` numbers of the ACKs that the other side sends.
    acknowledged: HashSet<Option<u64>>,
    /// Where the last request with credentials is that this side sends.
    credentials: Option<usize>,
    /// Transactions whose request's fields are needed after another message has come.
    saved: HashSet<usize>,
}

impl Known {
    fn new(steps: &[Step<'_>], side: Side) -> Self {
        let mut known = Self::default();
        let mut last = None;
        for (place, step) in steps.iter().enumerate() {
            let (own, request) = (is_own(step, side), step.is_request());
            if request && step.method == Method::Invite {
                known.invites.insert(step.transaction);
            }
            if !request {
                known.answered.insert(step.transaction);
            }
            if request && !own && step.method == Method::Ack {
                known.acknowledged.insert(step.cseq);
            }
            let credentials = [HeaderId::Authorization, HeaderId::ProxyAuthorization];
            if request && own && credentials.iter().any(|id| step.field(*id).is_some()) {
                known.credentials = Some(place);
            }
            if !own {
                last = request.then_some(step.transaction);
            } else if !request && last != Some(step.transaction) {
                known.saved.insert(step.transaction);
            }
        }
        known
    }
}

fn is_own(step: &Step<'_>, side: Side) -> bool {
    step.by_caller == (side == Side::Uac)
}

impl<'c, 'a> Writer<'c, 'a> {
    fn is_own(&self, step: &Step<'_>) -> bool {
        is_own(step, self.side)
    }

    /// Whether the step after that place is one to wait for too.
    fn waits_on(&self, place: usize) -> bool {
        let next = self.steps.get(place.saturating_add(1));
        next.is_some_and(|s| !self.is_own(s))
    }

    fn send(&mut self, step: &'c Step<'a>) {
        if let Some(pause) = step.pause.filter(|p| *p > 0) {
            self.commands.push(Command::Pause(pause));
        }
        let (text, retransmitted) = if step.is_request() {
            let answered = self.known.answered.contains(&step.transaction);
            (self.request(step), answered && step.method != Method::Ack)
        } else {
            let Some(request) = self.received.get(&step.transaction) else {
                return;
            };
            let saved = (self.last != Some(step.transaction)).then_some(step.transaction);
            let answer = step.method == Method::Invite && step.status() >= 200;
            let acknowledged = self.known.acknowledged.contains(&step.cseq);
            let text = fields::response(step, request, saved);
            (text, answer && acknowledged)
        };
        self.commands.push(Command::Send {
            retransmitted,
            text,
        });
    }

    fn request(&mut self, step: &Step<'_>) -> String {
        let here = self.commands.len();
        let invite = self.sent.get(&step.cseq).copied();
        let in_invite = self.known.invites.contains(&step.transaction);
        let refused = step.method == Method::Ack && in_invite;
        // CANCEL and the ACK to a refusal have their INVITE's branch (RFC 3261 §9.1, §17.1.1.3).
        let shared = refused || step.method == Method::Cancel;
        let branch = match invite.filter(|_| shared) {
            Some(at) => format!("[branch-{}]", here.saturating_sub(at)),
            None => "[branch]".to_owned(),
        };
        if step.method == Method::Invite {
            self.sent.insert(step.cseq, here);
        }
        let cx = RequestCx {
            branch,
            peer: match self.side {
                Side::Uac => "[peer_tag_param]",
                Side::Uas => "[$peer]",
            },
            in_dialog: self.target && !shared && step.tag(HeaderId::To).is_some(),
            challenged: self.challenged,
            rseq: self.rseq,
        };
        fields::request(step, &cx)
    }

    fn receive(&mut self, place: usize, step: &'c Step<'a>) {
        let mut attributes = String::new();
        if step.is_request() {
            let method = step.message().request_method();
            let method = method.map(|m| step.source().get(m)).unwrap_or_default();
            let method = escape::xml(&String::from_utf8_lossy(method));
            let _ = write!(attributes, "request=\"{method}\"");
            self.received.entry(step.transaction).or_insert(step);
            self.last = Some(step.transaction);
        } else {
            let _ = write!(attributes, "response=\"{}\"", step.status());
            // What is followed by something of our own is what that waits for.
            if step.status() < 200 && self.waits_on(place) {
                attributes += " optional=\"true\"";
            }
            if self.is_challenge(place, step) {
                attributes += " auth=\"true\"";
                self.challenged = true;
            }
            self.last = None;
        }
        if names_target(step) {
            self.target = true;
            if !step.is_request() || step.tag(HeaderId::To).is_none() {
                attributes += " rrs=\"true\"";
            }
        }
        let saves = self.saves(step);
        self.commands.push(Command::Receive { attributes, saves });
    }

    /// Whether a response asks for a digest that one of the later requests gives.
    fn is_challenge(&self, place: usize, step: &Step<'_>) -> bool {
        let asked = match step.status() {
            401 => HeaderId::WwwAuthenticate,
            407 => HeaderId::ProxyAuthenticate,
            _ => return false,
        };
        let digest = |auth: &Auth| auth.is_digest(step.source());
        let mut fields = step.message().fields(asked);
        let challenge = fields.any(|f| {
            let value = f.typed(step.source());
            value.and_then(|v| v.challenge()).is_some_and(digest)
        });
        challenge && self.known.credentials.is_some_and(|last| last > place)
    }

    /// What of a received message may be needed later.
    fn saves(&mut self, step: &Step<'_>) -> Vec<Save> {
        const ALL: &str = "[^ ].*";
        let mut saves = Vec::new();
        if step.is_request() && step.tag(HeaderId::To).is_none() {
            saves.push(Save::new("peer", "From", ";[ ]*tag=[^;]*"));
        }
        let number = step.transaction;
        if step.is_request() && self.known.saved.contains(&number) && step.method != Method::Ack {
            for field in ["Via", "From", "To", "CSeq"] {
                saves.push(Save::new(fields::variable(field, number), field, ALL));
            }
            if step.field(HeaderId::RecordRoute).is_some() {
                let variable = fields::variable("Record-Route", number);
                saves.push(Save::new(variable, "Record-Route", ALL));
            }
        }
        if names_target(step) {
            saves.push(Save {
                must: step.is_request() || step.status() >= 200,
                ..Save::new("target", "Contact", "sips?:[^&quot;&gt;, ]+")
            });
        }
        if !step.is_request() && step.field(HeaderId::RSeq).is_some() {
            self.rseq = true;
            saves.push(Save::new("rseq", "RSeq", "[0-9]+"));
        }
        saves
    }
}

/// Whether a message tells where requests of the dialog go (RFC 3261 §12.1.1, §12.1.2, §12.2).
fn names_target(step: &Step<'_>) -> bool {
    let answers = matches!(step.status(), 101..=299) && step.tag(HeaderId::To).is_some();
    let dialog = matches!(
        step.method,
        Method::Invite | Method::Update | Method::Subscribe | Method::Refer | Method::Notify
    );
    dialog && (step.is_request() || answers) && step.field(HeaderId::Contact).is_some()
}

fn render(call: &Call<'_>, side: Side, commands: &[Command]) -> String {
    let sends = commands.iter().filter_map(|c| match c {
        Command::Send { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let sent: String = sends.collect();
    let (who, words) = match side {
        Side::Uac => ("starts", "HOST:PORT"),
        Side::Uas => ("answers", "-p PORT"),
    };
    let password = if sent.contains("[authentication") {
        " -ap PASSWORD"
    } else {
        ""
    };
    let id = escape::xml(&call.call_id);
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <!DOCTYPE scenario SYSTEM \"sipp.dtd\">\n\
         <!-- The side that {who} the call {id}. To play it: sipp -sf FILE -m 1{password} {words} -->\n\
         <scenario name=\"{id}\">\n"
    );
    let used = variables(&sent);
    for command in commands {
        put(command, &used, &mut out);
    }
    out += "</scenario>\n";
    out
}

/// The variables that what is sent uses.
fn variables(sent: &str) -> HashSet<&str> {
    let uses = sent.split("[$").skip(1);
    uses.filter_map(|u| Some(u.split_once(']')?.0)).collect()
}

/// Writes a command. A field is saved only where something sent uses it: `SIPp` accepts no variable
/// that is not used.
fn put(command: &Command, used: &HashSet<&str>, out: &mut String) {
    let _ = match command {
        Command::Pause(time) => writeln!(out, "  <pause milliseconds=\"{time}\"/>"),
        Command::Send {
            retransmitted,
            text,
        } => {
            let retrans = if *retransmitted {
                " retrans=\"500\""
            } else {
                ""
            };
            writeln!(
                out,
                "  <send{retrans}>\n    <![CDATA[\n{text}]]>\n  </send>"
            )
        }
        Command::Receive { attributes, saves } => {
            let used = saves.iter().filter(|s| used.contains(s.variable.as_str()));
            let used: Vec<_> = used.collect();
            if used.is_empty() {
                writeln!(out, "  <recv {attributes}/>")
            } else {
                let actions = used.iter().map(|s| {
                    format!(
                        "      <ereg regexp=\"{}\" search_in=\"hdr\" header=\"{}:\" \
                         check_it=\"{}\" assign_to=\"{}\"/>\n",
                        s.expression, s.field, s.must, s.variable
                    )
                });
                let actions: String = actions.collect();
                writeln!(
                    out,
                    "  <recv {attributes}>\n    <action>\n{actions}    </action>\n  </recv>"
                )
            }
        }
    };
}
