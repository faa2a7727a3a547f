"""One release's findings against its annotation."""

from advocacy_graph.evaluate import statements
from advocacy_graph.evaluate.counts import Accuracy, Hits, Measure, Scores
from advocacy_graph.evaluate.matching import Plain, match
from advocacy_graph.evaluate.names import names
from advocacy_graph.evaluate.wording import Wordings, close


def score(gold: Plain, findings: Plain, text: str) -> Scores:
    """Counts what `findings` has right, wrong and missing of `gold`; both in the shape of `findings_json`.

    `text` is the kept text, to which the offsets of both point. What the annotation marks optional
    (statements with `"optional": true`, the lists `*_optional`) is never missed and never wrong;
    what it lists in `*_alt` is as right as the value itself.

    >>> statement = {"quote_text": "We need ferries.", "segments": [[1, 17]], "mode": "direct", "stance": {},
    ...              "speaker": "Ida Moss", "role": None, "organization": None}
    >>> found = score({"statements": [statement]}, {"statements": []}, "“We need ferries.” said Ida Moss")
    >>> found.counts[Measure.SPEAKER]
    Counts(tp=0, fp=0, fn=1)
    """
    wordings = Wordings(gold)
    matching = match(gold, findings, text, wordings)
    capacities, capacity_hits = statements.capacity(matching, wordings)
    items, item_hits = statements.about(matching, wordings)
    counts = {
        **statements.detection(matching),
        Measure.SPEAKER_TOKENS: statements.speaker_tokens(matching, wordings),
        **capacities,
        **items,
        **names(gold, findings, wordings),
    }
    hits = {
        **_heading(gold, findings, wordings),
        **statements.wordwise(matching, text),
        **capacity_hits,
        **item_hits,
    }
    return Scores({m: counts[m] for m in Measure}, {a: hits[a] for a in Accuracy})


def _heading(gold: Plain, findings: Plain, wordings: Wordings) -> dict[Accuracy, Hits]:
    title, found_title = gold.get("title"), findings.get("title")
    issuers, found_issuers = gold.get("issuer") or [], findings.get("issuer") or []
    right_title = close(title, found_title) if title and found_title else not title and not found_title
    right_issuers = all(any(wordings.same_body(a, b) for b in found_issuers) for a in issuers) and all(
        any(wordings.same_body(a, b) for a in issuers) for b in found_issuers
    )
    right_date = findings.get("date") in [gold.get("date"), *(gold.get("date_alt") or [])]
    return {
        Accuracy.DATE: Hits(right_date, 1),
        Accuracy.TITLE: Hits(right_title, 1),
        Accuracy.ISSUER: Hits(right_issuers, 1) if "issuer" in gold else Hits(),
    }
