//! Rules that explain several findings at once; `culprit` finds out what they say.

rules! {
    one_cell_explains_all,
    two_cells_exchanged,
    two_cells_wrong,
}
