//! The office that reports.

use super::Date;

/// The kinds of 行政机关 that the law treats differently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OrganKind {
    /// 乡镇人民政府.
    Township,
    /// 街道办事处.
    Subdistrict,
    /// A department of a county's government.
    Department,
    /// 县（市、区）人民政府.
    CountyGovernment,
    /// A department of a city's government.
    CityDepartment,
    /// The government of a 设区的市 or 自治州.
    CityGovernment,
    /// A department of a province's government.
    ProvinceDepartment,
    /// 省、自治区、直辖市人民政府.
    ProvinceGovernment,
    /// 国务院部门.
    StateCouncilDepartment,
    /// Any other organ or organisation that has to report.
    Other,
}

/// Every kind with its key in files and its name, in the order in which the page offers them.
const KINDS: [(OrganKind, &str, &str); 10] = [
    (OrganKind::Township, "township", "乡镇人民政府"),
    (OrganKind::Subdistrict, "subdistrict", "街道办事处"),
    (OrganKind::Department, "department", "县（市、区）政府部门"),
    (OrganKind::CountyGovernment, "county_government", "县（市、区）人民政府"),
    (OrganKind::CityDepartment, "city_department", "设区的市（自治州）政府部门"),
    (OrganKind::CityGovernment, "city_government", "设区的市（自治州）人民政府"),
    (OrganKind::ProvinceDepartment, "province_department", "省（自治区、直辖市）政府部门"),
    (OrganKind::ProvinceGovernment, "province_government", "省（自治区、直辖市）人民政府"),
    (OrganKind::StateCouncilDepartment, "state_council_department", "国务院部门"),
    (OrganKind::Other, "other", "其他机关、单位"),
];

impl OrganKind {
    /// The kind with that key.
    pub fn read(key: &str) -> Option<Self> {
        KINDS.iter().find(|(_, known, _)| *known == key).map(|(kind, _, _)| *kind)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., name)| *name)
    }

    /// Keys and names of all kinds.
    pub fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
        KINDS.iter().map(|(_, key, name)| (*key, *name))
    }

    /// Whether it may make 规章: 国务院部门, and the governments of provinces, 设区的市 and 自治州 (立法法).
    pub fn may_make_regulations(self) -> bool {
        matches!(self, Self::StateCouncilDepartment | Self::ProvinceGovernment | Self::CityGovernment)
    }

    /// Whether it stands at the level of a county or below.
    pub fn is_county_or_below(self) -> bool {
        matches!(self, Self::Township | Self::Subdistrict | Self::Department | Self::CountyGovernment)
    }

    /// Month and day of the following year by which its report is to be public (条例第四十九条).
    ///
    /// The 条例 names no day for townships and 街道; their county does.
    pub fn deadline(self) -> Option<(u8, u8)> {
        match self {
            Self::Department
            | Self::CityDepartment
            | Self::ProvinceDepartment
            | Self::StateCouncilDepartment => Some((1, 31)),
            Self::CountyGovernment | Self::CityGovernment | Self::ProvinceGovernment => Some((3, 31)),
            Self::Township | Self::Subdistrict | Self::Other => None,
        }
    }

    /// The last day on which the report on that year may be made public, where the law sets one.
    pub fn last_day(self, year: u16) -> Option<Date> {
        let (month, day) = self.deadline()?;
        Some(Date { year: year.checked_add(1)?, month, day })
    }
}
