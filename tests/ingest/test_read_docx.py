"""Word files: what is kept, in which order, and what is refused."""

import io
import struct
import time
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from advocacy_graph.errors import UnreadableRelease
from advocacy_graph.ingest import read


def test_paragraphs_lists_tables_and_the_letterhead(tmp_path: Path) -> None:
    document = docx.Document()
    document.core_properties.title = "Tenants Welcome the Fair Rents Act"
    document.sections[0].header.paragraphs[0].text = "TERN BAY TENANTS"
    document.sections[0].footer.paragraphs[0].text = "page 1"
    document.add_heading("Tenants Welcome the Fair Rents Act", 1)
    paragraph = document.add_paragraph("We sup")
    paragraph.add_run("port").bold = True
    paragraph.add_run(" the act,\tsaid\nAda Moor.")
    document.add_paragraph("")
    document.add_paragraph("Members:")
    document.add_paragraph("Harbour Union", style="List Bullet")
    document.add_paragraph("Tern Bay Clinic", style="List Number")
    table = document.add_table(2, 2)
    for number, cell in enumerate(table._cells):
        cell.text = f"cell {number}"
    changed = document.add_paragraph("It is ")
    for tag, words in (("ins", "<w:t>now</w:t>"), ("del", "<w:delText>never</w:delText>")):
        change = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="x"><w:r>{words}</w:r></w:{tag}>'
        changed._p.append(parse_xml(change))
    control = (
        f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>###</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(-1, parse_xml(control))
    document.save(str(tmp_path / "a.docx"))
    release = read(tmp_path / "a.docx")
    assert release.text == (
        "TERN BAY TENANTS\n\nTenants Welcome the Fair Rents Act\n\nWe support the act, said\nAda Moor.\n\n"
        "Members:\n\n• Harbour Union\n• Tern Bay Clinic\n\ncell 0\n\ncell 1\n\ncell 2\n\ncell 3\n\n"
        "It is now\n\n###\n"
    )
    assert release.stated.headline == "Tenants Welcome the Fair Rents Act"
    assert release.stated.origin("headline") == "Word properties title"


def _zip(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return out.getvalue()


def bomb() -> bytes:
    """400 MB in 400 KB."""
    return _zip({f"word/{n}.xml": b" " * 40_000_000 for n in range(2)})


def lying_bomb() -> bytes:
    """The directory says that the part has ten bytes."""
    data = bytearray(_zip({"word/document.xml": b" " * 30_000_000}))
    directory = data.rfind(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = struct.pack("<I", 10)
    data[22:26] = struct.pack("<I", 10)
    return bytes(data)


def crowded() -> bytes:
    return _zip({f"{n}.xml": b"" for n in range(2_001)})


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        (bomb, "inflates to far more than a press release has"),
        (lying_bomb, "archive"),
        (crowded, "more than 2,000 parts inside"),
        (lambda: _zip({"a.txt": b"words"}), "no Word file, or a damaged one"),
        (lambda: b"PK\x03\x04 cut off", "a damaged archive"),
        (lambda: b"We oppose the levy", "a damaged archive"),
    ],
    ids=["a bomb", "a bomb that lies", "many parts", "another archive", "cut off", "no archive"],
)
def test_refused(made, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made())
    began = time.process_time()
    with pytest.raises(UnreadableRelease) as raised:
        read(path)
    assert reason in raised.value.reason
    assert time.process_time() - began < 2


def test_xml_entities_do_not_grow(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("words")
    document.save(str(tmp_path / "plain.docx"))
    with zipfile.ZipFile(tmp_path / "plain.docx") as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    laughs = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    body = parts["word/document.xml"].replace(b"words", b"&e8;")
    head, _, rest = body.partition(b"?>")
    doctype = f'<!DOCTYPE w [<!ENTITY e0 "boom">{laughs}]>'.encode()
    (tmp_path / "a.docx").write_bytes(_zip(parts | {"word/document.xml": head + b"?>" + doctype + rest}))
    began = time.process_time()
    with pytest.raises(UnreadableRelease):
        read(tmp_path / "a.docx")
    assert time.process_time() - began < 2
