//! Drawings as SVG. Only attributes say what it looks like: no style that a policy could forbid, no ids that two
//! pictures on a page could share, no script, no address.

use super::drawing::{Anchor, Drawing, Ink, Mark, WIDTH};
use crate::office::xml::{self, Element, Spell};

/// Fonts of Windows, of macOS, and of other systems.
const FONTS: &str =
    "Microsoft YaHei,PingFang SC,Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei,SimHei,sans-serif";

/// What lies over the fill of a box, in a colour of its own.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Pattern {
    None,
    Upright(&'static str),
    Level(&'static str),
    Frame(&'static str),
}

/// Where a drawing stands.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// By itself.
    Alone,
    /// On a page, which has room of its own beside it: as wide as there is room, and no wider than it is.
    Page,
    /// In a report, as wide as its text, and as high as it then becomes.
    Report,
}

/// What is cut off on both sides of a drawing that stands on a page.
pub(super) const CUT: i32 = 20;

/// A file with one drawing.
pub(super) fn alone(title: &str, says: &str, drawing: &Drawing) -> String {
    let svg = xml::html(|root| write(root, Place::Alone, title, says, drawing));
    ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", &svg, "\n"].concat()
}

/// Writes a drawing as an element `svg`.
pub(super) fn write(svg: &mut Element<'_>, place: Place, title: &str, says: &str, drawing: &Drawing) {
    let height = drawing.height;
    let (cut, width, fit): (i32, &dyn Spell, &str) = match place {
        Place::Alone => (0, &WIDTH, "xMidYMid"),
        Place::Page | Place::Report => (CUT, &"100%", "xMinYMin"),
    };
    let wide = WIDTH - 2 * cut;
    let head: [(&str, &dyn Spell); 4] = [
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"", &cut),
        (" 0 ", &wide),
        (" ", &height),
        ("\" width=\"", width),
    ];
    svg.filled(&head, "");
    if place != Place::Report {
        svg.filled(&[("\" height=\"", &height)], "");
    }
    let head: [(&str, &dyn Spell); 3] = [
        ("\" preserveAspectRatio=\"", &fit),
        ("\" role=\"img\" font-family=\"", &FONTS),
        ("\"><title>", &title),
    ];
    svg.filled(&head, "</title>");
    svg.filled(&[("<desc>", &says)], "</desc>");
    rect(svg, (0, 0, WIDTH, height), "#fff");
    for mark in &drawing.marks {
        match mark {
            Mark::Box { x, y, width, height, ink, .. } => fill(svg, (*x, *y, *width, *height), *ink),
            Mark::Text { x, y, size, anchor, ink, is_bold, text } => {
                let anchor = match anchor {
                    Anchor::Start => "start",
                    Anchor::Middle => "middle",
                    Anchor::End => "end",
                };
                let weight = if *is_bold { "bold" } else { "normal" };
                let values: [(&str, &dyn Spell); 7] = [
                    ("<text x=\"", x),
                    ("\" y=\"", y),
                    ("\" font-size=\"", size),
                    ("\" text-anchor=\"", &anchor),
                    ("\" font-weight=\"", &weight),
                    ("\" fill=\"", &look(*ink).0),
                    ("\">", text),
                ];
                svg.filled(&values, "</text>");
            }
        }
    }
    svg.filled(&[], "</svg>");
}

fn rect(svg: &mut Element<'_>, (x, y, width, height): (i32, i32, i32, i32), fill: &str) {
    let values: [(&str, &dyn Spell); 5] = [
        ("<rect x=\"", &x),
        ("\" y=\"", &y),
        ("\" width=\"", &width),
        ("\" height=\"", &height),
        ("\" fill=\"", &fill),
    ];
    svg.filled(&values, "\"/>");
}

/// A box with its pattern, which is a path: patterns by name would need an id.
fn fill(svg: &mut Element<'_>, place: (i32, i32, i32, i32), ink: Ink) {
    rect(svg, place, look(ink).0);
    let (colour, strips) = over(place, ink);
    let mut path = String::new();
    for (x, y, width, height) in strips {
        for (before, length) in [("M", x), (" ", y), ("h", width), ("v", height), ("h", -width)] {
            path.push_str(before);
            length.spell(&mut path);
        }
        path.push('z');
    }
    if !path.is_empty() {
        svg.filled(&[("<path d=\"", &path), ("\" fill=\"", &colour)], "\"/>");
    }
}

/// The pattern of a box: the boxes over it, and their colour.
pub(super) fn over(
    (x, y, width, height): (i32, i32, i32, i32),
    ink: Ink,
) -> (&'static str, Vec<(i32, i32, i32, i32)>) {
    let (colour, mut strip, step, count) = match look(ink).1 {
        Pattern::None => return ("", Vec::new()),
        Pattern::Upright(over) => (over, (x + 3, y, 2, height), (6, 0), (width + 1) / 6),
        Pattern::Level(over) => (over, (x, y + 3, width, 2), (0, 6), (height + 1) / 6),
        Pattern::Frame(over) => (over, (x + 2, y + 2, width - 4, height - 4), (0, 0), i32::from(width > 4)),
    };
    let mut strips = Vec::new();
    for _ in 0..count {
        strips.push(strip);
        strip.0 += step.0;
        strip.1 += step.1;
    }
    (colour, strips)
}

/// Dark and light in turns.
const PARTS: [(&str, Pattern); 6] = [
    ("#123f70", Pattern::None),
    ("#a9c6e3", Pattern::None),
    ("#4a82b8", Pattern::None),
    ("#dde8f3", Pattern::Upright("#4a6a8c")),
    ("#5a6270", Pattern::Level("#c9ced6")),
    ("#8791a3", Pattern::Frame("#fff")),
];

pub(super) fn look(ink: Ink) -> (&'static str, Pattern) {
    match ink {
        Ink::Part(place) => PARTS.get(place % PARTS.len()).copied().unwrap_or(("#123f70", Pattern::None)),
        Ink::Rest => ("#dde8f3", Pattern::Upright("#4a6a8c")),
        Ink::Black => ("#1b2230", Pattern::None),
        Ink::Quiet => ("#566074", Pattern::None),
        Ink::Blue => ("#123f70", Pattern::None),
        Ink::Line => ("#c3cad6", Pattern::None),
    }
}
