//! Traditional characters as mirrors of government pages have them, and only those that the
//! labels and headings of the form need.

/// Traditional and simplified, one behind the other, in the order of the traditional ones. Each
/// takes three bytes.
const PAIRS: &str = "個个內内動动務务問问單单國国執执報报審审對对導导屬属廢废強强後后復复應应採采據据數数於于書书會会條条業业構构機机檔档權权沒没準准為为無无現现當当發发穩稳範范糾纠組组結结絡络給给維维網网總总織织罰罚與与舉举萬万處处補补製制見见規规計计訟讼訪访許许訴诉詢询該该請请議议護护變变買买費费購购轉转進进過过還还開开關关際际項项題题額额類类體体";

/// The simplified form of a character; all others stay.
pub fn simplified(character: char) -> char {
    /// The bytes of a pair.
    const PAIR: usize = 6;
    if !('\u{4e00}'..='\u{9fff}').contains(&character) {
        return character;
    }
    let at = |place: usize| PAIRS.get(place..).and_then(|rest| rest.chars().next());
    let (mut low, mut high) = (0, PAIRS.len() / PAIR);
    while low < high {
        let middle = usize::midpoint(low, high);
        match at(middle * PAIR) {
            Some(known) if known < character => low = middle + 1,
            Some(known) if known > character => high = middle,
            _ => return at(middle * PAIR + PAIR / 2).unwrap_or(character),
        }
    }
    character
}

#[cfg(test)]
mod tests {
    use super::{PAIRS, simplified};

    #[test]
    fn every_pair_is_found_and_the_simplified_stay() {
        let all: Vec<char> = PAIRS.chars().collect();
        for pair in all.chunks(2) {
            assert_eq!([simplified(pair[0]), simplified(pair[1])], [pair[1]; 2]);
        }
        assert_eq!(simplified('總'), '总');
        assert_eq!(simplified('公'), '公');
    }
}
