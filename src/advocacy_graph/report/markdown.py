"""The report as Markdown, its pictures in files beside it."""

import re
from collections.abc import Iterator

from advocacy_graph.report.contents import Report, Section, Table, shown

# What CommonMark and its tables read as markup (CommonMark 0.31, section 2.4); "<" and "&" would be HTML.
_MARKUP = re.compile(r"([\\`*_{}\[\]()#+!|~$^])")
_LINE_START = re.compile(r"^(\s*)([-=>:]|\d+[.)])", re.MULTILINE)


def markdown(report: Report, pictures: str = "pictures") -> str:
    """`report` as Markdown with tables as GitHub and pandoc read them; `pictures` is the folder of its SVG files."""
    lines = [f"# {_plain(report.title)}", "", _plain(report.summary), ""]
    lines += [f"Computed {report.computed:%Y-%m-%d %H:%M %Z}.", ""]
    for section in report.sections:
        lines += [f"## {_plain(section.title)}", "", *_section(section, pictures)]
    return "\n".join(lines).rstrip("\n") + "\n"


def _section(section: Section, pictures: str) -> Iterator[str]:
    for paragraph in section.paragraphs:
        yield from (_plain(paragraph), "")
    for picture in section.pictures:
        yield from (
            f"![{_plain(picture.caption)}]({pictures}/{picture.name}.svg)",
            "",
            f"*{_plain(picture.caption)}*",
            "",
        )
    for table in section.tables:
        yield from _table(table)
    for point in section.points:
        yield f"- {_plain(point)}"
    if section.points:
        yield ""
    for link in section.links:
        yield f"- [{_plain(link.words)}]({link.path})"
    if section.links:
        yield ""
    if section.code:
        # Fenced, since an indented block after a list would belong to the list; by a fence longer than any within.
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", section.code)), default=0))
        yield from (fence, section.code, fence, "")


def _table(table: Table) -> Iterator[str]:
    yield from (f"{_plain(table.caption)}:", "")
    yield f"| {' | '.join(map(_plain, table.head))} |"
    yield f"|{'---|' * len(table.head)}"
    for row in table.rows:
        yield f"| {' | '.join(_plain(shown(cell)) for cell in row)} |"
    yield ""
    if table.more:
        yield from (f"And {table.more:,} more.", "")


def _plain(text: str) -> str:
    """`text` as words and nothing but words, on one line. An address would become a link by itself: not even that."""
    line = " ".join(text.split())
    line = line.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    line = _MARKUP.sub(r"\\\1", line)
    return _LINE_START.sub(r"\1\\\2", line)
