//! SIP036.

use crate::{
    declare_rule,
    lint::{Fix, Lint, MessageCx},
    syntax::{FaultKind, SyntaxFault, date::SipDate},
    text::time::{self, MONTHS, weekday},
};

declare_rule! {
    /// A date is not in GMT.
    ///
    /// ## Why it matters
    ///
    /// SIP allows one time zone, GMT. A receiver that reads the rest of the date and ignores the
    /// zone is wrong by hours; a strict one refuses the message (RFC 4475, 3.1.2.12).
    ///
    /// ## Fails
    ///
    /// ```sip,base=invite-200
    /// Date: Sat, 13 Nov 2010 23:29:00 «UTC»
    /// ```
    ///
    /// ```sip,base=invite-200
    /// Date: Fri, 31 Dec 2010 20:15:00 «-0530»
    /// ```
    ///
    /// ## Fixed
    ///
    /// ```sip,base=invite-200
    /// Date: Sat, 13 Nov 2010 23:29:00 GMT
    /// ```
    ///
    /// ```sip,base=invite-200
    /// Date: Sat, 01 Jan 2011 01:45:00 GMT
    /// ```
    ///
    /// ## Passes
    ///
    /// ```sip,base=invite-200
    /// Date: Sat, 13 Nov 2010 23:29:00 GMT
    /// ```
    SIP036 = "date-not-gmt" {
        severity: Error, fix: Sometimes, since: "0.1.0",
        cites: [Must(3261, "20.17"), May(4475, "3.1.2.12")],
        applies: Messages,
        check: Faults(&[FaultKind::DateZone], say),
    }
}

fn say(cx: &MessageCx<'_>, fault: &SyntaxFault, lint: &mut Lint<'_>) {
    let text = format!(
        "The time zone of the date is {} and must be `GMT`. Receivers refuse the field, or are wrong by hours: give the time in GMT.",
        cx.quote(fault.span)
    );
    let finding = lint.report(cx.id, fault.span, text);
    let zone = cx.text(fault.span);
    let date = cx
        .field_at(fault.span)
        .and_then(|f| f.typed(cx.source())?.date());
    // Names of other zones are used for several of them: only numbers are certain.
    match (minutes_ahead(&zone), date) {
        (Some(0), _) => {
            finding.fix(Fix::write(fault.span, "GMT"));
        }
        (Some(ahead), Some(date)) => {
            finding.fix(Fix::safe(
                "Give the time in GMT",
                date.span,
                in_gmt(date, ahead),
            ));
        }
        _ => {}
    }
}

/// Minutes that the zone is ahead of GMT; `None` where its name leaves doubt.
fn minutes_ahead(zone: &str) -> Option<i64> {
    if ["UTC", "UT", "Z"]
        .iter()
        .any(|z| z.eq_ignore_ascii_case(zone))
    {
        return Some(0);
    }
    let digits = zone.strip_prefix(['+', '-'])?;
    let number: i64 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    let minutes = number / 100 * 60 + number % 100;
    Some(if zone.starts_with('-') {
        -minutes
    } else {
        minutes
    })
}

/// The date, `ahead` minutes before, as SIP writes it.
fn in_gmt(date: &SipDate, ahead: i64) -> String {
    let (hours, minutes, seconds) = date.time;
    let since = date.days() * 1440 + i64::from(hours) * 60 + i64::from(minutes) - ahead;
    let (days, minutes) = (since.div_euclid(1440), since.rem_euclid(1440));
    let (year, month, day) = time::date(days);
    let month = MONTHS.get(usize::from(month).wrapping_sub(1));
    format!(
        "{}, {day:02} {} {year:04} {:02}:{:02}:{seconds:02} GMT",
        weekday(days),
        month.unwrap_or(&""),
        minutes / 60,
        minutes % 60
    )
}
