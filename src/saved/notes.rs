//! What of a file is not in the report, said with its places: of many alike the first few, and how
//! many more there are.

use crate::limits;
use crate::order::Map;
use crate::report::Note;

/// The notes on a file, in the order in which they were taken.
#[derive(Default)]
pub(super) struct Notes {
    notes: Vec<(Kind, Note)>,
    counts: Map<Kind, usize>,
}

/// What notes are alike.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A key that this version does not know.
    UnknownKey,
    /// A cell that the edition does not have.
    UnknownCell,
    /// An address in prose that the edition does not have.
    UnknownAddress,
    /// A key that stands there more than once.
    Repeated,
    /// An accepted finding, or a text of another edition, that does not read.
    Unreadable,
    /// Something that stands for itself.
    Other,
}

impl Notes {
    /// Takes a note.
    pub fn add(&mut self, kind: Kind, note: impl FnOnce() -> Note) {
        let count = self.counts.or_default(kind);
        *count += 1;
        if *count <= limits::NOTES || kind == Kind::Other {
            self.notes.push((kind, note()));
        }
    }

    /// Takes a note that stands for itself.
    pub fn push(&mut self, note: impl Into<Note>) {
        self.add(Kind::Other, || note.into());
    }

    /// All of them. After the last one of a kind that has more of them stands how many.
    pub fn said(self) -> Vec<Note> {
        let mut counts = self.counts;
        counts.retain(|kind, _| *kind != Kind::Other);
        let mut said = Vec::new();
        // From the end: the last of a kind comes first.
        for (kind, note) in self.notes.into_iter().rev() {
            let more = counts.get_mut(&kind).map_or(0, std::mem::take).saturating_sub(limits::NOTES);
            said.extend((more > 0).then(|| kind.others(more).into()));
            said.push(note);
        }
        said.reverse();
        said
    }
}

impl Kind {
    fn others(self, more: usize) -> String {
        match self {
            Self::UnknownAddress => format!("另有 {more} 处这样的地址，都照文字读入。"),
            Self::Repeated => format!("另有 {more} 处这样的重复，读入的都是后面的。"),
            Self::UnknownKey | Self::UnknownCell | Self::Unreadable | Self::Other => {
                format!("另有 {more} 处这样的内容，也没有读入。")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kind, Notes};

    #[test]
    fn of_many_alike_the_first_are_said_and_then_their_number() {
        let mut notes = Notes::default();
        for place in 0..200_000 {
            notes.add(Kind::UnknownKey, || format!("键 {place}").into());
        }
        notes.push("别的");
        let said = notes.said();
        assert_eq!(said.len(), 12);
        assert_eq!(said[9], "键 9");
        assert_eq!(said[10], "另有 199990 处这样的内容，也没有读入。");
        assert_eq!(said[11], "别的");
    }

    #[test]
    fn few_are_said_one_by_one() {
        let mut notes = Notes::default();
        for place in 0..10 {
            notes.add(Kind::UnknownCell, || format!("格 {place}").into());
        }
        assert_eq!(notes.said().len(), 10);
    }
}
