//! The families of the catalogue. The letters before a rule's number say of which it is.

/// What a group of rules is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// What explains several findings at once.
    Explanations,
    /// Each cell by itself.
    Cells,
    /// Table two.
    TableTwo,
    /// Table three.
    TableThree,
    /// Table four.
    TableFour,
    /// Reports of units beside the one that adds them up.
    Units,
    /// The report as a whole.
    Document,
    /// The words.
    Prose,
}

impl Family {
    /// Every family, in the order of the catalogue.
    pub const ALL: [Self; 8] = [
        Self::Explanations,
        Self::Cells,
        Self::TableTwo,
        Self::TableThree,
        Self::TableFour,
        Self::Units,
        Self::Document,
        Self::Prose,
    ];

    /// The family of the rule with that id.
    pub fn of(id: &str) -> Option<Self> {
        let (letters, _) = id.split_once('-')?;
        Self::ALL.into_iter().find(|family| family.letters() == letters)
    }

    /// How the ids of its rules begin: `T3`.
    pub fn letters(self) -> &'static str {
        match self {
            Self::Explanations => "S",
            Self::Cells => "C",
            Self::TableTwo => "T2",
            Self::TableThree => "T3",
            Self::TableFour => "T4",
            Self::Units => "R",
            Self::Document => "D",
            Self::Prose => "N",
        }
    }

    /// What it is about, as the list of the rules says it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Explanations => "几处不平，原因可能只有一个",
            Self::Cells => "每一格",
            Self::TableTwo => "第二部分的表",
            Self::TableThree => "第三部分的表",
            Self::TableFour => "第四部分的表",
            Self::Units => "汇总各单位的报告",
            Self::Document => "整份报告",
            Self::Prose => "文字",
        }
    }
}
