"""What a stranger's SPARQL may not be, and what must not be refused for looking like it.

The engine takes each hiding place here for a call (tried on it, with a listener at the other end), or dies
of the shape.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advocacy_graph.errors import QueryError
from advocacy_graph.queries import catalogue
from advocacy_graph.queries.guard import (
    MAX_CHARACTERS,
    MAX_NESTING,
    MAX_PATH_STEPS,
    MAX_TOKENS,
    check,
    check_update,
)

FAR = "<http://127.0.0.1:9/>"

SERVICE = [
    f"SELECT * {{ SERVICE {FAR} {{ }} }}",
    f"SELECT * {{ service silent{FAR}{{}} }}",
    "PREFIX e: <http://127.0.0.1:9/> SELECT * { SERVICEe:a {} }",
    f"SELECT * {{ ?s ?p 1SERVICE SILENT{FAR}{{}} }}",
    f"SELECT * {{ ?s ?p trueSERVICE SILENT{FAR}{{}} }}",
    f"SELECT * {{ FILTER(1<2)SERVICE#>\nSILENT {FAR}{{}} }}",
    f"SELECT * {{ BIND(1 AS ?a) FILTER(?a<?b)SERVICE#>\nSILENT {FAR}{{}} }}",
    f"SELECT * {{ BIND(1<'>' AS ?x) SERVICE SILENT {FAR} {{}} #'\n}}",
    f'SELECT * {{ FILTER(?a<?b)#>"""\nSERVICE SILENT {FAR} {{}}\n#"""\n}}',
    f"SELECT * {{ FILTER(?a<<http://x'>) SERVICE {FAR} {{}} #'\n}}",
    f"SELECT * {{ # a comment \r SERVICE {FAR} {{ }} }}",
    f"SELECT * {{ {{ SELECT * {{ FILTER EXISTS {{ SERVICE SILENT {FAR} {{ }} }} }} }} }}",
    f"ASK {{ VALUES ?u {{ {FAR} }} SERVICE ?u {{ }} }}",
]

UPDATES = [
    "LOAD <http://127.0.0.1:9/>",
    "INSERT DATA { <http://e/> <http://e/> 1 }",
    "PREFIX e: <http://e/> DELETE WHERE { ?s ?p ?o }",
    "BASE <http://e/> clear all",
    "# SELECT\nDROP ALL",
]

TOO_MUCH = [
    ("SELECT * " + "{" * 3_000 + "}" * 3_000, "words and marks|nested"),
    ("SELECT * { FILTER(" + "(" * 900 + "1" + ")" * 900 + ") }", "nested"),
    ("SELECT * { ?a ?b " + "[ <http://e/p> " * 101 + "1" + "]" * 101 + " }", "nested"),
    ("SELECT * { " + "<<" * 101 + " }", "nested"),
    ("SELECT * { ?a <http://e/p>" + "/<http://e/p>" * 300 + " ?b }", "path of more than 50"),
    ("SELECT * { ?a (<http://e/p>" + "|^<http://e/p>" * 60 + ") ?b }", "path of more than 50"),
    ("SELECT * { FILTER(" + "!" * 20_000 + "1) }", "words and marks"),
    ("SELECT * { FILTER(1" + "||1" * 9_000 + ") }", "words and marks"),
    ("DESCRIBE " + "<http://e/> " * 3_000, "words and marks"),
    ("SELECT * { FILTER(?a<" + "(" * 200 + "1#>\n) }", "IRI or a comparison"),
    ("SELECT * { } #" + "x" * MAX_CHARACTERS, "characters"),
    ("SELECT * { ?s ?p 'open }", "does not end"),
    ("", "an empty query"),
    ("# nothing\n", "an empty query"),
    ("PREFIX a: <http://e/>", "an empty query"),
]

LOADS = [
    f"LOAD {FAR}",
    f"load silent {FAR} into graph <http://e/>",
    f"CLEAR ALL;LOADSILENT{FAR}",
    "PREFIX e: <http://127.0.0.1:9/> DROP ALL ; LOADe:a",
    f"DROP ALL # a comment \r ; LOAD {FAR}",
    f"INSERT DATA {{ <http://e/a> <http://e/b> 'LOAD' }} ; LOAD {FAR}",
    f"DELETE {{ }} WHERE {{ FILTER(?a<?b) }} ; LOAD#>\n {FAR}",
]

TOO_MUCH_TO_WRITE = [
    ("INSERT { } WHERE " + "{" * 3_000 + "}" * 3_000, "nested"),
    ("INSERT { } WHERE { ?a <http://e/p>" + "/<http://e/p>" * 300 + " ?b }", "path of more than 50"),
    ("INSERT { } WHERE { FILTER(1" + "||1" * 9_000 + ") }", "words in one expression"),
    ("INSERT DATA { <http://e/a> <http://e/b> 'open }", "does not end"),
]

NO_UPDATES = ["SELECT * { ?s ?p ?o }", "ASK {}", "DESCRIBE <http://e/>", "PREFIX e: <http://e/>"]

FINE_TO_WRITE = [
    "",
    "# nothing",
    "INSERT DATA { <http://e/LOAD> <http://e/service> 'SERVICE', \"LOAD\" } # LOAD",
    "INSERT DATA { " + "<http://e/a> <http://e/b> 1 . " * 3_000 + "}",
    "DELETE { ?service ?load ?o } INSERT { ?o ?load ?service } WHERE { ?service ?load ?o }",
]

FINE = [
    "SELECT * WHERE { ?s ?p ?o } LIMIT 10",
    "select ?service { ?service a ?o FILTER(?o != 'SERVICE <http://x> {') }",
    "PREFIX schema: <https://schema.org/> SELECT * { ?s a schema:Service ; schema:serviceType ?t }",
    'SELECT * { ?s <http://example.org/service#load> """a "quoted" SERVICE""" } # SERVICE',
    "BASE <http://e/> PREFIX : <#> ASK { :a :b :c }".replace("<#>", "<http://e/#>"),
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(?a < 3 && ?b > 4 || !BOUND(?c)) }",
    "DESCRIBE <urn:isbn:9780140328721>",
    "SELECT (COUNT(*) AS ?n) { ?s (<http://e/a>|^<http://e/b>)+/<http://e/c>* ?o . ?s ?p 'it''s'@en-GB, 1.5e3 }",
    'SELECT * { <http://dbpedia.org/resource/O\'Brien_(name)> ?p ?o . <http://e/> ?q "x"^^<http://e/t> }',
    "SELECT * { ?s ?p 'a\\'b' ; ?q \"\" , '' . ?t ?r \"\\\\\" }",
    "SELECT * {?s?p?o FILTER(?o< 5)FILTER(?o>3)}",
    "SELECT * { VALUES ?x { " + "<http://e/x> " * 1_500 + "} ?x ?p ?o }",
    "SELECT * " + "{" * (MAX_NESTING - 1) + "}" * (MAX_NESTING - 1),
    "SELECT * { ?a <http://e/p>" + "/<http://e/p>" * MAX_PATH_STEPS + " ?b }",
]


@pytest.mark.parametrize("query", SERVICE)
def test_no_query_calls_out(query: str) -> None:
    with pytest.raises(QueryError, match=r"SERVICE is refused|IRI or a comparison"):
        check(query)


@pytest.mark.parametrize("query", UPDATES)
def test_no_query_writes(query: str) -> None:
    with pytest.raises(QueryError, match="only SELECT, ASK, CONSTRUCT and DESCRIBE are answered"):
        check(query)


@pytest.mark.parametrize(("query", "says"), TOO_MUCH)
def test_shapes_that_the_parser_would_not_survive(query: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        check(query)


@pytest.mark.parametrize("query", SERVICE)
def test_no_update_calls_out(query: str) -> None:
    form = "ASK" if query.startswith("ASK") else "SELECT *"
    with pytest.raises(QueryError, match=r"SERVICE is refused|IRI or a comparison"):
        check_update(query.replace(form, "INSERT { } WHERE", 1))


@pytest.mark.parametrize("update", LOADS)
def test_no_update_fetches(update: str) -> None:
    with pytest.raises(QueryError, match=r"LOAD\w* is refused|IRI or a comparison"):
        check_update(update)


@pytest.mark.parametrize(("update", "says"), TOO_MUCH_TO_WRITE)
def test_shapes_of_updates_that_the_parser_would_not_survive(update: str, says: str) -> None:
    with pytest.raises(QueryError, match=says):
        check_update(update)


@pytest.mark.parametrize("query", NO_UPDATES)
def test_no_update_asks(query: str) -> None:
    with pytest.raises(QueryError, match="an update inserts, deletes"):
        check_update(query)


@pytest.mark.parametrize("update", FINE_TO_WRITE)
def test_what_a_writer_may_say(update: str) -> None:
    check_update(update)


@pytest.mark.parametrize("query", [*FINE, *(query.text for query in catalogue())])
def test_what_a_reader_may_ask(query: str) -> None:
    check(query)


def test_a_refusal_says_where() -> None:
    with pytest.raises(QueryError, match="line 2, column 3"):
        check(f"SELECT * {{\n  SERVICE {FAR} {{ }} }}")


PIECES = st.sampled_from(
    [
        "'",
        '"',
        '"""',
        "'''",
        "<",
        ">",
        "#",
        "\n",
        "\r",
        "\\",
        "\\'",
        "?a",
        "e:a",
        "1",
        ")",
        "(",
        "{",
        "}",
        " ",
        ".",
    ]
)


@given(st.lists(PIECES, max_size=14), st.sampled_from(["SERVICE", "sErViCe"]))
def test_a_call_that_the_engine_parses_is_refused(before: list[str], word: str) -> None:
    """Whatever stands before it: what the engine accepts with the call in it, and takes for one, is refused.

    It is one for the engine when the same query without white space in the word is no longer SPARQL.
    """
    from pyoxigraph import Store

    head = "PREFIX e: <http://e/> SELECT * { FILTER(1" + "".join(before)
    call = f"{head} {word} SILENT <http://127.0.0.1:9/> {{ }} #'\"\"\"'''>\n}}"
    try:
        Store().query(call)
    except (SyntaxError, OSError):
        return
    try:
        Store().query(call.replace(f" {word} ", f" {word[:3]} {word[3:]} "))
    except (SyntaxError, OSError):
        with pytest.raises(QueryError):
            check(call)


@given(st.text(max_size=200))
def test_any_text_is_judged_without_another_error(text: str) -> None:
    try:
        check(text)
    except QueryError:
        return


def test_the_limits_hold_for_long_values_but_not_for_ever() -> None:
    with pytest.raises(QueryError, match="words and marks"):
        check("SELECT * { VALUES ?x { " + "1 " * MAX_TOKENS + "} }")
