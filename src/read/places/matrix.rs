//! Where things are drawn: places, and how they are moved, turned and made larger.

/// A place, or a direction.
pub(in crate::read) type Vector = [f64; 2];

/// Six numbers, as PDF has them.
#[derive(Debug, Clone, Copy)]
pub(in crate::read) struct Matrix(pub [f64; 6]);

impl Matrix {
    pub const SAME: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub fn of(numbers: &[f64]) -> Option<Self> {
        numbers.first_chunk().map(|own| Self(*own))
    }

    pub fn moved(x: f64, y: f64) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First this one, then the other.
    pub fn then(self, other: &Self) -> Self {
        let ([across, down], moved) = self.parts();
        let (across, down, moved) = (other.turned(across), other.turned(down), other.place(moved));
        Self([across[0], across[1], down[0], down[1], moved[0], moved[1]])
    }

    /// Where one to the right and one down lead to, and where everything is moved.
    fn parts(&self) -> ([Vector; 2], Vector) {
        let Self([first, second, third, fourth, right, down]) = *self;
        ([[first, second], [third, fourth]], [right, down])
    }

    pub fn place(&self, point: Vector) -> Vector {
        let Self([.., right, down]) = self;
        let [x, y] = self.turned(point);
        [x + right, y + down]
    }

    /// A direction, with its length.
    pub fn turned(&self, [x, y]: Vector) -> Vector {
        let ([across, down], _) = self.parts();
        [across[0] * x + down[0] * y, across[1] * x + down[1] * y]
    }
}

/// A length as a whole number.
#[allow(clippy::cast_possible_truncation)] // What is larger than any page ends at its edge.
pub(in crate::read) fn units(length: f64) -> i32 {
    /// The largest page has some 300 000.
    const MOST: f64 = 1e7;
    length.clamp(-MOST, MOST) as i32
}

/// How long a direction is.
pub(in crate::read) fn length([x, y]: Vector) -> f64 {
    (x * x + y * y).sqrt()
}

/// What a word spells, if it is a number: `12`, `-.5`, `+3.0`. To read a number exactly the standard library
/// brings along 15 KB; here a ten thousandth of a point is enough.
pub(in crate::read) fn number(word: &[u8]) -> Option<f64> {
    let bare = word.iter().skip_while(|byte| matches!(byte, b'+' | b'-'));
    let (mut value, mut scale, mut digits) = (0.0, 0.0, 0);
    for byte in bare {
        match byte {
            b'0'..=b'9' => {
                digits += 1;
                if scale > 0.0 {
                    value += f64::from(byte - b'0') * scale;
                    scale /= 10.0;
                } else {
                    value = value * 10.0 + f64::from(byte - b'0');
                }
            }
            b'.' if scale == 0.0 => scale = 0.1,
            // Some programs write `0.-5`, and mean next to nothing.
            b'-' if digits > 0 => break,
            _ => return None,
        }
    }
    let is_number = digits > 0 || matches!(word, b"." | b"-" | b"-.");
    is_number.then_some(if word.starts_with(b"-") { -value } else { value })
}
