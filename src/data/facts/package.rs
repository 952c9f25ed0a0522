//! The description of the tables, as a Data Package (version 2) has it, and all of them as one file.

use super::{BYTE_ORDER_MARK, CELLS, Table, cells_csv, head_csv};
use crate::office::package::{self, Packing};

/// The file `datapackage.json` that lies beside the tables: what each column holds, of which kind it is, by which columns
/// a line is known, and which name a line of another table.
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
    use super::super::{CELLS, FACTS, FINDINGS, ORGS};
    use super::DATA_PACKAGE;
    use serde_json::Value;

    #[test]
    fn the_description_has_the_columns_of_the_tables() {
        let package: Value = serde_json::from_str(DATA_PACKAGE).unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let described: Vec<(String, Vec<String>)> = package["resources"]
            .as_array()
            .unwrap()
            .iter()
            .map(|table| {
                let fields = table["schema"]["fields"].as_array().unwrap();
                (text(&table["name"]), fields.iter().map(|field| text(&field["name"])).collect())
            })
            .collect();
        let tables = [FACTS, ORGS, CELLS, FINDINGS].map(|table| {
            (table.name.to_owned(), table.columns.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        });
        assert_eq!(described, tables);
    }
}
