"""What a statement asks for and nothing has named: "the board must reopen the clinics", "we need to redraw the map"."""

from advocacy_graph.extract import lexicon
from advocacy_graph.extract.finder import Finder
from advocacy_graph.extract.names import ORG_HEAD
from advocacy_graph.extract.phrases import FUNCTION_WORDS
from advocacy_graph.extract.policies import Policies
from advocacy_graph.extract.stance import Stance, Taken
from advocacy_graph.extract.undertakings import object_end
from advocacy_graph.model import Polarity, PolicyKind

RULE = "policy.asked"
_DEEDS = lexicon.alternation(lexicon.words("asked_verbs", "deed"))
_ASKED = Finder(
    r"\b(?P<cue>must|should|(?:need|needs|have|has|ought|time) to|let['’]s"
    r"|(?:urg|call|ask|demand|request|encourag|implor|want|challeng)(?:e|es|ed|ing|s)?\b(?:(?! which | that | who )[^.;:,]){3,90}?\sto)\s+"
    rf"(?:\w+ly\s+|now\s+|also\s+){{0,2}}(?P<verb>{_DEEDS})\s+"
)
_MOST = 2  # of one statement


def name(policies: Policies, text: str, segments: list[tuple[int, int]], taken: Taken) -> None:
    """Name what these stretches of the view ask for, and add that it is supported."""
    found = 0
    for start, end in segments:
        for match in _ASKED.finditer(text, start, end):
            stop = min(object_end(text, match.end()), end)
            place = (match.start("verb"), stop)
            wording = " ".join(text[slice(*place)].split())
            content = [w for w in wording.split()[1:] if w.lower() not in FUNCTION_WORDS]
            if (
                found >= _MOST
                or len(content) < 2
                or policies.at(*place)
                or policies.covers(place[0])
                or ORG_HEAD.search(wording)
            ):
                continue
            item = policies.add(wording, PolicyKind.PRACTICE, place, RULE, 0.45, "practice")
            taken.stances.append(
                Stance(item, Polarity.SUPPORT, [match.span("cue")], "stance.asked.deed", 0.6)
            )
            taken.named.append(item)
            found += 1
