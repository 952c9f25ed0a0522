//! What the page is shown, as plain data: one file for each thing that it asks for. A
//! struct here is an interface of the same name in TypeScript, its doc comments too.

mod by_name;
mod cells;
mod comparison;
mod finding;
mod form;
mod last_year;
mod look;
mod news;
mod note;
mod preview;
mod prose;
mod received;
mod review;
mod roll_up;
mod steps;

pub(super) use cells::{CellHelp, CellSum, PasteReading};
pub(super) use comparison::ComparisonView;
pub(super) use form::OfficialForm;
pub(super) use last_year::{LastYear, LastYearCell};
pub(super) use look::Look;
pub(super) use news::News;
pub(super) use preview::{PiecesNews, Preview};
pub(super) use prose::{FigureGroup, PastedText, Prompt};
pub(super) use received::ReceivedReport;
pub(super) use review::{CopiedReport, Review};
pub(super) use roll_up::RollUpView;
pub(super) use steps::{Moved, Steps};
