"""Decides whether a query or an update may reach the engine at all. Pure text in, silence or `QueryError` out.

Why before parsing: the engine's parser is recursive, and 3,000 nested braces (6 kB) end the whole process.
Why by token: `SERVICE` makes the engine open HTTP connections. The engine wants no white space after the word
(`SERVICEex:a {}` calls out), so any word that contains it outside strings, comments, variables and the
local part of a plain prefixed name is refused.

Where this tokenizer and the engine could disagree on what is a comment, a string or an IRI, words could
hide. `?a<?b)SERVICE#>` is an IRI to one and a comparison to the other. So a bracketed IRI is believed
only when it begins with `scheme://`, which no comparison can, or when it has nothing in it to hide behind.
"""

import re
from typing import Final

from advocacy_graph.errors import QueryError

MAX_CHARACTERS: Final = 65_536
MAX_NESTING: Final = 100
MAX_PATH_STEPS: Final = 50  # 300 take seconds on an empty store, 600 do not finish
MAX_TOKENS: Final = 2_000  # a DESCRIBE of 3,000 IRIs crashes, as do chains of 10,000 operators

_TOKEN: Final = re.compile(
    r"""
      (?P<skip>     [ \t\n\r]+ | \#[^\n\r]* )
    | (?P<string>   \"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
                  | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*' )
    | (?P<absolute> <[A-Za-z][A-Za-z0-9+.-]*://(?:[^\x00-\x20<>"{}|^`\\]|\\[uU][0-9A-Fa-f]{4})*> )
    | (?P<iri>      <[^\x00-\x20<>"{}|^`\\]*> )
    | (?P<variable> [?$]\w+ )
    | (?P<tag>      @[A-Za-z0-9-]+ )
    | (?P<prefix>   (?P<before>[\w.-]*):(?P<local>(?:\w[\w-]*)?) )
    | (?P<number>   [0-9.]*[0-9] )
    | (?P<word>     [^\W\d]\w* )
    | (?P<escape>   \\. | % )
    | (?P<open>     [{(\[] | <(?=<) )
    | (?P<close>    [})\]] | >> )
    | (?P<mark>     \|\| | \^\^ | . )
    """,
    re.VERBOSE | re.DOTALL,
)
_HIDING: Final = re.compile(r"[#'()!]|service", re.IGNORECASE)
_PROLOGUE: Final = frozenset({"PREFIX", "BASE", "VERSION"})
_FORMS: Final = frozenset({"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"})
_OPERATIONS: Final = frozenset({"INSERT", "DELETE", "WITH", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY"})


def check(text: str) -> None:
    """Return in silence when `text` is safe to hand to the parser. It may still be malformed SPARQL.

    Raises `QueryError` when it is longer than `MAX_CHARACTERS`, has more than `MAX_TOKENS` words, terms and
    marks, nests deeper than `MAX_NESTING`, has a property path of more than `MAX_PATH_STEPS`, calls
    `SERVICE`, or is anything but a SELECT, ASK, CONSTRUCT or DESCRIBE.

    >>> check("SELECT * WHERE { ?s ?p 'SERVICE in a string is just words' }")
    >>> check("LOAD <http://example.org/>")
    Traceback (most recent call last):
    advocacy_graph.errors.QueryError: LOAD is refused: only SELECT, ASK, CONSTRUCT and DESCRIBE are answered
    """
    if len(text) > MAX_CHARACTERS:
        raise QueryError(
            f"the query has {len(text):,} characters, {MAX_CHARACTERS:,} are allowed: ask it in parts"
        )
    found = tokens(text)
    if len(found) > MAX_TOKENS:
        raise QueryError(
            f"the query has {len(found):,} words and marks, {MAX_TOKENS:,} are allowed: ask it in parts"
        )
    for token in found:
        _refuse_hiding(token)
        _refuse_calls(token, "SERVICE")
    _require(_FORMS, found, "only SELECT, ASK, CONSTRUCT and DESCRIBE are answered")
    _measure(found)


def check_update(text: str) -> None:
    """The same for an update: `LOAD` is refused as `SERVICE` is. Data may be of any length.

    >>> check_update("INSERT DATA { <http://example.org/a> <http://example.org/b> 'LOAD' }")
    >>> check_update("CLEAR ALL; LOAD SILENT <http://example.org/>")
    Traceback (most recent call last):
    advocacy_graph.errors.QueryError: line 1, column 12: LOAD is refused, nothing leaves this store ...
    """
    found = tokens(text)
    for token in found:
        _refuse_hiding(token)
        _refuse_calls(token, "SERVICE", "LOAD")
    if found:
        _require(
            _OPERATIONS, found, "an update inserts, deletes, clears, drops, creates, adds, moves or copies"
        )
    _measure(found, most=MAX_TOKENS)


def tokens(text: str) -> list[re.Match[str]]:
    """The words, terms and marks of `text`, white space and comments left out. Groups tell them apart."""
    return [token for token in _TOKEN.finditer(text) if token.lastgroup != "skip"]


def _refuse_hiding(token: re.Match[str]) -> None:
    words = token.group()
    if token.lastgroup == "iri" and _HIDING.search(words):
        raise QueryError(
            f"{_where(token)}: {words} could be an IRI or a comparison: "
            "write the IRI in full with its scheme://, or a space after <"
        )
    if token.lastgroup == "mark" and words in ("'", '"'):
        raise QueryError(f"{_where(token)}: a string begins with {words} and does not end")


def _refuse_calls(token: re.Match[str], *calls: str) -> None:
    word = token["word"] or token["before"] or ""
    for call in calls:
        if call in word.upper():
            raise QueryError(
                f"{_where(token)}: {call} is refused, nothing leaves this store or is fetched into it "
                f"(if {word!r} is part of a name, write its IRI in full)"
            )


def _require(allowed: frozenset[str], found: list[re.Match[str]], otherwise: str) -> None:
    words = (token["word"].upper() for token in found if token["word"])
    form = next((word for word in words if word not in _PROLOGUE), None)
    if form not in allowed:
        raise QueryError(f"{form or 'an empty query'} is refused: {otherwise}")


def _measure(found: list[re.Match[str]], most: int | None = None) -> None:
    """`most` bounds the words and marks of one operation's pattern: data is many short triples."""
    depth = steps = since = 0
    for token in found:
        words = token.group()
        since += 1
        if token["open"]:
            depth += 1
        elif token["close"]:
            depth = max(0, depth - 1)
        if words in ("/", "|", "^"):
            steps += 1
        elif words in ("{", "}", ".", ";", ","):
            steps = since = 0
        if depth > MAX_NESTING:
            raise QueryError(f"{_where(token)}: nested deeper than {MAX_NESTING}: simplify the query")
        if steps > MAX_PATH_STEPS:
            raise QueryError(f"{_where(token)}: a path of more than {MAX_PATH_STEPS} steps: ask it in parts")
        if most is not None and since > most:
            raise QueryError(f"{_where(token)}: more than {most:,} words in one expression: simplify it")


def _where(token: re.Match[str]) -> str:
    before = token.string[: token.start()]
    return f"line {before.count(chr(10)) + 1}, column {len(before) - before.rfind(chr(10))}"
