"""Decisions on who is who and on the codebook, typed as an analyst types them."""

import re
import shutil
from pathlib import Path

import pytest
from typed import Ran, Run

BOOK = "code,label,others,broader\nT,Transport,,\nF1,Ferry Safety Act,Ferries Act,Transport\n,Shipping Act,,Transport\n"


@pytest.fixture
def typed(store: Path, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Types a command about a copy of the store, as anna."""
    own = shutil.copytree(store, tmp_path / "store")
    monkeypatch.setenv("ADVOCACY_GRAPH_STORE", str(own))
    monkeypatch.setenv("ADVOCACY_GRAPH_CODER", "anna")
    return run


def bodies(typed: Run) -> dict[str, int]:
    """Statements by the body that they are made for."""
    rows = typed("query", "organizations-by-statements", "--format", "json").json["results"]["bindings"]
    return {row["organizationName"]["value"]: int(row["statements"]["value"]) for row in rows}


def undone(typed: Run, ran: Ran) -> None:
    key = re.search(r"review undo (\w+)`", ran.out)
    assert key, (ran.out, ran.err)
    assert typed("review", "undo", key[1]).code == 0


def tree(typed: Run) -> list[str]:
    return [line.rstrip() for line in typed("codebook").out.splitlines()[:-1]]


def test_same_by_names_and_taken_back(typed: Run) -> None:
    before = bodies(typed)
    same = typed("review", "same", "carriers guild", "SU", "--why", "they say so", "--name", "All Seafarers")
    assert same.out.startswith(
        "one: Seafarers Union (organization/seafarers-union) is Carriers Guild (organization/carriers-guild) ("
    )
    assert bodies(typed) == {"All Seafarers": 3, "Harbour Alliance": before["Harbour Alliance"]}
    again = typed("review", "same", "Carriers Guild", "All Seafarers")
    assert again.code == 2
    assert "names of one, All Seafarers" in again.err
    undone(typed, same)
    assert bodies(typed) == before


def test_different_means_who_they_were(typed: Run) -> None:
    before = bodies(typed)
    typed("review", "same", "organization/carriers-guild", "Seafarers Union")
    assert "Seafarers Union" not in bodies(typed)
    apart = typed("review", "different", "Carriers Guild", "Seafarers Union")
    assert apart.out.startswith(
        "different: Carriers Guild (organization/carriers-guild) and Seafarers Union (organization/seafarers-union) ("
    )
    assert bodies(typed) == before
    never_two = typed("review", "different", "Seafarers Union", "SU")
    assert never_two.code == 2
    assert "review split" in never_two.err


def test_rename(typed: Run) -> None:
    before = bodies(typed)
    renamed = typed("review", "rename", "Seafarers Union", "Union of the Sea")
    assert "Union of the Sea" in bodies(typed)
    listed = typed("review", "list")
    assert "rename called Union of the Sea" in " ".join(listed.out.split())
    undone(typed, renamed)
    assert bodies(typed) == before


def test_split_by_release_and_by_wording(typed: Run) -> None:
    nurse = typed("review", "split", "Ida Moss", "--release", "2022-03-04", "--name", "Ida Moss (nurse)")
    assert nurse.out.startswith("split: in 1 release Ida Moss (person/ida-moss) is Ida Moss (nurse) (")
    people = typed("query", "spokespeople", "--format", "csv").out
    assert "Ida Moss (nurse)" in people
    assert "Ida Moss," not in people
    undone(typed, nurse)
    into = typed(
        "review", "split", "Seafarers Union", "--wording", "Seafarers Union", "--into", "Carriers Guild"
    )
    assert into.code == 0
    assert bodies(typed)["Carriers Guild"] == 3
    undone(typed, into)
    assert bodies(typed)["Carriers Guild"] == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["same", "Carriers Gild", "SU"], "did you mean 'Carriers Guild'?"),
        (["same", "Nobody At All", "SU"], "no release names it"),
        (["same", "Ida Moss", "SU"], "organization and person are never one another"),
        (["same", "Ida Moss", "SU", "--kind", "person"], "no person is called 'SU'"),
        (["same", "SU"], "of two or more, not of 1"),
        (["rename", "http://localhost:8000/id/person/nobody", "X"], "is not in the register"),
        (["rename", "SU", " "], "says what the entity is called"),
        (["split", "SU", "--name", "X"], "--release, --wording or both"),
        (["split", "SU", "--release", "2022-03-05"], "--name for a new one, --into for one that is there"),
        (["split", "SU", "--wording", "Sailors", "--name", "X"], "wordings-of-a-name"),
        (["split", "SU", "--release", "1999", "--name", "X"], "no release is named '1999'"),
        (["undo", "0123456789abcdef"], "there is no decision"),
    ],
)
def test_what_cannot_be_decided_is_told(typed: Run, words: list[str], told: str) -> None:
    ran = typed("review", *words)
    assert ran.code == (4 if "1999" in words else 2)
    assert told in " ".join(ran.err.replace("│", " ").split())
    assert typed("review", "list", "--json").json == []


def test_a_name_of_two_is_asked_about(typed: Run) -> None:
    typed("review", "rename", "Seafarers Union", "Carriers Guild")
    ran = typed("review", "rename", "carriers guild", "X")
    assert ran.code == 2
    assert (
        "organization/carriers-guild (Carriers Guild); organization/seafarers-union (Carriers Guild)"
        in ran.err
    )
    assert typed("review", "rename", "organization/seafarers-union", "X").code == 0


def test_who_differ_are_not_made_one_by_way_of_others(typed: Run) -> None:
    assert typed("review", "different", "Carriers Guild", "Harbour Alliance").code == 0
    assert typed("review", "same", "Carriers Guild", "Seafarers Union").code == 0
    ran = typed("review", "same", "Harbour Alliance", "Seafarers Union")
    assert ran.code == 2
    assert "decided to be different" in ran.err
    # in a circle they are one all the same
    iris = [f"http://localhost:8000/id/organization/{key}" for key in ("seafarers-union", "carriers-guild")]
    assert typed("review", "same", *iris).code == 0
    assert bodies(typed)["Seafarers Union"] == 3


def test_the_codebook(typed: Run, tmp_path: Path) -> None:
    nothing = typed("codebook", "rename", "F1", "X")
    assert nothing.code == 2
    assert "codebook --take FILE" in nothing.err
    (tmp_path / "book.csv").write_text(BOOK, encoding="utf-8")
    typed("codebook", "--take", tmp_path / "book.csv")
    before = ["Transport", "  Ferry Safety Act (Ferries Act)", "  Shipping Act"]
    assert tree(typed) == before

    done = [typed("codebook", "rename", "F1", "Act on Ferries")]
    done.append(typed("codebook", "split", "transport", "Rail", "Night buses"))
    done.append(typed("codebook", "move", "Rail", "--below", "Shipping Act"))
    done.append(typed("codebook", "merge", "Act on Ferries", "Shipping Acts"))
    now = [
        "Transport",
        "  Act on Ferries (Ferries Act; Ferry Safety Act; Shipping Act)",
        "    Rail",
        "  Night buses",
    ]
    assert tree(typed) == now
    typed("codebook", "--take", tmp_path / "book.csv")
    assert tree(typed) == now
    assert "move below policy/shipping-act" in " ".join(typed("review", "list").out.split())
    for ran in reversed(done):
        undone(typed, ran)
    assert tree(typed) == before
    top = typed("codebook", "move", "Shipping Act", "--top")
    assert tree(typed) == ["Shipping Act", *before[:2]]
    undone(typed, top)

    for words, told in (
        (["rename", "Tranport", "X"], "did you mean 'Transport'?"),
        (["rename", "Transport", "Ferries Act"], "is a label of 'Ferry Safety Act' already"),
        (["merge", "Transport"], "of two or more, not of 1"),
        (["move", "Transport", "--below", "F1"], "stands above"),
        (["move", "F1"], "--below CONCEPT, or --top"),
        (["split", "Transport", " "], "is called something"),
    ):
        ran = typed("codebook", *words)
        assert ran.code == 2
        assert told in " ".join(ran.err.replace("│", " ").split())


def test_options_before_the_command_are_refused(run: Run, store: Path) -> None:
    ran = run("codebook", "--store", store, "move", "Rail", "--top", "--coder", "anna")
    assert ran.code == 2
    assert "put the options behind" in ran.err
