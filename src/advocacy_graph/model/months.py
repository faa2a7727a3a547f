"""The months of the year, as they are written: data/reference/months.tsv."""

from advocacy_graph.resources import rows

_SHORTER = {row[0]: tuple(row[1].split(", ")) for row in rows("months")}
MONTHS = frozenset(_SHORTER)
SHORT_MONTHS = frozenset(short for shorter in _SHORTER.values() for short in shorter) - MONTHS
NUMBERS = {form.lower(): int(row[2]) for row in rows("months") for form in (row[0], *_SHORTER[row[0]])}
# as an expression, the longer form of a month before the shorter ones
MONTH_FORM = rf"(?:{'|'.join(form for name, shorter in _SHORTER.items() for form in (name, *shorter))})"
