//! `xl/styles.xml`: fonts, fills, lines and formats, and the combinations of them that cells use.

use super::SPREADSHEET;
use crate::document::look::{Alignment, Look};
use crate::office::xml::{self, Element};

/// The look of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub(super) face: Face,
    pub(super) fill: Fill,
    /// Whether there are lines around it.
    pub(super) lines: bool,
    /// Whether its text stands in the middle; else it stands on the left.
    pub(super) centered: bool,
    /// Whether the number shows exactly so many decimals; else as many as it has.
    pub(super) decimals: Option<usize>,
    /// Whether its text begins like a formula.
    pub(super) quoted: bool,
}

/// The type of a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Face {
    /// What stands in tables, and what widths are measured by.
    #[default]
    Table,
    Head,
    Title,
    Heading,
    /// What is not printed.
    Aside,
    Link,
}

/// The colour behind a cell.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Fill {
    #[default]
    None,
    /// Headings across a table.
    Group,
    /// Headings of columns.
    Head,
    /// Sums.
    Sum,
    /// What is wrong.
    Error,
    /// What is likely wrong.
    Warning,
}

impl Fill {
    /// All but `None`, in their order in the file.
    const COLOURS: [(Self, &'static str); 4] =
        [(Self::Head, "EAF1FA"), (Self::Sum, "F2F2F2"), (Self::Error, "FFC7CE"), (Self::Warning, "FFEB9C")];
}

/// The number in the file of the look of a check that differs.
pub(super) const DIFFERS: usize = 0;

/// The looks that the cells of a workbook have. A cell names its look by its place here.
pub(super) struct Styles(Vec<Style>);

impl Styles {
    /// The first one is what cells have that say nothing.
    pub(super) fn new() -> Self {
        Self(vec![Style::default()])
    }

    /// The place of a style.
    pub(super) fn place(&mut self, style: Style) -> usize {
        self.0.iter().position(|known| *known == style).unwrap_or_else(|| {
            self.0.push(style);
            self.0.len() - 1
        })
    }
}

pub(super) fn write(styles: &Styles, look: &Look) -> String {
    xml::document("styleSheet", |root| {
        root.attribute("xmlns", SPREADSHEET);
        formats(root);
        fonts(root, look);
        fills(root, look);
        lines(root);
        {
            let mut base = root.child("cellStyleXfs");
            base.attribute("count", 1).child("xf").attribute("numFmtId", 0);
        }
        {
            let mut list = root.child("cellXfs");
            list.attribute("count", styles.0.len());
            for style in &styles.0 {
                combination(&mut list, *style);
            }
        }
        {
            let mut names = root.child("cellStyles");
            let mut normal = names.attribute("count", 1).child("cellStyle");
            normal.attribute("name", "Normal").attribute("xfId", 0).attribute("builtinId", 0);
        }
        let mut differences = root.child("dxfs");
        let mut differs = differences.attribute("count", 1).child("dxf");
        differs.child("font").child("color").attribute("rgb", "FF9C0006");
        differs.child("fill").child("patternFill").child("bgColor").attribute("rgb", "FFFFC7CE");
    })
}

/// Formats that show a number with so many decimals. The ids up to 163 are Excel's own.
const FORMATS: usize = 164;
/// As many decimals as a figure can have.
const MOST_DECIMALS: usize = 6;

fn formats(root: &mut Element<'_>) {
    let mut formats = root.child("numFmts");
    formats.attribute("count", MOST_DECIMALS + 1);
    for decimals in 0..=MOST_DECIMALS {
        let point = if decimals == 0 { "" } else { "." };
        formats
            .child("numFmt")
            .attribute("numFmtId", FORMATS + decimals)
            .attribute("formatCode", format_args!("0{point}{}", "0".repeat(decimals)));
    }
}

/// In the order of [`Face`].
fn fonts(root: &mut Element<'_>, look: &Look) {
    let [heading, _] = &look.headings;
    let table = look.tables.font.chinese;
    let fonts = [
        (table, "10.5", None),
        (table, "10.5", None),
        (heading.font.chinese, "16", None),
        (heading.font.chinese, "12", None),
        (table, "9", Some("FF7F7F7F")),
        (table, "10.5", Some("FF1F4E9E")),
    ];
    let mut list = root.child("fonts");
    list.attribute("count", fonts.len());
    for (place, (name, size, colour)) in fonts.into_iter().enumerate() {
        let mut font = list.child("font");
        if place == Face::Head as usize {
            font.child("b");
        }
        if place == Face::Link as usize {
            font.child("u");
        }
        font.child("sz").attribute("val", size);
        if let Some(colour) = colour {
            font.child("color").attribute("rgb", colour);
        }
        font.child("name").attribute("val", name);
        // GB 2312.
        font.child("charset").attribute("val", 134);
    }
}

/// In the order of [`Fill`], after the two that every workbook has.
fn fills(root: &mut Element<'_>, look: &Look) {
    let mut fills = root.child("fills");
    fills.attribute("count", Fill::COLOURS.len() + 3);
    for pattern in ["none", "gray125"] {
        fills.child("fill").child("patternFill").attribute("patternType", pattern);
    }
    let group = (Fill::Group, look.tables.group_fill);
    for (_, colour) in [group].into_iter().chain(Fill::COLOURS) {
        let mut fill = fills.child("fill");
        let mut pattern = fill.child("patternFill");
        pattern.attribute("patternType", "solid");
        pattern.child("fgColor").attribute("rgb", format_args!("FF{colour}"));
    }
}

/// None, and thin ones on all sides.
fn lines(root: &mut Element<'_>) {
    let mut borders = root.child("borders");
    borders.attribute("count", 2);
    drop(borders.child("border"));
    let mut border = borders.child("border");
    for side in ["left", "right", "top", "bottom"] {
        border.child(side).attribute("style", "thin").child("color").attribute("rgb", "FF000000");
    }
}

fn combination(list: &mut Element<'_>, style: Style) {
    let fill = if style.fill == Fill::None { 0 } else { style.fill as usize + 1 };
    let format = style.decimals.map_or(0, |decimals| FORMATS + decimals.min(MOST_DECIMALS));
    let mut xf = list.child("xf");
    xf.attribute("numFmtId", format)
        .attribute("fontId", style.face as usize)
        .attribute("fillId", fill)
        .attribute("borderId", usize::from(style.lines))
        .attribute("xfId", 0);
    if style.quoted {
        xf.attribute("quotePrefix", 1);
    }
    if style == Style::default() {
        // What an office types beside the table.
        return;
    }
    // Excel looks at some of these, LibreOffice at others.
    for what in ["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"] {
        xf.attribute(what, 1);
    }
    let mut alignment = xf.child("alignment");
    alignment
        .attribute("horizontal", if style.centered { "center" } else { "left" })
        .attribute("vertical", "center")
        .attribute("wrapText", 1);
    if style.lines && !style.centered {
        // Off the line on the left.
        alignment.attribute("indent", 1);
    }
}

/// Whether text with that alignment stands in the middle.
pub(super) fn is_centered(alignment: Alignment) -> bool {
    alignment == Alignment::Center
}
