"""Gazetteers, registers and codebooks that people bring: read as documented, or refused with the place and the remedy."""

from datetime import date
from pathlib import Path

import pytest

from advocacy_graph.errors import UnreadableGazetteer
from advocacy_graph.graph import concept_rows, gazetteer_rows
from advocacy_graph.resolve import (
    Gazetteer,
    Kind,
    as_csv,
    gazetteer,
    imported,
    read_concepts,
    read_gazetteer,
    read_members,
)

US = frozenset({"US"})


def written(folder: Path, content: str | bytes, name: str = "bodies.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


GAZETTEERS = {
    "an unknown column": ("id,name,colour\na,B,red\n", r"line 1: has an unknown column 'colour': take it out; the columns are id"),
    "no name": ("id,acronym\na,B\n", r"line 1: has no column 'name'"),
    "a column twice": ("id,name,name\na,B,C\n", r"line 1: names the column 'name' twice"),
    "an empty name": ("id,name\na,B\nb,\n", r"line 3: column name is empty: fill it in"),
    "a duplicate id": ("id,name\na,B\na,C\n", r"line 3: id 'a' is that of line 2 already: give each row its own"),
    "a comma too many": ("id,name\na,B, C\n", r"line 2: has 3 cells for 2 columns"),
    "an open quotation": ('id,name\na,"B\n', r"is no CSV"),
    "not UTF-8": (b"id,name\na,B\nb,Soci\xe9t\xe9\n", r"line 3: is not UTF-8 after 'b,Soci': save the file again as CSV UTF-8"),
    "a circle": ("id,name,part_of\na,A b,b\nb,B c,a\n", r"line 2: part_of goes round in a circle: a > b > a"),
    "a part of nothing": ("id,name,part_of\na,B,zz\n", r"line 2: part_of 'zz' is the id of no row"),
    "a country in words": ("id,name,country\na,B,France\n", r"line 2: country 'France' is none: write it like US"),
    "no identifier of Wikidata": ("id,name,wikidata\na,B,11231\n", r"line 2: wikidata '11231' is none: write it like Q11231"),
    "no letters": ("id,name\na,---\n", r"line 2: name '---' has no letter or digit"),
    "nothing": ("", r"line 1: has no column 'id'"),
}  # fmt: skip


@pytest.mark.parametrize("case", GAZETTEERS)
def test_a_gazetteer_that_is_refused_says_where_and_what_to_do(case: str, tmp_path: Path) -> None:
    content, said = GAZETTEERS[case]
    with pytest.raises(UnreadableGazetteer, match=said) as refused:
        read_gazetteer(written(tmp_path, content))
    assert "bodies.csv" in str(refused.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UnreadableGazetteer, match=r"none\.csv: cannot be read: No such file"):
        read_gazetteer(tmp_path / "none.csv")


@pytest.mark.parametrize(
    "content",
    [
        "\ufeffName;Aliases\nMothers of the Islands;Island Mothers|Island Moms\n",
        "name,aliases\n\n Mothers of the Islands , Island Mothers | Island Moms \n",
    ],
)
def test_a_register_needs_only_names(content: str, tmp_path: Path) -> None:
    known = read_members(written(tmp_path, content), Gazetteer.shipped())
    for name in ("Island Mothers", "the Island Moms", "MOTHERS OF THE ISLANDS"):
        entry = known.find([name], US)
        assert entry
        assert entry.own
        assert (entry.id, entry.name) == ("mothers-of-the-islands", "Mothers of the Islands")
    other = known.find(["ICE"], US)
    assert other
    assert not other.own


def test_a_register_wins_over_the_gazetteer(tmp_path: Path) -> None:
    known = read_members(
        written(tmp_path, "id,name,acronym\n7,Islanders for Cleaner Energy,ICE\n"), Gazetteer.shipped()
    )
    assert getattr(known.find(["ICE"], US), "id", None) == "7"
    assert getattr(known.find(["Immigration and Customs Enforcement", "ICE"], US), "id", None) == "us-ice"


def test_two_members_of_one_name_are_refused(tmp_path: Path) -> None:
    path = written(tmp_path, "id,name,aliases\n1,Island Mothers,\n2,Moms,the island mothers\n")
    with pytest.raises(UnreadableGazetteer, match="is a name of both 1 and 2: only one can have it"):
        read_members(path, Gazetteer.shipped())


def test_an_acronym_that_is_spelt_out_otherwise_is_anothers() -> None:
    known = Gazetteer.shipped()
    entry = known.find(["Immigration Clinic of Elsa", "ICE"], US)
    assert entry is None


def test_policies_and_bodies_of_one_acronym_are_two() -> None:
    known = Gazetteer.shipped()
    assert known.find(["SNAP"], US) is None
    assert getattr(known.find(["SNAP"], US, Kind.POLICY), "id", None) == "us-snap"


SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@base <https://example.org/> .
<b/dhs> a skos:Concept ; skos:prefLabel "Ministerium"@de , "Home Ministry"@en ; skos:altLabel "HM" ; schema:addressCountry "DE" .
<b/ice> a skos:Concept ; skos:prefLabel "Border Office" ; skos:notation "bo" ; skos:broader <b/dhs> ;
    skos:exactMatch <http://www.wikidata.org/entity/Q42> .
"""


def test_a_gazetteer_in_skos(tmp_path: Path) -> None:
    path = written(tmp_path, SKOS, "bodies.ttl")
    known = gazetteer(path, gazetteer_rows(path))
    ministry, office = known.entry("dhs"), known.entry("bo")
    assert ministry
    assert office
    assert (ministry.name, ministry.acronym, ministry.aliases, ministry.country) == (
        "Home Ministry",
        "HM",
        ("Ministerium",),
        "DE",
    )
    assert (office.part_of, office.wikidata) == ("dhs", "Q42")
    again = read_gazetteer(written(tmp_path, as_csv(known), "again.csv"))
    assert again.entries == known.entries


BROKEN_SKOS = {
    "Turtle with a fault": ("@prefix a: <http://a/> .\na:b a:c [ .\n", r"bodies\.ttl, line 2: cannot be read as ttl"),
    "no concept": ("<http://a/b> <http://a/c> <http://a/d> .", r"has no skos:Concept: type each entry as one"),
    "no label": ("<http://a/b> a <http://www.w3.org/2004/02/skos/core#Concept> .", r"<http://a/b>: has no skos:prefLabel: give it one"),
}  # fmt: skip


@pytest.mark.parametrize("case", BROKEN_SKOS)
def test_skos_that_is_refused(case: str, tmp_path: Path) -> None:
    content, said = BROKEN_SKOS[case]
    with pytest.raises(UnreadableGazetteer, match=said):
        list(gazetteer_rows(written(tmp_path, content, "bodies.ttl")))


CODEBOOKS = {
    "no label": ("code,label\n1,\n", r"line 2: column label is empty"),
    "above nothing": ("label,broader\nraids,enforcement\n", r"line 2: broader 'enforcement' is the code or label of no concept: add its row"),
    "a circle": ("label,broader\na b,b c\nb c,a b\n", r"line 2: 'a b' stands above itself: mend broader"),
    "a label of two": ("label,others\nraids,sweeps\npatrols,sweep\n", r"line 3: 'sweep' is a label of 'raids' and of 'patrols': one of them can have it"),
    "a concept twice": ("label\nraids\nRaid\n", r"line 3: 'Raid' is the concept of 2 already|is a label of"),
}  # fmt: skip


@pytest.mark.parametrize("case", CODEBOOKS)
def test_a_codebook_that_is_refused(case: str, tmp_path: Path) -> None:
    content, said = CODEBOOKS[case]
    path = written(tmp_path, content, "book.csv")
    with pytest.raises(UnreadableGazetteer, match=said):
        imported(path, read_concepts(path), {}, date(2024, 5, 1))


def test_a_codebook_in_skos_is_that_in_csv(tmp_path: Path) -> None:
    turtle = written(
        tmp_path,
        SKOS.replace(
            "<b/dhs> a", "<b/top> a skos:Concept ; skos:prefLabel 'top' ; skos:narrower <b/dhs> .\n<b/dhs> a"
        ),
        "book.ttl",
    )
    concepts = imported(turtle, concept_rows(turtle), {}, date(2024, 5, 1)).concepts
    assert {key: concept.broader for key, concept in concepts.items()} == {
        "top": (),
        "home-ministry": ("top",),
        "border-office": ("home-ministry",),
    }
    assert concepts["border-office"].match == "https://example.org/b/ice"
    assert concepts["top"].history == ("2024-05-01 taken from book.ttl",)
