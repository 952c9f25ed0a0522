//! The verbs for findings, each named by its place among those that were shown last.

use super::Draft;
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
impl Draft {
    /// Puts findings right: one step.
    pub fn correct(&mut self, places: &[usize]) {
        self.0.correct(places);
    }

    /// Lets a finding stand, for a reason, as long as its figures stay.
    pub fn accept(&mut self, place: usize, reason: &str) {
        self.0.accept(place, reason);
    }

    /// Takes back that a finding was accepted.
    pub fn withdraw(&mut self, place: usize) {
        self.0.withdraw(place);
    }
}
