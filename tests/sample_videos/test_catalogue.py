from __future__ import annotations

from pathlib import Path

import av
import pytest

from sample_videos import catalogue, truth
from sample_videos.__main__ import main
from sample_videos.clip import Clip

FOLDER = Path(catalogue.__file__).parent / "clips"
COMMITTED = [pytest.param(clip, id=clip.name) for clip in catalogue.TESTING]


def test_names_are_unique_and_seeds_of_tuning_and_testing_are_apart() -> None:
    for clips, seeds in (
        (catalogue.TUNING, range(100_000)),
        (catalogue.TESTING, range(100_000, 200_000)),
    ):
        assert len({clip.name for clip in clips}) == len(clips)
        assert len({clip.seed for clip in clips}) == len(clips)
        assert all(clip.seed in seeds for clip in clips)


def test_every_committed_file_belongs_to_a_clip_of_the_catalogue() -> None:
    names = {clip.name for clip in catalogue.TESTING}
    assert {path.stem for path in FOLDER.glob("*.mp4")} == names
    assert {path.name.removesuffix(".truth.json") for path in FOLDER.glob("*.json")} == names
    assert {path.name.removesuffix(".truth.npz") for path in FOLDER.glob("*.truth.npz")} == names


@pytest.mark.parametrize("clip", COMMITTED)
def test_video_and_truth_agree_with_the_catalogue(clip: Clip) -> None:
    facts = truth.read(FOLDER / f"{clip.name}.truth.json")
    frames = truth.read_frames(FOLDER / f"{clip.name}.truth.npz")
    with av.open(str(FOLDER / f"{clip.name}.mp4")) as container:
        stream = container.streams.video[0]
        shown = sum(packet.size > 0 for packet in container.demux(stream))
        assert (stream.width, stream.height) == (facts.width, facts.height)
        assert stream.average_rate == facts.fps
        assert stream.codec_context.pix_fmt == "yuv420p"
    assert shown == facts.frames == clip.frames == len(frames.t_ms)
    assert (facts.clip, facts.seed, facts.fps) == (clip.name, clip.seed, clip.fps)
    assert facts.exercise == clip.motion.exercise
    assert facts.view.near_side == clip.stage.near_side


@pytest.mark.parametrize("clip", COMMITTED)
def test_the_truth_is_consistent(clip: Clip) -> None:
    facts = truth.read(FOLDER / f"{clip.name}.truth.json")
    assert facts.count == sum(one.counted for one in facts.repetitions)
    assert facts.near_miss == (facts.kind == "near_miss") == (not facts.repetitions)
    for one in facts.repetitions:
        assert 3.0 < one.start_s < one.peak_s < one.end_s < facts.duration_s
    for fault in facts.faults:
        assert fault.key == clip.kind
        assert 0 < fault.start_s < fault.end_s < facts.duration_s
    if clip.motion.hold_s is not None and facts.kind == "good":
        assert all(10 <= one.hold_s <= 12 for one in facts.repetitions)


@pytest.mark.parametrize("clip", COMMITTED)
def test_the_whole_body_is_in_the_picture(clip: Clip) -> None:
    pixels = truth.read_frames(FOLDER / f"{clip.name}.truth.npz").pixels
    assert pixels.min() > 10
    assert pixels[..., 0].max() < 630
    assert pixels[..., 1].max() < 350


def test_both_near_sides_and_both_head_directions_occur() -> None:
    seen = {
        (facts.view.near_side, facts.view.head)
        for facts in (truth.read(path) for path in FOLDER.glob("*.truth.json"))
    }
    assert len(seen) == 4


def test_the_list_names_every_clip(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    written = capsys.readouterr().out
    assert all(clip.name in written for clip in catalogue.TESTING)


def test_an_unknown_clip_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["render", "--clip", "juggling"])
    assert "no such clip: juggling" in capsys.readouterr().err
