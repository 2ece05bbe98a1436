"""Errors that the same pose brings again: the bias of posture and view, and one clip's own part."""

from __future__ import annotations

from typing import Final

import numpy as np

from sample_videos.geometry import Array
from sample_videos.simulate.error_model import ErrorModel, displacement_features, limited
from sample_videos.simulate.landmarks import MIRRORED
from sample_videos.simulate.places import views
from sample_videos.simulate.seeing import places_in_body
from sample_videos.simulate.sight import Sight

DONOR_SPREAD: Final = 0.2
"""Standard deviation of the size at which a donor's deviation is taken."""
OWN_SHARE: Final = 0.4
"""How much of a clip's deviation is a random mixture of all donors, which no single clip showed.
The donor's own share is smaller by as much, so that the variance stays."""
SAME_VIEW: Final = 5.0
"""How many times more likely a donor of the same view is than one of another."""
SAME_CLIP: Final = 1000.0
"""The same for one that has given to another posture of the clip."""


def systematic(sight: Sight, share: Array, model: ErrorModel, random: np.random.Generator) -> Array:
    """Return (n, 33, 3) the part of the error that the same pose brings again, in canonical order.

    `share` (n, P) is how much the body is in each posture.
    """
    view = views(sight.seen)
    places = places_in_body(sight.seen)
    result = np.zeros((len(share), *model.bias.shape[2:]))
    clip = -1
    shown = np.flatnonzero(share.sum(axis=0) > 0.5)
    for posture in shown[np.argsort(-share.sum(axis=0)[shown], kind="stable")]:
        weight = share[:, posture]
        main = int(np.bincount(view, weight, minlength=model.bias.shape[1]).argmax())
        donor, deviation = _donor(model, int(posture), main, clip, random)
        clip = int(model.donor_clip[donor])
        there = weight > 0
        middle = weight[there] @ places[there].reshape(there.sum(), -1) / weight.sum()
        moved = places[there] - middle.reshape(places.shape[1:])
        features = displacement_features(moved, MIRRORED)
        response = np.matmul(
            features.transpose(1, 0, 2), model.donor_response[donor].transpose(0, 2, 1)
        )
        error = limited(response.transpose(1, 0, 2))
        error += model.bias[posture, view[there]] + deviation
        result[there] += weight[there, None, None] * error
    return result


def _donor(
    model: ErrorModel, posture: int, view: int, clip: int, random: np.random.Generator
) -> tuple[int, Array]:
    """Return the index of a donor, and the deviation (33, 3) from the bias that a clip gets.

    `clip` is the tuning clip that gave to the clip's other postures; it is taken again if it can.
    """
    source = model.bias_posture[posture, view]
    donors = np.flatnonzero(model.donor_posture == source)
    likely = np.where(model.donor_view[donors] == model.bias_view[posture, view], SAME_VIEW, 1.0)
    likely = np.where(model.donor_clip[donors] == clip, SAME_CLIP, 1.0) * likely
    donor = int(random.choice(donors, p=likely / likely.sum()))
    mixed = random.standard_normal(len(donors)) / np.sqrt(len(donors))
    mixture = np.tensordot(mixed, model.donor_deviation[donors], axes=1)
    spread = 1 + DONOR_SPREAD * random.standard_normal()
    own = np.sqrt((1 - OWN_SHARE**2) / (1 + DONOR_SPREAD**2))
    return donor, own * spread * model.donor_deviation[donor] + OWN_SHARE * mixture
