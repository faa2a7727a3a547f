"""Which release it is that came: an edit of one that is there, another under the same heading, or a correction."""

from itertools import permutations
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

import advocacy_graph as ag
from advocacy_graph.intake import Outcome
from advocacy_graph.pipeline import standing_of
from advocacy_graph.store import Store

ABOUT = "The Lantern Society is a union of night workers with sixty branches in the three ports of the bay."
DAM = (
    "TOLLHAVEN — “We oppose the Weir Bill, which floods nine farms for one sawmill,” said Ingrid Vale, director of the Lantern "
    "Society. “The assembly must reject it before the spring.”\n\nThe bill was read for the second time on Monday.\n"
)
BUSES = (
    "TOLLHAVEN — “We support the Night Bus Act, since nobody should walk home along the quay at three,” said Ingrid Vale, director "
    "of the Lantern Society. “Every driver we asked is ready to start.”\n\nThe council votes on it in a week.\n"
)
PORT = (
    "TOLLHAVEN — Ingrid Vale, director of the Lantern Society, issued the following statement today:\n\n“Closing the customs "
    "shed was wrong. Forty people learned it from the wireless. We ask the harbour board to open it again.”\n"
)
MILK = (
    "TOLLHAVEN — Ingrid Vale, director of the Lantern Society, issued the following statement today:\n\n“Milk for every child "
    "is what the schools promised, and what this budget takes away. We oppose the cut.”\n"
)
TEXTS = {"dam": DAM, "buses": BUSES, "port": PORT, "milk": MILK}


def release(
    body: str, *, day: str = "2023-05-04", headline: str = "Statement from the Director", url: str = ""
) -> str:
    address = f"url: {url}\n" if url else ""
    head = f"---\ntitle: {headline}\ndate: {day}\nissuer: Lantern Society\n{address}---\n"
    return f"{head}{body}\n{ABOUT}\n\n###\n"


class Press:
    """A folder and a store."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.store = Store.in_memory()

    def read(self, name: str, text: str, **options: object) -> "ag.intake.Ingested":
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        (done,) = ag.ingest([path], self.store, ag.intake.Terms(**options))
        return done

    def words(self) -> set[str]:
        return {
            row["w"].value
            for row in self.store.query("SELECT ?w { ?s a ag:AttributedStatement ; schema:text ?w }")
        }

    def dates(self) -> set[tuple[str, str]]:
        found = self.store.query(
            "SELECT ?r ?d { ?s a ag:AttributedStatement ; schema:isPartOf ?r . ?r schema:datePublished ?d }"
        )
        return {(row["r"].value, row["d"].value) for row in found}


@pytest.fixture
def press(tmp_path: Path) -> Press:
    return Press(tmp_path)


@pytest.mark.parametrize("pair", list(permutations(TEXTS, 2)), ids="-then-".join)
def test_two_texts_under_one_heading_are_two_releases(pair: tuple[str, str], press: Press) -> None:
    first, second = (press.read(f"{name}.md", release(TEXTS[name])) for name in pair)
    assert (first.outcome, second.outcome) == (Outcome.ADDED, Outcome.ADDED), second.reason
    assert second.release is not None
    assert second.release.startswith(f"{first.release}-")
    assert "has issuer, date and headline of 2023-05-04" in (second.reason or "")
    assert standing_of(press.store, second.release).namesake is not None
    assert ag.validate(press.store) == []


def test_all_of_them_keep_their_names_whatever_comes(press: Press) -> None:
    iris = {name: press.read(f"{name}.md", release(body)).release for name, body in TEXTS.items()}
    assert len(set(iris.values())) == len(TEXTS)
    for name, body in TEXTS.items():
        again = press.read(f"copy of {name}.md", release(body))
        assert (again.outcome, again.release) == (Outcome.UNCHANGED, iris[name])
    for name, body in TEXTS.items():
        edit = press.read(f"{name}.md", release(body.replace("Ingrid Vale", "Ingrid Vale-Roth")))
        assert (edit.outcome, edit.release) == (Outcome.EDITED, iris[name]), edit.reason
        assert "of the shorter text's words are in the other" in (edit.reason or "")
    assert len(press.store.releases()) == len(TEXTS)
    assert standing_of(press.store, str(iris["milk"])).namesake is not None, "kept by an edit"
    assert ag.validate(press.store) == []


EDITS = {
    "a word": DAM.replace("nine farms", "ten farms"),
    "a paragraph more": DAM
    + "\nThe farms have been worked since the harbour was dug, and none of them is for sale.\n" * 3,
    "a paragraph less": DAM.partition("\n\n")[0] + "\n",
    "a quotation put otherwise": DAM.replace(
        "floods nine farms for one sawmill", "would drown farms that feed us"
    ),
    "told otherwise, quoted the same": "The director of the Lantern Society spoke about the weir on the steps of the assembly. “We oppose the "
    "Weir Bill, which floods nine farms for one sawmill,” said Ingrid Vale, director of the Lantern Society, and was applauded.\n",
}


@pytest.mark.parametrize("case", EDITS)
def test_an_edit_stays_an_edit(case: str, press: Press) -> None:
    for texts in (DAM, EDITS[case]), (EDITS[case], DAM):
        store = press.store = Store.in_memory()
        first, second = (press.read("a.md", release(body)) for body in texts)
        assert (second.outcome, second.release) == (Outcome.EDITED, first.release), second.reason
        assert len(store.releases()) == 1


def test_an_address_says_that_it_is_the_same_whatever_it_reads(press: Press) -> None:
    first = press.read("a.md", release(DAM, url="https://lantern.example/1"))
    second = press.read("a.md", release(MILK, url="https://lantern.example/1"))
    assert (second.outcome, second.release) == (Outcome.EDITED, first.release)


def test_a_withdrawn_release_does_not_shut_out_its_namesake(press: Press) -> None:
    first = press.read("dam.md", release(DAM))
    ag.withdraw(press.store, str(first.release), "never said")
    assert press.read("milk.md", release(MILK)).outcome is Outcome.ADDED
    assert press.read("dam.md", release(DAM.replace("nine", "ten"))).outcome is Outcome.WITHDRAWN


def test_namesakes_are_found_when_the_index_was_lost(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    paths = {name: tmp_path / f"{name}.md" for name in TEXTS}
    for name, path in paths.items():
        path.write_text(release(TEXTS[name]), encoding="utf-8")
    with ag.open_store(folder, create=True) as store:
        iris = [done.release for done in ag.ingest(paths.values(), store)]
        ag.withdraw(store, str(iris[2]), "never said")
    for path in (folder / "index").iterdir():
        path.unlink()
    paths["port"].write_text(release(PORT.replace("Forty", "Fifty")), encoding="utf-8")
    paths["milk"].write_text(release(MILK.replace("every child", "all children")), encoding="utf-8")
    with ag.open_store(folder) as store:
        done = list(ag.ingest(paths.values(), store))
    assert [one.release for one in done] == iris
    assert [one.outcome.name for one in done] == ["UNCHANGED", "UNCHANGED", "WITHDRAWN", "EDITED"]


LONG = (
    "TOLLHAVEN — Rents in the three ports rose by 9 percent in a year, the Lantern Society found, and 1,900 families pay more than "
    "half of what they earn. The society asked the same streets in the year before, and the year before that.\n\n"
    "“We support the Rent Act, because a night nurse cannot live where she works,” said Ingrid Vale, director of the Lantern Society.\n\n"
    "The act would hold rents in the ports for 3 years. The assembly hears it in the autumn, after the harbour board has been asked.\n"
)
FIXED = "Correction: the release of May 4 gave a wrong number of families.\n\n" + LONG.replace(
    "1,900", "2,900"
)


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["in order", "the other way round"])
def test_a_correction_counts_instead_of_what_it_corrects(order: tuple[int, int], press: Press) -> None:
    texts = [release(LONG, headline="Rents Rise"), release(FIXED, day="2023-05-06", headline="Rents Rise")]
    done = {n: press.read(f"{n}.md", texts[n]) for n in order}
    assert press.dates() == {(done[1].release, "2023-05-06")}
    old = standing_of(press.store, str(done[0].release))
    assert (old.duplicate_of, old.corrected) == (done[1].release, True)
    assert "corrected there on 2023-05-06" in (old.why or "")
    assert "“1,900” became “2,900”" in (old.why or "")
    assert done[order[1]].outcome is (Outcome.CORRECTION if order == (0, 1) else Outcome.DUPLICATE)
    for n in order:
        assert press.read(f"{n}.md", texts[n]).outcome is Outcome.UNCHANGED
    assert ag.validate(press.store) == []


def test_a_correction_that_is_withdrawn_gives_back_what_it_took(press: Press) -> None:
    first = press.read("0.md", release(LONG, headline="Rents Rise"))
    other = press.read(
        "1.md",
        release(LONG, headline="Rents Rise Again").replace(
            "issuer: Lantern Society", "issuer: Tenants of the Bay"
        ),
    )
    fixed = press.read("2.md", release(FIXED, day="2023-05-06", headline="Rents Rise"))
    assert fixed.outcome is Outcome.CORRECTION, fixed.reason
    duplicates = {standing_of(press.store, str(one.release)).duplicate_of for one in (first, other)}
    assert duplicates == {fixed.release}
    ag.withdraw(press.store, str(fixed.release), "the first was right")
    assert press.dates() == {(first.release, "2023-05-04")}
    assert standing_of(press.store, str(other.release)).duplicate_of == first.release
    assert ag.validate(press.store) == []


def test_a_correction_that_a_kill_cut_short_is_carried_out_when_read_again(press: Press) -> None:
    first = press.read("0.md", release(LONG, headline="Rents Rise"))
    graph = NamedNode(str(first.release).replace("/id/release/", "/graph/release/"))
    before = [quad.triple for quad in press.store.match(graph=graph)]
    fixed = press.read("1.md", release(FIXED, day="2023-05-06", headline="Rents Rise"))
    press.store.put_graph(graph, before)  # as it was between the writing of the one and the other
    assert len(press.dates()) == 2
    again = press.read("copy of 1.md", release(FIXED, day="2023-05-06", headline="Rents Rise"))
    assert again.outcome is Outcome.UNCHANGED
    assert press.dates() == {(fixed.release, "2023-05-06")}


def test_a_reissue_that_says_nothing_stays_a_duplicate_and_says_what_changed(press: Press) -> None:
    press.read("0.md", release(LONG, headline="Rents Rise"))
    again = press.read(
        "1.md", release(LONG.replace("3 years", "4 years"), day="2023-06-01", headline="Rents Rise")
    )
    assert again.outcome is Outcome.DUPLICATE
    assert "changed: “3” became “4”" in (again.reason or "")
