"""Opens what cableconv wrote of one archive with the tools that people use, each as in one line.

    check_data.py FOLDER METADATA

The folder holds all.csv, all.ndjson (the model), linked.ndjson (JSON-LD), all.json, cables.db, refs.graphml and tables/.
Prints what differs, a line each, and exits with 1 where anything does.
"""

import json
import sqlite3
import subprocess
import sys

import duckdb
import networkx
import pandas
import polars

folder, metadata = sys.argv[1], sys.argv[2]
troubles = []


def check(name, got, wanted):
    if got != wanted:
        troubles.append(f"{name}: {got!r}, not {wanted!r}")


database = sqlite3.connect(f"file:{folder}/cables.db?mode=ro", uri=True)


def ask(statement):
    return database.execute(statement).fetchall()


check("integrity", ask("PRAGMA integrity_check"), [("ok",)])
check("foreign keys", ask("PRAGMA foreign_key_check"), [])
count = ask("SELECT count(*) FROM cable")[0][0]
if count < 3:
    troubles.append(f"no archive to speak of: {count} cables")

# The same rows in the database and in the tables.
tables = [name for (name,) in ask(
    "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main'"
    " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '%_search%'")]
described = {table["url"]: table for table in json.load(open(f"{folder}/tables/csv-metadata.json"))["tables"]}
check("tables described", sorted(described), sorted(f"{table}.csv" for table in tables))
for table in tables:
    path = f"{folder}/tables/{table}.csv"
    frame = pandas.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")
    columns = [column["name"] for column in described[f"{table}.csv"]["tableSchema"]["columns"]]
    check(f"columns of {table}", list(frame.columns), columns)
    own = [name for (_, name, *_) in ask(f"PRAGMA table_info({table})") if name != "run"]
    check(f"columns of {table} in the database", own, columns)
    names = ", ".join(f'"{name}"' for name in columns)
    rows = [["" if value is None else str(value) for value in row]
            for row in ask(f"SELECT {names} FROM {table} ORDER BY rowid")]
    check(f"rows of {table}", len(frame), len(rows))
    for number, (left, right) in enumerate(zip(frame.values.tolist(), rows)):
        if left != right:
            check(f"row {number} of {table}", left, right)
            break

# One line each.
frame = pandas.read_csv(f"{folder}/all.csv", parse_dates=["date"])
check("pandas: rows", len(frame), count)
check("pandas: dates", str(frame["date"].dtype).startswith("datetime64"), True)
kind = duckdb.sql(f"SELECT any_value(typeof(date)), count(*) FROM '{folder}/all.csv'").fetchall()[0]
check("duckdb: CSV", kind, ("TIMESTAMP WITH TIME ZONE", count))
check("duckdb: NDJSON",
      duckdb.sql(f"SELECT count(*) FROM read_json('{folder}/all.ndjson')").fetchall()[0][0], count)
check("polars: NDJSON", polars.read_ndjson(f"{folder}/all.ndjson").height, count)
linked = f"{folder}/linked.ndjson"
check("duckdb: lines of JSON-LD",
      duckdb.sql(f"SELECT sum(len(\"@type\")) FROM read_json('{linked}', sample_size = -1)").fetchall()[0][0],
      3 * count)
check("polars: lines of JSON-LD", polars.read_ndjson(linked, infer_schema_length=None).height, count)
check("json", len(json.load(open(f"{folder}/all.json"))), count)

# Fields agree between the table of cables and the database.
wanted = ask("SELECT coalesce(mrn, ''), coalesce(date, ''), coalesce(sender, ''), coalesce(post, ''),"
             " coalesce(classification, ''), coalesce(subject, ''), words FROM cable ORDER BY id")
texts = pandas.read_csv(f"{folder}/all.csv", dtype=str, keep_default_na=False)
got = [(*row[:-1], int(row[-1])) for row in
       texts[["id", "date", "from", "post", "classification", "subject", "words"]].itertuples(index=False)]
# Where no level is known the table has what is printed.
different = [(left, right) for left, right in zip(got, wanted) if left != right and right[4]]
check("fields of CSV and SQLite", different[:1], [])

graph = networkx.read_graphml(f"{folder}/refs.graphml")
edges = {(citing, cited) for citing, cited in
         ask("SELECT citing, cited FROM edge WHERE citing IS NOT NULL")}
check("networkx: edges", set(map(tuple, {(a, b) for a, b, *_ in graph.edges})), edges)
check("networkx: nodes with a date", all(
    "is_here" in data for _, data in graph.nodes(data=True)), True)

# Each word of a text is found, whatever its accents.
hits = ask("SELECT count(*) FROM paragraph_search WHERE paragraph_search MATCH 'the'")[0][0]
if hits == 0:
    troubles.append("full-text search finds nothing")


def datasette(path):
    run = subprocess.run(
        [sys.executable, "-m", "datasette", f"{folder}/cables.db", "-m", metadata, "--get", path],
        capture_output=True, text=True)
    if run.returncode != 0:
        troubles.append(f"datasette {path}: {run.stderr[-300:]}")
        return {}
    return json.loads(run.stdout)


check("datasette: rows", datasette("/cables/cable.json?_size=0&_extra=count")
      .get("filtered_table_rows_count"), count)
for query in ["search.json?words=the", "cited_most.json", "tag_over_time.json?code=PREL",
              "cites_and_cited.json", "one_cable.json?mrn=" + ask(
                  "SELECT mrn FROM cable WHERE mrn IS NOT NULL LIMIT 1")[0][0]]:
    if datasette(f"/cables/{query}").get("ok") is not True:
        troubles.append(f"datasette: {query} fails")

print("\n".join(troubles))
sys.exit(1 if troubles else 0)
