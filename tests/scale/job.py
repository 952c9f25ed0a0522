"""Reads and checks a province's reports on Apache Spark, and keeps their figures as Parquet.

    spark-submit --files xxgk-annual-report job.py FOLDER OUT [PROGRAM]

FOLDER   where the files are, anything that Spark reads: a folder, hdfs://…, s3a://…; folders in it are kept as PARENT_ORG
OUT      where the tables go: a folder that every worker sees
PROGRAM  the command line of this project on each worker; without it the one that --files has brought

Each partition of files goes to one process of the program over its standard input, a line a file (`facts --lines`). The
program writes the figures of its partition as a Parquet file of its own, and tells of each report in a line. Then Spark

- keeps OUT/reports: of each file which office and year, how many errors, or why it was not taken;
- keeps OUT/facts, partitioned by year: one line for each cell of each report; where partitions had the same office and
  year twice, the first file by name, and the other one is told in OUT/reports.
"""

import base64
import json
import os
import subprocess
import sys
import threading
import uuid
from urllib.parse import unquote, urlparse

from pyspark import SparkFiles
from pyspark.sql import SparkSession, Window
from pyspark.sql import functions as F
from pyspark.sql.types import ArrayType, IntegerType, StringType, StructField, StructType

REPORT = StructType(
    [
        StructField("file", StringType(), False),
        StructField("org", StringType()),
        StructField("year", IntegerType()),
        StructField("source", StringType()),
        StructField("errors", IntegerType()),
        StructField("warnings", IntegerType()),
        StructField("hints", IntegerType()),
        StructField("notes", ArrayType(StringType())),
        StructField("error", StringType()),
    ]
)


def reader(program, staging, root):
    """What a worker does with a partition of (path, content)."""

    def read(files):
        command = program or SparkFiles.get("xxgk-annual-report")
        # A partition that is tried again writes another file; only that of the try that counts is told of.
        part = os.path.join(staging, f"{uuid.uuid4().hex}.parquet")
        child = subprocess.Popen([command, "facts", "--lines", "-o", part], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

        def feed():
            with child.stdin:
                # In the order of their names, so that of two reports of an office the same one is taken every time.
                for path, content in sorted(files):
                    name = unquote(urlparse(path).path)[len(root) :].lstrip("/")
                    line = json.dumps({"file": name, "content": base64.b64encode(content).decode()})
                    child.stdin.write(line.encode() + b"\n")

        feeding = threading.Thread(target=feed)
        feeding.start()
        for line in child.stdout:
            told = json.loads(line)
            yield (part, tuple(told.get(field.name) for field in REPORT.fields))
        feeding.join()
        # 0: nothing was wrong; 1: reports have errors; 2: some are none. Anything else is a fault of the program.
        if child.wait() not in (0, 1, 2):
            raise RuntimeError(f"{command} ended with {child.returncode}")

    return read


def run(spark, folder, out, program=None, partitions=None):
    context = spark.sparkContext
    # Folders below it, too, however deep.
    recursive = "mapreduce.input.fileinputformat.input.dir.recursive"
    context._jsc.hadoopConfiguration().set(recursive, "true")
    folder = folder if "://" in folder else f"file://{os.path.abspath(folder)}"
    files = context.binaryFiles(folder, partitions)
    # Without the host, which Spark may add.
    root = unquote(urlparse(folder).path)
    staging = os.path.join(out, "staging")
    os.makedirs(staging, exist_ok=True)
    told = files.mapPartitions(reader(program, staging, root)).cache()
    reports = spark.createDataFrame(told.map(lambda pair: pair[1]), REPORT)
    parts = told.map(lambda pair: pair[0]).distinct().collect()

    # Two partitions may have had the same office and year.
    order = Window.partitionBy("org", "year").orderBy("file")
    taken = reports.where("org is not null").withColumn("place", F.row_number().over(order))
    twice = taken.where("place > 1").select("file", F.lit("同一个单位、同一年度的另一份已经写入。").alias("twice"))
    reports = reports.join(twice, "file", "left").withColumn("error", F.coalesce("twice", "error")).drop("twice")
    reports.write.mode("overwrite").parquet(os.path.join(out, "reports"))
    if parts:
        first = taken.where("place = 1").select(
            F.col("org").alias("ORG"), F.col("year").alias("TIME_PERIOD"), F.col("source").alias("SOURCE")
        )
        facts = spark.read.parquet(*parts).join(F.broadcast(first), ["ORG", "TIME_PERIOD", "SOURCE"], "left_semi")
        # The very same bytes under two names are in two partitions twice.
        facts = facts.dropDuplicates(["ORG", "TIME_PERIOD", "CELL"])
        facts.write.mode("overwrite").partitionBy("TIME_PERIOD").parquet(os.path.join(out, "facts"))
    for part in parts:
        os.remove(part)
    return spark.read.parquet(os.path.join(out, "reports"))


if __name__ == "__main__":
    folder, out, *program = sys.argv[1:]
    spark = SparkSession.builder.appName("xxgk-annual-reports").getOrCreate()
    reports = run(spark, folder, out, *program)
    reports.groupBy("year").agg(F.count("*"), F.sum("errors")).show()
