//! GB 18030, of which GBK and GB 2312 are parts: how Chinese texts were written before UTF-8. The tables
//! have 110 KB, which is too much for the page: there the browser has them.

/// The text that these bytes spell; what is none becomes U+FFFD.
#[cfg(not(target_arch = "wasm32"))]
pub fn decoded(bytes: &[u8]) -> String {
    encoding_rs::GB18030.decode_without_bom_handling(bytes).0.into_owned()
}

/// The text that these bytes spell; what is none becomes U+FFFD.
#[cfg(all(target_arch = "wasm32", feature = "wasm"))]
pub fn decoded(bytes: &[u8]) -> String {
    let decoder = web_sys::TextDecoder::new_with_label("gb18030").ok();
    let text = decoder.and_then(|decoder| decoder.decode_with_u8_array(bytes).ok());
    text.unwrap_or_else(|| String::from_utf8_lossy(bytes).into_owned())
}

/// Without the page around it there are no tables.
#[cfg(all(target_arch = "wasm32", not(feature = "wasm")))]
pub fn decoded(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
