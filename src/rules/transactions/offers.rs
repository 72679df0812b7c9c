//! What the rules on offers and answers ask of them.

use crate::{
    ingest::MessageId,
    lint::{Diagnostic, Lint, TraceCx},
    text::Span,
    trace::{Agreement, Exchange, MediaSide, Obstacle},
};

/// A media line that both sides take part in.
#[derive(Clone, Copy)]
pub(super) struct Taken<'a> {
    pub(super) exchange: &'a Exchange,
    /// The message with the answer.
    pub(super) answer: MessageId,
    pub(super) media: &'a Agreement,
    pub(super) offered: &'a MediaSide,
    pub(super) answered: &'a MediaSide,
}

impl Taken<'_> {
    /// Reports the answer at one place, with that of the offer it is held against.
    pub(super) fn report<'l>(
        &self,
        lint: &'l mut Lint<'_>,
        places: (Span, Span),
        text: String,
    ) -> &'l mut Diagnostic {
        let (at, of) = places;
        lint.report(self.answer, at, text)
            .relate(self.exchange.offer, of, "what was offered")
    }

    /// Reports the answer's media line, with that of the offer.
    pub(super) fn report_line(&self, lint: &mut Lint<'_>, text: String) {
        self.report(lint, (self.answered.span, self.offered.span), text);
    }

    /// Whether the offer has a format too.
    pub(super) fn offers(&self, codec: &crate::trace::Codec) -> bool {
        self.offered.codecs.iter().any(|o| o.same(codec))
    }

    /// Whether offer and answer have a codec in common that carries media.
    pub(super) fn share_a_codec(&self) -> bool {
        let mut answered = self.answered.codecs.iter();
        answered.any(|c| !c.is_helper() && self.offers(c))
    }
}

/// The media lines of all final answers that both sides take part in, on the first hop that shows
/// them: a proxy forwards what is wrong to the next.
pub(super) fn taken<'a>(cx: &TraceCx<'a>) -> impl Iterator<Item = Taken<'a>> {
    let exchanges = cx
        .trace
        .exchanges
        .iter()
        .filter(|e| !e.preview && e.primary);
    exchanges.flat_map(|exchange| {
        exchange.media.iter().filter_map(move |media| {
            let (offered, answered) = (media.offered.as_ref()?, media.answered.as_ref()?);
            let same = offered.kind.eq_ignore_ascii_case(&answered.kind);
            (same && media.is_live()).then_some(Taken {
                exchange,
                answer: exchange.answer?,
                media,
                offered,
                answered,
            })
        })
    })
}

/// Those with one obstacle.
pub(super) fn hindered<'a>(
    cx: &TraceCx<'a>,
    obstacle: Obstacle,
) -> impl Iterator<Item = Taken<'a>> {
    taken(cx).filter(move |t| t.media.obstacle() == Some(obstacle))
}
