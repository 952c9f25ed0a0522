//! What a person chooses about the look of a document.
//!
//! Offices differ in what they take for right: some print the report by GB/T 9704, some
//! as the office template has it; some measure the margins as the standard prints them,
//! some as GB/T 33476.2 tells word processors; Windows has had no 仿宋_GB2312 since Vista.

/// The choices together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Whose example is followed.
    pub kind: LookKind,
    /// The white around the type area.
    pub margins: Margins,
    /// From one line of prose to the next.
    pub lines: Lines,
    /// The fonts of prose in the official style. The plain one has 宋体 alone.
    pub fonts: Fonts,
    /// What stands behind the last section.
    pub annex: Annex,
}

/// Whose example is followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LookKind {
    /// GB/T 9704-2012 《党政机关公文格式》.
    Official,
    /// The template of the report that offices hand around: all of it in 宋体.
    Plain,
}

/// The white above, below, on the left and on the right of the type area.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Margins {
    /// 天头 37 mm, 订口 28 mm, type area 156 mm × 225 mm (GB/T 9704-2012, 5.2.1).
    Standard,
    /// 34.58 mm above and 32.58 mm below: with them, the white that a word processor
    /// leaves inside the first and the last line stands where the standard wants it
    /// (GB/T 33476.2-2016).
    Processor,
    /// 25.4 mm above and below, 31.8 mm beside: what Word and WPS begin with.
    Normal,
    /// 25.4 mm above and below, 19.1 mm beside: the tables are as wide as in the template.
    Moderate,
}

/// From one line of prose to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// 22 lines on a page (GB/T 9704-2012, 5.2.2): 28.95 points with its margins.
    PerPage22,
    /// 28 points, as many offices have it.
    Points28,
    /// 29.45 points: a character and 7/8 of one (GB/T 33476.2-2016).
    Points29,
    /// One and a half times what the font takes by itself.
    OneAndHalf,
    /// What the font takes by itself.
    Single,
}

/// The fonts of prose in the official style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fonts {
    /// 仿宋_GB2312 and 楷体_GB2312, which have 6763 characters.
    Gb2312,
    /// 仿宋 and 楷体, which come with Windows and have rare characters too.
    Windows,
}

/// What stands behind the last section.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Annex {
    /// Nothing.
    None,
    /// The pictures of the report (图解), in files that can show them.
    Pictures,
}

impl Style {
    /// The usual choices of a kind. The template has its prose within 31.8 mm and lets its
    /// tables reach out to 19.1 mm: its figures need that, so everything has that width. Its prose has
    /// single lines, which are hard to read by the page.
    pub const fn of(kind: LookKind) -> Self {
        match kind {
            LookKind::Official => Self {
                kind,
                margins: Margins::Standard,
                lines: Lines::PerPage22,
                fonts: Fonts::Gb2312,
                annex: Annex::None,
            },
            LookKind::Plain => Self {
                kind,
                margins: Margins::Moderate,
                lines: Lines::OneAndHalf,
                fonts: Fonts::Gb2312,
                annex: Annex::None,
            },
        }
    }
}

impl Default for Style {
    fn default() -> Self {
        Self::of(LookKind::Official)
    }
}

/// One of a few things to choose from, with its key in data and its name on the page.
pub trait Choice: Copy + PartialEq + 'static {
    /// All of them with key and name, in the order in which the page offers them.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// Its key in data and on the command line.
    fn key(self) -> &'static str {
        Self::ALL.iter().find(|(one, ..)| *one == self).map_or("", |(_, key, _)| key)
    }

    /// The one with that key.
    fn read(key: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known, _)| *known == key).map(|(one, ..)| *one)
    }
}

impl Choice for LookKind {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Official, "official", "公文格式（GB/T 9704）"),
        (Self::Plain, "plain", "普通格式（宋体，同办公模板）"),
    ];
}

impl Choice for Margins {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Standard, "standard", "公文标准：上 37、下 35、左 28、右 26 毫米"),
        (Self::Processor, "processor", "电子公文标准：上 34.58、下 32.58、左 28、右 26 毫米"),
        (Self::Normal, "normal", "普通：上下 2.54、左右 3.18 厘米"),
        (Self::Moderate, "moderate", "适中：上下 2.54、左右 1.91 厘米"),
    ];
}

impl Choice for Lines {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::PerPage22, "22", "每页 22 行"),
        (Self::Points28, "28pt", "固定值 28 磅"),
        (Self::Points29, "29.45pt", "固定值 29.45 磅"),
        (Self::OneAndHalf, "1.5", "1.5 倍行距"),
        (Self::Single, "1", "单倍行距"),
    ];
}

impl Choice for Fonts {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::Gb2312, "gb2312", "仿宋_GB2312、楷体_GB2312"), (Self::Windows, "windows", "仿宋、楷体")];
}

impl Choice for Annex {
    const ALL: &'static [(Self, &'static str, &'static str)] =
        &[(Self::None, "none", "不附"), (Self::Pictures, "pictures", "附在文后")];
}
