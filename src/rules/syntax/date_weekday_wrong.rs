//! SIP040.

use crate::{
    declare_rule,
    lint::{Applicability, Fix, Lint, MessageCx},
    message::HeaderId,
    text::{
        Span,
        time::{WEEKDAYS, weekday},
    },
};

declare_rule! {
    /// The weekday of a date is not the day that the date falls on.
    ///
    /// ## Why it matters
    ///
    /// One of the two is wrong, and a receiver cannot know which. It points to a clock or to a
    /// library that is set wrongly; receivers that check the date refuse it.
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Date: «Mon», 13 Nov 2010 23:29:00 GMT
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite-200
    /// Date: Sat, 13 Nov 2010 23:29:00 GMT
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// Date: Sat, 13 Nov 2010 23:29:00 GMT
    /// ```
    SIP040 = "date-weekday-wrong" {
        severity: Warning, fix: Always, since: "0.1.0",
        cites: [May(3261, "20.17")],
        applies: Messages,
        check: Message(check),
    }
}

fn check(cx: &MessageCx<'_>, lint: &mut Lint<'_>) {
    let Some(date) = cx.typed(HeaderId::Date).and_then(|v| v.date()) else {
        return;
    };
    let right = weekday(date.days());
    let written = WEEKDAYS.get(usize::from(date.weekday));
    if written == Some(&right) {
        return;
    }
    let span = Span::new(date.span.start, date.span.start.saturating_add(3));
    let text = format!(
        "The date falls on a {right}, and {} is written. One of the two is wrong, most likely the clock's or the library's doing.",
        cx.quote(span)
    );
    let fix = Fix::write(span, right);
    lint.report(cx.id, span, text)
        .fix(fix.trusted(Applicability::Unsafe));
}
