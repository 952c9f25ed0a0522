//! `word/fontTable.xml`: what to print with where a font is missing.
//!
//! Windows has had no 仿宋_GB2312 since Vista, and 方正小标宋 has to be bought. Each font
//! is listed with its other name or nearest relative, and with its family, so that the
//! stand-in is a Chinese font of the same kind.

use super::WORD;
use crate::document::look::Look;
use crate::office::xml;

/// A font, the font to use where it is missing, and its family as the schema names it.
const FONTS: [(&str, &str, &str); 8] = [
    ("方正小标宋简体", "宋体", "roman"),
    ("黑体", "SimHei", "modern"),
    ("楷体_GB2312", "楷体", "modern"),
    ("仿宋_GB2312", "仿宋", "modern"),
    ("楷体", "KaiTi", "modern"),
    ("仿宋", "FangSong", "modern"),
    ("宋体", "SimSun", "roman"),
    ("Times New Roman", "", "roman"),
];

pub(super) fn write(look: &Look) -> String {
    let styles = [look.title.font, look.body.font, look.tables.font, look.page_number.font];
    let fonts = || styles.iter().chain(look.headings.iter().map(|style| &style.font));
    xml::document("w:fonts", |list| {
        list.attribute("xmlns:w", WORD);
        for (name, stand_in, family) in FONTS {
            if !fonts().any(|font| font.chinese == name || font.latin == name) {
                continue;
            }
            let is_chinese = !name.is_ascii();
            let mut font = list.child("w:font");
            font.attribute("w:name", name);
            if !stand_in.is_empty() {
                font.child("w:altName").attribute("w:val", stand_in);
            }
            // 86 is GB 2312.
            font.child("w:charset").attribute("w:val", if is_chinese { "86" } else { "00" });
            font.child("w:family").attribute("w:val", family);
            font.child("w:pitch").attribute("w:val", if family == "modern" { "fixed" } else { "variable" });
        }
    })
}
