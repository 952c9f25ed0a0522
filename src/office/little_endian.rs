//! Numbers as binary files of Office spell them: the lowest byte first. Behind the end of the bytes
//! there is none.

/// A number of one byte.
pub(crate) fn byte(bytes: &[u8], at: usize) -> Option<usize> {
    bytes.get(at).map(|byte| usize::from(*byte))
}

/// A number of two bytes.
pub(crate) fn short(bytes: &[u8], at: usize) -> Option<usize> {
    unsigned_16(bytes, at).map(usize::from)
}

/// A number of two bytes, as its bits.
pub(crate) fn unsigned_16(bytes: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number of two bytes that may be below zero.
pub(crate) fn signed_16(bytes: &[u8], at: usize) -> Option<i16> {
    Some(i16::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A number of four bytes.
pub(crate) fn long(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(unsigned_32(bytes, at)?).ok()
}

/// A number of four bytes, as its bits.
pub(crate) fn unsigned_32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}

/// A floating-point number of eight bytes.
pub(crate) fn double(bytes: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(*bytes.get(at..)?.first_chunk()?))
}
