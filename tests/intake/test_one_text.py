"""One text, several issuers: what is a duplicate, what is not, and what becomes of duplicates when releases change."""

from collections.abc import Callable
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.intake import Desk, Outcome
from advocacy_graph.pipeline import standing_of
from advocacy_graph.store import Store

BODY = """PORT ELSA — The Senate passed the Ferry Safety Act on Tuesday after four years of hearings, and the bill now goes to \
the governor, who has ten days to sign it into law or send it back to the chamber that wrote it.

“We support the Ferry Safety Act, which will save lives on every crossing,” said Nora Quill, executive director of \
the Harbour Alliance. “The governor must sign the Ferry Safety Act this week.”

The act would require every ferry with more than forty passengers to carry two trained officers and a second radio, and \
would pay small operators for half of what that costs them in the first three years.

“Our members oppose any delay of the Ferry Safety Act,” said Per Lund, president of the Seafarers Union.
"""
ABOUT = {
    "Harbour Alliance": "The Harbour Alliance is a campaign for safe ferries with forty member groups on six islands.",
    "Seafarers Union": "The Seafarers Union represents nine thousand deck hands, cooks and pilots on the northern coast.",
    "Island Mothers": "Island Mothers is a network of parents who cross the strait with their children every day.",
}


def release(
    issuer: str,
    body: str = BODY,
    *,
    headline: str = "Ferry Safety Act Passes",
    date: str = "2022-03-03",
    url: str = "",
) -> str:
    address = f"url: {url}\n" if url else ""
    return f"---\ntitle: {headline}\ndate: {date}\nissuer: {issuer}\n{address}---\n{body}\n{ABOUT[issuer]}\n\n###\n"


class Press:
    """A folder and a store; `read` writes a release and ingests it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.in_memory()

    def read(self, name: str, text: str, **options: object) -> "ag.intake.Ingested":
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        (done,) = ag.ingest([path], self.store, ag.intake.Terms(**options))
        return done

    def ask(self, variables: str, pattern: str) -> list[tuple[str, ...]]:
        found = self.store.query(f"SELECT {variables} {{ {pattern} }}")
        return sorted(tuple(row[v].value for v in found.variables) for row in found)

    @property
    def statements(self) -> int:
        return len(self.ask("?s", "?s a ag:AttributedStatement"))


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


def test_a_joint_release_counts_once_and_keeps_its_issuers(press: Press) -> None:
    first = press.read("a.md", release("Harbour Alliance", url="https://h.example/1"))
    counted = press.statements
    second = press.read(
        "b.md", release("Seafarers Union", url="https://s.example/9", headline="Ferry Act Is Through")
    )
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.DUPLICATE)
    assert counted == press.statements == 2
    assert "duplicate of 2022-03-03-ferry-safety-act-passes" in (second.reason or "")
    assert "all 2 quotations" in (second.reason or "")
    names = press.ask("?n", f"<{first.release}> (schema:publisher|ag:alsoIssuedBy)/schema:name ?n")
    assert names == [("Harbour Alliance",), ("Seafarers Union",)]
    assert press.ask("?b ?url ?file", "?b ag:duplicateOf ?a ; schema:url ?url ; dcterms:source ?file") == [
        (second.release, "https://s.example/9", "b.md")
    ]
    standing = standing_of(press.store, str(second.release))
    assert standing.duplicate_of == first.release
    assert ag.validate(press.store) == []
    again = press.read(
        "b.md", release("Seafarers Union", url="https://s.example/9", headline="Ferry Act Is Through")
    )
    assert again.outcome is Outcome.UNCHANGED


OTHERS = {
    "re-issued a year later": (release("Harbour Alliance", date="2023-03-03"), Outcome.DUPLICATE),
    "syndicated with a word mended": (
        release("Island Mothers", BODY.replace("forty passengers", "40 passengers")),
        Outcome.DUPLICATE,
    ),
    "a template with another speaker": (
        release(
            "Island Mothers",
            BODY.replace(
                "Nora Quill, executive director of the Harbour Alliance", "Ida Moss, chair of Island Mothers"
            ),
        ),
        Outcome.ADDED,
    ),
    "a template with another quotation": (
        release(
            "Island Mothers",
            BODY.replace(
                "will save lives on every crossing", "our children have waited for, as all of us have"
            ),
        ),
        Outcome.ADDED,
    ),
    "another release with the same boilerplate": (
        release(
            "Harbour Alliance",
            "PORT ELSA — “We oppose the Toll Bill, which islands cannot pay,” said Nora Quill, executive director of the "
            "Harbour Alliance. The bill was heard on Monday, and nobody from the islands had been asked.\n",
            headline="Toll Bill Heard",
        ),
        Outcome.ADDED,
    ),
    "one that repeats a quotation": (
        release(
            "Harbour Alliance",
            "PORT ELSA — A month after the vote the governor has not signed. “We support the Ferry Safety Act, which will save "
            "lives on every crossing,” said Nora Quill, executive director of the Harbour Alliance.\n",
            headline="Still No Signature",
        ),
        Outcome.ADDED,
    ),
}


@pytest.mark.parametrize("case", OTHERS)
def test_what_is_the_same_text(case: str, press: Press) -> None:
    press.read("a.md", release("Harbour Alliance"))
    text, outcome = OTHERS[case]
    done = press.read("b.md", text)
    assert done.outcome is outcome, done.reason
    assert (done.reason is not None) == (outcome is Outcome.DUPLICATE or "template" in case)


REPORT = """MERROW — Rents rose by {0} percent in {1} of {2} wards last quarter, the Harbour Alliance said in its report on the \
state of housing, and {3} households were told to leave. The report counts {4} evictions, {5} of them in winter, and \
finds that {6} families wait for a flat. The council is to hear the report this month and has not said what it will do \
about its findings, as it had not the last time. The full report is on the website of the alliance, with all tables.

“We publish it every quarter, so that nobody can say that they did not know,” said Nora Quill, executive director of the \
Harbour Alliance.
"""


def test_a_report_with_other_figures_is_another(press: Press) -> None:
    press.read(
        "a.md", release("Harbour Alliance", REPORT.format(3, 7, 12, 410, 66, 21, 1900), headline="Rents Up")
    )
    done = press.read(
        "b.md",
        release(
            "Harbour Alliance",
            REPORT.format(5, 9, 11, 388, 72, 30, 2100),
            headline="Rents Up",
            date="2022-06-03",
        ),
    )
    assert done.outcome is Outcome.ADDED
    assert "figures differ" in (done.reason or "")


def test_the_years_in_boilerplate_are_no_figures(press: Press) -> None:
    abouts = {
        "Harbour Alliance": "Founded in 1998, the alliance has 40 member groups on 6 islands and 12 ferries to watch.",
        "Seafarers Union": "Deck hands, cooks and pilots formed it in 1911; today 9 ports and 3 yards have a branch of it.",
    }
    done = [
        press.read(f"{n}.md", release(who, headline=f"Act Is Through {n}").replace(ABOUT[who], about))
        for n, (who, about) in enumerate(abouts.items())
    ]
    assert done[1].outcome is Outcome.DUPLICATE, done[1].reason


def test_an_edited_release_is_a_new_version_and_no_duplicate(press: Press) -> None:
    press.read("a.md", release("Harbour Alliance"))
    assert (
        press.read("a.md", release("Harbour Alliance", BODY.replace("this week", "today"))).outcome
        is Outcome.EDITED
    )
    assert press.ask("?a ?b", "?a ag:duplicateOf ?b") == []


def test_a_duplicate_says_it_itself_once_the_first_is_withdrawn(press: Press) -> None:
    first = press.read("a.md", release("Harbour Alliance"))
    second = press.read("b.md", release("Seafarers Union", headline="Ferry Act Is Through"))
    third = press.read("c.md", release("Island Mothers", headline="Mothers Glad"))
    ag.withdraw(press.store, str(first.release), "issued in error")
    assert press.ask("?a ?b", "?a ag:duplicateOf ?b") == [(third.release, second.release)]
    assert set(press.ask("?r", "?s a ag:AttributedStatement ; schema:isPartOf ?r")) == {(second.release,)}
    assert standing_of(press.store, str(second.release)).stated["headline"] == "front matter title"
    assert ag.validate(press.store) == []


def test_a_duplicate_stands_alone_once_the_first_is_edited_away(press: Press) -> None:
    url = "https://h.example/1"  # else another text would be another release
    press.read("a.md", release("Harbour Alliance", url=url))
    second = press.read("b.md", release("Seafarers Union", headline="Ferry Act Is Through"))
    other = "PORT ELSA — “We regret the earlier text,” said Nora Quill, executive director of the Harbour Alliance.\n"
    press.read("a.md", release("Harbour Alliance", other, url=url))
    assert press.ask("?a ?b", "?a ag:duplicateOf ?b") == []
    assert (second.release,) in press.ask("?r", "?s a ag:AttributedStatement ; schema:isPartOf ?r")


def test_boilerplate_that_recurs_is_marked_from_the_third_time(press: Press) -> None:
    for number in range(4):
        body = (
            f"PORT ELSA — Ferry number {number} was stopped on Monday, "
            + " ".join(f"w{number}{n}" for n in range(60))
            + ".\n"
        )
        press.read(f"{number}.md", release("Harbour Alliance", body, headline=f"Ferry {number} Stopped"))
    found = press.ask(
        "?first ?in ?words",
        "?p a ag:RecurringPassage ; ag:recursFrom/schema:headline ?first ; schema:isPartOf/schema:headline ?in ; "
        "ag:evidence/oa:hasSelector/oa:exact ?words",
    )
    assert found == [("Ferry 0 Stopped", f"Ferry {n} Stopped", ABOUT["Harbour Alliance"]) for n in (2, 3)]


def test_another_file_with_the_same_text_is_kept_as_a_source(press: Press) -> None:
    text = release("Harbour Alliance")
    press.read("a.md", text)
    done = press.read("copy of a.md", text)
    assert (done.outcome, done.reason) == (Outcome.UNCHANGED, "also read from copy of a.md")
    assert press.read("copy of a.md", text).reason is None
    press.read("a.md", release("Harbour Alliance", BODY.replace("this week", "today")))
    assert standing_of(press.store, str(done.release)).sources == ("a.md", "copy of a.md")
    assert ag.validate(press.store) == []


def test_what_the_file_states_of_the_same_text_can_change(press: Press) -> None:
    url = "https://h.example/1"
    press.read("a.md", release("Harbour Alliance", url=url))
    done = press.read(
        "a.md", release("Harbour Alliance", url=url).replace("---\nPORT", "licence: CC BY\n---\nPORT")
    )
    assert done.outcome is Outcome.REREAD
    assert standing_of(press.store, str(done.release)).licence == "CC BY"


def test_a_withdrawn_release_stays_so_until_it_is_reinstated(press: Press) -> None:
    first = press.read("a.md", release("Harbour Alliance"))
    before = press.statements
    ag.withdraw(press.store, "2022-03-03", "the quotation was never given")
    assert press.statements == 0
    assert press.ask("?p", "?p a ag:Position") == []
    again = press.read("a.md", release("Harbour Alliance"))
    assert (again.outcome, again.release) == (Outcome.WITHDRAWN, first.release)
    assert "the quotation was never given" in (again.reason or "")
    left = press.ask(
        "?h ?n", "?r a ag:WithdrawnRelease ; schema:headline ?h ; schema:publisher/schema:name ?n"
    )
    assert left == [("Ferry Safety Act Passes", "Harbour Alliance")]
    assert ag.validate(press.store) == []
    with pytest.raises(ag.AdvocacyGraphError, match="never given"):
        press.store.release("2022-03-03")
    assert press.read("a.md", release("Harbour Alliance"), reinstate=True).outcome is Outcome.REINSTATED
    assert press.statements == before
    assert press.ask("?r", "?r a ag:WithdrawnRelease") == []
    assert ag.validate(press.store) == []


def test_an_index_that_was_lost_is_made_anew(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(release("Harbour Alliance"), encoding="utf-8")
    (tmp_path / "b.md").write_text(release("Seafarers Union", headline="Through"), encoding="utf-8")
    with ag.open_store(tmp_path / "store", create=True) as store:
        assert [done.outcome for done in ag.ingest([tmp_path / "a.md"], store)] == [Outcome.ADDED]
    for path in (tmp_path / "store" / "index").iterdir():
        path.unlink()
    with ag.open_store(tmp_path / "store") as store:
        assert [done.outcome for done in ag.ingest([tmp_path / "b.md"], store)] == [Outcome.DUPLICATE]


@pytest.mark.parametrize(
    "spoil", [Path.unlink, lambda path: path.write_bytes(b"other")], ids=["lost", "damaged"]
)
def test_a_kept_text_that_was_lost_is_kept_again(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(release("Harbour Alliance"), encoding="utf-8")
    with ag.open_store(tmp_path / "store", create=True) as store:
        list(ag.ingest([tmp_path / "a.md"], store))
    (kept,) = (tmp_path / "store" / "texts").iterdir()
    before = kept.read_bytes()
    spoil(kept)
    with ag.open_store(tmp_path / "store") as store:
        (done,) = ag.ingest([tmp_path / "a.md"], store)
    assert (done.outcome, "is kept again" in (done.reason or "")) == (Outcome.UNCHANGED, True)
    assert kept.read_bytes() == before


def test_another_language_is_kept_and_said(press: Press) -> None:
    french = (
        "PORT ELSA — « Nous soutenons fermement cette loi, qui protège nos familles », a déclaré Nora Quill, directrice "
        "de l’alliance.\n\nLe Sénat a adopté la loi mardi après quatre ans de débats, et elle attend la signature.\n"
    )
    done = press.read(
        "a.md", f"---\ntitle: La loi est adoptée\ndate: 2022-03-03\nissuer: Harbour Alliance\n---\n{french}"
    )
    assert (done.outcome, done.reason) == (Outcome.NOT_READ, "kept, not read: French")
    assert press.statements == 0
    assert press.ask("?h", '?r schema:inLanguage "fr" ; schema:headline ?h') == [("La loi est adoptée",)]
    assert ag.validate(press.store) == []


def test_licences_are_carried(press: Press) -> None:
    url = "https://creativecommons.org/licenses/by/4.0/"
    stated = release("Harbour Alliance").replace("---\nPORT", f"licence: {url}\n---\nPORT")
    first = press.read("a.md", stated)
    other = press.read("b.md", release("Island Mothers", REPORT), licence="All rights kept")
    assert press.ask("?r ?l", "?r dcterms:license ?l") == [(first.release, url)]
    assert press.ask("?r ?l", "?r dcterms:rights ?l") == [(other.release, "All rights kept")]
    assert url in ag.embed(press.store, str(first.release))
    assert "All rights kept" in ag.embed(press.store, str(other.release))


def test_the_desk_says_when_the_run_ended(press: Press) -> None:
    press.read("a.md", release("Harbour Alliance"))
    assert len(press.ask("?t", "?run prov:endedAtTime ?t")) == 1
    Desk(press.store).close()
    assert len(press.ask("?run", "?run a prov:Activity")) == 1
