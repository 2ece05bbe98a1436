from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from vision.sections import LONGEST_MS, SHORTEST_MS, WARM_UP_MS, cut, parts

stretches = st.tuples(st.integers(0, 10**6), st.integers(1, 4 * 10**6)).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


@given(stretches)
def test_sections_follow_one_another_without_a_gap(stretch: tuple[int, int]) -> None:
    sections = cut(*stretch)
    assert (sections[0].start_ms, sections[-1].end_ms) == stretch
    assert all(a.end_ms == b.start_ms for a, b in pairwise(sections))


@given(stretches)
def test_each_section_but_the_first_is_warmed_up(stretch: tuple[int, int]) -> None:
    first, *others = cut(*stretch)
    assert first.warm_ms == first.start_ms
    assert all(s.start_ms - s.warm_ms == WARM_UP_MS for s in others)


@given(stretches)
def test_sections_are_equal_work_for_an_even_number_of_workers(stretch: tuple[int, int]) -> None:
    sections = cut(*stretch)
    work = [section.work_ms for section in sections]
    assert max(work) - min(work) <= 2
    assert max(work) <= LONGEST_MS + WARM_UP_MS
    assert len(sections) == 1 or len(sections) % 2 == 0
    assert len(sections) > 1 or work[0] < 2 * SHORTEST_MS


@given(stretches, st.integers(1000, 20_000))
def test_parts_cover_their_section(stretch: tuple[int, int], longest: int) -> None:
    section = cut(*stretch)[0]
    cuts = parts(section, longest)
    assert (cuts[0][0], cuts[-1][1]) == (section.start_ms, section.end_ms)
    assert all(a[1] == b[0] for a, b in pairwise(cuts))
    assert all(0 < end - start <= longest for start, end in cuts)
