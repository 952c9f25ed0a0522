//! Writes a form as the Rust code of static tables.

use super::file::{Earlier, File, SectionPart, Table};
use super::layout::{Cell, Placed};
use super::sums::Equation;
use std::collections::BTreeMap;

/// Writes the static tables.
pub fn write_form(
    file: &File,
    last_year: Option<u16>,
    cells: &[Cell],
    printed: &[Vec<Placed>],
    checks: &[Vec<Equation>],
    sums: &[Equation],
    index: &BTreeMap<&str, usize>,
) -> (String, String) {
    let form = format!("FORM_{}", file.edition);
    let ids = |addresses: &[String]| {
        let ids = addresses.iter().filter_map(|address| index.get(address.as_str()));
        format!("&[{}]", ids.map(|id| format!("CellId({id})")).collect::<Vec<_>>().join(", "))
    };
    let equation = |one: &Equation| {
        format!(
            "Equation {{ left: {}, right: {}, primary: {} }}",
            ids(&one.left),
            ids(&one.right),
            ids(&one.primary)
        )
    };
    let list = |items: Vec<String>| format!("&[\n    {}\n]", items.join(",\n    "));
    let sections = file.section.iter().map(|section| {
        let body = match &section.table {
            Some(key) => {
                format!("Body::Table({})", file.table.iter().position(|table| table.key == *key).unwrap_or(0))
            }
            None => format!(
                "Body::Prose {{ hint: {:?}, aspects: &{:?}, parts: &[{}] }}",
                section.hint.as_deref().unwrap_or(""),
                section.aspects,
                section.part.iter().map(part).collect::<Vec<_>>().join(", ")
            ),
        };
        format!(
            "Section {{ key: {:?}, heading: {:?}, find: &{:?}, body: {body} }}",
            section.key, section.heading, section.find
        )
    });
    let tables = file.table.iter().zip(printed).map(|(table, placed)| write_table(table, placed, index));
    let all_cells = cells.iter().map(|cell| {
        let is_sum = sums.iter().any(|sum| sum.left.first() == Some(&cell.address));
        format!(
            "Cell {{ address: {:?}, table: {}, row: {}, column: {}, kind: CellKind::{:?}, label: {:?}, is_sum: {is_sum} }}",
            cell.address, cell.table, cell.row, cell.column, cell.kind, cell.label
        )
    });
    let all_checks = file.check.iter().zip(checks).map(|(check, equations)| {
        format!(
            "Check {{ id: {:?}, name: {:?}, severity: {:?}, kind: CheckKind::{:?}, formula: {:?}, message: {:?}, fix: {:?}, clause: {:?}, why: {:?}, equations: &[{}] }}",
            check.id, check.name, check.severity, check.kind, check.formula, check.message, check.fix, check.clause, check.why,
            equations.iter().map(equation).collect::<Vec<_>>().join(", ")
        )
    });
    let code = format!(
        "static {form}_CELLS: &[Cell] = {};\n\
         /// {}\n\
         static {form}: Form = Form {{ edition: {:?}, first_year: {}, last_year: {:?}, name: {:?}, document_number: {:?}, title: {:?}, earlier: {}, \
         sections: {}, tables: {}, cells: {form}_CELLS, checks: {}, sums: {} }};\n",
        list(all_cells.collect()),
        file.document_number,
        file.edition,
        file.first_year,
        last_year,
        file.name,
        file.document_number,
        file.title,
        earlier(file.earlier.as_ref()),
        list(sections.collect()),
        list(tables.collect()),
        list(all_checks.collect()),
        list(sums.iter().map(equation).collect()),
    );
    (form, code)
}

fn earlier(earlier: Option<&Earlier>) -> String {
    let Some(Earlier { edition, other_meaning, renamed }) = earlier else { return "None".into() };
    let renamed: Vec<(&String, &String)> = renamed.iter().collect();
    format!(
        "Some(Earlier {{ edition: {edition:?}, other_meaning: &{other_meaning:?}, renamed: &{renamed:?} }})"
    )
}

fn part(part: &SectionPart) -> String {
    format!(
        "SectionPart {{ key: {:?}, name: {:?}, find: {:?}, prompts: &{:?}, skeleton: {:?} }}",
        part.key, part.name, part.find, part.prompts, part.skeleton
    )
}

pub fn write_table(table: &Table, placed: &[Placed], index: &BTreeMap<&str, usize>) -> String {
    let rows = table.row.iter().map(|row| {
        let name = row.name.as_ref().unwrap_or(&row.label);
        let cells = table.column.iter().map(|column| {
            let address = format!("{}.{}.{}", table.key, row.key, column.key);
            index.get(address.as_str()).map_or("None".into(), |id| format!("Some(CellId({id}))"))
        });
        let cells = cells.collect::<Vec<_>>().join(", ");
        format!(
            "Row {{ key: {:?}, label: {:?}, name: {name:?}, find: &{:?}, words: &{:?}, help: {:?}, article: {:?}, cells: &[{cells}] }}",
            row.key, row.label, row.find, row.words, row.help, row.article
        )
    });
    let columns = table.column.iter().map(|column| {
        format!(
            "Column {{ key: {:?}, label: {:?}, kind: CellKind::{:?}, help: {:?} }}",
            column.key, column.label, column.kind, column.help
        )
    });
    let lines = (0..table.lines.len()).map(|line| {
        let cells = placed.iter().filter(|item| item.line == line).map(|item| {
            let cell = match item.address.as_ref().and_then(|address| index.get(address.as_str())) {
                Some(id) => format!("Some(CellId({id}))"),
                None => "None".into(),
            };
            format!(
                "Printed {{ text: {:?}, cell: {cell}, column: {}, columns: {}, rows: {} }}",
                item.text, item.column, item.columns, item.rows
            )
        });
        format!("Line {{ cells: &[{}] }}", cells.collect::<Vec<_>>().join(", "))
    });
    let first_figures =
        placed.iter().filter(|item| item.address.is_some()).map(|item| item.line).min().unwrap_or(0);
    format!(
        "Table {{ key: {:?}, cell_name: {:?}, widths: &{:?}, header_lines: {first_figures}, rows: &[{}], columns: &[{}], lines: &[{}] }}",
        table.key,
        table.cell,
        table.widths,
        rows.collect::<Vec<_>>().join(", "),
        columns.collect::<Vec<_>>().join(", "),
        lines.collect::<Vec<_>>().join(", "),
    )
}
