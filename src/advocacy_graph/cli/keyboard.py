"""One key, or one line, from a person at a terminal."""

from collections.abc import Callable, Iterable

from prompt_toolkit import Application, PromptSession
from prompt_toolkit.completion import WordCompleter
from prompt_toolkit.key_binding import KeyBindings, KeyPressEvent
from prompt_toolkit.layout import Layout, Window
from prompt_toolkit.layout.controls import FormattedTextControl

RESIZED = "resized"
"""What `key` returns where the terminal got another size: what is above has to be drawn again."""


def key(prompt: str, keys: Iterable[str]) -> str:
    """The one of `keys` that is pressed, or RESIZED. Others do nothing. Raises KeyboardInterrupt for Ctrl-C, EOFError for Ctrl-D."""
    bindings = KeyBindings()

    def leave(with_key: str) -> Callable[[KeyPressEvent], None]:
        return lambda event: event.app.exit(result=with_key)

    for one in keys:
        bindings.add(one)(leave(one))
    bindings.add("c-c")(lambda event: event.app.exit(exception=KeyboardInterrupt))
    bindings.add("c-d")(lambda event: event.app.exit(exception=EOFError))
    control = FormattedTextControl(prompt, focusable=True, show_cursor=False)
    application: Application[str] = Application(
        Layout(Window(control, wrap_lines=True, dont_extend_height=True)),
        key_bindings=bindings,
        erase_when_done=True,
    )
    size = application.output.get_size()

    def resized(_: object) -> None:
        answered = application.future is None or application.future.done()
        if application.output.get_size() != size and not answered:
            application.exit(result=RESIZED)

    application.before_render += resized
    return str(application.run())


def line(prompt: str, value: str = "", choices: Iterable[str] = ()) -> str | None:
    """The line that is typed, beginning with `value`; None for Ctrl-C or Ctrl-D. Tab offers `choices`."""
    completer = WordCompleter(list(choices), sentence=True, ignore_case=True)
    try:
        return PromptSession[str]().prompt(
            prompt, default=value, completer=completer, complete_while_typing=False
        )
    except (KeyboardInterrupt, EOFError):
        return None
