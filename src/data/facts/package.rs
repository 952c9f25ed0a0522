//! The description of the tables, as a Data Package (version 2) has it, and all of them as one file.

use super::{BYTE_ORDER_MARK, CELLS, Table, cells_csv, head_csv};
use crate::office::package::{self, Packing};

/// The file `datapackage.json` that lies beside the tables. That it says what they are is tested, and `UPDATE_GOLDEN=1` writes it
/// anew: made here, it would be 6 KB of the page.
pub const DATA_PACKAGE: &str = include_str!("datapackage.json");

/// The tables as one file: a zip file with the description, and a file for each table.
pub fn packed(tables: [(&Table, String); 3]) -> Vec<u8> {
    let [facts, orgs, findings] = tables;
    let mut files = vec![("datapackage.json".to_owned(), DATA_PACKAGE.to_owned())];
    for (table, lines) in [facts, orgs, (&CELLS, cells_csv()), findings] {
        files.push((format!("{}.csv", table.name), format!("{BYTE_ORDER_MARK}{}{lines}", head_csv(table))));
    }
    let files = files.iter().map(|(name, text)| (name.as_str(), text.as_bytes().to_vec()));
    package::zip(files, Packing::Small)
}

#[cfg(test)]
mod tests {
    use super::super::table::Column;
    use super::super::{CELLS, FACTS, FINDINGS, ORGS, Table};
    use super::DATA_PACKAGE;
    use serde::Serialize;

    #[test]
    fn the_description_says_what_the_tables_are() {
        let described = described();
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            let path = concat!(env!("CARGO_MANIFEST_DIR"), "/src/data/facts/datapackage.json");
            std::fs::write(path, &described).unwrap();
        } else {
            assert_eq!(DATA_PACKAGE, described, "run UPDATE_GOLDEN=1 cargo test to write it anew");
        }
    }

    #[derive(Serialize)]
    struct Package {
        #[serde(rename = "$schema")]
        schema: &'static str,
        name: &'static str,
        title: &'static str,
        resources: Vec<Resource>,
    }

    #[derive(Serialize)]
    struct Resource {
        name: &'static str,
        title: &'static str,
        path: String,
        r#type: &'static str,
        format: &'static str,
        mediatype: &'static str,
        encoding: &'static str,
        schema: Schema,
    }

    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Schema {
        fields: Vec<Field>,
        primary_key: &'static [&'static str],
        #[serde(skip_serializing_if = "Vec::is_empty")]
        foreign_keys: Vec<ForeignKey>,
    }

    #[derive(Serialize)]
    struct Field {
        name: &'static str,
        r#type: &'static str,
        title: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        constraints: Option<Constraints>,
    }

    #[derive(Serialize)]
    struct Constraints {
        required: bool,
    }

    #[derive(Serialize)]
    struct ForeignKey {
        fields: &'static [&'static str],
        reference: Reference,
    }

    #[derive(Serialize)]
    struct Reference {
        resource: &'static str,
        fields: &'static [&'static str],
    }

    /// As the tables have it.
    fn described() -> String {
        let package = Package {
            schema: "https://datapackage.org/profiles/2.0/datapackage.json",
            name: "xxgk-annual-reports",
            title: "政府信息公开工作年度报告",
            resources: [&FACTS, &ORGS, &CELLS, &FINDINGS].into_iter().map(resource).collect(),
        };
        serde_json::to_string_pretty(&package).unwrap() + "\n"
    }

    fn resource(table: &Table) -> Resource {
        let field = |column: &Column| Field {
            name: column.name,
            r#type: column.kind,
            title: column.title,
            constraints: column.is_required.then_some(Constraints { required: true }),
        };
        let key = |(fields, resource): &(&'static [&'static str], &'static str)| ForeignKey {
            fields,
            reference: Reference { resource, fields },
        };
        Resource {
            name: table.name,
            title: table.title,
            path: format!("{}.csv", table.name),
            r#type: "table",
            format: "csv",
            mediatype: "text/csv",
            encoding: "utf-8",
            schema: Schema {
                fields: table.columns.iter().map(field).collect(),
                primary_key: table.key,
                foreign_keys: table.refers.iter().map(key).collect(),
            },
        }
    }
}
