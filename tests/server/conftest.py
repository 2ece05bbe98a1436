"""A server in this process, with stand-ins for the model and for reviews."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from server.settings import Settings
from tests.server.fakes import FakeJudge, fake_app

HOST = "127.0.0.1:8000"
OWN = {"host": HOST, "origin": f"http://{HOST}"}
"""Headers of a request that a page of the server's own makes."""


def connect(app: FastAPI) -> TestClient:
    """Return a browser with a page of this server open."""
    return TestClient(app, f"http://{HOST}", headers=OWN)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path, upload_limit=100_000)


@pytest.fixture
def judge() -> FakeJudge:
    return FakeJudge()


@pytest.fixture
def client(settings: Settings, judge: FakeJudge) -> Iterator[TestClient]:
    with connect(fake_app(settings, judge)) as client:
        yield client
