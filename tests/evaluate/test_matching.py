from hypothesis import given
from hypothesis import strategies as st

from server.evaluate.matching import inside, joined, matches, overlap_s, pair_up

MOMENT = st.floats(0, 100)
SPANS = st.lists(st.tuples(MOMENT, MOMENT).map(lambda pair: (min(pair), max(pair))), max_size=8)


def test_the_overlap_is_what_both_have_and_below_0_the_gap_between_them() -> None:
    assert overlap_s((1, 5), (3, 9)) == 2
    assert overlap_s((1, 2), (4, 5)) == -2


def test_half_a_second_apart_still_matches_and_more_does_not() -> None:
    assert matches((1, 2), [(9, 10), (2.5, 3)])
    assert not matches((1, 2), [(2.51, 3)])
    assert not matches((1, 2), [])


def test_the_longest_overlap_makes_a_pair_and_each_is_in_one_only() -> None:
    assert pair_up([(0, 4), (5, 9)], [(3, 8), (0, 1)]) == ((0, 1), (1, 0))
    assert pair_up([(0, 10)], [(0, 3), (4, 9)]) == ((0, 1),)
    assert pair_up([(0, 1)], [(1, 2)]) == ()


@given(SPANS, SPANS)
def test_pairs_overlap_and_nothing_is_paired_twice(
    true: list[tuple[float, float]], said: list[tuple[float, float]]
) -> None:
    pairs = pair_up(true, said)
    assert all(overlap_s(true[i], said[j]) > 0 for i, j in pairs)
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)
    left = [(i, j) for i in range(len(true)) for j in range(len(said))]
    left = [(i, j) for i, j in left if i not in dict(pairs) and j not in dict(pairs).values()]
    assert all(overlap_s(true[i], said[j]) <= 0 for i, j in left)


def test_a_short_break_joins_two_stretches_and_is_not_in_their_length() -> None:
    assert joined([(5, 6), (0, 2), (2.5, 4)], 0.5) == (((0, 4), 3.5), ((5, 6), 1))
    assert joined([], 0.5) == ()


def test_a_moment_lies_in_a_stretch_with_its_ends() -> None:
    assert inside(2, [(0, 1), (2, 3)])
    assert not inside(1.5, [(0, 1), (2, 3)])
