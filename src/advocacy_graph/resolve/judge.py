"""Whether two named things of one kind are one."""

from advocacy_graph.model.named import Kind, Named
from advocacy_graph.resolve.gazetteer import Gazetteer
from advocacy_graph.resolve.judgement import Judgement
from advocacy_graph.resolve.organizations import judge_organizations
from advocacy_graph.resolve.people import judge_people
from advocacy_graph.resolve.policies import judge_policies


def judge(left: Named, right: Named, known: Gazetteer) -> Judgement:
    """How sure it is that the two are one, and why. Raises ValueError for two kinds."""
    if left.kind != right.kind:
        raise ValueError(f"a {left.kind} and a {right.kind} are not compared")
    match left.kind:
        case Kind.ORGANIZATION:
            return judge_organizations(left, right, known)
        case Kind.PERSON:
            return judge_people(left, right)
        case Kind.POLICY:
            return judge_policies(left, right, known)
