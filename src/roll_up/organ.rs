//! The names of offices: when two of them are one office, and at which level it stands.

use crate::text::characters::half_width;

/// The endings of what a name may be written with or without.
const GOVERNMENT: [&str; 4] = ["人民政府办公室", "人民政府", "政府", "办事处"];
/// The endings of counties, cities and the like.
const AREAS: [char; 7] = ['县', '市', '区', '旗', '州', '盟', '省'];
/// Those of offices that belong to one.
const BELOW: [&str; 13] =
    ["镇", "乡", "街道", "苏木", "局", "委", "办", "会", "中心", "厅", "院", "队", "室"];

/// A name without what may be written or left out: blanks, brackets of another width, 人民政府.
pub(super) fn bare(name: &str) -> String {
    let name: String = name.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let shorter = |ending: &&str| name.strip_suffix(*ending).filter(|rest| !rest.is_empty());
    let short = GOVERNMENT.iter().find_map(shorter).map(ToOwned::to_owned);
    short.unwrap_or(name)
}

/// Whether two bare names are one office: the same, or one says its county before it.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    if short.is_empty() {
        return false;
    }
    // A county is no part of a city of the same name.
    long.strip_suffix(short).is_some_and(|before| {
        before.is_empty() || before.ends_with(AREAS) && before.chars().count() > 1 && is_below(short)
    })
}

/// Whether it is the government of a county, a city or another area.
pub(super) fn is_area(bare: &str) -> bool {
    bare.ends_with(AREAS) && bare.chars().count() > 1
}

/// Whether it is an office within one: a township or a department.
pub(super) fn is_below(bare: &str) -> bool {
    BELOW.iter().any(|ending| bare.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::{bare, is_same};

    fn same(one: &str, other: &str) -> bool {
        is_same(&bare(one), &bare(other))
    }

    #[test]
    fn an_office_may_be_named_with_its_county_and_as_a_government_or_without() {
        assert!(same("北坡镇", "北坡镇人民政府"));
        assert!(same("云岭县北坡镇人民政府", "北坡镇"));
        assert!(same("教育局", "云岭县教育局"));
        assert!(same("城关（街道）办事处", "城关(街道)"));
    }

    #[test]
    fn offices_of_other_names_and_an_area_within_another_are_two() {
        assert!(!same("教育局", "体育局"));
        assert!(!same("云岭县城关镇", "青山县城关镇"));
        assert!(!same("云州市云州区", "云州区"));
        assert!(!same("坡镇", "北坡镇"));
        assert!(!same("", ""));
    }
}
