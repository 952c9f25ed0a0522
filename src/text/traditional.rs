//! Traditional characters as mirrors of government pages have them, and only those that the
//! labels and headings of the form need.

/// Traditional and simplified, one behind the other.
const PAIRS: &str = "總总計计條条規规範范檔档類类項项動动開开請请數数結结轉转處处復复訴诉議议訟讼審审維维糾纠問问題题報报進进給给關关屬属於于國国務务業业機机構构組组織织會会書书費费額额單单萬万許许罰罚強强對对買买購购採采廢废現现製制發发於于該该權权護护內内過过執执詢询據据當当無无沒没補补變变體体網网絡络穩稳個个與与為为際际應应導导準准見见舉举訪访類类後后還还";

/// The simplified form of a character; all others stay.
pub fn simplified(character: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&character) {
        return character;
    }
    let mut pairs = PAIRS.chars();
    while let Some(traditional) = pairs.next() {
        let simple = pairs.next().unwrap_or(traditional);
        if traditional == character {
            return simple;
        }
    }
    character
}
