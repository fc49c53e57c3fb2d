"""Tables as frames of pandas, or tables of Arrow."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .cable import parse_date
from .errors import CableconvError, RecordError
from .process import Filter
from .sources import PathLike, records
from .tables import Table, schema, table_rows


def frame(
    paths: PathLike | Iterable[PathLike], table: str = "cable", *, to: str = "pandas",
    jobs: int = 1, errors: str = "collect",
) -> Any:
    """A table of the cables of files and folders: a row each cable, unless ``table`` names another.

    ``to`` is ``pandas`` or ``arrow``. Columns, rows and their numbers are those of ``-t tables``;
    whole numbers are ``Int64``, texts ``string``, and the date is a moment of UTC. With ``errors`` as
    ``collect``, what was not converted is in ``frame.attrs["errors"]`` (of Arrow: :func:`frames` has
    it); with ``raise``, the first is raised.
    """
    made = frames(paths, to=to, jobs=jobs, errors=errors, only=table)
    result = made[table]
    if to == "pandas":
        result.attrs["errors"] = made["error"].to_dict("records")
    return result


def frames(
    paths: PathLike | Iterable[PathLike], *, to: str = "pandas", jobs: int = 1,
    errors: str = "collect", only: str | None = None,
) -> dict[str, Any]:
    """All tables by name, and ``error``, which has what was not converted: name, kind, message."""
    if to not in ("pandas", "arrow"):
        raise ValueError(f"to is pandas or arrow, not {to!r}")
    if errors not in ("collect", "raise"):
        raise ValueError(f"errors is collect or raise, not {errors!r}")
    make = _pandas if to == "pandas" else _arrow
    failures: list[RecordError] = []
    with Filter(("tables",), jobs=jobs) as process:
        tables = schema(process)
        if only is not None and only not in tables:
            raise ValueError(f"there is no table {only!r}; there are {', '.join(tables)}")
        wanted = tables if only is None else {only: tables[only]}
        columns: dict[str, dict[str, list[Any]]] = {
            name: {column.name: [] for column in table.columns}
            for name, table in wanted.items()
        }
        for name, row in table_rows(process.answers(records(paths)), tables, failures):
            if failures and errors == "raise":
                break
            if name in wanted:
                for column, values in columns[name].items():
                    values.append(row.get(column))
    if failures and errors == "raise":
        raise failures[0]
    result = {name: make(table, columns[name]) for name, table in wanted.items()}
    result["error"] = make(None, {
        "name": [failure.name for failure in failures],
        "kind": [failure.kind for failure in failures],
        "message": [failure.message for failure in failures],
    })
    return result


def _types(table: Table | None, columns: dict[str, list[Any]]) -> dict[str, str]:
    if table is None:
        return dict.fromkeys(columns, "string")
    return {column.name: column.type for column in table.columns}


def _pandas(table: Table | None, columns: dict[str, list[Any]]) -> Any:
    try:
        import pandas
    except ImportError as error:
        raise CableconvError("pandas is not installed: pip install 'cableconv[pandas]'") from error
    types = _types(table, columns)
    series = {}
    for name, values in columns.items():
        if types[name] == "timestamp":
            moments = [None if value is None else parse_date(value) for value in values]
            series[name] = pandas.Series(moments, dtype="datetime64[s, UTC]")
        else:
            dtype = "Int64" if types[name] == "integer" else "string"
            series[name] = pandas.Series(values, dtype=dtype)
    return pandas.DataFrame(series)


def arrow_schema(table: Table | None, names: Iterable[str] = ()) -> Any:
    """The schema of a table, as Arrow and Parquet have it."""
    try:
        import pyarrow
    except ImportError as error:
        raise CableconvError("pyarrow is not installed: pip install 'cableconv[arrow]'") from error
    if table is None:
        return pyarrow.schema([pyarrow.field(name, pyarrow.string()) for name in names])
    kinds = {
        "integer": pyarrow.int64(), "string": pyarrow.string(),
        "timestamp": pyarrow.timestamp("us", tz="UTC"),
    }
    return pyarrow.schema([
        pyarrow.field(
            column.name, kinds[column.type], nullable=not column.required,
            metadata={"description": column.meaning})
        for column in table.columns
    ])


def _arrow(table: Table | None, columns: dict[str, list[Any]]) -> Any:
    schema = arrow_schema(table, columns)
    import pyarrow

    types = _types(table, columns)
    values = {
        name: [None if value is None else parse_date(value) for value in column]
        if types[name] == "timestamp" else column
        for name, column in columns.items()
    }
    return pyarrow.Table.from_pydict(values, schema=schema)
