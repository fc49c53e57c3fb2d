"""Cables under Spark.

Records come as a frame with the columns ``name`` and ``content``, or ``path`` in place of it for files that
every machine has, and where they are rows of a dump ``position`` and ``format``: :func:`inputs` and
:func:`dump_rows` make such. Each partition has a process
of the program, so that a cluster needs this package (the wheel with the program inside) and nothing
else. What goes wrong with a record is a row.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .process import Filter
from .record import Answer, Record
from .spark_works import works
from .tables import Table, schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

__all__ = [
    "CONVERTED", "convert", "dump_rows", "inputs", "read_tables", "tables", "works", "write_tables",
]

#: The columns of :func:`convert`.
CONVERTED = (
    "name string, position long, cable int, mrn string, format string, document string,"
    " error_kind string, error string"
)
#: How much goes back to Spark at once.
_BATCH_ROWS = 1000
_BATCH_BYTES = 8 << 20


# Records


def inputs(spark: SparkSession, folder: str, *, pattern: str = "*") -> DataFrame:
    """The files below a folder as records; their names are those below the folder.

    Of a folder of the file system, which every machine has to have, the records have but the paths: the
    tasks read the files. Through Spark a small file costs more than its conversion.
    """
    import os

    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    # Paths are URIs (file:/data/a%20b.html) that begin as the folder's own.
    root = system.makeQualified(path).toString().rstrip("/") + "/"
    local = path.toUri().getPath()
    if root.startswith("file:/") and os.path.isdir(local):
        return _local_files(spark, local, pattern)
    return _files_by_spark(spark, folder, system, path, root, pattern)


#: How many files a task has: enough that its beginning counts for little.
_FILES_A_TASK = 2000


def _local_files(spark: SparkSession, folder: str, pattern: str) -> DataFrame:
    import os
    import re

    from .sources import files_of

    names = re.compile(spark._jvm.org.apache.hadoop.fs.GlobPattern.compile(pattern).pattern())
    # Names may be no text: what is printed of one is another thing than its path.
    rows = [
        (os.fsencode(os.path.relpath(file, folder)).decode("utf-8", "replace"), 0, os.fsencode(file), None)
        for file in files_of(folder) if names.fullmatch(os.path.basename(file))
    ]
    context = spark.sparkContext
    slices = max(context.defaultParallelism, len(rows) // _FILES_A_TASK)
    return spark.createDataFrame(
        context.parallelize(rows, slices), "name string, position long, path binary, format string")


def _files_by_spark(
    spark: SparkSession, folder: str, system: Any, path: Any, root: str, pattern: str
) -> DataFrame:
    from pyspark.sql import functions as F

    files = (
        spark.read.format("binaryFile").option("recursiveFileLookup", "true")
        .option("pathGlobFilter", pattern).load(folder)
    )
    name = f"substr(path, {len(root) + 1})"
    found = files.select(F.expr(name).alias("name"), "content")
    # Spark itself passes over empty files; here they are records as well, so that they are said.
    empty = [(entry[len(root):], b"") for entry in _empty_files(spark, system, path, pattern)]
    if empty:
        found = found.union(spark.createDataFrame(empty, "name string, content binary"))
    return found.select(
        "name", F.lit(0).cast("long").alias("position"), "content",
        F.lit(None).cast("string").alias("format"))


def _empty_files(spark: SparkSession, system: Any, path: Any, pattern: str) -> Iterator[str]:
    """The empty files below a folder, as Spark would name them."""
    import re

    if not system.exists(path):
        return
    names = re.compile(spark._jvm.org.apache.hadoop.fs.GlobPattern.compile(pattern).pattern())
    entries = system.listFiles(path, True)
    while entries.hasNext():
        entry = entries.next()
        name = entry.getPath().getName()
        if entry.getLen() == 0 and names.fullmatch(name) and not name.startswith(("_", ".")):
            yield entry.getPath().toString()


def dump_rows(
    spark: SparkSession, path: str, *, partitions: int | None = None
) -> DataFrame:
    """The rows of a dump of 2011 as records. One task cuts it, the rows are dealt to all others."""
    import os

    name = os.path.basename(path)

    def cut(batches: Iterator[Any]) -> Iterator[Any]:
        import pandas

        from .sources import rows

        for batch in batches:
            for file in batch["path"]:
                found: list[tuple[int, bytes]] = []
                for position, row in enumerate(rows(file)):
                    found.append((position, row))
                    if len(found) == 500:
                        yield frame(pandas, found)
                        found = []
                yield frame(pandas, found)

    def frame(pandas: Any, found: Sequence[tuple[int, bytes]]) -> Any:
        return pandas.DataFrame({
            "name": [name] * len(found), "position": [position for position, _ in found],
            "content": [row for _, row in found], "format": ["cables-csv"] * len(found),
        })

    paths = spark.createDataFrame([(os.path.abspath(path),)], "path string").coalesce(1)
    cut_rows = paths.mapInPandas(cut, "name string, position long, content binary, format string")
    return cut_rows.repartition(partitions or spark.sparkContext.defaultParallelism)


def _records(batch: Any) -> Iterator[Record]:
    import os

    def column(name: str, value: Any = None) -> Any:
        given = name in batch.schema.names
        return batch.column(name).to_pylist() if given else itertools.repeat(value)

    sources: Iterator[Any]
    if "path" in batch.schema.names:
        sources = map(os.fsdecode, column("path"))
    else:
        # One by one: a batch has thousands.
        sources = (content.as_py() or b"" for content in batch.column("content"))
    for name, position, source, format in zip(
        column("name"), column("position", 0), sources, column("format"),
    ):
        yield Record(source, id=(name, position or 0), name=name, format=format)


def _answers(process: Filter, batches: Iterator[Any]) -> Iterator[Answer]:
    return process.answers(record for batch in batches for record in _records(batch))


# Documents


def convert(
    records: DataFrame, to: str | Sequence[str] = ("tei",), *,
    timeout: float = 60.0, arguments: Sequence[str] = (), program: str | None = None,
) -> DataFrame:
    """A row for each cable and format, with its document; a row for each record with an error.

    The columns are those of ``CONVERTED``: ``cable`` counts the cables of a record from 0; a row with
    an ``error`` has no document. A record whose beginning is whole has both.
    """
    formats = (to,) if isinstance(to, str) else tuple(to)
    if "tables" in formats:
        raise ValueError("for tables, cableconv.spark.tables has them with their schema")

    def task(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        kinds = {"string": pyarrow.string(), "long": pyarrow.int64(), "int": pyarrow.int32()}
        schema = pyarrow.schema([
            (name, kinds[kind]) for name, kind in map(str.split, CONVERTED.split(", "))])

        def made(rows: Sequence[tuple[Any, ...]]) -> Any:
            columns = zip(*rows) if rows else [()] * len(schema)
            # The bytes of a document are its text: nobody reads it on the way.
            arrays = [
                pyarrow.array(values, field.type) for values, field in zip(columns, schema)]
            return pyarrow.RecordBatch.from_arrays(arrays, schema=schema)

        with Filter(
            formats, timeout=timeout, arguments=arguments, values=False, program=program
        ) as process:
            rows: list[tuple[Any, ...]] = []
            length = 0
            for answer in _answers(process, batches):
                for row in _document_rows(answer):
                    rows.append(row)
                    length += len(row[5] or b"")
                if len(rows) >= _BATCH_ROWS or length >= _BATCH_BYTES:
                    yield made(rows)
                    rows, length = [], 0
            yield made(rows)

    return records.mapInArrow(task, CONVERTED)


def _document_rows(answer: Answer) -> Iterator[tuple[Any, ...]]:
    name, position = answer.id
    for index, cable in enumerate(answer.cables):
        documents = cable["documents"]
        for format in documents:
            document = documents.raw(format)
            yield name, position, index, cable.get("id"), format, document, None, None
    if answer.error is not None:
        yield name, position, None, None, None, None, answer.error.kind, answer.error.message


# Tables


def read_tables(
    records: DataFrame, *, timeout: float = 60.0, arguments: Sequence[str] = (),
    program: str | None = None,
) -> DataFrame:
    """A row for each cable, with its rows of each table in a column, and one for each error."""
    with Filter(("tables",), program=program) as process:
        tables = schema(process)
    fields = ["name string", "position long", "cable_index int"]
    fields += [f"{table.name} array<{_struct(table, numbers=False)}>" for table in tables.values()]
    fields += ["error_kind string", "error string"]
    names = list(tables)

    def task(batches: Iterator[Any]) -> Iterator[Any]:
        import pyarrow

        kinds = {"integer": pyarrow.int64(), "string": pyarrow.string()}
        schema = pyarrow.schema([
            (table.name, pyarrow.list_(pyarrow.struct([
                # Dates become moments where the tables are made.
                (column.name, kinds.get(column.type, pyarrow.string())) for column in _own(table)
            ])))
            for table in tables.values()
        ])
        with Filter(
            ("tables",), timeout=timeout, arguments=arguments, program=program
        ) as process:
            keys: list[tuple[Any, ...]] = []
            lines: list[bytes] = []
            length = 0
            for answer in _answers(process, batches):
                name, position = answer.id
                for index, cable in enumerate(answer.cables):
                    keys.append((name, position, index, None, None))
                    lines.append(cable["documents"].raw("tables"))
                    length += len(lines[-1])
                if answer.error is not None:
                    keys.append((name, position, None, answer.error.kind, answer.error.message))
                    lines.append(b"{}")
                if len(lines) >= _BATCH_ROWS or length >= _BATCH_BYTES:
                    yield _read_rows(keys, lines, schema)
                    keys, lines, length = [], [], 0
            if lines:
                yield _read_rows(keys, lines, schema)

    return records.mapInArrow(task, ", ".join(fields))


def _read_rows(keys: Sequence[tuple[Any, ...]], lines: Sequence[bytes], schema: Any) -> Any:
    """Rows of tables as Arrow reads them itself, a line each, with what they are of."""
    import pyarrow
    from pyarrow import json

    data = b"\n".join(lines)
    read = json.read_json(
        pyarrow.BufferReader(data),
        # All in one piece, however long a line is.
        json.ReadOptions(use_threads=False, block_size=len(data) + 1),
        json.ParseOptions(explicit_schema=schema, unexpected_field_behavior="error"))
    name, position, index, kind, message = zip(*keys)
    columns = {
        "name": pyarrow.array(name, pyarrow.string()),
        "position": pyarrow.array(position, pyarrow.int64()),
        "cable_index": pyarrow.array(index, pyarrow.int32()),
    }
    for field in schema:
        lists = read.column(field.name).combine_chunks()
        # A table without rows is left out, and no missing value.
        columns[field.name] = pyarrow.ListArray.from_arrays(lists.offsets, lists.values)
    columns["error_kind"] = pyarrow.array(kind, pyarrow.string())
    columns["error"] = pyarrow.array(message, pyarrow.string())
    return pyarrow.RecordBatch.from_pydict(columns)


def _own(table: Table) -> list[Any]:
    """The columns that no numbering gives."""
    return [c for c in table.columns if c.name != "id" and c.name != table.parent]


def _struct(table: Table, *, numbers: bool) -> str:
    columns = table.columns if numbers else _own(table)
    kinds = {"integer": "bigint", "string": "string", "timestamp": "string"}
    return "struct<" + ",".join(f"`{c.name}`:{kinds[c.type]}" for c in columns) + ">"


def tables(
    records: DataFrame, *, timeout: float = 60.0, arguments: Sequence[str] = (),
    program: str | None = None,
) -> dict[str, DataFrame]:
    """The tables by name, with the columns and numbers of ``-t tables``, and ``error``.

    Numbers are given in the order of names and positions, whatever the partitions: a run over a folder
    gives the same rows as one process of the program. What was read is kept (``persist``), since each
    table is taken from it.
    """
    from pyspark import StorageLevel
    from pyspark.sql import functions as F

    with Filter(("tables",), program=program) as process:
        known = schema(process)
    read = read_tables(records, timeout=timeout, arguments=arguments, program=program)
    read = read.persist(StorageLevel.MEMORY_AND_DISK)
    numbered = _numbered(read.where("error IS NULL"))
    result = {}
    for table in known.values():
        result[table.name] = _table(numbered, table)
    result["error"] = read.where("error IS NOT NULL").select(
        "name", "position", F.col("error_kind").alias("kind"), F.col("error").alias("message"))
    return result


def _numbered(read: DataFrame) -> DataFrame:
    """The cables with the numbers of their file and their own, and that of the paragraph before."""
    from pyspark.sql import functions as F

    keys = read.select(
        "name", "position", "cable_index", F.col("file")[0]["sha256"].alias("sha256"),
        F.size("paragraph").alias("paragraphs"))
    before = F.lag("sha256").over(_window("position", "cable_index", by="name"))
    keys = keys.withColumn("is_new", (
        (F.col("cable_index") == 0) | before.isNull() | (before != F.col("sha256"))).cast("long"))
    keys = keys.sort("name", "position", "cable_index")
    keys = keys.withColumn("part", F.spark_partition_id()).persist()
    counts = {
        row["part"]: (row["files"], row["cables"], row["paragraphs"])
        for row in keys.groupBy("part").agg(
            F.sum("is_new").alias("files"), F.count("*").alias("cables"),
            F.sum("paragraphs").alias("paragraphs")).collect()
    }
    offsets: dict[int, tuple[int, int, int]] = {}
    reached = (0, 0, 0)
    for part in sorted(counts):
        offsets[part] = reached
        files, cables, paragraphs = counts[part]
        reached = (reached[0] + files, reached[1] + cables, reached[2] + paragraphs)
    part = F.col("part")
    within = _window("name", "position", "cable_index", by="part")

    def offset(index: int) -> Any:
        pairs = [F.lit(x) for p, o in offsets.items() for x in (p, o[index])]
        return F.create_map(*pairs)[part] if pairs else F.lit(0)

    numbers = keys.select(
        "name", "position", "cable_index",
        (offset(0) + F.sum("is_new").over(within)).alias("file_number"),
        (offset(1) + F.row_number().over(within)).alias("cable_number"),
        (offset(2) + F.sum("paragraphs").over(within) - F.col("paragraphs"))
        .alias("paragraphs_before"),
        F.col("is_new").alias("is_new_file"))
    return read.join(numbers, ["name", "position", "cable_index"])


def _window(*order: str, by: str) -> Any:
    from pyspark.sql import Window

    return Window.partitionBy(by).orderBy(*order)


def _table(numbered: DataFrame, table: Table) -> DataFrame:
    from pyspark.sql import functions as F

    if table.name == "file":
        numbered = numbered.where("is_new_file = 1")
    rows = numbered.select(
        "file_number", "cable_number", "paragraphs_before",
        F.posexplode(table.name).alias("at", "row"))
    own = {
        "file": F.col("file_number"), "cable": F.col("cable_number"),
        "paragraph": F.col("paragraphs_before") + F.col("at") + 1,
    }
    columns = []
    for column in table.columns:
        if column.name == "id":
            value = own[table.name].cast("long")
        elif column.name == table.parent:
            value = own[table.parent].cast("long")
        else:
            value = F.col("row")[column.name]
            if column.type == "timestamp":
                value = value.cast("timestamp")
        columns.append(value.alias(column.name, metadata={"comment": column.meaning}))
    return rows.select(*columns)


def write_tables(made: Mapping[str, DataFrame], folder: str) -> None:
    """Writes tables, as of :func:`tables` or :func:`works`, as Parquet, a folder each: ``FOLDER/cable``."""
    for name, table in made.items():
        table.write.mode("overwrite").parquet(f"{folder.rstrip('/')}/{name}")
