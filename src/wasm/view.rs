//! What the page is shown, as plain data: one file for each thing that it asks for. The
//! TypeScript types stand in `types.d.ts`.

mod cells;
mod finding;
mod form;
mod last_year;
mod look;
mod news;
mod preview;
mod prose;
mod steps;

pub(super) use cells::{HelpView, LaidView, SumView};
pub(super) use form::FormView;
pub(super) use last_year::LastYearView;
pub(super) use look::look;
pub(super) use news::NewsView;
pub(super) use preview::{PiecesView, PreviewView};
pub(super) use prose::{FigureGroup, PartView, PastedView};
pub(super) use steps::{MovedView, StepsView};
