"""Writes `docs/protocol.md` from the messages: `python -m server.protocol_doc`."""

import dataclasses
import types
from pathlib import Path
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from rules.events import Event
from server import protocol
from server.markdown import table
from server.protocol import ErrorKey, FrameKind, event_type

PATH: Final = Path(__file__).parents[1] / "docs" / "protocol.md"

HEAD = f"""\
# The live socket

Written by `python -m server.protocol_doc` from `server/protocol.py`; a test compares the two.

A page opens a WebSocket at `/live`. Its messages, version {protocol.VERSION}, are JSON texts, but
for frames, which are binary. All times are whole milliseconds of the page's own clock. Words never
cross the wire, only keys: `/texts.json` has the words in every language.

```
page                                server
start                       ->
                            <-      started
frame                       ->
                            <-      verdict       (again and again)
finish                      ->
                            <-      summary, and the socket closes with 1000
```

- A page has one frame without an answer at most. While it waits it drops what the camera gives;
  then it sends the newest. Frames that come sooner wait in line and delay their own answers.
- A session ends with its socket, and its place is free again. For a minute the page can go on with
  it in a new one, by its token: the count goes on, once the start posture is held again. Times go
  on as well. After that nothing of it is kept.
- After `finish` the poses and the summary (no picture) stay in memory for a quarter of an hour, for
  `POST /api/live/TOKEN` to keep them among the reviews, or `DELETE` to throw them away.
- An error ends the session: the server sends `error`, and closes with the code below.
- The `Origin` of the opening request must be the server's own, and its `Host` this computer's.
"""

FRAME = f"""\
## Frame (page to server, binary)

A header of {protocol.HEADER.size} bytes, little-endian, then the payload.

| bytes | type | what |
| --- | --- | --- |
| 0 | uint8 | kind of payload |
| 1 | uint8 | version, {protocol.VERSION} |
| 2-3 | uint16 | reserved, 0 |
| 4-7 | uint32 | `t_ms`, later than in the frame before |
| 8- | | payload |
"""

KINDS: Final = {
    FrameKind.JPEG: "a JPEG picture, upright and not mirrored",
    FrameKind.LANDMARKS: "reserved for landmarks that the page finds itself; refused today",
}
REASONS: Final = {
    ErrorKey.BUSY: "all places are taken",
    ErrorKey.MALFORMED: "the message is not one of these, or out of turn",
    ErrorKey.UNSUPPORTED: "another version, or a kind of frame that is not served",
    ErrorKey.UNKNOWN_EXERCISE: "there is no such exercise",
    ErrorKey.TOO_LARGE: "the frame is too large",
    ErrorKey.BAD_PICTURE: "the picture cannot be read",
    ErrorKey.TIME_BACKWARDS: "the frame is not later than the one before",
    ErrorKey.IDLE: "nothing came for a minute",
    ErrorKey.NO_MODEL: "the server has no pose model",
}


def render() -> str:
    """Return the whole document."""
    kinds = [(str(int(kind)), text) for kind, text in KINDS.items()]
    errors = [(f"`{key}`", str(key.close_code), text) for key, text in REASONS.items()]
    parts = [
        HEAD,
        _message(protocol.Start, "page to server"),
        FRAME,
        table(("kind", "payload"), kinds),
        _message(protocol.Pause, "page to server"),
        _message(protocol.Finish, "page to server"),
        *(_message(kind, "server to page") for kind in get_args(protocol.ServerMessage)),
        "## Errors\n",
        table(("key", "close code", "why"), errors),
        "## Events\n",
        "Each has its `type` and these fields; see `rules/events.py` for what they mean.\n",
        table(("type", "fields"), [_event(kind) for kind in get_args(Event)]),
    ]
    return "\n".join(parts)


def _message(kind: type[BaseModel], direction: str) -> str:
    name = kind.model_fields["type"].default
    text = f"## `{name}` ({direction})\n\n{kind.__doc__}\n"
    rows = [
        (f"`{field}`", _type_name(info.annotation), info.description or "")
        for field, info in kind.model_fields.items()
        if field != "type"
    ]
    return f"{text}\n{table(('field', 'type', 'what'), rows)}" if rows else text


def _event(kind: type[Any]) -> tuple[str, str]:
    hints = get_type_hints(kind)
    fields = [f"`{one.name}` {_type_name(hints[one.name])}" for one in dataclasses.fields(kind)]
    return f"`{event_type(kind)}`", ", ".join(fields)


def _type_name(annotation: Any) -> str:
    """Return a type as JSON knows it."""
    if get_origin(annotation) in (Union, types.UnionType):
        return " or ".join(_type_name(one) for one in get_args(annotation))
    if get_origin(annotation) is Literal:
        return " or ".join(f'`"{value}"`' for value in get_args(annotation))
    if get_origin(annotation) is list:
        return f"list of {_type_name(get_args(annotation)[0])}"
    if get_origin(annotation) is dict:
        return "object"
    if isinstance(annotation, type) and issubclass(annotation, str) and annotation is not str:
        return " or ".join(f"`{member.value}`" for member in annotation)  # type: ignore[attr-defined]
    names = {int: "integer", float: "number", str: "text", bool: "boolean", type(None): "null"}
    return names[annotation]


if __name__ == "__main__":
    PATH.write_text(render(), encoding="utf-8")
