"""What belongs together, of tables under Spark: by the rules of :mod:`cableconv.works`."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime, timezone
from itertools import groupby
from typing import TYPE_CHECKING, Any

from .cable import DATE_FORMAT
from .works import Copy, Paragraphs, copy_of, decided, digest_of

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

#: What :func:`cableconv.works.copy_of` asks of a cable, in its order.
_FACTS = (
    "cable", "mrn", "date", "subject", "words", "status", "correction", "date_source", "sender_source",
    "warnings", "digest",
)
_WORK = ("mrn", "digest", "date", "subject", "best", "why", "copies", "sections", "note")
_MEMBER = ("cable", "section", "digest", "kept")
_FOUND = (
    "work_key string, place int, mrn string, digest string, date string, subject string, best bigint,"
    " why string, copies int, sections int, note string,"
    " members array<struct<cable:bigint,section:int,digest:string,kept:int>>"
)


def works(made: Mapping[str, DataFrame]) -> dict[str, DataFrame]:
    """The tables ``works`` and ``work_cables`` of the tables that :func:`cableconv.spark.tables` makes.

    Rows and numbers are those that ``python -m cableconv.works`` adds to a database of the same cables.
    Texts cross between tasks only where several different ones may be of one telegram. The works are
    numbered by one task, which sees nothing of them but their keys.
    """
    from pyspark import StorageLevel
    from pyspark.sql import Window
    from pyspark.sql import functions as F

    cables = _described(made).persist(StorageLevel.MEMORY_AND_DISK)
    keyed = _keyed(cables.drop("content"))
    # Texts are compared where a key has several.
    several = keyed.groupBy("work_key").agg(
        F.countDistinct(F.coalesce("digest", F.lit(""))).alias("texts"))
    keyed = keyed.join(several, "work_key")
    compared = keyed.where("texts > 1").select("cable").join(cables.select("cable", "content"), "cable")
    keyed = keyed.join(compared, "cable", "left")
    found = (
        keyed.select("work_key", *_FACTS, "content")
        .repartition("work_key").sortWithinPartitions("work_key", "cable")
        .mapInArrow(_decide, _FOUND).persist(StorageLevel.MEMORY_AND_DISK))
    numbers = found.select("work_key", "place").withColumn(
        "id", F.row_number().over(Window.orderBy("work_key", "place")).cast("long"))
    found = found.join(numbers, ["work_key", "place"])
    moment = F.to_timestamp("date", "yyyy-MM-dd'T'HH:mm:ssX")
    members = found.select("id", F.explode("members").alias("member"))
    return {
        "works": found.withColumn("date", moment).select("id", *_WORK),
        "work_cables": members.select(
            F.col("id").alias("work"), *(F.col("member")[name].alias(name) for name in _MEMBER)),
    }


def _described(made: Mapping[str, DataFrame]) -> DataFrame:
    """What speaks for each cable, with its text as JSON in ``content``, and that text's digest."""
    from pyspark.sql import functions as F

    texts = made["paragraph"].groupBy("cable").agg(F.sort_array(F.collect_list(
        F.struct("position", "kind", "number", "is_quoted", "text"))).alias("parts"))
    # As lists: the names of their values would be most of them.
    texts = texts.select("cable", F.to_json(F.transform("parts", lambda part: F.array(
        part["kind"], part["number"].cast("string"), part["is_quoted"].cast("string"),
        part["text"]))).alias("content"))
    warnings = made["diagnostic"].where("severity = 'warning'").groupBy("cable").agg(
        F.count("*").alias("warnings"))
    cables = (
        made["cable"].withColumn("date", F.col("date").cast("long"))
        .withColumnRenamed("id", "cable").select(*_FACTS[:9])
        .join(texts, "cable", "left").join(warnings, "cable", "left")
        .withColumn("warnings", F.coalesce("warnings", F.lit(0)).cast("long"))
        .withColumn("date", F.col("date").cast("long")))
    kinds = dict(cables.dtypes)
    columns = ", ".join(f"{name} {kinds[name]}" for name in (*_FACTS[:-1], "content"))
    return cables.select(*_FACTS[:-1], "content").mapInArrow(_digest, f"{columns}, digest string")


def _keyed(cables: DataFrame) -> DataFrame:
    """The cables with the key of what they may be of: their number, that of their text, or the text."""
    from pyspark.sql import functions as F

    numbers = cables.where("mrn IS NOT NULL AND digest IS NOT NULL").groupBy("digest").agg(
        F.countDistinct("mrn").alias("numbers"), F.min("mrn").alias("other"))
    numbers = numbers.where("numbers = 1").select("digest", "other")
    key = F.coalesce(
        F.concat(F.lit("n"), "mrn"), F.concat(F.lit("n"), "other"), F.concat(F.lit("d"), "digest"),
        F.concat(F.lit("c"), F.col("cable").cast("string")))
    return cables.join(numbers, "digest", "left").withColumn("work_key", key).drop("other")


def _parts(content: str | None) -> Paragraphs:
    for kind, number, is_quoted, text in json.loads(content or "[]"):
        yield kind, None if number is None else int(number), int(is_quoted), text


def _digest(batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow

    for batch in batches:
        digests = [
            digest_of(text for *_, text in _parts(content.as_py())) for content in batch["content"]]
        yield pyarrow.RecordBatch.from_arrays(
            [*batch.columns, pyarrow.array(digests, pyarrow.string())],
            names=[*batch.schema.names, "digest"])


def _decide(batches: Iterator[Any]) -> Iterator[Any]:
    import pyarrow

    schema = pyarrow.schema([
        *((name, pyarrow.string()) for name in ("work_key",)), ("place", pyarrow.int32()),
        ("mrn", pyarrow.string()), ("digest", pyarrow.string()), ("date", pyarrow.string()),
        ("subject", pyarrow.string()), ("best", pyarrow.int64()), ("why", pyarrow.string()),
        ("copies", pyarrow.int32()), ("sections", pyarrow.int32()), ("note", pyarrow.string()),
        ("members", pyarrow.list_(pyarrow.struct([
            ("cable", pyarrow.int64()), ("section", pyarrow.int32()), ("digest", pyarrow.string()),
            ("kept", pyarrow.int32())]))),
    ])
    cables = (row for batch in batches for row in batch.to_pylist())
    rows: list[dict[str, Any]] = []
    for key, group in groupby(cables, lambda row: row["work_key"]):
        contents: dict[int, str | None] = {}
        copies: list[Copy] = []
        for row in group:
            if row["date"] is not None:
                moment = datetime.fromtimestamp(row["date"], timezone.utc)
                row["date"] = moment.strftime(DATE_FORMAT)
            contents[row["cable"]] = row["content"]
            copies.append(copy_of(*(row[name] for name in _FACTS)))
        decisions = decided(copies, lambda copy: _parts(contents[copy.cable]))
        for place, (work, members) in enumerate(decisions):
            rows.append({
                "work_key": key, "place": place, **dict(zip(_WORK, work)),
                "members": [dict(zip(_MEMBER, member)) for member in members],
            })
        if len(rows) >= 500:
            yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)
            rows = []
    yield pyarrow.RecordBatch.from_pylist(rows, schema=schema)
