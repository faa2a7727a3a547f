"""Matched statements, scored: found at all, by whom, in which capacity, about what, for or against."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping

from advocacy_graph.evaluate.counts import Accuracy, Counts, Hits, Measure
from advocacy_graph.evaluate.matching import Matching, Plain, right_speaker
from advocacy_graph.evaluate.wording import CLOSE, Wordings, bag, close, either, key, tokens

WHOLE = 0.97
"""Overlap from which a direct statement has all of its words."""

_ALIKE = 0.999  # from here on an item is worded as annotated; below, all that are close are equally close


def detection(matching: Matching) -> dict[Measure, Counts]:
    """Statements found, all and by mode. A spurious one counts in the mode that it was given."""

    def of(mode: str | None) -> Counts:
        required = [i for i in matching.required if mode in (None, _mode(matching.annotated[i]))]
        right = sum(i in matching.pairs for i in required)
        wrong = sum(mode in (None, statement.get("mode") or "direct") for statement in matching.spurious)
        return Counts(right, wrong, len(required) - right)

    return {Measure.DETECTION: of(None), Measure.DIRECT: of("direct"), Measure.INDIRECT: of("indirect")}


def capacity(matching: Matching, wordings: Wordings) -> tuple[dict[Measure, Counts], dict[Accuracy, Hits]]:
    """Speaker, role and organisation, from end to end: a missed statement misses them, a spurious one has them wrong.

    The accuracies are of the matched statements alone.
    """
    right: dict[str, Callable[[Plain, Plain], bool]] = {
        "speaker": lambda annotated, found: right_speaker(annotated, found, wordings),
        "role": lambda annotated, found: any(
            close(role, found["role"]) or key(role) == key(found["role"])
            for role in either(annotated, "role")
        ),
        "organization": lambda annotated, found: any(
            wordings.same_body(body, found["organization"]) for body in either(annotated, "organization")
        ),
    }
    counts: dict[Measure, Counts] = {}
    hits: dict[Accuracy, Hits] = {}
    for part, is_right in right.items():
        measure, accuracy = Measure(part), Accuracy(f"{part}, of those matched")
        counts[measure] = Counts(fp=sum(bool(statement.get(part)) for statement in matching.spurious))
        hits[accuracy] = Hits()
        for i in matching.required:
            annotated = matching.annotated[i]
            if i not in matching.pairs:
                counts[measure] += Counts(fn=bool(annotated.get(part)))
                continue
            found = matching.found[matching.pairs[i]]
            if found.get(part):
                good = is_right(annotated, found)
            else:
                good = not annotated.get(part) or None in (annotated.get(f"{part}_alt") or [])
            counts[measure] += Counts(
                tp=bool(found.get(part)) and good,
                fp=bool(found.get(part)) and not good,
                fn=bool(annotated.get(part)) and not good,
            )
            hits[accuracy] += Hits(good, 1)
    return counts, hits


def about(matching: Matching, wordings: Wordings) -> tuple[dict[Measure, Counts], dict[Accuracy, Hits]]:
    """The items that statements are about, from end to end, and the stance on them in matched statements.

    Where the annotation says of no statement what it is about, nothing is counted.
    """
    if matching.annotated and not any("stance" in statement for statement in matching.annotated):
        return {Measure.ABOUT: Counts(), Measure.STANCE: Counts()}, {Accuracy.STANCE: Hits()}
    items = Counts(fp=sum(len(statement["stance"]) for statement in matching.spurious))
    stances = Counts()
    of_matched = Hits()
    for i in matching.required:
        annotated = matching.annotated[i]
        expected: Mapping[str, str] = annotated["stance"]
        if i not in matching.pairs:
            items += Counts(fn=len(expected))
            continue
        found: Mapping[str, str] = matching.found[matching.pairs[i]]["stance"]
        settled = _pair_items(annotated, found, wordings)
        right = sum(good for _, good in settled.values())
        used = {item for item, _ in settled.values()}
        wrong = sum(
            item not in used and not _defensible(annotated, item, found[item], wordings) for item in found
        )
        missed = len(expected) - len(settled)
        items += Counts(len(settled), wrong, missed)
        stances += Counts(right, wrong + len(settled) - right, missed + len(settled) - right)
        of_matched += Hits(right, len(settled))
    return {Measure.ABOUT: items, Measure.STANCE: stances}, {Accuracy.STANCE: of_matched}


def speaker_tokens(matching: Matching, wordings: Wordings) -> Counts:
    """Words given to the right speaker: it does not matter where statements are split or joined."""
    expected: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for statement in matching.annotated:
        if not statement.get("optional"):
            expected[_voice(statement)] += bag(statement["quote_text"])
    given: defaultdict[str, Counter[str]] = defaultdict(Counter)
    partner = matching.partner
    for j, statement in enumerate(matching.found):
        if j in matching.excused:
            continue
        same = matching.annotated[partner[j]] if j in partner else None
        words = matching.found_words[j]
        # Of a matched statement, the words beyond the annotated ones are the attribution: not held against it.
        given[_whose(statement, same, matching, wordings)] += (
            bag(same["quote_text"]) & words if same else words
        )
    counts = Counts()
    for voice in {*expected, *given}:
        right = (expected[voice] & given[voice]).total()
        counts += Counts(right, given[voice].total() - right, expected[voice].total() - right)
    return counts


def wordwise(matching: Matching, text: str) -> dict[Accuracy, Hits]:
    """Mode of matched statements, whether direct ones are whole, and whether spans hold just their words."""
    modes = [
        _mode(matching.annotated[i]) == matching.found[matching.pairs[i]].get("mode")
        for i in matching.required
        if i in matching.pairs
    ]
    whole = [
        best >= WHOLE for i, best in matching.overlaps.items() if _mode(matching.annotated[i]) == "direct"
    ]
    placed = [_in_place(statement, text) for statement in matching.found]
    return {
        Accuracy.MODE: Hits(sum(modes), len(modes)),
        Accuracy.EXACT: Hits(sum(whole), len(whole)),
        Accuracy.OFFSETS: Hits(sum(placed), len(placed)),
    }


def _mode(statement: Plain) -> str:
    mode: str = statement["mode"]
    return mode


def _voice(statement: Plain) -> str:
    """Who speaks in an annotated statement; the anonymous are told apart by what they are."""
    return statement.get("speaker") or f"?{statement.get('role')}"


def _whose(found: Plain, same: Plain | None, matching: Matching, wordings: Wordings) -> str:
    """The annotated voice that a found statement's words were given to, or one of its own."""
    if name := found.get("speaker"):
        known = (one for one in matching.annotated if right_speaker(one, found, wordings))
        return next(map(_voice, known), f"!{name}")
    return _voice(same) if same and not same.get("speaker") else "!"


def _pair_items(
    annotated: Plain, found: Mapping[str, str], wordings: Wordings
) -> dict[str, tuple[str, bool]]:
    """Annotated item to the found one that means it and whether the stance is right; right ones go first."""
    others = annotated.get("about_alt") or {}
    candidates = []
    for item, stance in annotated["stance"].items():
        for wording, found_stance in found.items():
            likeness, good = wordings.item_closeness(item, wording), found_stance == stance
            if any(found_stance == right and close(other, wording) for other, right in others.get(item, ())):
                likeness, good = 1.0, True
            if likeness >= CLOSE:
                candidates.append((not good, likeness < _ALIKE, item, wording))
    settled: dict[str, tuple[str, bool]] = {}
    used: set[str] = set()
    for wrong, _, item, wording in sorted(candidates, key=lambda one: one[:2]):
        if item not in settled and wording not in used:
            settled[item] = (wording, not wrong)
            used.add(wording)
    return settled


def right_stance(annotated: Plain, wording: str, stance: str, wordings: Wordings) -> bool:
    """Whether an annotated statement takes this stance on what `wording` means, or may be read so."""
    if _pair_items(annotated, {wording: stance}, wordings):
        return any(right for _, right in _pair_items(annotated, {wording: stance}, wordings).values())
    return _defensible(annotated, wording, stance, wordings)


def _defensible(annotated: Plain, wording: str, stance: str, wordings: Wordings) -> bool:
    """Whether an item beyond the matched ones is another wording of one, or listed as right either way."""
    if any(wordings.same_item(item, wording) for item in annotated["stance"]):
        return True
    if any(
        close(other, wording) for listed in (annotated.get("about_alt") or {}).values() for other, _ in listed
    ):
        return True
    optional: Mapping[str, str] = annotated.get("about_optional") or {}
    return any(stance == right and wordings.same_item(item, wording) for item, right in optional.items())


def _in_place(statement: Plain, text: str) -> bool:
    segments = statement.get("segments") or []
    standing = " ".join(text[start:end] for start, end in segments)
    return bool(segments) and tokens(standing) == tokens(statement.get("quote_text"))
