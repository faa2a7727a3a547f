"""Policies cited by a number or a case name: bills, orders, rules, sections, judgments, in the spellings of their countries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from advocacy_graph.extract.finder import Finder
from advocacy_graph.model import PolicyKind

_NO = r"(?:(?:No|Nos|Number|#)\.?\s?)?"
_PARTY = r"[A-Z][\w'’.&-]{0,40}(?:,?\s+(?:(?:of|the|and|for|&)\s+){0,2}[A-Z][\w'’.&-]{0,40}){0,7}(?:\s+et\s+al\.?)?"
_LATER_PARTY = r"[A-Z][\w'’.&-]{0,40}(?:\s+(?:(?:of|the|and|for|&)\s+){0,2}[A-Z][\w'’.&-]{0,40}){0,5}"
# What is cited, its kind, and the pattern. The first that fits at a place wins.
_CITED: tuple[tuple[str, PolicyKind, str], ...] = (
    # United States, federal
    ("us.bill", PolicyKind.BILL, r"H\.?\s?(?:R|J\.?\s?Res|Con\.?\s?Res|Res)\.?\s?\d{1,5}|S\.?\s?(?:J\.?\s?|Con\.?\s?)?Res\.?\s?\d{1,5}|S\.\s?\d{1,5}|(?<=[(/] )S \d{2,4}|(?<=[(/])S \d{2,4}"),
    ("us.public-law", PolicyKind.ACT, rf"(?:Public Law|Pub\.\s?L\.|P\.L\.)\s?{_NO}\d{{2,3}}-\d{{1,4}}"),
    ("us.order", PolicyKind.EXECUTIVE_ORDER, rf"(?:(?:Presidential\s)?Proclamation|Executive Order|EO|E\.O\.)\s{_NO}(?:\d{{1,2}},?\d{{3}}(?![\d-])|\d{{2,4}}-\d{{1,3}})|(?:NSPM|NSM|NSPD|PPD)-\d{{1,3}}"),
    ("us.rule", PolicyKind.RULE, r"RIN:?\s?\d{4}-[A-Z]{2}\d{2}|\d{1,3}\s(?:CFR|C\.F\.R\.)\s?(?:[Pp]arts?\s|§+\s?)?\d[\d.]*|\d{2,3}\s(?:Fed\.\s?Reg\.|F\.?R\.?)\s\d{2,3},?\d{3}|\d{1,3}\sU\.?S\.?C\.?\s(?:§+\s?)?\d+"),
    ("us.docket", PolicyKind.RULE, rf"(?:[A-Z]{{2,6}}\s)?Docket\s(?:ID\s)?{_NO}[A-Z\d][A-Z\d-]*\d[A-Z\d-]*"),
    # United States, state and city
    ("state.bill", PolicyKind.BILL, rf"(?:Senate|House|Assembly|Legislative|Council|City Council)\s(?:Joint\s|Concurrent\s|Study\s)?(?:Bill|File|Document|Resolution|Paper|Memorial)s?\s{_NO}\d{{1,5}}(?:-[A-Z])?"),
    ("state.bill-short", PolicyKind.BILL, r"(?:A\.\s?B\.|S\.\s?B\.|H\.\s?B\.|H\.\s?F\.|S\.\s?F\.|L\.\s?D\.|L\.\s?B\.|H\.\s?P\.)\s?\d{1,5}|(?:SB|HB|AB|LD|LB|HF|SF|HJR|SJR|AJR|HCR|SCR|ACR|HJM|SJM|ACA|SCA|HCA|HSB)[ -]?\d{1,5}"),
    ("state.bill-york", PolicyKind.BILL, r"[AS][.-]?\s?\d{3,5}(?:-?[A-Z])?\s?/\s?[AS][.-]?\s?\d{3,5}(?:-?[A-Z])?|[AS][.-]?\d{4,5}(?:-[A-Z])?(?!\s?(?:%|people|members|million))"),
    ("city.law", PolicyKind.ACT, r"Local Law\s(?:No\.\s)?\d{1,4}(?:\sof\s(?:19|20)\d\d)?"),
    ("city.bill", PolicyKind.BILL, rf"Res(?:olution)?\.?\s{_NO}\d{{3,4}}(?:-\d{{4}})?(?:-[A-Z])?|(?:Intro(?:duction)?|Int)\.?\s{_NO}\d{{1,5}}(?:-\d{{4}})?(?:-[A-Z])?|B2\d-\d{{2,4}}"),
    ("amendments", PolicyKind.BILL, r"[Aa]mendments\s\d{1,4}(?:,\s\d{1,4}){0,5}(?:\s(?:and|&|to)\s\d{1,4})?"),
    ("ballot", PolicyKind.BILL, rf"(?:Ballot\s)?(?:Proposition|Prop\.?|Measure|Question|Initiative|Referendum|Issue|Proposal|Amendment)\s{_NO}(?:\d{{1,4}}|[A-Z])(?![\w'’.-]*[a-z])|I-\d{{3,4}}"),
    # elsewhere
    ("canada.bill", PolicyKind.BILL, r"(?:Bill\s)?[CS]-\d{1,4}(?=\s|[,.;:)”]|$)|Bill\s(?!(?:19|20)\d\d\b)\d{1,4}(?:\s\((?:19|20)\d\d[-–]\d\d\))?"),
    ("uk.bill", PolicyKind.BILL, r"H[CL]\sBill\s\d{1,4}(?:\s\((?:19|20)\d\d[-–]\d\d\))?"),
    ("eu.proposal", PolicyKind.BILL, r"COM\s?[(/]\s?(?:19|20)?\d\d\s?[)/]\s?\d{1,4}(?:\sfinal)?|(?:19|20)\d\d/\d{4}\s?\((?:COD|CNS|NLE|APP|INI)\)"),
    ("eu.law", PolicyKind.RULE, r"(?:Framework\s)?(?:Directive|Regulation|Decision)\s(?:\((?:EU|EC|EEC|EU, Euratom)\)\s)?(?:No\.?\s)?\d{2,4}/\d{1,4}(?:/(?:EU|EC|EEC|JHA))?"),
    ("ni.order", PolicyKind.EXECUTIVE_ORDER, r"P\.C\.\s(?:19|20)\d\d-\d{2,4}"),
    ("numbered", PolicyKind.RULE, r"(?:Order|Notification|Circular|Decree|Ordinance|Statutory Instrument|Law|Decision)\s(?:No\.?|Number)\s?\d[\w-]*(?:/[\w-]+){0,3}(?:\([A-Z0-9]{1,3}\))?"),
    # parts of laws
    ("section", PolicyKind.ACT, rf"(?:Section|Sec\.|§)\s?\d{{1,5}}(?:[-.]\d{{1,4}}){{0,3}}[A-Za-z]?(?![a-z])(?:\([a-zA-Z0-9]{{1,3}}\))*(?:\sof\sthe\s(?:{_LATER_PARTY}\s)?(?:Act|Code|Law|Constitution)(?:\sof\s(?:19|20)\d\d)?|\sof\s(?:H\.?R\.?|S\.|[HS]\.?B\.?|A\.?B\.?)\s?\d{{1,5}})?|Title\s(?:[IVX]{{1,5}}|\d{{1,3}})(?![\w-])|Article\s(?:\d{{1,3}}|[IVX]{{1,5}})(?![\w-])|Schedule\s(?:F|\d{{1,2}})(?![\w-])"),
    ("constitution", PolicyKind.ACT, r"(?:[Ff]irst|[Ss]econd|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ee]ighth|[Tt]enth|[Ff]ourteenth|[Ff]ifteenth|\d{1,2}(?:st|nd|rd|th))\s[Aa]mendment(?!\s+(?:Cent(?:er|re)|Foundation|Institute|Project|Coalition|Alliance|Committee|Fund|Network)\b)"),
    ("visa", PolicyKind.PROGRAMME, r"[Ss]ubclass\s\d{3}(?:\svisas?)?|(?:Bridging\s)?Visa\s(?:Class\s)?[A-Z](?![\w'’])|[HLEOUJ]-\d[AB]?(?:\s(?:visas?|program(?:me)?))?(?![\w-])"),
    # courts
    ("court.neutral", PolicyKind.COURT_CASE, r"\[(?:19|20)\d\d\]\s(?:UKSC|UKHL|EWCA(?:\s(?:Civ|Crim))?|EWHC|HCA|FCA|FCAFC|NZSC|NZCA|NZHC|CSIH|NSWCA|ZACC)\s\d{1,4}|(?:19|20)\d\d\s(?:SCC|ONCA|BCCA|ABCA|FCA)\s\d{1,4}|Case\s[CT]-\d{1,3}/\d\d"),
)  # fmt: skip
_NUMBER = Finder(
    rf"(?<![\w.-])(?:{'|'.join(f'(?P<k{i}>{p})' for i, (_, _, p) in enumerate(_CITED))})(?![\w-])"
)
_MAY_CITE = Finder(
    r"\d|Title|Article|[Aa]mendment|Visa|Measure|Prop|Question|Initiative|Referendum|Issue|Proposal|Schedule|-"
)
_CASE = re.compile(
    rf"(?<![\w.-])(?:{_PARTY})\s+vs?(?:\.\s?|\s)(?:{_LATER_PARTY})(?:\s\((?:No\.\s)?\d{{2}}-\d{{2,5}}\))?|\bIn [Rr]e:?\s{_LATER_PARTY}"
)
_MAY_BE_A_CASE = (" v ", " v.", " vs", "In re", "In Re")
_BEFORE_A_PARTY = re.compile(
    r"^(?:In|The|On|By|Under|With|After|Today|From|And|But|As|For|If|See|Since|Like|Through|Of)\s+"
)


@dataclass(frozen=True, slots=True)
class Citation:
    """A cited policy: its words and where they stand in the text searched."""

    words: str
    start: int
    end: int
    kind: PolicyKind
    what: str


def citations(text: str) -> Iterator[Citation]:
    """Every policy that `text` cites by number or case name, in order of their pattern."""
    for match in _NUMBER.finditer(text) if _MAY_CITE.is_in(text) else ():
        what, kind, _ = _CITED[int(match.lastgroup[1:])] if match.lastgroup else _CITED[0]
        words = match.group().rstrip(" .,")
        if what == "canada.bill" and not words.startswith("Bill") and f"Bill {words}" not in text:
            continue
        yield Citation(words, match.start(), match.start() + len(words), kind, what)
    if not any(map(text.__contains__, _MAY_BE_A_CASE)):
        return
    for match in _CASE.finditer(text):
        start, words = match.start(), match.group().rstrip(" .,")
        while first := _BEFORE_A_PARTY.match(words):
            if words[: first.end()].lower() == "in re ":
                break
            start, words = start + first.end(), words[first.end() :]
        yield Citation(words, start, start + len(words), PolicyKind.COURT_CASE, "court.case")


# "House Bill 214", "H.B. 214" and "HB214" are one number; the longest spelling first
_SPELLINGS = tuple(
    (re.compile(pattern, re.I), short)
    for pattern, short in (
        (r"\b(?:house|assembly) bill\s*(?:no\.?\s*)?(?=\d)|\b[ha]\.?\s?b\.?[ -]*(?=\d)", "hb "),
        (r"\bsenate bill\s*(?:no\.?\s*)?(?=\d)|\bs\.?\s?b\.?[ -]*(?=\d)", "sb "),
        (r"\bhouse file\s*(?=\d)|\bh\.?\s?f\.?[ -]*(?=\d)", "hf "),
        (r"\bsenate file\s*(?=\d)|\bs\.?\s?f\.?[ -]*(?=\d)", "sf "),
        (r"\blegislative document\s*(?:no\.?\s*)?(?=\d)|\bl\.?\s?d\.?[ -]*(?=\d)", "ld "),
        (r"\bh\.?\s?r\.?\s*(?=\d)", "hr "),
        (r"\bs\.\s*(?=\d)", "s "),
        (r"\bintro(?:duction)?\.?\s*(?:no\.?\s*)?(?=\d)|\bint\.?\s*(?:no\.?\s*)?(?=\d)", "intro "),
        (r"\bprop(?:osition)?\.?\s*(?=\d)", "prop "),
        (r"\b(?:executive order|e\.?o\.?)\s*(?:no\.?\s*)?(?=\d)", "eo "),
        (r"(?:\bsec(?:tion|\.)|§)\s*(?=\d)", "section "),
    )
)  # fmt: skip


def one_spelling(name: str) -> str:
    """`name` with the spelling of its number made one: "Assembly Bill 12" and "AB-12" are the same bill."""
    if any(c.isdigit() for c in name):
        for spelled, short in _SPELLINGS:
            name = spelled.sub(short, name)
    return name
