"""Lets strangers read the tables of `facts`, for tables.test.mjs: prints as JSON what they find.

Frictionless validates the package, pandas reads the CSV, DuckDB adds up the Parquet file and the CSV.
"""

import json
import os
import sys

import duckdb
import frictionless
import pandas

os.chdir(sys.argv[1])
report = frictionless.validate("datapackage.json")
facts = pandas.read_csv("facts.csv", encoding="utf-8-sig", dtype=str, keep_default_na=False)
BY_CELL = "select CELL, sum(cast(nullif(cast(OBS_VALUE as varchar), '') as decimal(38, 6))) from {} group by CELL"


def sums(table):
    return {cell: None if total is None else str(total) for cell, total in duckdb.sql(BY_CELL.format(table)).fetchall()}


print(
    json.dumps(
        {
            "valid": report.valid,
            "errors": [error.message for task in report.tasks for error in task.errors],
            "rows": {task.name: task.stats["rows"] for task in report.tasks},
            "columns": list(facts.columns),
            "statuses": sorted(facts["OBS_STATUS"].unique()),
            "csv": sums("read_csv('facts.csv', all_varchar = true)"),
            "parquet": sums("'facts.parquet'"),
            "lines": sums("'lines.parquet'"),
        }
    )
)
