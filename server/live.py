"""The live socket: reads the page's messages and answers each, one after the other.

A page never has more than one frame without an answer, so that frames cannot pile up on the way:
while it waits it drops what the camera gives, and then sends the newest.
"""

import asyncio
from collections.abc import Mapping

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.websockets import WebSocket, WebSocketDisconnect

from rules.exercise import Exercise
from server.protocol import (
    VERSION,
    ErrorKey,
    ErrorMessage,
    Finish,
    Frame,
    ProtocolError,
    Start,
    Started,
    read_frame,
    read_text,
    summary_message,
    verdict_message,
)
from server.session import NewEye, Seats, Session
from server.settings import Settings
from vision.errors import ImageError, ModelError


def live_router(
    settings: Settings, catalogue: Mapping[str, Exercise], new_eye: NewEye, seats: Seats
) -> APIRouter:
    """Return the route of the live socket."""
    router = APIRouter()

    @router.websocket("/live")
    async def live(socket: WebSocket) -> None:
        await socket.accept()
        try:
            await _serve(_Line(socket, settings), catalogue, new_eye, seats)
        except WebSocketDisconnect:
            return
        except ProtocolError as error:
            await _end(socket, error.key)

    return router


class _Line:
    """A socket that gives and takes whole messages."""

    def __init__(self, socket: WebSocket, settings: Settings) -> None:
        self.socket = socket
        self.settings = settings

    async def receive(self) -> Start | Finish | Frame:
        """Return the page's next message.

        Raises:
            ProtocolError: It is malformed, or none came for long.
            WebSocketDisconnect: The page is gone.
        """
        try:
            async with asyncio.timeout(self.settings.idle_s):
                message = await self.socket.receive()
        except TimeoutError as error:
            raise ProtocolError(ErrorKey.IDLE) from error
        if message["type"] == "websocket.disconnect":
            raise WebSocketDisconnect(message.get("code") or 1006)
        data: bytes | None = message.get("bytes")
        if data is not None:
            return read_frame(data, self.settings.frame_limit)
        return read_text(message["text"])

    async def send(self, message: BaseModel) -> None:
        """Send a message."""
        await self.socket.send_text(message.model_dump_json())


async def _serve(
    line: _Line, catalogue: Mapping[str, Exercise], new_eye: NewEye, seats: Seats
) -> None:
    """Hold one session from `start` to `finish`."""
    with seats.take():
        exercise = _exercise(await line.receive(), catalogue)
        session = Session(exercise, new_eye)
        try:
            await _open(session)
            settings = line.settings
            started = Started(version=VERSION, fps=settings.live_fps, pixels=settings.live_pixels)
            await line.send(started)
            await _judge_all(line, session)
        finally:
            await session.close()
    await line.socket.close()


def _exercise(message: Start | Finish | Frame, catalogue: Mapping[str, Exercise]) -> Exercise:
    """Return the exercise that the first message asks for."""
    if not isinstance(message, Start):
        raise ProtocolError(ErrorKey.MALFORMED)
    if message.version != VERSION:
        raise ProtocolError(ErrorKey.UNSUPPORTED)
    if message.exercise not in catalogue:
        raise ProtocolError(ErrorKey.UNKNOWN_EXERCISE)
    return catalogue[message.exercise]


async def _open(session: Session) -> None:
    try:
        await session.open()
    except ModelError as error:
        raise ProtocolError(ErrorKey.NO_MODEL) from error


async def _judge_all(line: _Line, session: Session) -> None:
    """Answer frames until the page has finished."""
    while True:
        message = await line.receive()
        match message:
            case Finish():
                await line.send(summary_message(await session.finish()))
                return
            case Frame():
                await line.send(await _verdict(session, message))
            case Start():
                raise ProtocolError(ErrorKey.MALFORMED)


async def _verdict(session: Session, frame: Frame) -> BaseModel:
    try:
        return verdict_message(*await session.judge(frame))
    except ImageError as error:
        raise ProtocolError(ErrorKey.BAD_PICTURE) from error


async def _end(socket: WebSocket, key: ErrorKey) -> None:
    """Say why, and close; the page may be gone already."""
    try:
        await socket.send_text(ErrorMessage(key=key).model_dump_json())
        await socket.close(key.close_code)
    except WebSocketDisconnect:
        return
