//! The description of the tables, as a Data Package (version 2) has it.

use super::{CELLS, FACTS, FINDINGS, ORGS, Table};
use serde::Serialize;

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

/// The file `datapackage.json` that lies beside the tables.
pub fn data_package() -> String {
    let package = Package {
        schema: "https://datapackage.org/profiles/2.0/datapackage.json",
        name: "xxgk-annual-reports",
        title: "政府信息公开工作年度报告",
        resources: [&FACTS, &ORGS, &CELLS, &FINDINGS].into_iter().map(resource).collect(),
    };
    serde_json::to_string_pretty(&package).unwrap_or_default() + "\n"
}

fn resource(table: &Table) -> Resource {
    let field = |column: &super::table::Column| Field {
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
