from __future__ import annotations

from pathlib import Path
from types import ModuleType

import av
import numpy as np
import pytest

from sample_videos import catalogue, kinds, motions, truth
from sample_videos.clip import Clip
from sample_videos.telling import counted

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


def test_new_committed_clips_leave_the_seeds_of_the_old_ones_alone() -> None:
    seeds = {clip.name: clip.seed for clip in catalogue.TESTING}
    assert seeds["knees_to_chest-good-1"] == 100_000
    assert seeds["pelvic_tilt-good-2"] == 100_011
    assert seeds["trunk_lift-near_miss-push_up"] == 100_023
    assert seeds["tail_wag-good-1"] == 100_029
    assert seeds["trunk_lift-good-1-lead_in"] == 100_100


def test_a_module_that_gives_no_motion_is_refused() -> None:
    with pytest.raises(ValueError, match="neither MOTION nor MOTIONS"):
        kinds.motions_of(ModuleType("half_written"))


def test_a_module_that_does_not_import_stops_the_program_with_its_name(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "juggling.py").write_text("1 / 0\n")
    monkeypatch.setattr(motions, "__path__", [str(tmp_path)])
    with pytest.raises(ImportError, match=r"sample_videos\.motions\.juggling: division by zero"):
        kinds.found()


def test_two_motions_with_the_same_kind_are_refused() -> None:
    motion = catalogue.MOTIONS[0]
    with pytest.raises(ValueError, match="two motions give"):
        kinds.by_kind([motion, motion])


def test_every_exercise_has_two_good_kinds_a_fault_a_near_miss_and_a_required_view() -> None:
    for exercise in catalogue.EXERCISES:
        shown = {key.removeprefix(f"{exercise}-") for key in catalogue.KINDS if exercise in key}
        assert {"good-1", "good-2"} < shown
        assert any(kind.startswith("near_miss-") for kind in shown)
        assert any(not kind.startswith(("good", "near_miss", "wrong_view")) for kind in shown)


@pytest.mark.parametrize("name", catalogue.KINDS)
def test_a_view_that_the_exercise_does_not_allow_is_named_so(name: str) -> None:
    motion, kind = catalogue.KINDS[name]
    required = motion.viewpoints.get(kind, motion.viewpoint).required
    assert required != kind.startswith("wrong_view")


def test_every_committed_file_belongs_to_a_clip_of_the_catalogue() -> None:
    names = {clip.name for clip in catalogue.TESTING}
    assert {path.stem for path in FOLDER.glob("*.mp4")} == names
    assert {path.name.removesuffix(".truth.json") for path in FOLDER.glob("*.json")} == names
    assert {path.name.removesuffix(".truth.npz") for path in FOLDER.glob("*.truth.npz")} == names


@pytest.mark.parametrize("clip", COMMITTED)
def test_video_and_truth_agree_with_the_catalogue(clip: Clip) -> None:
    facts = truth.read_truth(FOLDER / f"{clip.name}.truth.json")
    frames = truth.read_frames(FOLDER / f"{clip.name}.truth.npz")
    with av.open(str(FOLDER / f"{clip.name}.mp4")) as container:
        stream = container.streams.video[0]
        shown = sum(packet.size > 0 for packet in container.demux(stream))
        assert (stream.width, stream.height) == (facts.width, facts.height)
        assert stream.average_rate == facts.fps
        assert stream.codec_context.pix_fmt == "yuv420p"
    assert shown == facts.frames == clip.frames == len(frames.t_ms)
    assert (facts.clip, facts.seed, facts.fps) == (clip.name, clip.seed, clip.fps)
    assert (facts.exercise, facts.situations) == (clip.motion.exercise, clip.situations)
    assert facts.view is not None
    assert facts.view.near_side == clip.stage.near_side


@pytest.mark.parametrize("clip", COMMITTED)
def test_the_truth_is_consistent(clip: Clip) -> None:
    facts = truth.read_truth(FOLDER / f"{clip.name}.truth.json")
    assert facts.repetitions is not None
    assert facts.faults is not None
    assert facts.active is not None
    assert facts.duration_s is not None
    assert facts.count == counted(facts.repetitions, clip.motion.pairs)
    assert facts.near_miss == (facts.kind == "near_miss") == (not facts.repetitions)
    for one in facts.repetitions:
        assert one.peak_s is not None
        assert 3.0 < one.start_s < one.peak_s < one.end_s < facts.duration_s
        assert one.counted == (one.reason is None)
        assert any(start <= one.start_s and one.end_s <= end for start, end in facts.active)
    for fault in facts.faults:
        assert fault.key == clip.kind
        assert 0 <= fault.start_s < fault.end_s < facts.duration_s
    if clip.motion.hold_s is not None and facts.kind == "good":
        assert all(10 <= (one.hold_s or 0) <= 14 for one in facts.repetitions)


@pytest.mark.parametrize("clip", COMMITTED)
def test_the_whole_body_is_in_the_picture_of_the_exercise(clip: Clip) -> None:
    pixels = truth.read_frames(FOLDER / f"{clip.name}.truth.npz").pixels[clip.exercise]
    if "empty_room" in clip.situations:
        assert np.isnan(pixels).all()
        return
    assert pixels.min() > 10
    assert pixels[..., 0].max() < 630
    assert pixels[..., 1].max() < 350


def test_both_near_sides_and_both_head_directions_occur() -> None:
    views = [truth.read_truth(path).view for path in FOLDER.glob("*.truth.json")]
    seen = {(view.near_side, view.head) for view in views if view is not None}
    assert len(seen) == 4
