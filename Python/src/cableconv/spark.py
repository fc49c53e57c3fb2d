"""Cables under Spark.

Records come as a frame with the columns ``name`` and ``content``, and where they are rows of a dump
``position`` and ``format``: :func:`inputs` and :func:`dump_rows` make such. Each partition has a process
of the program, so that a cluster needs this package (the wheel with the program inside) and nothing
else. What goes wrong with a record is a row.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from .process import Filter
from .record import Answer, Record
from .tables import Table, schema

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

#: The columns of :func:`convert`.
CONVERTED = (
    "name string, position long, cable int, mrn string, format string, document string,"
    " error_kind string, error string"
)
_KEYS = ("name", "position", "cable")


# Records


def inputs(spark: SparkSession, folder: str, *, pattern: str = "*") -> DataFrame:
    """The files below a folder as records; their names are those below the folder.

    Spark itself passes over empty files; here they are records as well, so that they are said.
    """
    from pyspark.sql import functions as F

    files = (
        spark.read.format("binaryFile").option("recursiveFileLookup", "true")
        .option("pathGlobFilter", pattern).load(folder)
    )
    # Paths are URIs (file:/data/a%20b.html) that begin as the folder's own.
    path = spark._jvm.org.apache.hadoop.fs.Path(folder)
    system = path.getFileSystem(spark._jsc.hadoopConfiguration())
    root = system.makeQualified(path).toString().rstrip("/") + "/"
    name = f"substr(path, {len(root) + 1})"
    found = files.select(F.expr(name).alias("name"), "content")
    empty = [(entry[len(root):], b"") for entry in _empty_files(system, path, root, pattern)]
    if empty:
        found = found.union(spark.createDataFrame(empty, "name string, content binary"))
    return found.select(
        "name", F.lit(0).cast("long").alias("position"), "content",
        F.lit(None).cast("string").alias("format"))


def _empty_files(system: Any, path: Any, root: str, pattern: str) -> Iterator[str]:
    """The empty files below a folder, as Spark would name them."""
    import fnmatch
    import os

    if root.startswith("file:/"):
        # Much faster than file by file through Java.
        local = path.toUri().getPath()
        for folder, folders, names in os.walk(local):
            folders[:] = [name for name in folders if not name.startswith(("_", "."))]
            for name in names:
                file = os.path.join(folder, name)
                if fnmatch.fnmatchcase(name, pattern) and not name.startswith(("_", ".")):
                    if os.path.isfile(file) and os.path.getsize(file) == 0:
                        yield root + os.path.relpath(file, local)
        return
    entries = system.listFiles(path, True)
    while entries.hasNext():
        entry = entries.next()
        name = entry.getPath().getName()
        if entry.getLen() == 0 and fnmatch.fnmatchcase(name, pattern):
            if not name.startswith(("_", ".")):
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


def _records(frame: Any) -> Iterator[Record]:
    count = len(frame)
    names = frame["name"] if "name" in frame else [None] * count
    positions = frame["position"] if "position" in frame else [0] * count
    formats = frame["format"] if "format" in frame else [None] * count
    for name, position, content, format in zip(names, positions, frame["content"], formats):
        yield Record(
            bytes(content) if content is not None else b"", id=(name, int(position)),
            name=name, format=format if isinstance(format, str) else None)


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
        import pandas

        names = [column.split()[0] for column in CONVERTED.split(", ")]
        with Filter(
            formats, timeout=timeout, arguments=arguments, values=False, program=program
        ) as process:
            rows: list[tuple[Any, ...]] = []
            for answer in _answers(process, batches):
                rows += _document_rows(answer)
                if len(rows) >= 500:
                    yield pandas.DataFrame(rows, columns=names)
                    rows = []
            yield pandas.DataFrame(rows, columns=names)

    return records.mapInPandas(task, CONVERTED)


def _document_rows(answer: Answer) -> Iterator[tuple[Any, ...]]:
    name, position = answer.id
    for index, cable in enumerate(answer.cables):
        for format, document in cable["documents"].items():
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
        arrow = pyarrow.schema([
            ("name", pyarrow.string()), ("position", pyarrow.int64()),
            ("cable_index", pyarrow.int32()),
            *(
                (table.name, pyarrow.list_(pyarrow.struct([
                    # Dates become moments where the tables are made.
                    (column.name, kinds.get(column.type, pyarrow.string()))
                    for column in _own(table)
                ])))
                for table in tables.values()
            ),
            ("error_kind", pyarrow.string()), ("error", pyarrow.string()),
        ])
        with Filter(
            ("tables",), timeout=timeout, arguments=arguments, program=program
        ) as process:
            rows: list[dict[str, Any]] = []
            answers = _answers(process, (batch.to_pandas() for batch in batches))
            for answer in answers:
                name, position = answer.id
                for index, cable in enumerate(answer.cables):
                    own = cable["documents"]["tables"]
                    rows.append({
                        "name": name, "position": position, "cable_index": index,
                        **{table: own.get(table, []) for table in names},
                    })
                if answer.error is not None:
                    rows.append({
                        "name": name, "position": position, "error_kind": answer.error.kind,
                        "error": answer.error.message,
                    })
                if len(rows) >= 200:
                    yield pyarrow.RecordBatch.from_pylist(rows, schema=arrow)
                    rows = []
            yield pyarrow.RecordBatch.from_pylist(rows, schema=arrow)

    return records.mapInArrow(task, ", ".join(fields))


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
    """Writes the tables of :func:`tables` as Parquet, a folder each: ``FOLDER/cable``."""
    for name, table in made.items():
        table.write.mode("overwrite").parquet(f"{folder.rstrip('/')}/{name}")
