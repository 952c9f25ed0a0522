"""Runs the job on a local Spark with two workers, and lets Spark SQL and DuckDB look at its tables, for run.mjs.

judge.py FOLDER OUT PROGRAM   prints as JSON what they find
judge.py --sums PARQUET       the sum of each cell, by DuckDB
judge.py --count PARQUET      how many lines there are
"""

import json
import os
import sys

import duckdb

SUMS = "select CELL, cast(sum(OBS_VALUE) as varchar) from {} group by CELL"


def by_duckdb(table):
    return {cell: trimmed(total) for cell, total in duckdb.sql(SUMS.format(f"'{table}'")).fetchall()}


def trimmed(total):
    """Without the zeros behind the point, of which the two have not equally many."""
    return None if total is None else total.rstrip("0").rstrip(".") if "." in total else total


def spark(folder, out, program):
    from pyspark.sql import SparkSession

    import job

    builder = SparkSession.builder.master("local-cluster[2,1,1024]").appName("xxgk-annual-reports")
    settings = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "8",
        "spark.executor.memory": "1g",
        "spark.driver.memory": "1g",
        "spark.submit.pyFiles": os.path.join(os.path.dirname(os.path.abspath(__file__)), "job.py"),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    reports = job.run(session, folder, out, program, partitions=8)
    facts = session.read.parquet(os.path.join(out, "facts"))
    facts.createOrReplaceTempView("facts")
    sums = session.sql(SUMS.format("facts").replace("varchar", "string")).collect()
    refused = reports.where("error is not null").select("file", "error").collect()
    print(
        json.dumps(
            {
                "files": reports.count(),
                "refused": [list(row) for row in refused],
                "facts": facts.count(),
                "years": [row[0] for row in facts.select("TIME_PERIOD").distinct().collect()],
                "sums": {cell: trimmed(total) for cell, total in sums},
                "duckdb": by_duckdb(os.path.join(out, "facts", "*", "*.parquet")),
            }
        )
    )
    session.stop()


if sys.argv[1] == "--sums":
    print(json.dumps(by_duckdb(sys.argv[2])))
elif sys.argv[1] == "--count":
    print(duckdb.sql(f"select count(*) from '{sys.argv[2]}'").fetchall()[0][0])
else:
    spark(*sys.argv[1:])
