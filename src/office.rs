//! What office files are made of: zip packages of XML parts, and what every package of
//! Office Open XML has, whatever is in it. Web pages are spelled with [`xml`], too.

pub(crate) mod package;
pub(crate) mod parts;
pub(crate) mod xml;
