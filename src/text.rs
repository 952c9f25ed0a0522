//! Text, without a thought of forms and reports: kinds of characters, places as JavaScript
//! counts them, what two texts have in common, how alike they are, how a long one is quoted, what word processors leave behind. What
//! several parts of the core ask of a text stands here once.

pub mod characters;
pub mod code_page;
pub mod debris;
pub mod ends;
pub mod excerpt;
pub mod gb18030;
pub mod likeness;
pub mod radicals;
pub mod sheets;
pub mod traditional;
pub mod utf16;
