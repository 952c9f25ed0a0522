//! How an edition follows the one before it: what became of that one's cells and sections.

use super::Result;
use super::file::File;
use super::layout::columns_of;

/// Checks that a form says what became of the places of the edition before it, and names only
/// places that exist. The first edition of all has none before it.
pub fn see(form: &File, before: Option<&File>) -> Result<()> {
    let (earlier, before) = match (&form.earlier, before) {
        (None, None) => return Ok(()),
        (Some(earlier), Some(before)) => (earlier, before),
        (Some(earlier), None) => {
            return Err(format!(
                "`earlier` names the edition {}, but this is the first one",
                earlier.edition
            ));
        }
        (None, Some(before)) => {
            let edition = &before.edition;
            return Err(format!(
                "what became of the cells of {edition}? Add: [earlier] edition = \"{edition}\""
            ));
        }
    };
    if earlier.edition != before.edition {
        let (named, right) = (&earlier.edition, &before.edition);
        return Err(format!("`earlier` names the edition {named}, but the one before is {right}"));
    }
    if form.first_year <= before.first_year {
        return Err(format!("both this edition and {} begin with {}", before.edition, form.first_year));
    }
    for place in &earlier.other_meaning {
        has(form, place)?;
        has(before, place)?;
    }
    for (here, there) in &earlier.renamed {
        has(form, here)?;
        has(before, there)?;
    }
    Ok(())
}

/// Leaves out the editions between the made-up one, which is the last, and the one that it says it
/// follows: so a real edition that comes later does not change what the made-up one is about.
#[allow(dead_code)] // As `main`, which tests do not call.
pub fn keep_up_to_the_made_up<T>(forms: &mut Vec<(T, File)>) {
    let last = forms
        .last()
        .and_then(|(_, form)| Some((form.edition.clone(), form.earlier.as_ref()?.edition.clone())));
    let Some((made_up, followed)) = last else { return };
    let followed = forms.iter().find(|(_, form)| form.edition == followed).map(|(_, form)| form.first_year);
    forms.retain(|(_, form)| form.edition == made_up || followed.is_some_and(|year| form.first_year <= year));
}

/// Whether a form has a place: a section, a table, a row of one, or a cell.
fn has(form: &File, place: &str) -> Result<()> {
    let begins = |address: &str| {
        address.strip_prefix(place).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
    };
    let cells = form.table.iter().flat_map(|table| {
        let address = move |row: &str, column: &str| format!("{}.{row}.{column}", table.key);
        let of_row = move |row| columns_of(table, row).into_iter().map(move |column| (row, column));
        table.row.iter().flat_map(of_row).map(move |(row, column)| address(&row.key, &column))
    });
    let is_there = form.section.iter().any(|section| section.key == place)
        || cells.into_iter().any(|address| begins(&address));
    if is_there { Ok(()) } else { Err(format!("`earlier`: the edition {} has no {place}", form.edition)) }
}
