//! Text, without a thought of forms and reports: kinds of characters, places as JavaScript
//! counts them, what two texts have in common, what word processors leave behind. What
//! several parts of the core ask of a text stands here once.

pub mod characters;
pub mod code_page;
pub mod debris;
pub mod ends;
pub mod gb18030;
pub mod traditional;
pub mod utf16;
