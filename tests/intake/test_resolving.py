"""Names of many releases, walked as a user: what becomes one, what stays two, what is tied and what is asked."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import advocacy_graph as ag
from advocacy_graph.cli import main
from advocacy_graph.errors import StoreError
from advocacy_graph.intake import Terms, keep_codebook
from advocacy_graph.model import EntityDecision, EntityOutcome
from advocacy_graph.model.selection import Object
from advocacy_graph.network import Options
from advocacy_graph.store import Store

# So that two releases of a test are not one text.
FILLING = {
    "2019": "In spring the council counted every berth between the old mole and the lighthouse, and found nine of them empty.",
    "2021": "Rain had kept most boats in the basin for a week, so the meeting was held in the net loft above the ice house.",
    "2022": "Nearly forty families came to the hall that evening, some of them by bicycle along the unlit coast road.",
    "2023": "The figures are those of the pilots, who have kept a log of every crossing since the bridge was closed to lorries.",
    "2024": "A choir of retired welders sang before the vote, and soup was handed out by pupils of the school next door.",
}


def release(
    body: str,
    *,
    issuer: str = "Harbor Alliance",
    date: str = "2022-03-03",
    headline: str = "A Statement",
    place: str = "AUSTIN, Texas",
) -> str:
    head = f"---\ntitle: {headline}\ndate: {date}\nissuer: {issuer}\n---\n{place} — {issuer} spoke out on the matter today."
    return f"{head}\n\n{body}\n\n{FILLING[date[:4]]}\n\n###\n"


class Desk:
    """A folder of releases and a store of them."""

    def __init__(self, folder: Path, store: Store | None = None) -> None:
        self.folder = folder
        self.store = store or Store.in_memory()
        self.terms = Terms()

    def read(self, *texts: str) -> None:
        for text in texts:
            path = self.folder / f"{len(list(self.folder.iterdir()))}.md"
            path.write_text(text, encoding="utf-8")
            list(ag.ingest([path], self.store, self.terms))
        assert ag.validate(self.store) == []

    def ask(self, variables: str, pattern: str) -> list[tuple[str, ...]]:
        found = self.store.query(f"SELECT DISTINCT {variables} {{ {pattern} }}")
        return sorted(tuple(row[v].value for v in found.variables) for row in found)

    def entity(self, name: str, kind: str = "") -> set[str]:
        rows = self.ask(
            "?e", f"?e schema:name|schema:alternateName ?n FILTER(LCASE(STR(?n)) = '''{name.lower()}''')"
        )
        return {iri.rpartition("/id/")[2] for (iri,) in rows if f"/{kind}" in iri}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    (tmp_path / "press").mkdir()
    return Desk(tmp_path / "press")


def said(name: str, body: str, of: str = "Ida Moss", role: str = "executive director") -> str:
    return f"“We support the Ferry Safety Act,” said {of}, {role} of {name}. {body}"


# Two ways to name something, each in a release of its own; whether they are one node.
SAME = {
    "U.S. and US": ("the U.S. Department of Labor", "the US Department of Labor"),
    "long and inverted": ("the Department of Homeland Security", "the Homeland Security Department"),
    "Inc.": ("Island Mothers, Inc.", "Island Mothers"),
    "the": ("The Seafarers Union of Elsa", "Seafarers Union of Elsa"),
    "British and American": ("the Harbour Labour Centre", "the Harbor Labor Center"),
    "ampersand": ("Fishers & Boatwrights Guild", "Fishers and Boatwrights Guild"),
    "accents": ("the Valdés Foundation", "the Valdes Foundation"),
}  # fmt: skip


@pytest.mark.parametrize("case", SAME)
def test_ways_to_write_one_body(case: str, desk: Desk) -> None:
    one, other = SAME[case]
    desk.read(
        release(said(one, ""), date="2022-03-03", place="WASHINGTON, D.C."),
        release(
            said(other, "", of="Per Lund", role="president"), date="2023-05-03", place="WASHINGTON, D.C."
        ),
    )
    posts = desk.ask("?o", "?m org:organization ?o ; org:member ?p")
    assert len(posts) == 1, posts


APART = {
    "a chapter": ("Island Mothers", "Island Mothers of Texas"),
    "a foundation": ("Island Mothers", "Island Mothers Foundation"),
    "an action fund": ("Ferry Riders United", "Ferry Riders United Action Fund"),
    "a local": ("Dockers Union", "Dockers Union Local 12"),
}


@pytest.mark.parametrize("case", APART)
def test_sisters_and_chapters_stay_two_and_are_tied(case: str, desk: Desk) -> None:
    one, other = APART[case]
    desk.read(
        release(said(one, ""), date="2022-03-03"),
        release(said(other, "", of="Per Lund", role="president"), date="2023-05-03"),
    )
    assert len(desk.ask("?o", "?m org:organization ?o ; org:member ?p")) == 2
    assert desk.ask("?a ?b", "?a org:linkedTo|org:subOrganizationOf ?b")
    assert ag.questions(desk.store) == []


def test_an_acronym_that_another_release_spells_out(desk: Desk) -> None:
    desk.read(
        release(said("the Ferry Workers Alliance of Elsa (FWAE)", "The FWAE has nine locals.")),
        release(said("FWAE", "", of="Per Lund", role="president"), date="2023-05-03"),
    )
    assert len(desk.ask("?o", "?m org:organization ?o ; org:member ?p")) == 1


def test_a_renamed_body_is_one_from_the_day_that_a_release_says_so(desk: Desk) -> None:
    old, new = "Elsa Riders League", "Harbor Riders Alliance"
    desk.read(
        release(said(old, "")),
        release(said(new, "", of="Per Lund", role="president"), date="2023-05-03"),
    )
    assert len(desk.ask("?o", "?m org:organization ?o ; org:member ?p")) == 2
    desk.read(
        release(said(f"{new}, formerly {old}", "", of="Ada Fell", role="chair"), date="2024-05-03"),
        release(said(old, "It is late.", of="Wim Quarmby", role="nurse"), date="2021-05-03"),
    )
    ((body,),) = [desk.ask("?o", "?m org:organization ?o ; org:member ?p")]
    names = desk.ask("?n", f"<{body[0]}> schema:name|schema:alternateName ?n")
    assert {(old,), (new,)} <= set(names)
    reasons = desk.ask("?r", "?j a ag:Judgement ; ag:merged ?gone ; ag:reason ?r")
    assert (f"a release of 2024-05-03 says that {new!r} was {old!r}",) in reasons


def test_an_agency_is_part_of_its_department(desk: Desk) -> None:
    desk.read(
        release(
            "“We oppose the raids,” said Ida Moss, director of Island Mothers. “ICE must end worksite raids,” said Per Lund, "
            "president of Island Mothers.\n\n“The Department of Homeland Security must end worksite raids,” said Ada Fell, "
            "chair of Island Mothers.",
            place="WASHINGTON, D.C.",
        )
    )
    (ice,) = desk.entity("U.S. Immigration and Customs Enforcement", "organization")
    (dhs,) = desk.entity("Department of Homeland Security", "organization")
    assert ice != dhs
    assert desk.ask(
        "?b", f"<{desk.store.base}id/{ice}> org:subOrganizationOf <{desk.store.base}id/{dhs}> . BIND(1 AS ?b)"
    )


PEOPLE = {
    "a nickname": ("Robert Lowell", "Bob Lowell"),
    "an initial": ("Ida R. Moss", "Ida Moss"),
    "a title": ("Dr. Ida Moss", "Ida Moss"),
    "an accent": ("Íñigo Peña", "Inigo Pena"),
    "an accent of a surname": ("Sonia Hincapié", "Sonia Hincapie"),
}


@pytest.mark.parametrize("case", PEOPLE)
def test_ways_to_write_one_person(case: str, desk: Desk) -> None:
    one, other = PEOPLE[case]
    desk.read(
        release(said("Island Mothers", "", of=one), date="2022-03-03"),
        release(said("Island Mothers", "", of=other), date="2023-05-03"),
    )
    assert len(desk.ask("?p", "?m org:member ?p")) == 1


def test_a_person_who_changes_organisation_has_two_dated_posts(desk: Desk) -> None:
    desk.read(
        release(said("Island Mothers", "", of="Wilhelmina Quarmby"), date="2022-03-03"),
        release(
            said("the Seafarers Union of Elsa", "", of="Wilhelmina Quarmby"),
            issuer="Seafarers Union",
            date="2024-05-03",
        ),
    )
    assert len(desk.ask("?p", "?m org:member ?p")) == 1
    dates = desk.ask("?d ?n", "?m org:member ?p ; ag:attestedOn ?d ; org:organization/schema:name ?n")
    assert [date for date, _ in dates] == ["2022-03-03", "2024-05-03"]
    assert len({name for _, name in dates}) == 2


def test_two_people_of_one_name_are_two(desk: Desk) -> None:
    desk.read(
        release(said("Island Mothers", "", of="John Smith", role="nurse"), date="2022-03-03"),
        release(said("Merrow Steel", "", of="John Smith", role="chief executive"), date="2023-05-03"),
    )
    assert len(desk.ask("?p", "?m org:member ?p")) == 2


BILLS = {
    "number and title": ("the Ansel River Restoration Act (H.B. 214)", "H.B. 214", "2022-03-03", "2023-01-09", 1),
    "bill and act": ("the Ansel River Restoration Bill", "the Ansel River Restoration Act", "2022-03-03", "2023-01-09", 1),
    "year": ("the Ansel River Restoration Act of 2022", "the Ansel River Restoration Act", "2022-03-03", "2023-01-09", 1),
    "another year": ("the Home Care Wage Act of 2019", "the Home Care Wage Act of 2023", "2019-03-03", "2023-06-01", 2),
}  # fmt: skip


@pytest.mark.parametrize("case", BILLS)
def test_ways_to_name_one_bill(case: str, desk: Desk) -> None:
    one, other, day, later, number = BILLS[case]
    for name, date in ((one, day), (other, later)):
        desk.read(
            release(f"“We support {name},” said Ida Moss, executive director of Island Mothers.", date=date)
        )
    assert len(desk.ask("?t", "?p ag:target ?t")) == number


def test_a_bill_of_the_next_congress_is_tied(desk: Desk) -> None:
    for number, date in (("H.R. 6", "2021-03-03"), ("H.R. 16", "2023-03-03")):
        desk.read(
            release(
                f"“We support the Ferry Safety and Rescue Act ({number}),” said Ida Moss, executive director of Island "
                "Mothers.",
                date=date,
                place="WASHINGTON, D.C.",
            )
        )
    assert len(desk.ask("?t", "?p ag:target ?t")) == 2
    assert len(desk.ask("?a ?b", "?a ag:reintroduces ?b")) == 1


# Two releases that call something no more than "the memo": issuer, date and headline of each; how many memos there are,
# and how many questions.
MEMOS = {
    "one event, two issuers": (
        ("Harbor Alliance", "2022-03-03", "Harbor Alliance Decries Memo On Ferry Crews In Winter"),
        ("Seafarers Union", "2022-03-05", "Memo Sends Ferry Crews Home For Winter"),
        1,
        0,
    ),
    "one issuer again": (
        ("Harbor Alliance", "2022-03-03", "Harbor Alliance Decries Memo On Ferry Crews"),
        ("Harbor Alliance", "2022-03-04", "Memo On Ferry Crews Draws A Crowd"),
        1,
        0,
    ),
    "perhaps one event": (
        ("Harbor Alliance", "2022-03-03", "Harbor Alliance Decries Memo On Ferry Crews"),
        ("Seafarers Union", "2022-03-03", "Ferry Memo Leaves Crews Ashore"),
        2,
        1,
    ),
    "two events in one week": (
        ("Harbor Alliance", "2022-03-03", "Harbor Alliance Decries Memo On Ferry Crews"),
        ("Harbor Alliance", "2022-03-05", "Harbor Alliance Decries Memo On Wages"),
        2,
        0,
    ),
    "the same words a year later": (
        ("Harbor Alliance", "2022-03-03", "Harbor Alliance Decries Memo On Ferry Crews In Winter"),
        ("Harbor Alliance", "2023-03-03", "Harbor Alliance Decries Memo On Ferry Crews In Winter"),
        2,
        0,
    ),
    "two years, nothing in common": (
        ("Harbor Alliance", "2022-03-03", "On The Harbor Memo"),
        ("Harbor Alliance", "2023-03-03", "On The Wage Memo"),
        2,
        0,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", MEMOS)
def test_the_memo_of_two_releases_is_one_where_they_answer_one_event(case: str, tmp_path: Path) -> None:
    one, other, memos, asked = MEMOS[case]
    (tmp_path / "press").mkdir()
    people = {"Harbor Alliance": "Ida Moss", "Seafarers Union": "Per Lund"}
    told = (f"{FILLING['2019']} {FILLING['2021']}", f"{FILLING['2023']} {FILLING['2024']}")
    for (issuer, date, headline), more in zip((one, other), told, strict=True):
        with Store.open(
            tmp_path / "store", create=True
        ) as store:  # each time anew: nothing is kept in memory
            Desk(tmp_path / "press", store).read(
                release(
                    f"“We oppose the memo,” said {people[issuer]}, chair of {issuer}. The memo came on a Tuesday. “The memo "
                    f"must be withdrawn,” said {people[issuer]}.\n\n{more}",
                    issuer=issuer,
                    date=date,
                    headline=headline,
                )
            )
    with Store.open(tmp_path / "store", create=False) as store:
        desk = Desk(tmp_path / "press", store)
        assert len(desk.ask("?r", "?r a ag:PressRelease ; schema:headline ?h")) == 2
        assert len(desk.ask("?t", "?p ag:target ?t")) == memos
        assert len([each for each in ag.questions(store) if each.kind == "policy"]) == asked
        assert ag.resolve(store) == ()
        assert len(desk.ask("?t", "?p ag:target ?t")) == memos
        assert len([each for each in ag.questions(store) if each.kind == "policy"]) == asked


# ------------------------------------------------------------------------------------ over the whole store

MEMBERS = "id,name,aliases\nM1,Mothers of the Islands,Island Mothers|Island Moms\nM2,Nobody at All,\n"


def test_a_register_wins_over_what_was_guessed_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    with Store.open(tmp_path / "store", create=True) as store:
        (tmp_path / "press").mkdir()
        desk = Desk(tmp_path / "press", store)
        desk.read(
            release(said("Island Mothers", "")),
            release(said("Island Moms", "", of="Per Lund", role="president"), date="2023-05-03"),
        )
        assert len(desk.ask("?o", "?m org:organization ?o ; org:member ?p")) == 2
        members = tmp_path / "members.csv"
        members.write_text(MEMBERS, encoding="utf-8")
        (merged,) = ag.resolve(store, Terms(register=members))
        assert merged.score >= 0.9
        assert "Mothers of the Islands" in merged.reasons[0]
        assert desk.ask("?n ?id", "?m org:organization ?o . ?o schema:name ?n ; ag:registeredAs ?id") == [
            ("Mothers of the Islands", "M1")
        ]
        assert store.successor(merged.gone) == merged.into
        assert ag.validate(store) == []
        before = store.dump()
        assert ag.resolve(store) == ()
        assert store.dump() == before
    members.unlink()
    with Store.open(tmp_path / "store", create=False) as store:
        desk = Desk(tmp_path / "press", store)  # the register was kept
        desk.read(release(said("Island Moms", "", of="Ada Fell", role="nurse"), date="2022-07-03"))
        assert len(desk.ask("?o", "?m org:organization ?o ; org:member ?p")) == 1
        assert len(desk.ask("?n", "?m org:organization/schema:name ?n")) == 1
        ag.resolve(store, Terms(register=Path("none")))
    assert not (tmp_path / "store" / "reference" / "members.csv").exists()


CODEBOOK = """label,others,broader,code
enforcement,,,E
workplace raids,raids at work|worksite raids,E,E1
detention,,E,E2
"""


def test_ideas_of_releases_are_concepts_and_networks_count_by_what_is_broader(
    tmp_path: Path, desk: Desk
) -> None:
    for idea, person, date in (
        ("worksite raids", "Ida Moss", "2022-03-03"),
        ("workplace raids", "Per Lund", "2022-05-03"),
    ):
        desk.read(
            release(
                f"“We oppose {idea},” said {person}, executive director of {'Island Mothers' if person == 'Ida Moss' else 'the Seafarers Union'}.",
                date=date,
            )
        )
    assert len(desk.ask("?t", "?p ag:target ?t")) == 2
    book = tmp_path / "book.csv"
    book.write_text(CODEBOOK, encoding="utf-8")
    found = keep_codebook(desk.store, book)
    assert found.added == ("enforcement", "workplace raids", "detention")
    ag.resolve(desk.store)
    assert desk.ask("?n", "?p ag:target/schema:name ?n") == [("workplace raids",)]
    assert ag.validate(desk.store) == []
    again = keep_codebook(desk.store, book)
    assert (again.added, again.changed) == ((), ())
    desk.read(
        release("“We oppose raids at work,” said Ada Fell, director of Dockers United.", date="2022-07-03")
    )
    assert len(desk.ask("?t", "?p ag:target ?t")) == 1
    by_concept = ag.network(desk.store, "congruence", Options(object=Object.CONCEPT))
    assert by_concept.number_of_nodes() >= 2
    book.write_text(CODEBOOK.replace("workplace raids,", "raids,"), encoding="utf-8")
    changed = keep_codebook(desk.store, book)
    assert changed.changed == ("raids",)
    ag.resolve(desk.store)
    assert desk.ask("?n", "?p ag:target/schema:name ?n") == [("raids",)]
    (history,) = desk.ask(
        "?h", "?c skos:prefLabel 'raids' ; skos:historyNote ?h FILTER(CONTAINS(?h, 'renamed'))"
    )
    assert "workplace raids" in history[0]


def test_merges_make_no_circle(desk: Desk) -> None:
    desk.read(release(said("Island Mothers", "")), release(said("Merrow Steel", ""), date="2023-05-03"))
    base = desk.store.base
    one, other = f"{base}id/organization/island-mothers", f"{base}id/organization/merrow-steel"
    desk.store.replace_entity(one, other, [])
    assert desk.store.successor(one) == one  # nothing was said of where it leads
    with pytest.raises(StoreError, match="the register has no"):
        desk.store.replace_entity(other, one, [])
    with pytest.raises(StoreError, match="cannot become"):
        desk.store.replace_entity(other, other, [])


def test_what_is_not_sure_is_asked_when_it_comes_and_listed(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    with Store.open(tmp_path / "store", create=True) as store:
        (tmp_path / "press").mkdir()
        desk = Desk(tmp_path / "press", store)
        desk.read(
            release(said("Harborside Riders of Elsa", "")),
            release(
                said("Harborsyde Riders of Elsa", "", of="Per Lund", role="president"), date="2023-05-03"
            ),
            release(said("Harborside Rovers of Elsa", "", of="Ada Fell", role="nurse"), date="2024-05-03"),
        )
        open_now = ag.questions(store)
        assert [question.kind for question in open_now]
        assert all(0.3 < question.score < 0.9 and question.reasons for question in open_now)
        dump = store.dump()
        assert ag.resolve(store) == ()
        assert ag.questions(store) == open_now
        assert store.dump() == dump
    out = tmp_path / "questions.csv"
    with pytest.raises(SystemExit) as left:
        main(["resolve", "--store", str(tmp_path / "store"), "--questions", "--out", str(out)])
    assert left.value.code == 0
    head, *rows = out.read_text(encoding="utf-8").splitlines()
    assert head == "score,changes,kind,name,other_name,reasons,entity,other"
    assert len(rows) == len(open_now)
    with pytest.raises(SystemExit) as left:
        main(["resolve", "--store", str(tmp_path / "store"), "--questions"])
    assert "may be" in capfd.readouterr().out


def test_what_a_person_decided_is_not_asked_again_nor_undone(desk: Desk) -> None:
    desk.read(
        release(said("Harborside Riders of Elsa", "")),
        release(said("Harborsyde Riders of Elsa", "", of="Per Lund", role="president"), date="2023-05-03"),
    )
    question = next(one for one in ag.questions(desk.store) if one.kind == "organization")
    decision = EntityDecision(
        coder="kestrel",
        at=datetime(2024, 6, 1, tzinfo=UTC),
        outcome=EntityOutcome.DIFFERENT,
        entities=(question.entity, question.other),
    )
    ag.decide(desk.store, decision)
    ag.resolve(desk.store)
    assert question.iri not in [one.iri for one in ag.questions(desk.store)]
    assert len(desk.ask("?o", "?m org:organization ?o ; org:member ?p")) == 2
