import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from server.evaluate.truth import Fault, Repetition, Truth, TruthError, View, read_truth
from server.evaluate.truths import read_truths
from tests.evaluate.made import write_truth

FULL = Truth(
    version=2,
    clip="a",
    exercise="trunk_lift",
    kind="fault",
    count=1,
    attempts=2,
    view=View(yaw_deg=3.0, near_side="left", head="right", required=False),
    situations=("lead_in",),
    active=((2.0, 9.0),),
    repetitions=(Repetition(number=1, start_s=3.0, peak_s=4.0, end_s=5.0, side="left"),),
    holds=((3.5, 4.5),),
    faults=(Fault(key="too_high", start_s=3.0, end_s=4.0),),
    body_px=400.0,
)


def test_what_is_written_is_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.truth.json"
    path.write_text(json.dumps(asdict(FULL)), encoding="utf-8")
    assert read_truth(path) == FULL


def test_four_keys_are_enough_and_the_rest_is_not_known(tmp_path: Path) -> None:
    truth = read_truth(write_truth(tmp_path, "a", "trunk_lift", count=None))
    assert truth == Truth(version=2, clip="a", exercise="trunk_lift", count=None)
    assert truth.faults is None
    assert truth.repetitions is None
    assert not truth.near_miss


def test_a_truth_of_version_1_is_read(tmp_path: Path) -> None:
    assert read_truth(write_truth(tmp_path, "a", "trunk_lift", version=1)).version == 1


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"version": 3}, "version is 3, and this program reads 1 to 2"),
        ({"count": "five"}, "count is wrong: Input should be a valid integer"),
        ({"near_miss": "yes"}, "near_miss is wrong"),
        ({"hold": []}, "hold is wrong: Unexpected"),
        ({"kind": "bad"}, "kind is wrong"),
        ({"holds": [[1.0]]}, "holds[0][1] is wrong"),
        ({"holds": [[2.0, 1.0]]}, "holds[0] goes from 2 s to 1 s"),
        ({"active": [[-1.0, 1.0]]}, "active[0] goes from -1 s"),
        ({"faults": [{"key": "x", "start_s": 1.0}]}, "faults[0].end_s is wrong: Field required"),
        ({"faults": [{"key": "x", "start_s": 2, "end_s": 1}]}, "faults[0] goes from"),
        ({"repetitions": [{"number": 1, "start_s": 2, "end_s": 1}]}, "repetitions[0] goes from"),
        ({"view": {"yaw": 3}}, "view.yaw is wrong"),
        ({"duration_s": float("inf")}, "duration_s is wrong"),
    ],
)
def test_an_error_names_the_file_and_the_key(
    tmp_path: Path, wrong: dict[str, Any], key: str
) -> None:
    path = write_truth(tmp_path, "a", "trunk_lift", **wrong)
    with pytest.raises(TruthError) as error:
        read_truth(path)
    assert str(error.value).startswith(f"a.truth.json: {key}")


@pytest.mark.parametrize("key", ["version", "clip", "exercise", "count"])
def test_a_key_that_must_be_there_is_asked_for(tmp_path: Path, key: str) -> None:
    path = write_truth(tmp_path, "a", "trunk_lift")
    data = json.loads(path.read_text(encoding="utf-8"))
    del data[key]
    path.write_text(json.dumps(data), encoding="utf-8")
    with pytest.raises(TruthError, match=rf"a\.truth\.json: {key} "):
        read_truth(path)


@pytest.mark.parametrize("text", ["", "[1]", "{", "\0"])
def test_what_is_no_json_object_is_said_to_be_none(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.truth.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(TruthError, match=r"a\.truth\.json"):
        read_truth(path)


def test_one_file_tells_of_many_clips_in_fewer_words(tmp_path: Path) -> None:
    path = tmp_path / "truth.json"
    told = {
        "one": {
            "exercises": ["trunk_lift", "tail_wag"],
            "count": 2,
            "view": "half side",
            "repetitions": [[1.0, 2.0], {"number": 2, "start_s": 3.0, "end_s": 4.0}],
        },
        "two": {"exercise": "trunk_lift", "count": None},
    }
    path.write_text(json.dumps(told), encoding="utf-8")
    found = read_truths(path)
    both, other = found["one"], found["two"]
    assert isinstance(both, tuple)
    assert isinstance(other, tuple)
    assert [truth.exercise for truth in both] == ["trunk_lift", "tail_wag"]
    assert both[0].view == View(words="half side")
    assert both[0].repetitions == (
        Repetition(number=1, start_s=1.0, end_s=2.0),
        Repetition(number=2, start_s=3.0, end_s=4.0),
    )
    assert [truth.clip for truth in other] == ["two"]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"count": 1}, "truth.json: bad: exercises must be a list"),
        ({"exercises": ["trunk_lift"]}, "truth.json: bad: count is wrong"),
        ([], "truth.json: bad must be an object"),
    ],
)
def test_one_clip_that_is_told_wrongly_leaves_the_others(
    tmp_path: Path, told: Any, words: str
) -> None:
    path = tmp_path / "truth.json"
    good = {"exercise": "trunk_lift", "count": 1}
    path.write_text(json.dumps({"bad": told, "good": good}), encoding="utf-8")
    found = read_truths(path)
    assert str(found["bad"]).startswith(words)
    assert isinstance(found["good"], tuple)
