"""The store on a real directory: replacing, remembering, locking, refusing."""

import json
import os
import signal
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, QuerySolutions, RdfFormat, Triple, parse

from advocacy_graph.errors import QueryError, StoreError, UnknownRelease
from advocacy_graph.store import Store

BASE = "http://localhost:8000/"
SMALL = Path(__file__).parents[1] / "queries" / "small.trig"
FAIR, BAD = "2024-03-05-a-fair-bill", "undated-a-bad-bill"
ALTERNATE, NAME = NamedNode("https://schema.org/alternateName"), NamedNode("https://schema.org/name")


@dataclass(frozen=True)
class Described:
    """One release as the graph room would hand it on."""

    slug: str
    quads: list[Quad]
    register: list[Quad]
    runs: list[Quad] = field(default_factory=list)

    @property
    def release(self) -> str:
        return f"{BASE}id/release/{self.slug}"

    @property
    def graph(self) -> str:
        return f"{BASE}graph/release/{self.slug}"


def described(slug: str) -> Described:
    graphs: dict[str, list[Quad]] = {}
    for quad in parse(SMALL.read_bytes(), RdfFormat.TRIG):
        graphs.setdefault(quad.graph_name.value, []).append(quad)
    own = graphs[f"{BASE}graph/release/{slug}"]
    named = {quad.object for quad in own}
    register = [quad for quad in graphs[f"{BASE}graph/register"] if quad.subject in named]
    return Described(slug, own, register, graphs[f"{BASE}graph/runs"])


def filled(directory: Path) -> Store:
    store = Store.open(directory, create=True)
    store.put(described(FAIR), "fair")
    store.put(described(BAD), "bad")
    return store


def values(store: Store, subject: str, predicate: NamedNode) -> list[str]:
    rows = store.query(f"SELECT ?v {{ <{BASE}{subject}> <{predicate.value}> ?v }} ORDER BY ?v")
    assert isinstance(rows, QuerySolutions)
    return [row["v"].value for row in rows]


def test_what_was_put_is_there_when_opened_again(tmp_path: Path) -> None:
    with filled(tmp_path / "s") as store:
        before = store.dump()
    with Store.open(tmp_path / "s", create=False, read_only=True) as again:
        assert again.dump() == before
        assert [release.slug for release in again.releases()] == [BAD, FAIR]
        assert again.release("2024").headline == "A Fair Bill"
        assert again.release("2024").publishers == ("Tenants Together",)


def test_putting_the_same_again_changes_nothing(tmp_path: Path) -> None:
    with filled(tmp_path / "s") as store:
        before, revision = store.dump(), store.revision
        store.put(described(BAD), "bad")
        store.put(described(FAIR), "fair")
        assert store.dump() == before
        assert store.revision == revision


def test_dump_is_the_same_whatever_the_order_of_writing(tmp_path: Path) -> None:
    with filled(tmp_path / "s") as one, Store.in_memory() as other:
        other.put(described(BAD), "bad")
        other.put(described(FAIR), "fair")
        assert one.dump() == other.dump()
        assert one.dump().splitlines() == sorted(one.dump().splitlines())


def test_a_release_is_replaced_whole_and_forgets_only_what_no_other_names() -> None:
    with Store.in_memory() as store:
        store.put(described(FAIR), "fair")
        store.put(described(BAD), "bad")
        fair = described(FAIR)
        heading = [
            quad for quad in fair.quads if "/id/statement" not in str(quad) and "policy" not in str(quad)
        ]
        revision = store.revision
        store.put(replace(fair, quads=heading, register=[]), "fair, edited")
        assert values(store, "id/policy/zoning", NAME) == []
        assert values(store, "id/policy/rent-act", NAME) == ["Rent Act"]
        assert f"{BASE}id/statement/{FAIR}/1".encode() not in store.dump()
        assert store.revision != revision


def test_the_first_name_stays_and_the_second_is_found_too() -> None:
    with Store.in_memory() as store:
        store.put(described(FAIR), "fair")
        bad = described(BAD)
        entity, register = NamedNode(f"{BASE}id/policy/rent-act"), NamedNode(f"{BASE}graph/register")
        other = [
            Quad(entity, NAME, Literal("the Rent Act of 2024"), register),
            Quad(entity, ALTERNATE, Literal("Rent Act"), register),
            Quad(entity, NamedNode("https://w3id.org/advocacy-graph/ontology#policyKind"), entity, register),
        ]
        store.put(replace(bad, register=other), "bad")
        assert values(store, "id/policy/rent-act", NAME) == ["Rent Act"]
        assert values(store, "id/policy/rent-act", ALTERNATE) == ["the Rent Act of 2024", "the bill"]
        kinds = values(store, "id/policy/rent-act", other[2].predicate)
        assert kinds == ["https://w3id.org/advocacy-graph/policy-kind#act"]


def test_versions_say_what_was_read_by_what() -> None:
    with Store.in_memory() as store:
        store.put(described(FAIR), "fair")
        (version,) = store.versions(f"{BASE}id/release/{FAIR}")
        assert version.current
        assert (version.text_digest, version.source_digest) == ("aaaaaaaaaaaaaaaa00", "bbbbbbbb")
        assert (version.extractor, version.media_type) == ("0.1.0", "text/plain")
        assert store.versions(f"{BASE}id/release/none") == ()


@pytest.mark.parametrize(
    "text", ["plain", "line\r\nends\rkept\n", "\x00 and é 𝒳", "half \ud800 of a pair", ""]
)
def test_texts_come_back_to_the_letter(tmp_path: Path, text: str) -> None:
    import hashlib

    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    with Store.open(tmp_path / "s", create=True) as store:
        store.put(described(FAIR), text)
        assert store.text(digest) == text
    (tmp_path / "s" / "texts" / f"{digest}.txt").write_bytes(b"something else")
    with Store.open(tmp_path / "s", create=False) as store, pytest.raises(StoreError, match="damaged"):
        store.text(digest)


@pytest.mark.parametrize("digest", ["../store.json", "0" * 63, "0" * 64])
def test_no_text_but_by_the_digest_of_one_kept(tmp_path: Path, digest: str) -> None:
    with Store.open(tmp_path / "s", create=True) as store, pytest.raises(StoreError):
        store.text(digest)


def test_hostile_words_come_back_as_they_were() -> None:
    words = 'quote " backslash \\ brace } ; DROP ALL # \n\r\t\x00 \u202e \u2028 <script> ?x'
    fair = described(FAIR)
    said = Quad(NamedNode(fair.release), ALTERNATE, Literal(words), NamedNode(fair.graph))
    with Store.in_memory() as store:
        store.put(replace(fair, quads=[*fair.quads, said]), "fair")
        assert values(store, f"id/release/{FAIR}", ALTERNATE) == [words]


def _nothing(directory: Path) -> None:
    return None


def _other_files(directory: Path) -> None:
    directory.mkdir()
    (directory / "thesis.doc").write_text("precious")


def _newer_format(directory: Path) -> None:
    filled(directory).close()
    (directory / "store.json").write_text(json.dumps({"format": 99, "base": BASE}))


def _garbled(directory: Path) -> None:
    filled(directory).close()
    (directory / "store.json").write_text("{")


def _graph_gone(directory: Path) -> None:
    filled(directory).close()
    (directory / "graph" / "CURRENT").unlink()
    for file in (directory / "graph").glob("MANIFEST*"):
        file.write_bytes(b"\x00")
    (directory / "graph" / "CURRENT").write_text("MANIFEST-999999\n")


def _other_base(directory: Path) -> None:
    Store.open(directory, create=True, base="https://example.org/kg/").close()


@pytest.mark.parametrize(
    ("prepare", "create", "base", "says"),
    [
        (_nothing, False, None, "no store is there"),
        (_other_files, True, None, "not a store and not empty"),
        (_newer_format, True, None, "format 99"),
        (_garbled, False, None, "cannot be read"),
        (_graph_gone, False, None, "cannot be opened"),
        (_other_base, True, BASE, "its base is https://example.org/kg/"),
        (_nothing, True, "not an iri/", "not an absolute IRI"),
        (_nothing, True, "http://example.org", "ends with /"),
    ],
)
def test_what_is_no_store_of_ours_is_refused(
    tmp_path: Path, prepare: Callable[[Path], None], create: bool, base: str | None, says: str
) -> None:
    prepare(tmp_path / "s")
    with pytest.raises(StoreError, match=says):
        Store.open(tmp_path / "s", create=create, base=base)


def test_a_maker_that_was_killed_leaves_a_place_to_go_on_from(tmp_path: Path) -> None:
    (tmp_path / "s" / "texts").mkdir(parents=True)
    (tmp_path / "s" / "lock").touch()
    with filled(tmp_path / "s") as store:
        assert len(store.releases()) == 2


def test_one_writer_or_many_readers(tmp_path: Path) -> None:
    with filled(tmp_path / "s"):
        for read_only in (False, True):
            with pytest.raises(StoreError, match="another process"):
                Store.open(tmp_path / "s", create=False, read_only=read_only)
    with Store.open(tmp_path / "s", create=False, read_only=True) as one:
        with Store.open(tmp_path / "s", create=False, read_only=True) as two:
            assert one.dump() == two.dump()
            with pytest.raises(StoreError, match="could not be written"):
                one.put(replace(described(BAD), quads=described(BAD).quads[1:]), "bad")
        with pytest.raises(StoreError, match="another process"):
            Store.open(tmp_path / "s", create=False)
    Store.open(tmp_path / "s", create=False).close()


def test_a_closed_store_says_so(tmp_path: Path) -> None:
    store = filled(tmp_path / "s")
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.dump()


@pytest.mark.parametrize(
    ("name", "says"),
    [("nothing", "no release"), ("", "no release"), ("u", None), ("2024-03-05-a-fair-bill", None)],
)
def test_releases_by_the_beginning_of_their_slug(name: str, says: str | None) -> None:
    with Store.in_memory() as store:
        store.put(described(FAIR), "fair")
        store.put(described(BAD), "bad")
        if says is None:
            assert store.release(name).slug.startswith(name)
        else:
            with pytest.raises(UnknownRelease, match=says):
                store.release(name)


def test_a_beginning_of_several_slugs_lists_them() -> None:
    fair = described(FAIR)
    twin = FAIR + "-again"
    quads = list(parse(SMALL.read_bytes().replace(FAIR.encode(), twin.encode()), RdfFormat.TRIG))
    with Store.in_memory() as store:
        store.put(fair, "fair")
        own = [quad for quad in quads if quad.graph_name.value.endswith(twin)]
        store.put(replace(fair, slug=twin, quads=own), "fair again")
        with pytest.raises(UnknownRelease, match="fits 2 releases"):
            store.release("2024")
        assert store.release(FAIR).slug == FAIR, "a whole slug wins over those that it begins"


def test_quads_of_a_release_come_with_the_names_of_what_it_names() -> None:
    with Store.in_memory() as store:
        store.put(described(FAIR), "fair")
        store.put(described(BAD), "bad")
        quads = store.quads(f"{BASE}id/release/{BAD}")
        assert {quad.object.value for quad in quads if quad.predicate == NAME} == {"Landlords", "Rent Act"}


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("SELECT ?x { ?x ?y ", "cannot be answered"),
        ("SELECT ?x { SERVICE <http://127.0.0.1:9/> { ?x ?y ?z } }", "SERVICE is refused"),
        ("CLEAR ALL", "CLEAR is refused"),
    ],
)
def test_queries_that_are_refused(query: str, says: str) -> None:
    with Store.in_memory() as store, pytest.raises(QueryError, match=says):
        store.query(query)


def test_a_parameter_that_the_query_does_not_project_is_an_error() -> None:
    with Store.in_memory() as store, pytest.raises(QueryError, match=r"\?p"):
        store.query("SELECT ?x { ?x ?y ?p }", {"p": Literal("x")})


WRITER = """
    import sys
    from pathlib import Path
    sys.path.insert(0, sys.argv[2])
    from test_store import BAD, FAIR, described, replace
    from advocacy_graph.store import Store
    fair = described(FAIR)
    with Store.open(Path(sys.argv[1]), create=True) as store:
        store.put(fair, "fair")
        print("ready", flush=True)
        for turn in range(10_000):
            store.put(fair if turn % 2 else replace(fair, quads=fair.quads[:-5]), f"fair {turn}")
"""


@pytest.mark.parametrize("after", [0.01, 0.05, 0.11, 0.23])
def test_a_kill_leaves_the_old_graph_or_the_new_one(tmp_path: Path, after: float) -> None:
    command = [sys.executable, "-c", textwrap.dedent(WRITER), str(tmp_path / "s"), str(Path(__file__).parent)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == b"ready\n"
        with pytest.raises(subprocess.TimeoutExpired):
            writer.wait(after)
        os.kill(writer.pid, signal.SIGKILL)
    whole = len(described(FAIR).quads)
    with Store.open(tmp_path / "s", create=False) as store:
        graph = f"<{BASE}graph/release/{FAIR}>".encode()
        lines = [line for line in store.dump().splitlines() if graph in line]
        assert len(lines) in (whole, whole - 5)
        store.put(described(FAIR), "fair")
        store.put(described(BAD), "bad")
        with filled(tmp_path / "fresh") as fresh:
            assert store.dump() == fresh.dump()


def test_a_graph_is_replaced_added_to_and_dropped_and_the_log_says_so() -> None:
    with Store.in_memory(BASE) as store:
        release = NamedNode(f"{BASE}graph/release/one")
        register = NamedNode(f"{BASE}graph/register")
        one, two = (Triple(release, release, Literal(words)) for words in ("1", "2"))
        start = store.changes.mark
        store.put_graph(release, [one])
        store.merge_graph(release, [two])
        assert set(store.query("CONSTRUCT WHERE { ?s ?p ?o }")) == {one, two}  # type: ignore[arg-type]
        store.put_graph(release, [])
        assert store.has_graph(release)
        assert (store.drop_graph(release), store.drop_graph(release)) == (True, False)
        assert store.changes.since(start) == (release.value,)
        store.merge_graph(register, [one])
        assert store.changes.since(start) is None
        start = store.changes.mark
        store.update("INSERT DATA { <http://e/s> <http://e/p> 1 }")
        assert store.changes.since(start) is None


def test_diaries_of_the_engine_do_not_pile_up(tmp_path: Path) -> None:
    for number in range(4):
        with Store.open(tmp_path / "store", create=True) as store:
            quad = Quad(NamedNode("urn:a"), NamedNode("urn:b"), Literal(number), NamedNode("urn:g"))
            store.add([quad])
            store.private.change(add=[quad])
    for engine in ("graph", "private"):
        assert len(list((tmp_path / "store" / engine).glob("LOG*"))) <= 2
