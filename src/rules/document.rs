//! Rules on the report as a whole: its head, its sections, the report of last year beside it.

rules! {
    heading_in_text,
    title_incomplete,
    deadline,
    published_too_early,
    edition_of_another_year,
    problems_missing,
    other_matters_missing,
    placeholder_left,
    personal_data,
    last_year_of_another_year,
    table_of_last_year,
    longer_than_checked,
}
