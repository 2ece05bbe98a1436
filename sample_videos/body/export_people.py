"""Write the body files in `people/` from anny's CC0 model: once, offline, with torch and anny.

Everything that all bodies share (mesh, skinning weights, joint regressors) goes into
`topology.npz`; each person adds only rest vertices and joint positions, so bodies can also be
mixed (see `person.py`).

Bones that no pose ever turns are merged into the nearest ancestor that a pose can turn. Under
linear blend skinning this changes nothing, because an unturned bone moves rigidly with its parent.

    python -m sample_videos.body.export_people
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import anny
import cv2
import numpy as np
import torch
from anny.paths import get_anny_root_dir

PEOPLE = Path(__file__).parents[1] / "people"
BODY_GROUPS = ("body", "helper-l-eye", "helper-r-eye", "eyelashes")
WEIGHTS_PER_VERTEX = 4

SIDES = (".L", ".R")
TURNED_BONES = (
    "root", "spine05", "spine04", "spine03", "spine02", "spine01",
    "neck01", "neck02", "neck03", "head",
    *(bone + side for side in SIDES for bone in (
        "clavicle", "upperarm01", "lowerarm01", "wrist", "upperleg01", "lowerleg01", "foot",
        *(f"finger{finger}-{phalanx}" for finger in (2, 3, 4, 5) for phalanx in (1, 2)),
    )),
)  # fmt: skip
EXTRA_POINTS = tuple(bone + side for side in SIDES for bone in ("finger1-1", "toe1-1"))

# anny phenotypes lie in 0..1; gender 0 is male, age 2/3 is a young adult.
PHENOTYPES: dict[str, dict[str, float]] = {
    "adult_man": dict(gender=0.0, age=0.67, muscle=0.6, weight=0.5, height=0.42, proportions=0.6),
    "adult_woman": dict(gender=1.0, age=0.67, muscle=0.5, weight=0.5, height=0.42, proportions=0.6),
    "heavy_man": dict(gender=0.0, age=0.75, muscle=0.5, weight=0.95, height=0.40, proportions=0.4),
    "old_woman": dict(gender=1.0, age=0.95, muscle=0.4, weight=0.6, height=0.36, proportions=0.4),
    "tall_slim": dict(
        gender=0.15, age=0.67, muscle=0.45, weight=0.28, height=0.55, proportions=0.7
    ),
    "young_woman": dict(
        gender=1.0, age=0.67, muscle=0.45, weight=0.30, height=0.46, proportions=0.75
    ),
    "old_man": dict(gender=0.0, age=0.97, muscle=0.40, weight=0.45, height=0.36, proportions=0.4),
    "heavy_woman": dict(
        gender=1.0, age=0.80, muscle=0.45, weight=0.95, height=0.40, proportions=0.35
    ),
    "short_woman": dict(
        gender=1.0, age=0.78, muscle=0.50, weight=0.62, height=0.27, proportions=0.45
    ),
    "tall_man": dict(gender=0.0, age=0.70, muscle=0.65, weight=0.52, height=0.60, proportions=0.6),
    "middle_man": dict(
        gender=0.0, age=0.84, muscle=0.50, weight=0.70, height=0.34, proportions=0.5
    ),
}


def read_base_mesh(path: Path) -> tuple[np.ndarray, np.ndarray, list[str], np.ndarray]:
    """Return quads (N, 4), their group, the group names, one texture coordinate per vertex."""
    texture: list[list[float]] = []
    quads: list[list[int]] = []
    corners: list[list[int]] = []
    names: list[str] = []
    group_of_quad: list[int] = []
    for line in path.read_text().splitlines():
        kind, *fields = line.split() or [""]
        if kind == "vt":
            texture.append([float(value) for value in fields[:2]])
        elif kind == "g":
            if fields[0] not in names:
                names.append(fields[0])
            current = names.index(fields[0])
        elif kind == "f":
            pairs = [field.split("/") for field in fields]
            pairs = pairs if len(pairs) == 4 else [*pairs, pairs[-1]]
            quads.append([int(pair[0]) - 1 for pair in pairs])
            corners.append([int(pair[1]) - 1 for pair in pairs])
            group_of_quad.append(current)
    quad_array = np.array(quads)
    per_vertex = np.zeros((quad_array.max() + 1, 2))
    for corner in range(4):
        per_vertex[quad_array[:, corner]] = np.array(texture)[np.array(corners)[:, corner]]
    return quad_array, np.array(group_of_quad), names, per_vertex


def read_texture_mask(path: Path, texture: np.ndarray) -> np.ndarray:
    """Return the grey level, 0..1, of a texture-space mask at each vertex."""
    image = cv2.imread(str(path), cv2.IMREAD_GRAYSCALE)
    if image is None:
        raise FileNotFoundError(path)
    height, width = image.shape
    rows = np.clip(((1 - texture[:, 1]) * height).astype(int), 0, height - 1)
    columns = np.clip((texture[:, 0] * width).astype(int), 0, width - 1)
    return np.asarray(image[rows, columns] / 255)


def merge_weights(model: Any) -> np.ndarray:
    """Return weights (vertices, TURNED_BONES), other bones merged into their turned ancestors."""
    labels, parents = list(model.bone_labels), list(model.bone_parents)

    def turned_ancestor(bone: int) -> int:
        while labels[bone] not in TURNED_BONES:
            bone = parents[bone]
        return TURNED_BONES.index(labels[bone])

    indices, weights = model.vertex_bone_indices.numpy(), model.vertex_bone_weights.numpy()
    dense = np.zeros((len(indices), len(TURNED_BONES)))
    for bone in range(len(labels)):
        dense[:, turned_ancestor(bone)] += np.where(indices == bone, weights, 0.0).sum(axis=1)
    return dense


def turned_parents(model: Any) -> list[int]:
    """Return for each turned bone the index of its nearest turned ancestor, -1 for the root."""
    labels, parents = list(model.bone_labels), list(model.bone_parents)
    result = []
    for name in TURNED_BONES:
        bone = parents[labels.index(name)] if name != "root" else -1
        while bone >= 0 and labels[bone] not in TURNED_BONES:
            bone = parents[bone]
        result.append(TURNED_BONES.index(labels[bone]) if bone >= 0 else -1)
    return result


def export() -> None:
    """Write `topology.npz` and one file per entry of PHENOTYPES."""
    data = get_anny_root_dir() / "data"
    model = anny.Anny(topology="anny-quads-full", local_changes=[])
    quads, group, names, texture = read_base_mesh(data / "mpfb2" / "3dobjs" / "base.obj")
    wanted = np.array(
        [any(key in name for key in BODY_GROUPS[1:]) or name == "body" for name in names]
    )
    quads, group = quads[wanted[group]], group[wanted[group]]
    regressors = torch.load(data / "keypoints" / "coco.pth", weights_only=True)
    regressed = [np.flatnonzero(regressor.numpy()) for regressor in regressors.values()]
    kept = np.unique(np.concatenate([quads.ravel(), *regressed]))
    new_index = np.full(kept.max() + 1, -1)
    new_index[kept] = np.arange(len(kept))

    dense = merge_weights(model)[kept]
    strongest = np.argsort(-dense, axis=1)[:, :WEIGHTS_PER_VERTEX]
    weights = np.take_along_axis(dense, strongest, axis=1)
    weights /= weights.sum(axis=1, keepdims=True)

    joint_rows = np.repeat(np.arange(len(regressors)), [len(used) for used in regressed])
    joint_weights = [
        regressor.numpy()[used]
        for regressor, used in zip(regressors.values(), regressed, strict=True)
    ]

    kept_groups = [index for index, keep in enumerate(wanted) if keep]
    np.savez_compressed(
        PEOPLE / "topology.npz",
        quads=new_index[quads].astype(np.uint16),
        quad_group=np.array([kept_groups.index(index) for index in group], np.uint8),
        group_names=np.array([names[index] for index in kept_groups]),
        bones=np.array(TURNED_BONES),
        bone_parents=np.array(turned_parents(model), np.int8),
        extra_points=np.array(EXTRA_POINTS),
        weight_bones=strongest.astype(np.uint8),
        weights=np.round(weights * 255).astype(np.uint8),
        lips=np.round(
            read_texture_mask(data / "mpfb2/textures/mpfb_lips.jpg", texture)[kept] * 255
        ).astype(np.uint8),
        joint_names=np.array(list(regressors)),
        joint_rows=joint_rows.astype(np.uint8),
        joint_vertices=new_index[np.concatenate(regressed)].astype(np.uint16),
        joint_weights=np.concatenate(joint_weights).astype(np.float16),
    )
    labels = list(model.bone_labels)
    identity = torch.eye(4)[None, None].repeat(1, model.bone_count, 1, 1)
    for name, phenotype in PHENOTYPES.items():
        body = model(pose_parameters=identity, phenotype_kwargs=phenotype)
        vertices = body["rest_vertices"][0].numpy()[kept]
        heads = body["rest_bone_heads"][0].numpy()
        points = heads[[labels.index(bone) for bone in (*TURNED_BONES, *EXTRA_POINTS)]]
        scale = np.abs(vertices).max() / 32767
        np.savez_compressed(
            PEOPLE / f"{name}.npz",
            vertices=np.round(vertices / scale).astype(np.int16),
            vertex_scale_m=np.float64(scale),
            points_m=points.astype(np.float32),
        )


if __name__ == "__main__":
    export()
