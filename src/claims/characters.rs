//! The characters of a text as they are compared: half-width, simplified, without blanks.

use super::number;
use crate::text::characters::{half_width, has_no_width, turns_direction};

/// One character, and where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Character {
    /// The character as it is compared.
    pub char: char,
    /// Its first byte in the text.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
    /// Whether blanks stand before it: they separate two numbers, but do not split a word.
    pub apart: bool,
}

/// The character that stands for the end of a paragraph.
pub(super) const PARAGRAPH: char = '\n';

/// A shorter line that does not end with punctuation is a heading.
const HEADING: usize = 24;

/// The characters that stand for a year with its 年, seen from the report's own: the one before,
/// its own, the one after, another. So a word can hold one: 转2025年 is 转下年.
pub(super) const YEARS: [char; 4] = ['\u{e000}', '\u{e001}', '\u{e002}', '\u{e003}'];

/// The characters of a text. `year` is that of the report. A line that breaks in the middle of a sentence, as copies from PDF
/// files do, goes on; after the end of a sentence or a heading a new paragraph begins.
pub(super) fn characters(text: &str, year: Option<u16>) -> Vec<Character> {
    let mut characters: Vec<Character> = Vec::with_capacity(text.len() / 3 + 1);
    let (mut apart, mut line) = (false, 0);
    for (start, typed) in text.char_indices() {
        let end = start + typed.len_utf8();
        // Most characters need nothing of what follows: skipping it makes reading a tenth faster.
        if matches!(typed, '\u{4e00}'..='\u{9fff}') {
            if typed == '年'
                && let Some(first) = year_before(&mut characters, year)
            {
                characters.push(Character { end, ..first });
                apart = false;
                continue;
            }
            characters.push(Character { char: simplified(typed), start, end, apart });
            apart = false;
            continue;
        }
        let ends_line = matches!(typed, '\n' | '\r' | '\u{2028}');
        let ends_sentence = characters.last().is_some_and(|last| matches!(last.char, '。' | ';' | '!' | '?'));
        let goes_on = characters.last().is_some_and(|last| matches!(last.char, ',' | '、' | ':' | '('));
        let is_heading = !goes_on && (1..HEADING).contains(&(characters.len() - line));
        if ends_line && (ends_sentence || is_heading) {
            line = characters.len() + 1;
            characters.push(Character { char: PARAGRAPH, start, end, apart });
        } else if typed.is_whitespace() || typed.is_control() || is_invisible(typed) {
            apart = true;
            line = if ends_line { characters.len() } else { line };
        } else {
            characters.push(Character { char: compared(typed), start, end, apart });
            apart = false;
        }
    }
    characters
}

/// Takes the four digits of a year off the end of a text; returns the character that stands for it.
fn year_before(characters: &mut Vec<Character>, of_report: Option<u16>) -> Option<Character> {
    const DIGITS: usize = 4;
    let from = characters.len().checked_sub(DIGITS)?;
    let digits = characters.get(from..)?;
    let first = *digits.first()?;
    let mut year = 0;
    for (place, character) in digits.iter().enumerate() {
        let digit = number::digit(character.char).filter(|_| place == 0 || !character.apart)?;
        year = year * 10 + u16::try_from(digit).ok()?;
    }
    let before = from.checked_sub(1).and_then(|before| characters.get(before));
    let goes_on = before.is_some_and(|before| number::digit(before.char).is_some() && !first.apart);
    if goes_on || !(1900..2100).contains(&year) {
        return None;
    }
    characters.truncate(from);
    let [last, this, next, other] = YEARS;
    let char = match of_report {
        Some(report) if year + 1 == report => last,
        Some(report) if year == report + 1 => next,
        Some(report) if year != report => other,
        _ => this,
    };
    Some(Character { char, ..first })
}

fn is_invisible(typed: char) -> bool {
    has_no_width(typed) || turns_direction(typed)
}

/// The character as it is compared: half-width, and one kind of each bracket.
fn compared(typed: char) -> char {
    match typed {
        '【' | '〔' => '[',
        '】' | '〕' => ']',
        // Nobody writes these; the text uses them for years.
        '\u{e000}'..='\u{e003}' => '\u{e004}',
        '〈' => '《',
        '〉' => '》',
        other => half_width(other),
    }
}

/// The simplified form of the characters that the words of these reports are written with. A few
/// mirrors of government sites publish in traditional characters.
#[rustfmt::skip]
fn simplified(character: char) -> char {
    match character {
        '開' => '开', '請' => '请', '書' => '书', '條' => '条', '數' => '数', '據' => '据', '報' => '报',
        '規' => '规', '範' => '范', '發' => '发', '佈' => '布', '廢' => '废', '現' => '现', '結' => '结',
        '轉' => '转', '復' | '複' => '复', '議' => '议', '訴' => '诉', '訟' => '讼', '維' => '维',
        '糾' => '纠', '無' => '无', '沒' => '没', '產' => '产', '個' => '个', '辦' => '办', '處' => '处',
        '業' => '业', '機' => '机', '構' => '构', '組' => '组', '織' => '织', '會' => '会', '類' => '类',
        '屬' => '属', '國' => '国', '祕' => '秘', '護' => '护', '權' => '权', '內' => '内', '務' => '务',
        '過' => '过', '執' => '执', '檔' => '档', '詢' => '询', '補' => '补', '確' => '确', '認' => '认',
        '獲' => '获', '費' => '费', '萬' => '万', '億' => '亿', '餘' => '余', '單' => '单', '總' => '总',
        '計' => '计', '當' => '当', '與' => '与', '為' | '爲' => '为', '對' => '对', '實' => '实',
        '應' => '应', '間' => '间', '門' => '门', '網' => '网', '絡' => '络', '電' => '电', '郵' => '邮',
        '團' => '团', '動' => '动', '佔' => '占', '較' => '较', '減' => '减', '長' => '长', '創' => '创',
        '準' => '准', '傳' => '传', '兩' => '两', '貳' => '贰', '屆' => '届', '來' => '来',
        '銷' => '销', '審' => '审', '經' => '经', '違' => '违', '駁' => '驳', '責' => '责', '製' => '制',
        '許' => '许', '強' => '强', '罰' => '罚', '決' => '决', '關' => '关', '於' => '于', '陸' => '陆',
        '歷' => '历', '從' => '从', '專' => '专', '線' => '线', '採' => '采', '標' => '标', '級' => '级',
        '積' => '积', '導' => '导', '場' => '场', '項' => '项', '號' => '号', '們' => '们',
        '體' => '体', '員' => '员', '圍' => '围', '資' => '资', '稱' => '称', '時' => '时', '後' => '后',
        '將' => '将', '則' => '则', '還' => '还', '續' => '续', '繼' => '继', '穩' => '稳', '庫' => '库',
        _ => character,
    }
}
