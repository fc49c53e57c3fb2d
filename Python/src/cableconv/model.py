"""The document model: what ``-t json`` writes, as dataclasses.

The names are those of the JSON, whose schema says what each means
(``Sources/CableFormats/ModelJSON/Schema/model.schema.json``), in Python's spelling. What differs:

- A line of the head is one class; what its kind has beside the printed line stands in ``parts``, by
  the schema's names.
- Each element knows its ``ordinal``, by which :meth:`Model.place` says where in the text it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Union


@dataclass(frozen=True, slots=True)
class PortionMarking:
    """The classification of a portion: ``(S/NF)``."""

    printed: str
    level: str
    controls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """The number of another telegram, as far as it is printed."""

    post: str
    serial: int
    year: int | None = None
    is_airgram: bool = False


# Running text


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Redaction:
    """What the publisher put in place of a passage."""

    text: str


@dataclass(frozen=True, slots=True)
class ReferenceMention:
    """A mention of a reference, or of another telegram."""

    text: str
    letter: str | None = None
    reference: int | None = None
    cited: Cited | None = None


@dataclass(frozen=True, slots=True)
class ParagraphMention:
    """A mention of a paragraph."""

    text: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the source."""

    text: str
    target: str


@dataclass(frozen=True, slots=True)
class PageMark:
    """What the transmission put between the lines of the text; no part of it."""

    mark: str
    printed: str
    page: str | None = None
    total: str | None = None
    ordinal: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Interruption:
    """A blank line inside a sentence, where a page ended."""


Inline = Union[
    Text, Redaction, ReferenceMention, ParagraphMention, Link, PageMark, Interruption
]

# Parts of the text


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list."""

    marker: str
    content: tuple[Inline, ...]
    portion_marking: PortionMarking | None = None
    lists: tuple[ItemList, ...] = ()
    ordinal: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class ItemList:
    """Items with a mark before each."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph."""

    content: tuple[Inline, ...]
    label: str | None = None
    number: int | None = None
    letter: str | None = None
    portion_marking: PortionMarking | None = None
    role: str | None = None
    heading: tuple[Inline, ...] = ()
    lists: tuple[ItemList, ...] = ()
    ordinal: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading."""

    content: tuple[Inline, ...]
    portion_marking: PortionMarking | None = None
    ordinal: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Lines whose columns matter."""

    lines: tuple[str, ...]
    ordinal: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A text within the text: a letter, talking points."""

    body: tuple[Block, ...]


Block = Union[Paragraph, Heading, ItemList, Preformatted, Quotation, PageMark]

# The whole


@dataclass(frozen=True, slots=True)
class HeadLine:
    """A line of the head, as printed and as understood."""

    kind: str
    printed: str
    parts: Mapping[str, Any]
    redactions: tuple[str, ...] = ()
    ordinal: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class TailLine:
    """A line behind the signature."""

    kind: str
    printed: str
    ordinal: int | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """What the web page or the dump says, as printed."""

    layout: str
    reference_id: str | None = None
    created: str | None = None
    released: str | None = None
    classification: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes that were read."""

    format: str
    encoding: str
    size: int
    sha256: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the text: places are bytes of its UTF-8."""

    start: int
    end: int
    kind: str
    ordinal: int | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the text something stands, from its first to its last character.

    ``start`` and ``end`` are bytes of the text's UTF-8, ``line`` counts from 1 in the text as it was
    decoded, which for a page is the telegram's and not the page's.
    """

    start: int
    end: int
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Model:
    """A cable, the text that it was read from, and where in it each element stands."""

    head: tuple[HeadLine, ...]
    body: tuple[Block, ...]
    signature: str | None = None
    signature_ordinal: int | None = None
    tail: tuple[TailLine, ...] = ()
    unplaced: tuple[str, ...] = ()
    source: Source | None = None
    page: Page | None = None
    articles: tuple[str, ...] = ()
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    spans: tuple[Span, ...] = ()

    def lines(self, kind: str) -> Iterator[HeadLine]:
        """The lines of the head of a kind."""
        return (line for line in self.head if line.kind == kind)

    def place(self, ordinal: int | None) -> Place | None:
        """Where the element with this ordinal stands; ``None`` where the text is not at hand."""
        if ordinal is None:
            return None
        own = [span for span in self.spans if span.ordinal == ordinal and span.kind != "layout"]
        if not own:
            return None
        data = self.text.encode()
        start, end = own[0].start, max(span.end for span in own)
        return Place(
            start, end, data.count(b"\n", 0, start) + 1, data[start:end].decode("utf-8", "replace"))

    @staticmethod
    def from_json(document: Mapping[str, Any]) -> Model:
        """The model of a document of ``-t json``."""
        return _Builder().model(document)


class _Builder:
    """Makes the classes, and counts elements in reading order."""

    def __init__(self) -> None:
        self.count = 0

    def _ordinal(self) -> int:
        self.count += 1
        return self.count - 1

    def model(self, document: Mapping[str, Any]) -> Model:
        transcription = document["cable"]["transcription"]
        provenance = document["cable"]["provenance"]
        head = tuple(self._head_line(line) for line in transcription["head"])
        body = self._blocks(transcription["body"])
        signature = transcription.get("signature")
        signature_ordinal = None if signature is None else self._ordinal()
        tail = tuple(
            TailLine(line["kind"], line["printed"], self._ordinal())
            for line in transcription.get("tail", ())
        )
        source = provenance.get("source")
        page = provenance.get("page")
        return Model(
            head=head,
            body=body,
            signature=signature,
            signature_ordinal=signature_ordinal,
            tail=tail,
            unplaced=tuple(transcription.get("unplaced", ())),
            source=None if source is None else Source(**source),
            page=None if page is None else Page(
                layout=page["layout"], reference_id=page.get("referenceID"),
                created=page.get("created"), released=page.get("released"),
                classification=page.get("classification"), origin=page.get("origin"),
            ),
            articles=tuple(provenance.get("articles", ())),
            attributes=tuple(
                (entry["name"], entry["value"]) for entry in provenance.get("attributes", ())
            ),
            text=document.get("text", {}).get("content", ""),
            spans=tuple(Span(*span) for span in document.get("sourceMap", ())),
        )

    def _head_line(self, line: Mapping[str, Any]) -> HeadLine:
        parts = {
            name: value for name, value in line.items()
            if name not in ("kind", "printed", "redactions")
        }
        return HeadLine(
            line["kind"], line["printed"], parts, tuple(line.get("redactions", ())),
            self._ordinal())

    def _blocks(self, blocks: Sequence[Mapping[str, Any]]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Mapping[str, Any]) -> Block:
        kind = block["kind"]
        # A list and a quotation are no elements; what is in them is.
        if kind == "list":
            return self._list(block)
        if kind == "quotation":
            return Quotation(self._blocks(block["body"]))
        ordinal = self._ordinal()
        if kind == "paragraph":
            label = block.get("label", {})
            return Paragraph(
                content=_inlines(block["content"]),
                label=label.get("printed"),
                number=label.get("number"),
                letter=label.get("letter"),
                portion_marking=_marking(block),
                role=block.get("role"),
                heading=_inlines(block.get("heading", ())),
                lists=tuple(self._list(entry) for entry in block.get("lists", ())),
                ordinal=ordinal,
            )
        if kind == "heading":
            return Heading(_inlines(block["content"]), _marking(block), ordinal)
        if kind == "preformatted":
            return Preformatted(tuple(block["lines"]), ordinal)
        if kind == "pageMark":
            return _page_mark(block, ordinal)
        raise ValueError(f"a part of the text of an unknown kind: {kind}")

    def _list(self, block: Mapping[str, Any]) -> ItemList:
        return ItemList(tuple(self._item(item) for item in block["items"]))

    def _item(self, item: Mapping[str, Any]) -> Item:
        ordinal = self._ordinal()
        return Item(
            item["marker"], _inlines(item["content"]), _marking(item),
            tuple(self._list(entry) for entry in item.get("lists", ())), ordinal)


def _marking(holder: Mapping[str, Any]) -> PortionMarking | None:
    marking = holder.get("portionMarking")
    if marking is None:
        return None
    return PortionMarking(
        marking["printed"], marking["level"], tuple(marking.get("controls", ())))


def _cited(holder: Mapping[str, Any]) -> Cited | None:
    cited = holder.get("cited")
    if cited is None:
        return None
    return Cited(
        cited["post"], cited["serial"], cited.get("year"), cited.get("isAirgram", False))


def _page_mark(mark: Mapping[str, Any], ordinal: int | None = None) -> PageMark:
    return PageMark(
        mark["mark"], mark["printed"], mark.get("page"), mark.get("total"), ordinal)


def _inlines(inlines: Sequence[Mapping[str, Any]]) -> tuple[Inline, ...]:
    return tuple(_inline(inline) for inline in inlines)


def _inline(inline: Mapping[str, Any]) -> Inline:
    if "text" in inline:
        return Text(inline["text"])
    if "redaction" in inline:
        return Redaction(inline["redaction"])
    if "referenceMention" in inline:
        return ReferenceMention(
            inline["referenceMention"], inline.get("letter"), inline.get("reference"),
            _cited(inline))
    if "paragraphMention" in inline:
        return ParagraphMention(inline["paragraphMention"], inline.get("number"))
    if "link" in inline:
        return Link(inline["link"], inline["target"])
    if "pageMark" in inline:
        return _page_mark(inline["pageMark"])
    if "interruption" in inline:
        return Interruption()
    raise ValueError(f"a piece of running text of an unknown kind: {sorted(inline)}")
