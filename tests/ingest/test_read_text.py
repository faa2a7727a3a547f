"""Plain text and Markdown: what is kept, what is refused, and that nothing else is raised."""

import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import SUFFIXES, read
from advocacy_graph.ingest.read import LARGEST

WORDS = "Zoë Muñoz said: “We oppose the levy – all of it,” and the café closed.\r\nQuite so.\r\n"

KEPT = {
    "as it is, newlines and all": (WORDS.encode(), WORDS),
    "only carriage returns": (b"One\rTwo\r", "One\rTwo\r"),
    "a byte order mark is dropped": (b"\xef\xbb\xbf" + WORDS.encode(), WORDS),
    "UTF-16 with its mark": (WORDS.encode("utf-16"), WORDS),
    "UTF-32 with its mark": (WORDS.encode("utf-32"), WORDS),
    "Windows-1252": (WORDS.encode("cp1252"), WORDS),
    "nothing but a dash tells Windows-1252": ("plain – dash".encode("cp1252"), "plain – dash"),
    "Windows-1251": ("Москва заявила: это важно".encode("cp1251"), "Москва заявила: это важно"),
    "Shift JIS": ("東京都は発表した".encode("shift_jis"), "東京都は発表した"),
    "UTF-8 cut off inside a character": (
        ("“Tērā,” she said. “No – never.”" * 9).encode()[:-1],
        ("“Tērā,” she said. “No – never.”" * 9)[:-1] + "\ufffd",
    ),
    "zero-width and right-to-left marks stay": ("a\u200b b\u202e c".encode(), "a\u200b b\u202e c"),
    "a form feed between pages": (b"page one\x0cpage two", "page one\x0cpage two"),
}

REFUSED = {
    "empty": ("a.txt", b"", "no words in it"),
    "a byte order mark alone": ("a.txt", b"\xef\xbb\xbf", "no words in it"),
    "white space and invisible characters": ("a.txt", "\u200b \n\xa0--".encode(), "no words in it"),
    "NUL bytes": ("a.txt", b"We oppose\0the levy", "binary data"),
    "control characters": ("a.txt", bytes(range(1, 32)) * 9, "binary data"),
    "UTF-16 without its mark": ("a.txt", "We oppose".encode("utf-16-le"), "binary data"),
    "half a character of UTF-16": ("a.txt", b"\xff\xfea\0b", "begins as utf-16-le but is not, at byte 2"),
    "a PDF": ("a.txt", b"%PDF-1.7 ...", "is a PDF, whatever its suffix says"),
    "a Word file": ("a.html", b"PK\x03\x04....", "a Word file"),
    "an RTF file": ("a.md", b"{\\rtf1 words}", "an RTF file"),
    "another suffix": ("a.odt", b"words", "cannot read .odt: save its words as one of .txt, .md"),
    "no suffix": ("release", b"words", "a file without suffix"),
    "nothing after the front matter": ("a.md", b"---\ntitle: T\n---\n\n", "no words in it"),
    "front matter without end": ("a.md", b"---\ntitle: T\nWords.\n", "begins at line 1 and never ends"),
    "front matter that is no YAML": ("a.md", b"---\ntitle: 'T\n---\nWords\n", "is not YAML: while scanning"),
    "front matter that is a list": ("a.md", b"---\n- a\n---\nWords\n", 'not lines of "key: value"'),
    "front matter that is a sentence": ("a.md", b"---\nWords\n---\nWords\n", 'not lines of "key: value"'),
    "aliases of aliases": (
        "a.md",
        b"---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\nWords\n",
        "an alias (*name) is not understood",
    ),
    "nested too deeply": ("a.md", b"---\na: " + b"[" * 20_000 + b"\n---\nWords\n", "is not YAML"),
    "a tag that would run code": (
        "a.md",
        b"---\n- !!python/object/apply:os.system [exit]\n---\nWords\n",
        'not lines of "key: value"',
    ),
    "too much of it": ("a.md", b"---\na: " + b"x" * 60_000 + b"\n---\nW\n", "more than 50,000 characters"),
    "a date that is none": (
        "a.md",
        b"---\ndate: 2021-13-45\n---\nW\n",
        "date: expected a date like 2021-10-12",
    ),
    "a title that is a list": (
        "a.md",
        b"---\ntitle: [a, b]\n---\nW\n",
        "title: expected words, found ['a', 'b']",
    ),
    "issuers in a mapping": ("a.md", b"---\nissuer: {a: b}\n---\nW\n", "issuer: expected a name or a list"),
    "a link that runs": ("a.md", b"---\nurl: javascript:alert(1)\n---\nW\n", "url: expected an address"),
}

FRONT_MATTER = {
    "all of it": (
        "title: The Levy Must Go\ndate: 2021-10-12\nissuer: Tern Bay Tenants\n"
        "url: https://tenants.example/levy\nid: <1@tenants.example>",
        (
            "<1@tenants.example>",
            "https://tenants.example/levy",
            "The Levy Must Go",
            date(2021, 10, 12),
            ("Tern Bay Tenants",),
        ),
    ),
    "the other names, in any case": (
        "Headline: No\nDATE: October 12, 2021\nPublisher: [A, ' B ', '']\nMessage-ID: m@x",
        ("m@x", None, "No", date(2021, 10, 12), ("A", "B")),
    ),
    "a url is an identity": (
        "organization: A\nurl: https://a.example/1",
        ("https://a.example/1", "https://a.example/1", None, None, ("A",)),
    ),
    "a moment is the day that it names": (
        "date: 2021-10-12T23:30:00-04:00",
        (None, None, None, date(2021, 10, 12), ()),
    ),
    "as some tools write it": ("date: 2017-06-06 11:59:55 GMT", (None, None, None, date(2017, 6, 6), ())),
    "a day before its month": ("date: 12 October 2021", (None, None, None, date(2021, 10, 12), ())),
    "words are words": ("title: 1984", (None, None, "1984", None, ())),
    "on one line, without what RDF cannot hold": (
        'title: "Levy\\n\\0 must \\ud800 go"',
        (None, None, "Levy must go", None, ()),
    ),
    "unknown keys are passed over": ("layout: post\ntags: [a]", (None, None, None, None, ())),
    "empty values say nothing": ("title:\ndate: ''\nurl:", (None, None, None, None, ())),
    "empty": ("", (None, None, None, None, ())),
}


@pytest.mark.parametrize("case", KEPT)
def test_kept_text(case: str, tmp_path: Path) -> None:
    data, text = KEPT[case]
    file = tmp_path / "release.TXT"
    file.write_bytes(data)
    release = read(file)
    assert release.text == text
    assert (release.source, release.media_type) == (str(file), "text/plain")


@pytest.mark.parametrize("case", REFUSED)
def test_refused(case: str, tmp_path: Path) -> None:
    name, data, reason = REFUSED[case]
    file = tmp_path / name
    file.write_bytes(data)
    with pytest.raises(UnreadableRelease) as raised:
        read(file)
    assert reason in raised.value.reason
    assert str(raised.value).startswith(f"{file}: ")
    assert "\n" not in raised.value.reason


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("case", FRONT_MATTER)
def test_front_matter(case: str, newline: str, tmp_path: Path) -> None:
    block, expected = FRONT_MATTER[case]
    body = "\n**Words** of the release.\n\n---\n\nMore.\n".replace("\n", newline)
    file = tmp_path / "release.md"
    file.write_bytes(
        "\n".join(filter(None, ["---", block, "---\n"])).replace("\n", newline).encode() + body.encode()
    )
    release = read(file)
    assert release.text == body
    assert release.media_type == "text/markdown"
    stated = release.stated
    assert (stated.identifier, stated.url, stated.headline, stated.date, stated.issuers) == expected


def test_markdown_without_front_matter(tmp_path: Path) -> None:
    file = tmp_path / "release.md"
    file.write_text("# The Levy Must Go\n\nWords.\n\n---\n", "utf-8")
    assert read(file).text == "# The Levy Must Go\n\nWords.\n\n---\n"


def test_digests_name_bytes_and_text(tmp_path: Path) -> None:
    with_mark, without = tmp_path / "a.txt", tmp_path / "b.txt"
    with_mark.write_bytes(b"\xef\xbb\xbfWords")
    without.write_bytes(b"Words")
    a, b = read(with_mark), read(without)
    assert a.text_digest == b.text_digest
    assert a.source_digest != b.source_digest


def test_too_large_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    with file.open("wb") as large:
        large.truncate(LARGEST * 1000)  # 10 GB that take no place
    with pytest.raises(UnreadableRelease, match="larger than 10,000,000 bytes"):
        read(file)


def test_largest_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"words " * (LARGEST // 6))
    assert len(read(file).text) == LARGEST // 6 * 6


def test_what_is_no_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    for path, reason in [
        (tmp_path / "missing.txt", "No such file or directory"),
        (tmp_path, "a folder that cannot be listed"),
        (pipe, "not a regular file"),
        (Path("a\0.txt"), "not a path"),
        (tmp_path / ("x" * 300 + ".txt"), "File name too long"),
    ]:
        with pytest.raises(UnreadableRelease, match=reason):
            read(path)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    data=st.binary() | st.text().map(lambda t: ("---\n" + t + "\n---\nWords").encode("utf-8", "replace")),
    suffix=st.sampled_from(sorted(SUFFIXES)),
)
def test_nothing_else_is_raised(data: bytes, suffix: str, tmp_path: Path) -> None:
    file = tmp_path / f"any{suffix}"
    file.write_bytes(data)
    try:
        release = read(file)
    except UnreadableRelease:
        return
    release.text.encode("utf-8")
    for words in (release.stated.headline, release.stated.identifier, *release.stated.issuers):
        (words or "").encode("utf-8")


PREAMBLES = [
    # text, headline, date, url
    ("---\ntitle: \"Rents Fall\"\ndate: '2023-03-03'\nsource_url: https://elm.example/rents/\n---\n\nRents fell.\n", "Rents Fall", "2023-03-03", "https://elm.example/rents/"),
    ("Title: Rents Fall\nDate: 2023-03-03 11:47\nAuthor: admin\n\nRents fell.\n", "Rents Fall", "2023-03-03", None),
    ("---\nRents fell. It was: time.\n---\nThey rose.\n", None, None, None),
    ("---\nRents fell, and no second line of dashes comes.\n", None, None, None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "headline", "date", "url"), PREAMBLES)
def test_what_stands_above_a_plain_text_is_stated_and_kept(
    tmp_path: Path, text: str, headline: str | None, date: str | None, url: str | None
) -> None:
    file = tmp_path / "release.txt"
    file.write_text(text)
    release = read(file)
    stated = release.stated
    assert release.text == text
    assert (stated.headline, str(stated.date) if stated.date else None, stated.url) == (headline, date, url)
