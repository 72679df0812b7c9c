//! A ladder as a picture: one SVG that stands alone, in colours for a light ground.

use super::{Arrow, Class, Geometry, HEAD, LINE, Ladder, SHAFT, Step, TEXT, clock, cut, later};
use std::fmt::Write as _;

/// A picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Svg {
    /// All of it.
    pub text: String,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
}

/// No browser's canvas is sure to take more pixels than this, along a side and in all.
const MOST: (u32, u32) = (16_384, 67_000_000);

impl Svg {
    /// How many pixels of a picture go along one of this, two where that many have room; `None` where not even one.
    pub fn scale(&self) -> Option<u32> {
        let fits = |scale: &u32| {
            let (width, height) = (
                self.width.checked_mul(*scale)?,
                self.height.checked_mul(*scale)?,
            );
            let pixels = width.checked_mul(height)?;
            (width.max(height) <= MOST.0 && pixels <= MOST.1).then_some(())
        };
        [2, 1].into_iter().find(|scale| fits(scale).is_some())
    }
}

const INK: &str = "#1c2128";
const MUTED: &str = "#57606b";
const LANE: &str = "#b4bcc7";
const SANS: &str = "system-ui, 'Segoe UI', 'Noto Sans', 'Liberation Sans', sans-serif";
const MONO: &str = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

const fn colour(class: Class) -> &'static str {
    match class {
        Class::Request => "#0a4b94",
        Class::Provisional => MUTED,
        Class::Success => "#22682f",
        Class::Redirection => "#855000",
        Class::Failure => "#ae211d",
    }
}

/// Draws `ladder`. It has no style sheet, no script and no address of anything else: whatever shows SVG shows it.
pub fn svg(ladder: &Ladder) -> Svg {
    let geometry = Geometry::fitting(ladder);
    let lines = u32::try_from(ladder.steps.len()).unwrap_or(u32::MAX);
    let top = HEAD.saturating_add(LINE);
    let height = top
        .saturating_add(lines.saturating_mul(LINE))
        .saturating_add(12);
    let width = geometry.width;
    let title = escaped(&ladder.title);
    let mut text = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"{SANS}\" font-size=\"12\">\n\
         <title>{title}</title>\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n\
         <text x=\"12\" y=\"25\" font-size=\"14\" font-weight=\"600\" fill=\"{INK}\">{title}</text>\n"
    );
    heads(ladder, geometry, &mut text);
    let _ = writeln!(
        text,
        "<path transform=\"translate(0 {top})\" d=\"{}\" stroke=\"{LANE}\"/>",
        geometry.lanes(ladder, height.saturating_sub(top))
    );
    for (step, line) in ladder.steps.iter().zip(0_u32..) {
        let y = top.saturating_add(line.saturating_mul(LINE));
        match step {
            Step::Arrow(arrow) => rung(ladder, arrow, geometry, y, &mut text),
            Step::Pause(ms) => pause(*ms, geometry, y, &mut text),
        }
    }
    text.push_str("</svg>\n");
    Svg {
        text,
        width,
        height,
    }
}

/// The names of the lanes, each over what else is known of it.
fn heads(ladder: &Ladder, geometry: Geometry, text: &mut String) {
    let room = geometry.name_room();
    for (lane, number) in ladder.lanes.iter().zip(0..) {
        let x = geometry.x(number);
        for (said, y, look) in [
            (
                &lane.name,
                LINE.saturating_add(18),
                format!("font-weight=\"600\" fill=\"{INK}\""),
            ),
            (
                &lane.note,
                LINE.saturating_add(34),
                format!("font-size=\"11\" fill=\"{MUTED}\""),
            ),
        ] {
            let said = escaped(&cut(said, room));
            if !said.is_empty() {
                let _ = writeln!(
                    text,
                    "<text x=\"{x}\" y=\"{y}\" text-anchor=\"middle\" {look}>{said}</text>"
                );
            }
        }
    }
}

fn pause(ms: u32, geometry: Geometry, y: u32, text: &mut String) {
    let (left, width) = (geometry.gutter, geometry.width);
    let middle = left.saturating_add(width) / 2;
    let (line, base) = (y.saturating_add(20), y.saturating_add(24));
    let _ = writeln!(
        text,
        "<path d=\"M{left} {line} H{width}\" stroke=\"{LANE}\" stroke-dasharray=\"1 5\"/>\n\
         <text x=\"{middle}\" y=\"{base}\" text-anchor=\"middle\" fill=\"{MUTED}\" {}>{}</text>",
        halo(),
        later(ms)
    );
}

fn rung(ladder: &Ladder, arrow: &Arrow, geometry: Geometry, y: u32, text: &mut String) {
    let ink = colour(arrow.class);
    let _ = writeln!(
        text,
        "<g transform=\"translate(0 {y})\" color=\"{ink}\"><title>{}</title>",
        escaped(&ladder.words(arrow))
    );
    let number = arrow.message.saturating_add(1).to_string();
    let since = arrow.since_ms.map(clock).unwrap_or_default();
    for (said, x) in [(number, 34), (since, geometry.gutter.saturating_sub(22))] {
        if !said.is_empty() {
            let _ = writeln!(
                text,
                "<text x=\"{x}\" y=\"{SHAFT}\" text-anchor=\"end\" font-size=\"11\" fill=\"{MUTED}\">{said}</text>"
            );
        }
    }
    for stroke in geometry.strokes(arrow) {
        let fill = if stroke.filled { ink } else { "none" };
        let dash = match stroke.dash {
            "" => String::new(),
            dash => format!(" stroke-dasharray=\"{dash}\""),
        };
        let _ = writeln!(
            text,
            "<path d=\"{}\" fill=\"{fill}\" stroke=\"{ink}\" stroke-width=\"{}\"{dash}/>",
            stroke.path, stroke.width
        );
    }
    let (middle, room) = geometry.label(arrow);
    let marks = arrow.marks();
    let marks = marks.iter().map(|mark| {
        let mark = escaped(mark);
        format!("<tspan dx=\"7\" font-size=\"10.5\" font-family=\"{SANS}\" fill=\"{MUTED}\">{mark}</tspan>")
    });
    let _ = writeln!(
        text,
        "<text x=\"{middle}\" y=\"{TEXT}\" text-anchor=\"middle\" font-family=\"{MONO}\" font-weight=\"600\" \
         fill=\"{ink}\" {}>{}{}</text></g>",
        halo(),
        escaped(&cut(&arrow.label, room)),
        marks.collect::<String>()
    );
}

/// White round letters, so that lanes do not cross them.
const fn halo() -> &'static str {
    "paint-order=\"stroke\" stroke=\"#ffffff\" stroke-width=\"4\" stroke-linejoin=\"round\""
}

/// As XML wants text: with references for its own signs, and without the characters that it forbids (XML 1.0 §2.2).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            c if c.is_control() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}
