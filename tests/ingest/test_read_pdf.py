"""PDFs as word processors and browsers write them: the words in the order of reading, or the reason why not."""

import io
import time
import zlib
from pathlib import Path

import pytest
from pypdf import PdfWriter
from reportlab.lib.pagesizes import letter
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import read
from advocacy_graph.model import PressRelease

STYLES = getSampleStyleSheet()
LEAD = (
    "TERN BAY — The <b>Tern Bay Tenants</b> today welcomed the <i>Fair Rents Act</i>, which the council's com-<br/>"
    "mittee on housing passed after a long-term review."
)
QUOTE = (
    "“We support the Fair Rents Act and thank the council,” said Ada Moor, director of the Tern Bay "
    "Tenants. “It has taken years of work by many people, and now it must become law.”"
)
WORDS = "kelp heron tide quay mast bell net anchor gull brine reef long-term campaign for homes".split()


def filler(number: int) -> str:
    """A sentence that no other paragraph has."""
    words = (WORDS[(number * 7 + n * (number % 5 + 1)) % len(WORDS)] for n in range(14 + number % 7))
    return f"Then {' '.join(words)}."


def document(
    path: Path, paragraphs: list[str], *, columns: int = 1, title: str | None = None, running: bool = False
) -> Path:
    """A PDF by reportlab, with running heads and page numbers where asked."""
    width, height = letter
    wide = (width - 120 - 20 * (columns - 1)) / columns
    frames = [Frame(60 + n * (wide + 20), 60, wide, height - 140) for n in range(columns)]

    def edges(canvas: Canvas, built: BaseDocTemplate) -> None:
        if running:
            canvas.drawString(72, height - 40, "TERN BAY TENANTS NEWS")
            canvas.drawString(300, 30, f"Page {built.page} of 3")

    built = BaseDocTemplate(str(path), pagesize=letter, title=title)
    built.addPageTemplates([PageTemplate(frames=frames, onPage=edges)])
    body = STYLES["BodyText"]
    body.alignment = 4
    heading = Paragraph("Tenants Welcome the Fair Rents Act", STYLES["Heading1"])
    built.build([heading, *(Paragraph(words, body) for words in paragraphs)])
    return path


def paragraphs(release: PressRelease) -> list[str]:
    return release.text.strip().split("\n\n")


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_paragraphs_in_the_order_of_reading(columns: int, tmp_path: Path) -> None:
    fillers = [filler(n) for n in range(60)]
    release = read(document(tmp_path / "a.pdf", [LEAD, QUOTE, *fillers], columns=columns, running=True))
    assert paragraphs(release) == [
        "Tenants Welcome the Fair Rents Act",
        "TERN BAY — The Tern Bay Tenants today welcomed the Fair Rents Act, which the council's committee on "
        "housing passed after a long-term review.",
        QUOTE,
        *fillers,
    ]
    assert release.media_type == "application/pdf"


def test_rows_written_across_two_columns_are_read_down_them(tmp_path: Path) -> None:
    path = tmp_path / "rows.pdf"
    canvas = Canvas(str(path), pagesize=letter)
    left = [
        "The council must now pass the act",
        "that tenants of this city have",
        "asked for since the spring of",
    ]
    right = [
        "last year, and it must do so soon,",
        "said the tenants on the steps of",
        "the town hall this morning, all.",
    ]
    for n in range(9):
        canvas.drawString(60, 700 - 14 * n, f"{left[n % 3]} l{n}")
        canvas.drawString(320, 700 - 14 * n, f"{right[n % 3]} r{n}")
    canvas.save()
    words = read(path).text.split()
    marks = [word for word in words if word[0] in "lr" and word[1:].isdigit()]
    assert marks == [f"l{n}" for n in range(9)] + [f"r{n}" for n in range(9)]


def marked(path: Path, columns: dict[str, tuple[float, list[str]]], rows: int = 20, size: int = 9) -> Path:
    """Rows written across columns: at x, lines that end in the column's letter and the row's number."""
    canvas = Canvas(str(path), pagesize=letter)
    canvas.setFont("Helvetica", size)
    for n in range(rows):
        for mark, (x, lines) in columns.items():
            if words := lines[n % len(lines)]:
                canvas.drawString(x, 700 - 13 * n, f"{words} {mark}{n}")
    canvas.save()
    return path


def marks(path: Path) -> list[str]:
    return [word for word in read(path).text.split() if word[0] in "abcs" and word[1:].isdigit()]


def test_three_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    lines = [
        "The council must now pass the",
        "act that tenants of this city",
        "have asked for since spring of",
    ]
    path = marked(tmp_path / "a.pdf", {"a": (60, lines), "b": (225, lines), "c": (390, lines)})
    assert marks(path) == [f"{mark}{n}" for mark in "abc" for n in range(20)]


CARD = [
    "",
    "",
    "",
    "Media contact",
    "Ada Moor, Tenants",
    "555 0123",
    "ada@tenants.example",
    "Tern Bay",
    *[""] * 12,
]


@pytest.mark.parametrize(("text", "side"), [(60, 460), (200, 60)], ids=["on the right", "on the left"])
def test_a_sidebar_is_not_read_into_the_text(text: int, side: int, tmp_path: Path) -> None:
    lines = ["The council must now pass the act that tenants of this city have asked for, since"]
    found = marks(marked(tmp_path / "a.pdf", {"a": (text, lines), "s": (side, CARD)}))
    card = [f"s{n}" for n in range(3, 8)]
    at = found.index("s3")
    assert found[at : at + 5] == card
    assert [mark for mark in found if mark not in card] == [f"a{n}" for n in range(20)]


def test_a_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "table.pdf"
    canvas = Canvas(str(path), pagesize=letter)
    for n in range(6):
        canvas.drawString(60, 700 - 14 * n, f"Ada {n}")
        canvas.drawString(320, 700 - 14 * n, f"Union {n}")
    canvas.save()
    assert [w for w in read(path).text.split() if w.isdigit()] == [d for n in "012345" for d in (n, n)]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("Tenants Welcome the Fair Rents Act", "Tenants Welcome the Fair Rents Act"),
        ("Microsoft Word - release final.docx", None),
        ("Another title than the page shows", None),
    ],
)
def test_the_title_counts_where_the_text_shows_it(title: str, headline: str | None, tmp_path: Path) -> None:
    stated = read(document(tmp_path / "a.pdf", [LEAD], title=title)).stated
    assert stated.headline == headline
    assert stated.origin("headline") == (headline and "PDF info Title")


def scanned() -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter)
    canvas.rect(72, 72, 300, 300, fill=1)  # a picture, no letters
    canvas.save()
    return out.getvalue()


def bomb() -> bytes:
    """Content that inflates to 400 MB, from about a kilobyte: compressed twice."""
    inner = zlib.compressobj(9)
    packed = b"".join(inner.compress(b"(a) Tj " * 150_000) for _ in range(400)) + inner.flush()
    twice = zlib.compress(packed, 9)
    head = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    page = b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>endobj\n"
    content = b"4 0 obj<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream endobj\n"
    return head + page + content % (len(twice), twice) + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def encrypted() -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def long() -> bytes:
    writer = PdfWriter()
    for _ in range(61):
        writer.add_blank_page(200, 200)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (scanned, "no text in this PDF, only pictures of pages: run text recognition (OCR)"),
        (encrypted, "encrypted: save it without a password"),
        (long, "more than 60 pages"),
        (bomb, "PDF, or one made to do harm"),
        (lambda: b"%PDF-1.7\nnothing", "a damaged PDF"),
        (lambda: b"We oppose the levy.", "a damaged PDF"),
    ],
    ids=["a scan", "encrypted", "long", "a bomb", "cut off", "no PDF"],
)
def test_refused(made, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made())
    began = time.process_time()
    with pytest.raises(UnreadableRelease) as raised:
        read(path)
    assert reason in raised.value.reason
    assert time.process_time() - began < 5
