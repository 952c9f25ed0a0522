//! The fields that are open at a place of a binary Word file: each has an instruction, which nobody
//! sees, and a result.

/// Fields within fields; Word allows twenty.
const DEEPEST: usize = 64;

/// The open fields.
#[derive(Default)]
pub(super) struct Fields {
    /// Whether the result of each has begun, the inner one last.
    open: Vec<bool>,
    /// How many more are open, deeper than Word allows: they are as the one around them.
    beyond: usize,
    is_instruction: bool,
}

impl Fields {
    pub fn begin(&mut self) {
        if self.open.len() == DEEPEST {
            self.beyond += 1;
        } else {
            self.open.push(false);
            self.is_instruction = true;
        }
    }

    pub fn begin_result(&mut self) {
        if let Some(field) = self.open.last_mut().filter(|_| self.beyond == 0) {
            *field = true;
            self.look();
        }
    }

    pub fn end(&mut self) {
        if self.beyond > 0 {
            self.beyond -= 1;
        } else {
            self.open.pop();
            self.look();
        }
    }

    /// An instruction does not go on behind a paragraph.
    pub fn end_paragraph(&mut self) {
        if self.is_instruction {
            self.open.retain(|has_result| *has_result);
            self.is_instruction = false;
        }
    }

    /// Whether what follows is an instruction.
    pub fn is_instruction(&self) -> bool {
        self.is_instruction
    }

    fn look(&mut self) {
        self.is_instruction = self.open.contains(&false);
    }
}
