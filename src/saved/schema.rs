//! The JSON Schema of the saved file, for other programs; published with the package.
//!
//! What is the same for every edition of the form stands in the template; the editions, their
//! sections of prose, tables and cells come from [`Form::all`].

use crate::form::{Form, Table};
use crate::order::{self, Map};

/// The placeholders `@…` are replaced with what the forms have.
const TEMPLATE: &str = include_str!("schema.template.json");

/// The schema, as text.
pub fn schema() -> String {
    let forms = Form::all();
    let all = |word: fn(&Form) -> String, between| {
        forms.iter().map(|form| word(form)).collect::<Vec<_>>().join(between)
    };
    TEMPLATE
        .replace("@documents", &all(|form| format!("{} 即{}", form.edition, form.document_number), "，"))
        .replace("@editions", &all(|form| format!("\"{}\"", form.edition), ", "))
        .replace("@sections", &lines(prose().map(|(key, sections)| section(key, &sections))))
        .replace("@last_sections", &lines(prose().map(|(key, _)| reference(key, "properties"))))
        .replace("@totals", &lines(tables_with_totals().map(totals)))
        .replace("@cells", &lines(cells()))
}

fn lines(lines: impl Iterator<Item = String>) -> String {
    lines.collect::<Vec<_>>().join(",\n")
}

/// The prose of sections by their keys, each with what the editions print above it.
fn prose() -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    let mut all: Vec<(&str, Vec<&str>)> = Vec::new();
    for section in Form::all().iter().flat_map(|form| form.sections) {
        let place = all.iter().position(|(key, _)| *key == section.key).unwrap_or(all.len());
        if place == all.len() {
            all.push((section.key, Vec::new()));
        }
        if let Some((_, headings)) = all.get_mut(place).filter(|(_, known)| !known.contains(&section.heading))
        {
            headings.push(section.heading);
        }
    }
    all.into_iter()
}

fn section(key: &str, headings: &[&str]) -> String {
    let headings = headings.iter().map(|heading| format!("“{heading}”")).collect::<Vec<_>>().join("或");
    format!(
        r#"    "{key}": {{
      "description": "{headings}，一行一段。跟随表格的数字写作格的地址：〔t3.new_received.total〕。 / A section of prose, a paragraph a line. A figure that follows a cell is spelled by its address.",
      "type": "string"
    }}"#
    )
}

fn reference(key: &str, to: &str) -> String {
    format!(r##"        "{key}": {{ "$ref": "#/{to}/{key}" }}"##)
}

/// The keys of tables that have totals in some edition.
fn tables_with_totals() -> impl Iterator<Item = &'static str> {
    let mut keys: Vec<&str> = Vec::new();
    for form in Form::all() {
        let tables = form.tables.iter().enumerate().filter(|(index, _)| form.has_sums(*index));
        keys.extend(tables.map(|(_, table)| table.key));
    }
    order::by_key(&mut keys, |key| *key);
    keys.dedup();
    keys.into_iter()
}

fn totals(key: &str) -> String {
    format!(r##"        "{key}": {{ "$ref": "#/$defs/totals" }}"##)
}

/// A pattern for the cells of each group of rows that have the same columns.
fn cells() -> impl Iterator<Item = String> {
    let mut columns_of: Map<(&str, &str), Vec<&str>> = Map::default();
    let mut order: Vec<(&str, &str)> = Vec::new();
    for form in Form::all() {
        for cell in form.cell_ids() {
            let (Some(table), Some(row), Some(column)) =
                (form.table_of(cell), form.row_of(cell), form.column_of(cell))
            else {
                continue;
            };
            let Table { key, .. } = table;
            let columns = columns_of.or_insert_with((*key, row.key), || {
                order.push((*key, row.key));
                Vec::new()
            });
            if !columns.contains(&column.key) {
                columns.push(column.key);
            }
        }
    }
    let mut groups: Vec<(&str, Vec<&str>, Vec<&str>)> = Vec::new();
    for place in order {
        let columns = columns_of.get(&place).cloned().unwrap_or_default();
        match groups.iter_mut().find(|(table, _, known)| *table == place.0 && *known == columns) {
            Some((_, rows, _)) => rows.push(place.1),
            None => groups.push((place.0, vec![place.1], columns)),
        }
    }
    groups.into_iter().map(|(table, rows, columns)| {
        let (rows, columns) = (choice(&rows), choice(&columns));
        format!(r#"        "^{table}\\.{rows}\\.{columns}$": {{ "type": "string" }}"#)
    })
}

/// `(a|b)`, or `a` where there is no choice.
fn choice(words: &[&str]) -> String {
    if let [word] = words { (*word).to_owned() } else { format!("({})", words.join("|")) }
}
