//! How grave it is when a check of the form, or a rule, finds something.

/// How grave something is that was found. The gravest comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// 错误: the format or a definition demands otherwise.
    Error,
    /// 提醒: likely a mistake.
    Warning,
    /// 提示: a hint.
    Info,
}

impl Severity {
    /// All of them, the gravest first.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Info];

    /// `error`, `warning`, `info`.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        }
    }

    /// The severity of a key; a hint, where there is none of that key.
    pub fn of_key(key: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.key() == key).unwrap_or(Self::Info)
    }

    /// What people call it: 错误, 提醒, 提示.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "错误",
            Self::Warning => "提醒",
            Self::Info => "提示",
        }
    }
}
