"""One finding after another in the terminal, decided on by keys."""

from collections.abc import Iterator, Mapping

from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from advocacy_graph.cli import console
from advocacy_graph.cli.keyboard import RESIZED, key, line
from advocacy_graph.coding import Session, meant, paragraphs, written
from advocacy_graph.errors import StoreInUse, UndecidableError
from advocacy_graph.intake import Item
from advocacy_graph.model import FIELDS, Field, FindingDecision, FindingKind, FindingOutcome
from advocacy_graph.review import CLOSED

_MOST_PARAGRAPHS = 3  # of those that mention a body or a policy; of a statement all are shown
_HEAD_LENGTH = 800
_MARKED = "black on bright_cyan"
HELP = """
  a          accept: it is right as it was read
  c          correct: choose a field by its number, write what is right, Enter when all fields are; several values
             have | between them, an emptied line says that there is none
  r          reject: it is not there. Of a statement, its positions and demands go along
  1 to 9     decide as another coder did, where the others' decisions are shown
  s          skip: it comes again at the end
  w          write down why, for the next accept
  u          undo the last decision of this session
  q, Ctrl-C  quit. Every decision is in the store as soon as it is made

  After c and r you are asked why: Enter passes. Ctrl-C there leaves the finding undecided."""


def review(session: Session) -> None:
    """Show what waits and do what the coder says, until nothing waits or the coder has enough."""
    remark, why = "", ""
    try:
        while (item := session.current()) is not None:
            _show(item, session, {}, remark)
            others = {} if session.choice.blind else dict(enumerate(item.decisions[:9], start=1))
            told = f"[a]ccept  [c]orrect  [r]eject  [s]kip  [w]hy{': ' + why if why else ''}  [u]ndo  [h]elp  [q]uit "
            pressed = key(told, [*"acrswuhq?", *map(str, others)])
            if pressed == "q":
                break
            try:
                remark, why = _done(pressed, item, session, others, why)
            except StoreInUse as busy:
                remark = f"not decided: {busy}"
    except (KeyboardInterrupt, EOFError):
        pass
    console.out.clear()
    console.say(_ended(session))


def _done(
    pressed: str, item: Item, session: Session, others: Mapping[int, FindingDecision], why: str
) -> tuple[str, str]:
    """Does what the key says. Returns what to tell of it, and the reason that is kept for the next."""
    match pressed:
        case "a":
            session.accept(why)
            return "accepted", ""
        case "c":
            return _correct(item, session, why)
        case "r":
            reason = line("Why is it not there? ", why)
            if reason is None:
                return "left undecided", why
            session.reject(reason)
            return "rejected", ""
        case "s":
            session.skip()
            return "skipped: it comes again at the end", why
        case "w":
            reason = line("Why? ", why)
            return "", why if reason is None else reason
        case "u":
            undone = session.undo()
            return f"taken back: {undone.outcome}" if undone else "nothing was decided in this session", why
        case "h" | "?":
            console.out.clear()
            console.out.print(Text(HELP))
            key("  any of these keys leads back: Enter, space, h, q ", ["enter", " ", "h", "q"])
            return "", why
        case _ if pressed.isdigit():
            session.follow(others[int(pressed)], why)
            return f"{others[int(pressed)].outcome}, as {others[int(pressed)].coder} did", ""
    return "", why  # another size: it is drawn again


def _correct(item: Item, session: Session, why: str) -> tuple[str, str]:
    changes: dict[str, Field] = {}
    fields = [name for name in FIELDS[item.anchor.kind] if name in item.anchor.fields]
    remark = "which field is wrong?"
    try:
        while True:
            _show(item, session, changes, remark, numbered=True)
            numbers = [str(n) for n in range(1, len(fields) + 1)]
            pressed = key(
                f"1-{len(fields)} a field, Enter when all are right, Ctrl-C to leave it ", [*numbers, "enter"]
            )
            if pressed == RESIZED:
                continue
            if pressed == "enter":
                break
            name = fields[int(pressed) - 1]
            remark = _edited(name, item, session, changes)
    except (KeyboardInterrupt, EOFError):
        return "left undecided", why
    if not changes:
        return "nothing was corrected: [a]ccept it, or [c]orrect a field", why
    reason = line("Why? ", why)
    if reason is None:
        return "left undecided", why
    session.correct(changes, reason)
    return f"corrected: {', '.join(changes)}", ""


def _edited(name: str, item: Item, session: Session, changes: dict[str, Field]) -> str:
    """Puts what is typed into `changes`. Returns what is wrong with it."""
    shown = session.fields(item)
    choices = [each.value for each in CLOSED.get(name, ())]
    told = f"{_named(name)} ({', '.join(choices)}): " if choices else f"{_named(name)}: "
    typed = line(told, written(changes.get(name, shown.get(name))), choices)
    if typed is None:
        return f"{_named(name)} is left as it is"
    begun = [each for each in choices if each.startswith(typed.strip().casefold())]
    value = begun[0] if typed.strip() and len(begun) == 1 else meant(name, typed)
    if written(value) == written(item.anchor.fields.get(name)):
        changes.pop(name, None)
        return f"{_named(name)} is as it was read"
    try:
        changes |= session.check({name: value})
    except UndecidableError as error:
        return str(error)
    return ""


def _show(
    item: Item, session: Session, changes: Mapping[str, Field], remark: str, *, numbered: bool = False
) -> None:
    out = console.out
    out.clear()
    known = f"{_left(session)}, {session.decided} decided · {session.coder}"
    out.print(Rule(console.words(known), align="left", style="dim"))
    out.print(console.words(item.label, "bold"))
    out.print(console.words(item.anchor.release, "dim"))
    out.print()
    for text in _context(item):
        out.print(text)
        out.print()
    sure = f"{_named(item.anchor.kind)}, {item.confidence:.2f} sure ({item.rule})"
    out.print(Rule(console.words(sure), align="left", style="dim"))
    out.print(_fields(item, session, changes, numbered=numbered))
    if not session.choice.blind:
        for number, decision in enumerate(item.decisions, start=1):
            out.print(_decided(number, decision))
    if remark:
        out.print(console.words(remark, "yellow"))


def _fields(item: Item, session: Session, changes: Mapping[str, Field], *, numbered: bool) -> Table:
    grid = Table.grid(padding=(0, 2))
    shown = {**item.anchor.fields, **session.fields(item)}
    number = 0
    for name in FIELDS[item.anchor.kind]:
        if name not in item.anchor.fields:
            continue
        number += 1
        value, style = changes.get(name, shown.get(name)), "green" if name in changes else ""
        told = console.words(written(value), style) if value else Text("-", style or "dim")
        if name not in changes and value != item.anchor.fields[name]:
            told.append(" (read as ", "dim").append_text(
                console.words(written(item.anchor.fields[name]) or "-", "dim")
            )
            told.append(")", "dim")
        grid.add_row(Text(f"{number}" if numbered else "", "bold"), Text(_named(name), "bold"), told)
    return grid


def _decided(number: int, decision: FindingDecision) -> Text:
    told = (
        Text(f"[{number}] ", "bold").append_text(console.words(decision.coder)).append(f" {decision.outcome}")
    )
    if decision.outcome is FindingOutcome.CORRECTED:
        said = "; ".join(
            f"{_named(name)}: {written(value) or '-'}" for name, value in decision.changes.items()
        )
        told.append(" ").append_text(console.words(said))
    if decision.why:
        told.append(": ").append_text(console.words(decision.why))
    return told


def _context(item: Item) -> Iterator[Text]:
    """The paragraphs in which its words stand, the words marked; of a heading the beginning of the release."""
    text, spans = item.text, [quote.span for quote in item.anchor.quotes]
    if not spans:
        yield console.lines(text[:_HEAD_LENGTH].strip())
        return
    around = paragraphs(text, spans)
    most = len(around) if item.anchor.kind is FindingKind.STATEMENT else _MOST_PARAGRAPHS
    for paragraph in around[:most]:
        shown, at = Text(), paragraph.start
        for span in sorted(spans):
            if paragraph.start <= span.start and span.end <= paragraph.end:
                shown.append_text(console.lines(text[at : span.start]))
                shown.append_text(console.lines(span.words(text), _MARKED))
                at = max(at, span.end)
        yield shown.append_text(console.lines(text[at : paragraph.end]))
    if len(around) > most:
        yield Text(f"... and {len(around) - most} more paragraphs", "dim")


def _named(name: str) -> str:
    return name.replace("_", " ")


def _ended(session: Session) -> str:
    decided = f"{session.decided} decided in this session" if session.decided else "nothing was decided"
    return f"{decided}, {_left(session)}" if session.left else f"{decided}: none is left"


def _left(session: Session) -> str:
    return f"{'more than ' if session.more else ''}{session.left} left"
