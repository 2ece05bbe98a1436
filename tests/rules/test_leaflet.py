"""The order of the exercises."""

from dataclasses import replace

from rules.exercise import Part
from rules.exercises import CATALOGUE
from rules.leaflet import ORDER, by_part, in_order


def test_the_leaflet_has_every_exercise() -> None:
    assert set(CATALOGUE) <= set(ORDER)


def test_exercises_come_in_the_order_of_the_leaflet_and_others_last() -> None:
    own = replace(CATALOGUE["trunk_lift"], key="another")
    keys = [exercise.key for exercise in in_order({"another": own, **CATALOGUE})]
    assert keys == [*(key for key in ORDER if key in CATALOGUE), "another"]


def test_a_part_without_exercises_is_left_out() -> None:
    lift = CATALOGUE["trunk_lift"]
    assert by_part({lift.key: lift}) == {Part.STRENGTH: (lift,)}
    assert list(by_part(CATALOGUE)) == list(Part)
