"""A job for ``spark-submit``: folders or a dump of 2011 in, Parquet out.

    spark-submit …/cableconv/job.py INPUT OUTPUT [--to FORMAT,…] [--works] [--partitions N]

Without ``--to`` (or with ``tables``) OUTPUT has a folder for each table, and with ``--works`` those of what
belongs together; otherwise one frame with the documents. An INPUT that ends in ``.csv`` is read by rows.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="cableconv.job", description="Converts cables on Spark.")
    parser.add_argument("input", help="a folder, or the dump of 2011 (.csv)")
    parser.add_argument("output", help="the folder for Parquet")
    parser.add_argument("--to", default="tables", help="formats, parted by commas; default: tables")
    parser.add_argument(
        "--works", action="store_true", help="with tables: write which cables are of one telegram")
    parser.add_argument("--pattern", default="*", help="read only files whose names fit")
    parser.add_argument("--partitions", type=int, help="how many parts to deal the records to")
    parser.add_argument("--timeout", type=float, default=60.0, help="seconds for a record")
    options = parser.parse_args(arguments)
    if options.works and options.to != "tables":
        parser.error("--works is of tables")

    from pyspark.sql import SparkSession

    # Run by its path, this file is no part of the package.
    from cableconv import spark as cables

    spark = SparkSession.builder.appName("cableconv").getOrCreate()
    spark.conf.set("spark.sql.session.timeZone", "UTC")
    if options.input.lower().endswith(".csv"):
        records = cables.dump_rows(spark, options.input, partitions=options.partitions)
    else:
        records = cables.inputs(spark, options.input, pattern=options.pattern)
        if options.partitions:
            records = records.repartition(options.partitions)
    formats = options.to.split(",")
    if formats == ["tables"]:
        made = cables.tables(records, timeout=options.timeout)
        cables.write_tables(made, options.output)
        if options.works:
            cables.write_tables(cables.works(made), options.output)
        failed = made["error"].count()
    else:
        converted = cables.convert(records, formats, timeout=options.timeout)
        converted.write.mode("overwrite").parquet(options.output)
        failed = spark.read.parquet(options.output).where("error IS NOT NULL").count()
    print(f"{failed} records were not converted", file=sys.stderr)
    spark.stop()
    # As the program: 1 where at least one was not.
    return 1 if failed else 0


if __name__ == "__main__":
    # The folder of this file must not stand for the package: it has a module named spark.
    sys.path = [entry for entry in sys.path if not entry.endswith("/cableconv")]
    sys.exit(main())
