//! What everything looks like, as lists of CSS declarations and as rules.
//!
//! Lengths are in points, as the look has them. What is inherited is said even where it
//! is nothing: websites indent and space whatever stands in an article, tables included.

use crate::document::look::{Alignment, Font, Look, NumberPlace, Page, TableLook, TableStyle, TextStyle};
use crate::document::{Cell, Role, Table, Twips};
use crate::order;
use std::fmt::{self, Display, Write as _};

/// The class of the report as a whole.
pub(super) const SHEET: &str = "sheet";

/// The desk on which the sheet of a whole page lies.
pub(super) const DESK: &str = "\
body{margin:0;background:#e8e8e8}
.sheet{margin:24px auto;box-shadow:0 1px 6px #0003}
@media screen and (max-width:840px){body{background:#fff}.sheet{margin:0;box-shadow:none}}
@media print{body{background:none}.sheet{margin:0;box-shadow:none}}
";

/// From one line to the next in a table, as many times the height of a character.
const TABLE_PITCH: &str = "1.3";

/// A table is no narrower than so much for each of its columns; on a smaller screen it is
/// moved sideways.
const NARROWEST_COLUMN: Twips = 880;

/// The sheet of paper, and what breaks where on the way to the printer. On a narrow screen
/// a table's heading stays in sight while the table moves sideways.
pub(super) fn sheet(look: &Look) -> String {
    let Page { width, height, top, right, bottom, left, .. } = look.page;
    let [width, height, top, right, bottom, left] = [width, height, top, right, bottom, left].map(Points::of);
    let keep_whole = if look.tables.keep_whole { ".window,thead,tr" } else { "thead,tr" };
    format!(
        "\
.sheet{{box-sizing:border-box;max-width:{width};min-height:{height};padding:{top} {right} {bottom} {left};background:#fff;color:#000}}
.title{{text-wrap:balance}}
.group{{-webkit-print-color-adjust:exact;print-color-adjust:exact}}
@media screen and (max-width:840px){{
.sheet{{min-height:0;padding:24px 16px}}
caption h2{{position:sticky;left:0;max-width:calc(100vw - 32px)}}
}}
@media print{{
.sheet{{max-width:none;min-height:0;padding:0}}
.title,.section,.part{{break-after:avoid}}
.text{{orphans:1;widows:1}}
.window{{overflow:visible}}
{keep_whole}{{break-inside:avoid}}
}}
"
    )
}

/// What counts only in the sheets of the document itself: pages of paper, and Latin letters.
pub(super) fn document(look: &Look) -> String {
    let Page { top, right, bottom, left, footer, .. } = look.page;
    let [top, right, bottom, left, footer] = [top, right, bottom, left, footer].map(Points::of);
    let number = &look.page_number;
    let count = format!(
        "content:\"{}\" counter(page) \"{}\";font:{}/1 {};color:#000;vertical-align:bottom;padding-bottom:{footer}",
        bare(number.before),
        bare(number.after),
        Points::of(number.size),
        stand_ins(number.font.chinese),
    );
    let mut sheet = format!(
        "\
@page{{size:{};margin:{top} {right} {bottom} {left}}}
{}
",
        paper(&look.page),
        page_number(number.place, &count),
    );
    let styles = [&look.title, &look.body].into_iter().chain(&look.headings);
    let mut latin: Vec<&str> = styles.map(|style| style.font).filter_map(latin).collect();
    order::by_key(&mut latin, |name| *name);
    latin.dedup();
    for name in latin {
        let (own, name) = (LatinName(name), bare(name));
        let _ = writeln!(
            sheet,
            "@font-face{{font-family:{own};src:local(\"{name}\"),local(\"Liberation Serif\");unicode-range:U+20-7E,U+A1-17F}}"
        );
    }
    sheet
}

/// Where the number stands: on the outer side of a page, or in the middle.
fn page_number(place: NumberPlace, count: &str) -> String {
    match place {
        NumberPlace::Outside(indent) => {
            let indent = Points::of(indent);
            format!(
                "\
@page :right{{@bottom-right{{{count};text-align:right;padding-right:{indent}}}}}
@page :left{{@bottom-left{{{count};text-align:left;padding-left:{indent}}}}}"
            )
        }
        NumberPlace::Middle => format!("@page{{@bottom-center{{{count};text-align:center}}}}"),
    }
}

/// The number at the foot of a page on the screen, where no browser puts one: for `.page-number`,
/// with the class `even` on even pages, as wide as the sheet.
pub(super) fn page_number_on_screen(look: &Look) -> String {
    let Page { right, left, footer, .. } = look.page;
    let number = &look.page_number;
    let (odd, even) = match number.place {
        NumberPlace::Outside(indent) => (
            format!("text-align:right;padding-right:{}", Points::of(right + indent)),
            format!("text-align:left;padding-left:{}", Points::of(left + indent)),
        ),
        NumberPlace::Middle => ("text-align:center".to_owned(), String::new()),
    };
    format!(
        "\
.page-number{{font:{}/1 {};padding-bottom:{};{odd}}}
.page-number.even{{{even}}}
.page-number::before{{content:\"{}\"}}
.page-number::after{{content:\"{}\"}}
",
        Points::of(number.size),
        stand_ins(number.font.chinese),
        Points::of(footer),
        bare(number.before),
        bare(number.after),
    )
}

/// A4 by its name, which printers know; another sheet by its size.
fn paper(page: &Page) -> String {
    if (page.width, page.height) == (11906, 16838) {
        "A4".to_owned()
    } else {
        format!("{} {}", Points::of(page.width), Points::of(page.height))
    }
}

/// The look of a paragraph. `has_sheet`: see [`font`].
pub(super) fn text(style: &TextStyle, has_sheet: bool) -> String {
    let alignment = match style.alignment {
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Justified => "justify",
    };
    format!(
        "margin:{} 0 {};{};font-size:{};font-weight:{};line-height:{};letter-spacing:{};text-indent:{};text-align:{alignment};overflow-wrap:break-word",
        Points::of(style.before),
        Points::of(style.after),
        font(style.font, has_sheet),
        Points::of(style.size),
        if style.bold { "bold" } else { "normal" },
        Points::of(style.pitch),
        Points(style.tracking),
        Ems(style.indent),
    )
}

/// What sets the words that stand in for a heading apart from the rest of their paragraph.
pub(super) fn lead(heading: &TextStyle, has_sheet: bool) -> String {
    font(heading.font, has_sheet) + if heading.bold { ";font-weight:bold" } else { "" }
}

/// The typeface of a text. The Latin font comes first where a sheet takes the letters and
/// digits alone from it: the quotation marks and dashes that it shares with Chinese are
/// half as wide in it. Without a sheet, the Chinese font gives both.
fn font(font: Font, has_sheet: bool) -> String {
    let chinese = stand_ins(font.chinese);
    match latin(font) {
        Some(latin) if has_sheet => format!("font-family:{},{chinese}", LatinName(latin)),
        _ => format!("font-family:{chinese}"),
    }
}

/// The Latin font, if it is another than the Chinese one.
fn latin(font: Font) -> Option<&'static str> {
    Some(font.latin).filter(|latin| *latin != font.chinese)
}

/// A Chinese font, and what is to stand in for it: its names in Windows, in macOS, and
/// on other systems.
fn stand_ins(font: &str) -> String {
    /// What the name of a font holds, and the fonts of its kind.
    const KINDS: [(&str, &str); 5] = [
        (
            "小标宋",
            "FZXiaoBiaoSong-B05S,方正小标宋_GBK,华文中宋,STZhongsong,宋体,SimSun,Songti SC,Noto Serif CJK SC,serif",
        ),
        ("仿宋", "仿宋,FangSong,STFangsong,Noto Serif CJK SC,serif"),
        ("楷体", "楷体,KaiTi,Kaiti SC,STKaiti,Noto Serif CJK SC,serif"),
        ("黑体", "SimHei,Heiti SC,PingFang SC,Noto Sans CJK SC,sans-serif"),
        ("宋体", "SimSun,Songti SC,STSong,Noto Serif CJK SC,serif"),
    ];
    let kind = KINDS.iter().find(|(part, _)| font.contains(part));
    let others = kind.map_or("serif", |(_, others)| others);
    let others = others.split(',').filter(|other| *other != font);
    std::iter::once(bare(font)).chain(others.map(str::to_owned)).collect::<Vec<_>>().join(",")
}

/// The frame in which a wide table moves sideways.
pub(super) fn window(look: &TableLook) -> String {
    format!("margin:0 0 {};overflow-x:auto", Points::of(look.gap))
}

/// The look of a table as a whole, in its frame.
pub(super) fn table(table: &Table, look: &Look) -> String {
    let columns = Twips::try_from(table.widths.len()).unwrap_or(Twips::MAX);
    let narrowest = columns.saturating_mul(NARROWEST_COLUMN).min(look.page.text_width());
    format!("min-width:{};table-layout:fixed;{}", Points::of(narrowest), lines(table, look))
}

/// The look of a table without a frame: as wide as the website has room, and with columns
/// that give way to their figures.
pub(super) fn loose_table(table: &Table, look: &Look) -> String {
    let [gap, border] = [look.tables.gap, look.tables.border].map(Points::of);
    format!("margin:0 0 {gap};border:{border} solid #000;{}", lines(table, look))
}

fn lines(table: &Table, look: &Look) -> String {
    format!(
        "width:100%;border-collapse:collapse;{};font-size:{};line-height:{TABLE_PITCH};letter-spacing:normal;text-indent:0;overflow-wrap:break-word",
        font(look.tables.font, false),
        Points::of(table.style.text_size),
    )
}

/// The place of a table's heading.
pub(super) fn caption(look: &TableLook) -> String {
    format!("padding:0 0 {};text-align:left", Points::of(look.gap))
}

/// The look of a row.
pub(super) fn row(style: &TableStyle) -> String {
    format!("height:{}", Points::of(style.row_height))
}

/// The look of a cell.
pub(super) fn cell(cell: &Cell, table: &Table, look: &TableLook, has_sheet: bool) -> String {
    let Table { style, .. } = table;
    let indent = cell.indent;
    let alignment = if cell.role.alignment() == Alignment::Center { "center" } else { "left" };
    let mut rules = format!(
        "padding:{padding} {} {padding} {};border:{} solid #000;font-weight:normal;text-align:{alignment};vertical-align:middle",
        Points::of(style.margin + indent.right),
        Points::of(style.margin + indent.left),
        Points::of(look.border),
        padding = Points::of(style.padding),
    );
    if table.size(cell) != style.text_size {
        let _ = write!(rules, ";font-size:{}", Points::of(table.size(cell)));
    }
    if indent.first_line > 0 {
        // The indent is there to break the line after the bracket. Where the column is
        // wider than on paper it would not; breaking between words only does.
        rules += ";word-break:keep-all";
    }
    if cell.role == Role::Figure && !has_sheet {
        // Its column is as wide as it needs: a figure on two lines reads as two others.
        rules += ";white-space:nowrap";
    }
    if cell.role == Role::Group {
        let _ = write!(rules, ";background-color:#{}", look.group_fill);
    }
    rules
}

/// What a cell's class is called.
pub(super) fn class(role: Role) -> &'static str {
    match role {
        Role::Group => "group",
        Role::Head => "head",
        Role::Note => "note",
        Role::Label => "label",
        Role::SideHead => "side",
        Role::Figure => "figure",
    }
}

/// A name without what could end it in a style sheet or an attribute.
fn bare(name: &str) -> String {
    name.chars()
        .filter(|sign| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_' | '—' | '–'))
        .collect()
}

/// The name by which the sheets know the letters and digits of a Latin font.
struct LatinName<'a>(&'a str);

impl Display for LatinName<'_> {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "xxgk-{}", bare(self.0).replace(' ', "-"))
    }
}

/// A length, in twips, spelled in points: 579 is `28.95pt`.
struct Points(i32);

impl Points {
    fn of(length: Twips) -> Self {
        Self(i32::try_from(length).unwrap_or(i32::MAX))
    }
}

impl Display for Points {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let hundredths = u64::from(self.0.unsigned_abs()) * 5;
        if hundredths == 0 {
            return out.write_str("0");
        }
        write!(out, "{sign}{}pt", Hundredths(hundredths))
    }
}

/// A length in characters of the text.
struct Ems(u32);

impl Display for Ems {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}{}", self.0, if self.0 > 0 { "em" } else { "" })
    }
}

/// A part of a whole, spelled in per cent.
pub(super) struct Percent(u64);

impl Percent {
    pub(super) fn of(part: Twips, whole: Twips) -> Self {
        Self(u64::from(part) * 10_000 / u64::from(whole).max(1))
    }
}

impl Display for Percent {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}%", Hundredths(self.0))
    }
}

/// Hundredths as a decimal number, without zeros at its end.
struct Hundredths(u64);

impl Display for Hundredths {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0 / 100, self.0 % 100);
        match (rest, rest % 10) {
            (0, _) => write!(out, "{whole}"),
            (_, 0) => write!(out, "{whole}.{}", rest / 10),
            _ => write!(out, "{whole}.{rest:02}"),
        }
    }
}
