"""The live socket: reads the page's messages and answers each, one after the other.

A page never has more than one frame without an answer, so that frames cannot pile up on the way:
while it waits it drops what the camera gives, and then sends the newest.
"""

import asyncio
from collections.abc import Mapping
from typing import NamedTuple

from fastapi import APIRouter
from pydantic import BaseModel
from starlette.websockets import WebSocket, WebSocketDisconnect

from rules.exercise import Exercise
from server.course import Course, Finished
from server.pace import Pace
from server.parking import Parking
from server.protocol import (
    VERSION,
    ErrorKey,
    ErrorMessage,
    Finish,
    Frame,
    PaceMessage,
    Pause,
    ProtocolError,
    Start,
    Started,
    read_frame,
    read_text,
    summary_message,
    verdict_message,
)
from server.seats import Seats
from server.session import NewEye, Session
from server.settings import Settings
from vision.errors import ImageError, ModelError


def live_router(
    settings: Settings,
    catalogue: Mapping[str, Exercise],
    new_eye: NewEye,
    finished: Parking[Finished],
) -> APIRouter:
    """Return the route of the live socket."""
    router = APIRouter()
    house = House(Seats(settings.max_sessions), Parking(settings.resume_s), finished)

    @router.websocket("/live")
    async def live(socket: WebSocket) -> None:
        await socket.accept()
        try:
            await _serve(_Line(socket, settings), catalogue, new_eye, house)
        except WebSocketDisconnect:
            return
        except ProtocolError as error:
            await _end(socket, error.key)

    return router


class House(NamedTuple):
    """What all live sessions share; used on the event loop only."""

    seats: Seats
    parked: Parking[Course]
    finished: Parking[Finished]


class _Line:
    """A socket that gives and takes whole messages."""

    def __init__(self, socket: WebSocket, settings: Settings) -> None:
        self.socket = socket
        self.settings = settings

    async def receive(self) -> Start | Pause | Finish | Frame:
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
    line: _Line, catalogue: Mapping[str, Exercise], new_eye: NewEye, house: House
) -> None:
    """Hold one session from `start` to `finish`; one that is cut off is kept for a while."""
    settings = line.settings
    with house.seats.take():
        start = _start(await line.receive(), catalogue)
        kept = house.parked.take(start.resume or "")
        resumed = kept is not None and kept.exercise.key == start.exercise
        course = kept if kept is not None and resumed else Course(catalogue[start.exercise])
        course.observer.pause()
        token = house.parked.token()
        session = Session(course, new_eye, Pace(settings.live_fps, settings.model))
        try:
            await _open(session)
            await line.send(
                Started(
                    version=VERSION,
                    fps=settings.live_fps,
                    pixels=settings.live_pixels,
                    token=token,
                    resumed=resumed,
                )
            )
            await _judge_all(line, session)
            summary = await session.finish()
            house.finished.keep(token, Finished(course, summary))
            await line.send(summary_message(summary))
        except (WebSocketDisconnect, ProtocolError):
            house.parked.keep(token, course)
            raise
        finally:
            await session.close()
    await line.socket.close()


def _start(message: Start | Pause | Finish | Frame, catalogue: Mapping[str, Exercise]) -> Start:
    """Return the first message, which asks for an exercise that there is."""
    if not isinstance(message, Start):
        raise ProtocolError(ErrorKey.MALFORMED)
    if message.version != VERSION:
        raise ProtocolError(ErrorKey.UNSUPPORTED)
    if message.exercise not in catalogue:
        raise ProtocolError(ErrorKey.UNKNOWN_EXERCISE)
    return message


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
                return
            case Frame():
                for answer in await _answers(session, message):
                    await line.send(answer)
            case Pause():
                await session.pause()
            case Start():
                raise ProtocolError(ErrorKey.MALFORMED)


async def _answers(session: Session, frame: Frame) -> list[BaseModel]:
    """Return the verdict on a frame, and the new pace where it changes."""
    try:
        verdict, pose, framing, pace = await session.judge(frame)
    except ImageError as error:
        raise ProtocolError(ErrorKey.BAD_PICTURE) from error
    answers: list[BaseModel] = [verdict_message(verdict, pose, framing)]
    return answers if pace is None else [*answers, PaceMessage(fps=pace.fps, model=pace.model)]


async def _end(socket: WebSocket, key: ErrorKey) -> None:
    """Say why, and close; the page may be gone already."""
    try:
        await socket.send_text(ErrorMessage(key=key).model_dump_json())
        await socket.close(key.close_code)
    except WebSocketDisconnect:
        return
