//! HTML: a whole page, a fragment for the editor of a website, and the page's preview.
//!
//! ```text
//! Format::Html       one file of its own: head, style sheet, the report, the saved report
//! Format::Fragment   the report alone, for pasting into a CMS: only `style` attributes
//! preview()          the report alone, with classes, and the style sheet beside it
//! Pieces             the same block by block, each with where it comes from
//! ```
//!
//! The same code writes them all. What an element looks like is a list of CSS
//! declarations (`style.rs`); `Dress` writes them into the element, or gives it a class
//! and keeps them for the style sheet. So a preview under a Content-Security-Policy that
//! forbids `style` attributes and `<style>` shows what the files hold.
//!
//! A page of such a policy shows and prints the preview in a frame of its own (tried in
//! Chromium and Firefox, from a server and from a file; `tests/web.test.mjs` repeats it):
//! `<iframe srcdoc="<!DOCTYPE html><html lang=zh-CN><title>…</title>">`, then, with the
//! frame's own `CSSStyleSheet`, `replaceSync(sheet + style)` into the frame's
//! `document.adoptedStyleSheets`, and the body as `innerHTML`. `contentWindow.print()`
//! prints that frame and nothing of the page around it.
//! - Not the whole page as `srcdoc` or `blob:`: frames inherit the policy, and there it is bare.
//! - Not a shadow root alone: `@page` and `@font-face` count only in the sheets of a
//!   document, and what stands around the element is printed, too.
//!
//! Decisions:
//! - A table's caption holds the heading of its section, `<caption><h2>…`: said once, seen
//!   once, and an editor that knows no captions leaves a heading before the table. Two
//!   texts would be seen twice wherever an editor takes away what hides one of them.
//! - In the fragment the title is a paragraph: the website has the page's `<h1>` itself,
//!   and whoever does not want it twice deletes one line.
//! - The 勾稽关系 sentence of table three is a `td`: it heads nothing.
//! - A whole page carries the saved report, so that opening it gives the same report, and a sum of its
//!   text, so that what somebody changes in it is not lost.
//! - In the fragment a table has no frame to move sideways in: editors make a paragraph of
//!   it. Its columns give way instead, and fit a telephone.
//! - No addresses anywhere: the page forbids itself every request.

mod body;
mod dress;
mod pieces;
mod style;
mod table;
mod words;

use crate::document::Document;
use crate::office::xml::{self, Element};
use crate::report::Report;
use crate::saved;
use crate::saved::envelope::{HTML_ID, HTML_TEXT_SUM, text_sum};
use dress::Dress;
pub use pieces::{Piece, PieceHtml, Pieces};

/// The report as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The report as HTML, one `article`, without `style` attributes and ids.
    pub body: String,
    /// The style sheet for the root that it stands in.
    pub style: String,
    /// The style sheet for the document: `@page` and `@font-face` count only there.
    pub sheet: String,
}

/// The report as the page shows it.
pub(super) fn preview(document: &Document) -> Preview {
    let mut dress = Dress::classes();
    let body = xml::html(|root| write_sheet(root, "article", document, &mut dress));
    let Document { look, .. } = document;
    Preview { body, style: dress.style_sheet() + &style::sheet(look), sheet: style::document(look) }
}

/// The report for the editor of a website.
pub(super) fn fragment(document: &Document) -> String {
    xml::html(|root| body::write(root, document, "p", &mut Dress::styles()))
}

/// The whole page, with the saved report in it.
pub(super) fn page(report: &Report, document: &Document) -> String {
    let Preview { style, sheet, .. } = preview(document);
    // The head comes first and names the classes that the body wears: both are laid
    // on once more, and each class gets the name that it had.
    let mut dress = Dress::classes();
    let page = xml::html(|root| {
        let mut html = root.child("html");
        html.attribute("lang", "zh-CN").text("\n");
        write_head(&mut html, document, &[&sheet, &style, style::DESK].concat());
        let mut body = html.child("body");
        body.text("\n");
        write_sheet(&mut body, "main", document, &mut dress);
        body.text("\n")
            .child("script")
            .attribute("type", "application/json")
            .attribute("id", HTML_ID)
            .json(&saved::write(report));
        body.text("\n");
    });
    format!("<!DOCTYPE html>\n{page}\n")
}

fn write_head(html: &mut Element<'_>, document: &Document, css: &str) {
    let metas = [
        // Nothing is fetched and nothing runs, wherever the file lies.
        ("http-equiv", "Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'"),
        ("name", "viewport", "width=device-width, initial-scale=1"),
        ("name", "author", &document.organ),
        ("name", HTML_TEXT_SUM, &text_sum(document.texts())),
    ];
    {
        let mut head = html.child("head");
        head.text("\n").child("meta").attribute("charset", "utf-8");
        for (kind, name, content) in metas {
            head.text("\n").child("meta").attribute(kind, name).attribute("content", content);
        }
        head.text("\n").child("title").text(&document.title);
        head.text("\n").child("style").css("\n").css(css);
        head.text("\n");
    }
    html.text("\n");
}

fn write_sheet(root: &mut Element<'_>, name: &'static str, document: &Document, dress: &mut Dress) {
    let mut sheet = root.child(name);
    sheet.attribute("class", style::SHEET).text("\n");
    body::write(&mut sheet, document, "h1", dress);
}
