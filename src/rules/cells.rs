//! Rules on each cell by itself.

rules! {
    not_a_count,
    not_an_amount,
    left_blank,
    tidied_number,
    text_for_number,
    unusual_number,
    read_with_doubt,
}
