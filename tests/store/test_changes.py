"""The change log: what it says after appends, kills and losses."""

from pathlib import Path

import pytest
from test_store import BAD, BASE, FAIR, described, filled

from advocacy_graph.errors import StoreError
from advocacy_graph.store import Store
from advocacy_graph.store.changes import Changes

GRAPHS = [f"{BASE}graph/release/{slug}" for slug in (FAIR, BAD)]


@pytest.fixture(params=["file", "memory"])
def changes(request: pytest.FixtureRequest, tmp_path: Path) -> Changes:
    return Changes(tmp_path / "changes" if request.param == "file" else None)


def test_it_tells_what_came_after_a_mark_each_graph_once(changes: Changes) -> None:
    start = changes.mark
    assert changes.since(start) == ()
    changes.append(["g:a", "g:b"])
    between = changes.mark
    changes.append(["g:c"])
    changes.append(["g:c"])
    assert changes.since(start) == ("g:a", "g:b", "g:c")
    assert changes.since(between) == ("g:c",)
    assert changes.since(changes.mark) == ()
    assert len({start, between, changes.mark}) == 3


@pytest.mark.parametrize("torn", ["2", "2026-11-24T18:00:00+00:00 http://localhost:8000/gra", "x" * 1000])
def test_a_torn_last_line_is_passed_over_then_cut_off(tmp_path: Path, torn: str) -> None:
    path = tmp_path / "changes"
    changes = Changes(path)
    changes.append(["g:a"])
    whole, mark = path.read_bytes(), changes.mark
    path.write_bytes(whole + torn.encode())
    assert (changes.mark, changes.since(mark)) == (mark, ())
    changes.append(["g:b"])
    assert changes.since(mark) == ("g:b",)
    added = path.read_bytes().removeprefix(whole)
    assert added.count(b"\n") == 1
    assert len(added) == len(whole)


def test_a_mark_of_a_lost_or_older_log_is_not_recognised(tmp_path: Path) -> None:
    path = tmp_path / "changes"
    changes = Changes(path)
    changes.append(["g:a"])
    backup = path.read_bytes()
    changes.append(["g:b"])
    mark = changes.mark
    path.write_bytes(backup)
    assert changes.since(mark) is None
    changes.append(["g:b"])
    assert changes.since(mark) is None, "the same graph again, at another time"
    path.unlink()
    assert changes.since(mark) is None


def test_a_put_is_told_before_it_is_written_and_only_when_it_changes_something(tmp_path: Path) -> None:
    with filled(tmp_path / "s") as store:
        assert store.changes.since(Changes(None).mark) == tuple(GRAPHS)
        mark, revision = store.changes.mark, store.revision
        store.put(described(FAIR), "fair")
        assert store.changes.since(mark) == ()
        fair = described(FAIR)
        fair.quads.pop()
        store.put(fair, "fair")
        assert store.changes.since(mark) == (GRAPHS[0],)
        assert store.revision != revision
        revision = store.revision
    with Store.open(tmp_path / "s", create=False, read_only=True) as again:
        assert again.revision == revision
        with pytest.raises(StoreError, match="open for reading only"):
            again.put(described(FAIR), "fair")
        assert again.revision == revision


def test_two_stores_with_the_same_releases_have_revisions_of_their_own(tmp_path: Path) -> None:
    with filled(tmp_path / "one") as one, filled(tmp_path / "two") as two:
        assert one.dump() == two.dump()
        assert one.revision != two.revision


def test_a_store_without_a_log_is_read_and_begins_one(tmp_path: Path) -> None:
    filled(tmp_path / "s").close()
    (tmp_path / "s" / "changes").unlink()
    with Store.open(tmp_path / "s", create=False) as store:
        before = store.revision
        fair = described(FAIR)
        fair.quads.pop()
        store.put(fair, "fair")
        assert store.revision != before
