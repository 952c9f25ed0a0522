//! Pictures as files: all on one sheet as SVG, or as HTML with a table of the same numbers under each.

use super::svg::{self, Place};
use super::{Group, Item, Picture, Pictures, Shape};
use crate::office::xml::{self, Element};

/// The kinds of file that pictures can be written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFile {
    /// A web page of its own.
    Page,
    /// HTML for the editor of a website.
    Fragment,
    /// One sheet with all of them.
    Svg,
}

impl PictureFile {
    /// All of them; of two whose endings fit a name, the first one.
    pub const ALL: [Self; 3] = [Self::Fragment, Self::Page, Self::Svg];

    /// The ending of the file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Page => "html",
            Self::Fragment => "fragment.html",
            Self::Svg => "svg",
        }
    }

    /// The kind of a file by its name.
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        Self::ALL
            .into_iter()
            .find(|kind| name.strip_suffix(kind.ending()).is_some_and(|stem| stem.ends_with('.')))
    }

    /// Its media type.
    pub fn media_type(self) -> &'static str {
        if self == Self::Svg { "image/svg+xml" } else { "text/html" }
    }
}

/// What a whole page looks like.
const STYLE: &str = "\
body{max-width:760px;margin:24px auto;padding:0 16px;background:#fff;color:#1b2230;font:16px/1.7 Microsoft YaHei,PingFang SC,Noto Sans CJK SC,sans-serif}
h1{font-size:26px;color:#123f70;text-align:center}h2{margin:32px 0 0;font-size:20px;color:#123f70}p{margin:6px 0}
svg{display:block;max-width:720px;height:auto}
table{width:100%;border-collapse:collapse;font-size:14px}th,td{padding:4px 8px;border:1px solid #8791a3;font-weight:400;text-align:left}thead th{background:#eef1f5}caption{padding:6px 0;text-align:left;color:#566074}
@media print{body{margin:0;padding:0}section{break-inside:avoid}}
";

impl Pictures {
    /// The text of such a file.
    pub fn file(&self, kind: PictureFile) -> String {
        match kind {
            PictureFile::Svg => self.sheet(),
            PictureFile::Fragment => self.fragment(),
            PictureFile::Page => self.page(),
        }
    }

    /// One sheet with all of them, as SVG.
    pub fn sheet(&self) -> String {
        let mut says = String::new();
        for picture in &self.pictures {
            says.push_str(&picture.says);
        }
        svg::alone(&self.title, &says, &self.drawing())
    }

    /// HTML for the editor of a website.
    pub fn fragment(&self) -> String {
        xml::html(|root| self.write(root))
    }

    /// A web page of its own.
    pub fn page(&self) -> String {
        let page = xml::html(|root| {
            let mut html = root.child("html");
            html.attribute("lang", "zh-CN").text("\n");
            {
                let mut head = html.child("head");
                head.child("meta").attribute("charset", "utf-8");
                // Nothing is fetched and nothing runs, wherever the file lies.
                head.child("meta")
                    .attribute("http-equiv", "Content-Security-Policy")
                    .attribute("content", "default-src 'none'; style-src 'unsafe-inline'");
                head.child("meta").attribute("name", "viewport").attribute("content", "width=device-width");
                head.child("title").text(&self.title);
                head.child("style").css(STYLE);
            }
            let mut body = html.text("\n").child("body");
            let mut main = body.text("\n").child("main");
            main.child("h1").text(&self.title);
            self.write(main.text("\n"));
        });
        ["<!DOCTYPE html>\n", &page, "\n"].concat()
    }

    /// Written piece by piece, as in each of hundreds of marks: it takes half the code.
    fn write(&self, root: &mut Element<'_>) {
        for note in &self.notes {
            root.filled(&[("<p>", note)], "</p>\n");
        }
        for picture in &self.pictures {
            let Picture { title, says, .. } = picture;
            root.filled(&[("<section>\n<h2>", title), ("</h2>\n<p>", says)], "</p>\n");
            if picture.is_drawn() {
                picture.write_at(Place::Page, root);
            }
            // Attributes, as an editor of a website keeps them, and no policy forbids them.
            let table = "\n<table border=\"1\" cellpadding=\"4\" cellspacing=\"0\" rules=\"all\" width=\"100%\">\n<caption>";
            root.filled(&[(table, title)], "：图中的数</caption>\n<thead>");
            for (place, line) in picture.table().iter().enumerate() {
                let end = match place {
                    0 => "</tr></thead>\n<tbody>",
                    _ => "</tr>",
                };
                root.filled(&[], "<tr>");
                for (column, text) in line.iter().enumerate() {
                    let (begin, end) = match (place, column) {
                        (0, _) => ("<th scope=\"col\">", "</th>"),
                        (_, 0) => ("<th scope=\"row\">", "</th>"),
                        _ => ("<td>", "</td>"),
                    };
                    root.filled(&[(begin, text)], end);
                }
                root.filled(&[], end);
            }
            root.filled(&[], "</tbody></table>\n</section>\n");
        }
    }
}

impl Picture {
    /// The picture alone, with its title and its sentence.
    pub fn svg(&self) -> String {
        svg::alone(&self.title, &self.says, &self.drawing(true))
    }

    /// Adds it as an element `svg` to a report that says its title and its sentence beside it.
    pub(crate) fn write_svg(&self, report: &mut Element<'_>) {
        self.write_at(Place::Report, report);
    }

    fn write_at(&self, place: Place, root: &mut Element<'_>) {
        svg::write(root, place, &self.title, &self.says, &self.drawing(false));
    }

    /// Its numbers line by line, each line with its name first; the first line is the head.
    pub fn table(&self) -> Vec<Vec<&str>> {
        let Some(first) = self.groups.first() else { return Vec::new() };
        let mut table = Vec::new();
        if self.groups.len() > 1 {
            let mut head = vec!["项目（件）"];
            for item in &first.items {
                head.push(&item.name);
            }
            table.push(head);
            for Group { name, items } in &self.groups {
                let mut line: Vec<&str> = vec![name];
                for item in items {
                    line.push(&item.count.text);
                }
                table.push(line);
            }
            return table;
        }
        let note = if self.shape == Shape::Figures { "与上年相比" } else { "占比" };
        table.push(vec!["项目", "件数", note]);
        let mut has_notes = false;
        for Item { name, count, note, .. } in &first.items {
            has_notes |= !note.is_empty();
            table.push(vec![name, &count.text, note]);
        }
        if !has_notes {
            for line in &mut table {
                line.pop();
            }
        }
        table
    }
}
