"""The language of a text and of its paragraphs; what is not English is kept and not read."""

from pathlib import Path

import pytest

from advocacy_graph.extract import extract
from advocacy_graph.ingest import read
from advocacy_graph.ingest.language import languages
from advocacy_graph.model import PressRelease

ENGLISH = "“We support the act, and we thank all who worked on it,” said Ada Moor, director of the Tern Bay Tenants."
FRENCH = "« Nous soutenons fermement cette loi, qui protège nos logements », a déclaré Ada Moor, directrice de l’association."
SPANISH = "«Apoyamos esta ley y damos las gracias a todos los que trabajaron en ella», dijo Ada Moor, directora de la coalición."
GERMAN = "„Wir unterstützen das Gesetz und danken allen, die daran gearbeitet haben“, sagte Ada Moor, die Leiterin des Verbands."
CHINESE = "该联盟今天表示支持这项保护租户的法案，并感谢所有为此努力工作的人们。"

TEXTS = {
    "English": (ENGLISH, "en", []),
    "French": (f"Communiqué\n\n{FRENCH}\n\n###", "fr", []),
    "Spanish": (SPANISH, "es", []),
    "German": (GERMAN, "de", []),
    "Chinese": (CHINESE, "zh", []),
    "names and headings tell nothing": ("TENANTS WELCOME ACT\n\nAda Moor, Tern Bay\n\n###", None, []),
    "an English release with a Spanish version below": (
        f"{ENGLISH} {ENGLISH}\n\n{ENGLISH}\n\n{SPANISH}\n\nEn español\n\n{SPANISH}",
        "en",
        [SPANISH, "En español", SPANISH],
    ),
    "a short paragraph between": (f"{ENGLISH} {ENGLISH}\n\nEn español\n\n{SPANISH}", "en", [SPANISH]),
    "carriage returns": (f"{ENGLISH} {ENGLISH}\r\n\r\n{SPANISH}\r\n", "en", [SPANISH]),
}


@pytest.mark.parametrize("case", TEXTS)
def test_languages(case: str) -> None:
    text, language, foreign = TEXTS[case]
    found, spans = languages(text)
    assert found == language
    assert [passage.span.words(text).strip() for passage in spans] == foreign


def test_the_releases_of_the_project_are_english(checkout: Path) -> None:
    for path in sorted((checkout / "data" / "releases").iterdir()):
        if path.suffix in (".txt", ".md", ".html"):
            assert languages(read(path).text) == ("en", ()), path


def release(text: str) -> PressRelease:
    language, foreign = languages(text)
    return PressRelease(text, "a.txt", "text/plain", "0" * 64, language=language, foreign=foreign)


def test_another_language_is_not_read() -> None:
    assert extract(release(f"{FRENCH}\n\n“We support it,” said Ada Moor.")).statements == ()


def test_of_two_languages_the_english_is_read_where_it_stands() -> None:
    text = f"{SPANISH}\n\n“Apoyamos la ley y pedimos que el Congreso la apruebe ya”, dijo Eva Sol.\n\n{ENGLISH}\n\n{ENGLISH.replace('act', 'bill')} {ENGLISH}\n"
    found = extract(release(text))
    assert {statement.speaker.name for statement in found.statements} == {"Ada Moor"}
    for statement in found.statements:
        for span in statement.evidence.spans:
            assert span.words(text).startswith("We support the")
    assert found.release.text == text
