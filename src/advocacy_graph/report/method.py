"""How it was done, in sentences that can stand in a paper's section on methods."""

from collections.abc import Collection, Mapping

About = Mapping[str, str | int | float]

_DUPLICATES = {
    "include": "Every statement was counted.",
    "range": "Of statements by one actor on one object with the same stance, one was counted.",
}
_STRETCH = "Of statements by one actor on one object with the same stance within one {}, one, the earliest, was counted."
_NORMALISED = {
    "average": "divided by the mean number of statements of the two actors",
    "jaccard": "divided by all statements of the two, alone or together (Jaccard normalisation as in Leifeld 2017)",
    "cosine": "divided by the product of the numbers of statements of the two",
    "vector-cosine": "divided by the product of the Euclidean lengths of their counts (cosine similarity)",
    "activity": "divided by the number of statements of the actor",
    "prominence": "divided by the number of statements on the object",
}
_NETWORKS = {
    "congruence": (
        "In the congruence network the weight between actors i and i' is the sum over policies j and stances k of "
        "x_ijk x_i'jk, the number of pairs of their statements that agree."
    ),
    "conflict": (
        "In the conflict network it is the sum over policies of x_ij1 x_i'j0 + x_ij0 x_i'j1, the number of pairs "
        "that disagree."
    ),
    "policy": (
        "The network of actors and policies is two-mode; its weights are the numbers of an actor's statements on a "
        "policy, and its lines tell support from opposition."
    ),
    "demands": "The network of demands is directed; a line counts the demands of one actor to another.",
    "coalitions": (
        "Declared coalitions are those that releases name with their co-chairs, members, organisers, partners, "
        "endorsers and signatories; a line counts the releases that declare the tie. Signing a letter makes nobody "
        "a member."
    ),
}

_MEASURES = (
    "Measures of nodes: lines (degree); strength, the sum of their weights (Barrat et al. 2004); betweenness, the share "
    "of shortest paths between others that lead over a node (Freeman 1977), and closeness (Wasserman and Faust 1994), "
    "both with lines 1/w long; the leading eigenvector of the weights, its largest entry 1 (Bonacich 1972); bridging, "
    "the participation coefficient 1 - sum over communities c of (s_ic/s_i)^2 (Guimera and Amaral 2005). Measures "
    "that need paths are given only where a heavier line means closer.",
    "Polarisation is 1 - min Q. With C and X the congruence and conflict matrices under average normalisation, |M| the "
    "sum of cells, clusters c of n_c actors, W = sum of n_c(n_c - 1) and B = n(n - 1) - W, Q = D / 2(|C| + |X|), where D "
    "sums |C_ij - n_c(n_c - 1)/W |C|/W| + |X_ij| over pairs within a cluster and |C_ij| + |X_ij - n_c n_c'/B |X|/B| "
    "over pairs between two: the distance from a debate in which all agreement lies within camps and all "
    "disagreement between them (Discourse Network Analyzer 3).",
    "Declared coalitions, an organisation being of the one it is closest to, are compared with revealed ones by the "
    "adjusted Rand index (Hubert and Arabie 1985). A change of sides is two days that follow each other on which "
    "an actor is only for, then only against, one policy, or the other way round.",
)

REFERENCES = (
    "Barrat, A., Barthelemy, M., Pastor-Satorras, R. and Vespignani, A. (2004). The architecture of complex weighted "
    "networks. PNAS 101(11), 3747-3752.",
    "Blondel, V. D., Guillaume, J.-L., Lambiotte, R. and Lefebvre, E. (2008). Fast unfolding of communities in large "
    "networks. Journal of Statistical Mechanics, P10008.",
    "Bonacich, P. (1972). Factoring and weighting approaches to status scores and clique identification. Journal of "
    "Mathematical Sociology 2(1), 113-120.",
    "Freeman, L. C. (1977). A set of measures of centrality based on betweenness. Sociometry 40(1), 35-41.",
    "Guimera, R. and Amaral, L. A. N. (2005). Functional cartography of complex metabolic networks. Nature 433, 895-900.",
    "Hubert, L. and Arabie, P. (1985). Comparing partitions. Journal of Classification 2(1), 193-218.",
    "Leifeld, P. (2017). Discourse network analysis: policy debates as dynamic networks. In Victor, J. N., "
    "Montgomery, A. H. and Lubell, M. (eds), The Oxford Handbook of Political Networks. Oxford University Press.",
    "Leifeld, P. and Haunss, S. (2012). Political discourse networks and the conflict over software patents in Europe. "
    "European Journal of Political Research 51(3), 382-409.",
    "Wasserman, S. and Faust, K. (1994). Social Network Analysis: Methods and Applications. Cambridge University Press.",
)


def method(extractor: str | None, abouts: Collection[About], filters: Collection[str]) -> tuple[str, ...]:
    """Paragraphs. `abouts` are the networks' own attributes, `filters` say what was selected, in words.

    `extractor` is the version that read the releases, None where positions came from an event list.
    """
    kinds = {str(about["kind"]): about for about in abouts}
    found: list[str] = [
        _coding(extractor),
        *([f"The analysis is confined: {' '.join(filters)}"] if filters else []),
    ]
    counted = next((about for about in abouts if "duplicates" in about), None)
    if counted:
        found.append(_counting(counted))
    found.append(" ".join(words for kind, words in _NETWORKS.items() if kind in kinds))
    if "congruence" in kinds:
        found.append(
            "Coalitions that stances reveal are communities of the congruence network, found by the Louvain method "
            "(Blondel et al. 2008) on its weights, with a fixed order of visits, so that the result can be repeated."
        )
        found += _MEASURES
    return tuple(paragraph for paragraph in found if paragraph)


def _coding(extractor: str | None) -> str:
    if extractor is None:
        return "Positions were taken from an event list: actor, object, stance and date of each."
    return (
        f"Press releases were read by advocacy-graph {extractor}, which finds attributed statements by a grammar of "
        "the genre, without a statistical model. Each statement was attributed to a speaker and to the organisation "
        "spoken for, and coded for the policies that it takes a side on: support, opposition, both or neither. Every "
        "coding keeps the exact words that it rests on. Names of one actor or policy in different releases were "
        "brought together by rules for names."
    )


def _counting(about: About) -> str:
    duplicates = str(about["duplicates"])
    sentences = [
        f"Following discourse network analysis (Leifeld and Haunss 2012; Leifeld 2017), x_ijk is the number of "
        f"statements of actor i on policy j with stance k, which is support (1) or opposition (0); actors are "
        f"{_ACTORS.get(str(about.get('actor')), 'actors')}.",
        "Statements that support and oppose at once count on both sides; neutral statements and those of unknown "
        "stance do not count.",
        _DUPLICATES.get(duplicates, _STRETCH.format(duplicates)),
    ]
    normalised = _NORMALISED.get(str(about.get("normalisation")))
    if normalised:
        sentences.append(f"Weights are {normalised}.")
    if about.get("minimum"):
        sentences.append(f"Lines that weigh less than {about['minimum']:g} are left out.")
    return " ".join(sentences)


_ACTORS = {
    "organization": "the organisations spoken for",
    "person": "the people who speak",
    "issuer": "the issuers of the releases",
    "coalition": "coalitions",
}
