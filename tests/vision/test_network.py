import zipfile
from pathlib import Path
from typing import Any

import flatbuffers
import numpy as np
import pytest
from mediapipe.tasks.metadata import schema_py_generated as schema

from tests.vision.drawn_person import drawn_person
from vision.crowd import Crowd
from vision.errors import ModelError
from vision.frame import Frame
from vision.landmarker import MediaPipeLandmarker
from vision.landmarks import RawLandmarks, to_pose
from vision.models import ModelName, bundle
from vision.network import FLAG_SHAPE, MASK_SHAPE, prepared
from vision.video import VideoFile

CLIP = Path(__file__).parents[2] / "sample_videos" / "clips" / "trunk_lift-good-1.mp4"
NETWORKS = ("pose_detector.tflite", "pose_landmarks_detector.tflite")


@pytest.fixture(scope="module", params=list(ModelName))
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The bundle as MediaPipe has it, and the one without the mask."""
    folder = tmp_path_factory.mktemp("bundles")
    paths = [folder / f"{request.param}-{mask}.task" for mask in (True, False)]
    for path, mask in zip(paths, (True, False), strict=True):
        path.write_bytes(bundle(request.param, mask=mask))
    return paths


def graphs(path: Path) -> list[Any]:
    with zipfile.ZipFile(path) as packed:
        models = [schema.ModelT.InitFromPackedBuf(packed.read(name), 0) for name in NETWORKS]
    return [model.subgraphs[0] for model in models]


def shapes(graph: Any) -> list[tuple[int, ...]]:
    return [tuple(graph.tensors[number].shape) for number in graph.outputs]


def landmarks(path: Path) -> list[RawLandmarks]:
    with MediaPipeLandmarker(path) as landmarker:
        found = [landmarker.detect(frame) for frame in VideoFile(CLIP, 0, 2500)]
    return [raw for raw in found if raw is not None]


def test_the_landmarks_are_the_same_to_the_last_bit(both: list[Path]) -> None:
    whole, lean = (landmarks(path) for path in both)
    assert len(whole) == len(lean) > 30
    for one, other in zip(whole, lean, strict=True):
        np.testing.assert_array_equal(one.points, other.points)
        np.testing.assert_array_equal(one.world, other.world)


def test_so_is_somebody_else_in_the_picture(both: list[Path]) -> None:
    picture = drawn_person()
    beside = Frame(0, np.concatenate([picture, picture], axis=1))
    seen = []
    for path in both:
        with MediaPipeLandmarker(path) as landmarker:
            known = to_pose(landmarker.detect(beside), 0, beside.width / beside.height)
        crowd = Crowd(path)
        seen.append(crowd.beside(known, beside))
        crowd.close()
    assert seen[0] is not None
    assert seen[0] == seen[1]


def test_only_the_layers_of_the_mask_are_gone(both: list[Path]) -> None:
    (detector, network), (lean_detector, lean) = (graphs(path) for path in both)
    assert len(lean_detector.operators) == len(detector.operators)
    assert len(lean.operators) < len(network.operators)
    assert list(lean.inputs) == list(network.inputs)
    kept = [
        number
        for number, shape in zip(network.outputs, shapes(network), strict=True)
        if shape != MASK_SHAPE
    ]
    assert [number for number in lean.outputs if number in kept] == kept
    assert len(lean.outputs) == len(network.outputs)
    assert MASK_SHAPE not in shapes(lean)


def network_of(*outputs: tuple[int, ...]) -> bytes:
    """Return a network without layers that gives what it is given."""
    graph, model = schema.SubGraphT(), schema.ModelT()
    graph.tensors, graph.operators = [], []
    for shape in outputs:
        tensor = schema.TensorT()
        tensor.shape, tensor.buffer = list(shape), 0
        graph.tensors.append(tensor)
    graph.inputs = graph.outputs = list(range(len(outputs)))
    model.subgraphs, model.buffers, model.metadata = [graph], [schema.BufferT()], []
    builder = flatbuffers.Builder(0)
    builder.Finish(model.Pack(builder), file_identifier=b"TFL3")
    return bytes(builder.Output())


def test_a_network_without_a_mask_keeps_all_that_it_gives() -> None:
    made = schema.ModelT.InitFromPackedBuf(prepared(network_of(FLAG_SHAPE), 0, 1, mask=False), 0)
    assert shapes(made.subgraphs[0]) == [FLAG_SHAPE]


def test_a_network_that_is_built_otherwise_is_refused() -> None:
    with pytest.raises(ModelError, match="other outputs than expected"):
        prepared(network_of(MASK_SHAPE), 0, 1, mask=False)
