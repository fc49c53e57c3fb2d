"""A cable, in the handbook's words.

What is decided about a cable is decided by the program, once, for all its formats: the values here are
those of its tables (``-t tables``), and each that may come from several places says from where it came:

``telegram``
    the telegram's own line for it: its date-time group, ``FM``, ``SUBJECT``, ``TAGS``
``number-line``
    another line of the telegram: the post in the line with its number
``record``
    the record that an archive keeps of the telegram
``page``
    the publisher's page
``summary``, ``first-sentence``
    of a summary: the telegram's own, or its first sentence in place of one
``banner``
    of a classification: a banner of a print

Where the telegram says it itself, ``place`` is where in its text, and ``printed`` the line.
"""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from .model import HeadLine, Model, Place
from .record import Documents


@dataclass(frozen=True)
class Evidence:
    """Where a value comes from."""

    source: str
    printed: str | None = None
    place: Place | None = None


@dataclass(frozen=True)
class Date:
    """When the telegram was sent (UTC); of ``precision`` ``day`` the beginning of the day."""

    value: datetime.datetime
    precision: str
    evidence: Evidence


@dataclass(frozen=True)
class Sender:
    """Who sent it, as printed; ``post`` is the place, one name for all spellings."""

    name: str
    post: str | None
    evidence: Evidence


@dataclass(frozen=True)
class Classification:
    """The level, and the limits beside it (``NOFORN``)."""

    level: str
    controls: tuple[str, ...]
    evidence: Evidence


@dataclass(frozen=True)
class Subject:
    """What it is about."""

    text: str
    evidence: Evidence


@dataclass(frozen=True)
class Summary:
    """What it says in short."""

    text: str
    evidence: Evidence


@dataclass(frozen=True)
class Addressee:
    """Whom it is for; ``role`` is ``action``, ``info`` or ``exempt``."""

    role: str
    name: str
    post: str | None = None
    precedence: str | None = None
    routing_indicator: str | None = None


@dataclass(frozen=True)
class Tag:
    """A code of Traffic Analysis by Geography and Subject."""

    code: str
    kind: str | None = None
    qualifier: str | None = None


@dataclass(frozen=True)
class Reference:
    """Another telegram or document that it refers to.

    ``kind`` is ``reference`` where the list of references has it, ``mention`` where the text does.
    ``target`` is the other telegram's number, as :attr:`Cable.mrn` is this one's.
    """

    kind: str
    printed: str
    letter: str | None = None
    target: str | None = None
    year_inferred: bool = False
    post_known: bool = True


@dataclass(frozen=True)
class Paragraph:
    """A part of the text, in one line: a paragraph, heading, item or table (``kind``)."""

    kind: str
    text: str
    anchor: str | None = None
    label: str | None = None
    number: int | None = None
    classification: str | None = None
    role: str | None = None
    is_quoted: bool = False


@dataclass(frozen=True)
class Diagnostic:
    """What there is to say about the reading; ``line`` is of the source."""

    kind: str
    severity: str
    message: str
    line: int | None = None


@dataclass(frozen=True)
class Attribute:
    """What an archive's record says of it."""

    name: str
    value: str


def _without_position(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name != "position"}


@dataclass
class Cable:
    """A cable. What is asked for is made when it is asked for."""

    #: What the program says of it: ``tables`` and ``json``.
    documents: Documents = field(repr=False)
    #: What the record was called.
    name: str | None = None

    def __repr__(self) -> str:
        return f"<Cable {self.mrn or '(no number)'}: {self._row.get('subject', '')}>"

    def __eq__(self, other: object) -> bool:
        """Whether both are the same reading of the same source."""
        return (
            isinstance(other, Cable)
            and self.documents.raw("json") == other.documents.raw("json"))

    __hash__ = None  # type: ignore[assignment]

    @property
    def rows(self) -> Mapping[str, Sequence[Mapping[str, Any]]]:
        """The rows of its tables, by table."""
        rows: Mapping[str, Sequence[Mapping[str, Any]]] = self.documents["tables"]
        return rows

    @property
    def json(self) -> str:
        """The text of ``-t json``."""
        text: str = self.documents["json"]
        return text

    @cached_property
    def _row(self) -> Mapping[str, Any]:
        return self.rows["cable"][0]

    def _of(self, table: str) -> Sequence[Mapping[str, Any]]:
        return self.rows.get(table, ())

    @cached_property
    def document(self) -> Mapping[str, Any]:
        """The document of ``-t json``, read."""
        document: Mapping[str, Any] = json.loads(self.documents.raw("json"))
        return document

    @cached_property
    def model(self) -> Model:
        """The whole reading: every line, every part, and where it stands."""
        return Model.from_json(self.document)

    # Facts

    @property
    def mrn(self) -> str | None:
        """The message reference number: ``07BAKU1467``."""
        return self._row.get("mrn")

    @property
    def number(self) -> str | None:
        """The number as printed: ``BAKU 001467``."""
        return self._row.get("number")

    @cached_property
    def date(self) -> Date | None:
        """When it was sent."""
        text = self._row.get("date")
        if text is None:
            return None
        return Date(
            parse_date(text), self._row["date_precision"],
            self._evidence(self._row["date_source"], "dateTimeGroup"))

    @cached_property
    def sender(self) -> Sender | None:
        """Who sent it."""
        name = self._row.get("sender")
        if name is None:
            return None
        source = self._row["sender_source"]
        kind = "classification" if source == "number-line" else "originator"
        return Sender(name, self._row.get("post"), self._evidence(source, kind))

    @property
    def precedence(self) -> str | None:
        """The highest: ``IMMEDIATE``."""
        return self._row.get("precedence")

    @cached_property
    def classification(self) -> Classification | None:
        """How secret it is.

        Its evidence is the telegram's line where there is one, else the page, else the record, else
        the banners, in the order in which the program asks them.
        """
        level = self._row.get("classification")
        if level is None:
            return None
        controls = tuple(self._row.get("controls", "").split())
        if any(self.model.lines("classification")):
            source = "telegram"
        elif self.model.page is not None and self.model.page.classification:
            source = "page"
        elif self.model.attributes:
            source = "record"
        else:
            source = "banner"
        return Classification(level, controls, self._evidence(source, "classification"))

    @cached_property
    def subject(self) -> Subject | None:
        """What it is about."""
        text = self._row.get("subject")
        if text is None:
            return None
        return Subject(text, self._evidence(self._row["subject_source"], "subject"))

    @cached_property
    def summary(self) -> Summary | None:
        """The telegram's own, or its first sentence."""
        text = self._row.get("summary")
        if text is None:
            return None
        return Summary(text, Evidence(self._row["summary_source"]))

    @property
    def signature(self) -> str | None:
        """Who signed, without marks."""
        return self._row.get("signature")

    @property
    def status(self) -> str | None:
        """How much of the original the copy holds, where not all: ``partial-extract``."""
        return self._row.get("status")

    @property
    def words(self) -> int:
        """How many words the text proper has."""
        return int(self._row["words"])

    # What there is several of

    @cached_property
    def addressees(self) -> list[Addressee]:
        """Whom it is for."""
        return [Addressee(**_without_position(row)) for row in self._of("addressee")]

    @cached_property
    def tags(self) -> list[Tag]:
        """Its TAGS."""
        return [Tag(**_without_position(row)) for row in self._of("tag")]

    @property
    def tags_evidence(self) -> Evidence | None:
        """Where its TAGS come from."""
        source = self._row.get("tags_source")
        return None if source is None else self._evidence(source, "tags")

    @cached_property
    def captions(self) -> list[str]:
        """Its captions (``SIPDIS``), once each."""
        return [row["name"] for row in self._of("caption")]

    @cached_property
    def references(self) -> list[Reference]:
        """What it refers to: the list first, then what the text names."""
        return [
            Reference(
                kind=row["kind"], printed=row["printed"], letter=row.get("letter"),
                target=row.get("target"), year_inferred=bool(row["year_inferred"]),
                post_known=bool(row["post_known"]))
            for row in self._of("reference")
        ]

    @cached_property
    def paragraphs(self) -> list[Paragraph]:
        """The text, part by part, in reading order."""
        return [
            Paragraph(**{**_without_position(row), "is_quoted": bool(row["is_quoted"])})
            for row in self._of("paragraph")
        ]

    @cached_property
    def diagnostics(self) -> list[Diagnostic]:
        """What there is to say about the reading."""
        return [Diagnostic(**_without_position(row)) for row in self._of("diagnostic")]

    @cached_property
    def attributes(self) -> list[Attribute]:
        """What an archive's record says of it."""
        return [Attribute(**_without_position(row)) for row in self._of("attribute")]

    # Evidence

    def _evidence(self, source: str, kind: str) -> Evidence:
        """That of a value, whose line in the telegram is of a kind."""
        if source not in ("telegram", "number-line"):
            return Evidence(source)
        line: HeadLine | None = next(self.model.lines(kind), None)
        if line is None:
            return Evidence(source)
        return Evidence(source, line.printed, self.model.place(line.ordinal))


#: How the program writes a moment.
DATE_FORMAT = "%Y-%m-%dT%H:%M:%SZ"


def parse_date(text: str) -> datetime.datetime:
    """A moment as the program writes it: ``2007-12-11T10:31:00Z``."""
    return datetime.datetime.strptime(text, DATE_FORMAT).replace(tzinfo=datetime.timezone.utc)
