//! What office files are made of: zip packages of XML parts, and what every package of
//! Office Open XML has, whatever is in it; the compound files of earlier years. Web pages are
//! spelled with [`xml`], too.

pub(crate) mod compound;
pub(crate) mod little_endian;
pub(crate) mod package;
pub(crate) mod parts;
pub(crate) mod xml;
