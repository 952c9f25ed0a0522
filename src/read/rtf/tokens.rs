//! Rich text as groups, words and bytes, one after the other.

/// A piece of rich text.
pub(super) enum Token<'a> {
    Open,
    Close,
    /// A word behind a backslash, or one character there, and its number.
    Word(&'a str, Option<i32>),
    /// What begins with it may be left out by programs that do not know it.
    Star,
    /// A byte of text.
    Byte(u8),
    /// Bytes of a picture or the like.
    Binary,
}

/// The pieces of rich text.
pub(super) fn tokens(mut rest: &[u8]) -> impl Iterator<Item = Token<'_>> {
    std::iter::from_fn(move || {
        loop {
            let (first, after) = rest.split_first()?;
            rest = after;
            return Some(match first {
                b'{' => Token::Open,
                b'}' => Token::Close,
                b'\\' => escape(&mut rest)?,
                b'\r' | b'\n' | 0 => continue,
                b'\t' => Token::Word("tab", None),
                other => Token::Byte(*other),
            });
        }
    })
}

/// What stands behind a backslash.
fn escape<'a>(rest: &mut &'a [u8]) -> Option<Token<'a>> {
    let letters = rest.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    if letters == 0 {
        let (first, after) = rest.split_first()?;
        let own = rest.get(..1)?;
        *rest = after;
        return Some(match first {
            b'\'' => hexadecimal(rest),
            b'*' => Token::Star,
            b'\r' | b'\n' => Token::Word("par", None),
            // The first byte of two.
            other if !other.is_ascii() => Token::Byte(*other),
            _ => Token::Word(std::str::from_utf8(own).unwrap_or_default(), None),
        });
    }
    let word = std::str::from_utf8(rest.get(..letters)?).unwrap_or_default();
    *rest = rest.get(letters..)?;
    let is_sign = |byte: &u8| *byte == b'-';
    let sign = usize::from(rest.first().is_some_and(is_sign));
    let digits = rest.get(sign..)?.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let length = if digits == 0 { 0 } else { sign + digits };
    let number = rest.get(..length).and_then(|number| std::str::from_utf8(number).ok()?.parse().ok());
    *rest = rest.get(length..)?;
    // One blank behind a word belongs to it.
    *rest = rest.strip_prefix(b" ").unwrap_or(rest);
    if word == "bin" {
        let length = number.and_then(|length| usize::try_from(length).ok()).unwrap_or(0);
        *rest = rest.get(length..).unwrap_or_default();
        return Some(Token::Binary);
    }
    Some(Token::Word(word, number))
}

/// A byte that two digits spell.
fn hexadecimal<'a>(rest: &mut &'a [u8]) -> Token<'a> {
    let value =
        rest.get(..2).and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
    match value {
        Some(value) => {
            *rest = rest.get(2..).unwrap_or_default();
            Token::Byte(value)
        }
        None => Token::Byte(b'?'),
    }
}
