"""Plane geometry on points of the picture (x right, y down, both in image heights)."""

from __future__ import annotations

import math

from rules.pose import Point


def distance(a: Point, b: Point) -> float:
    """Return the distance in image heights."""
    return math.hypot(a.x - b.x, a.y - b.y)


def clip(value: float) -> float:
    """Return `value` held within -1 to 1."""
    return max(-1.0, min(1.0, value))


def middle(a: Point, b: Point) -> Point:
    """Return the midpoint; its visibility is the lower of the two."""
    return Point((a.x + b.x) / 2, (a.y + b.y) / 2, min(a.visibility, b.visibility))


def angle(a: Point, vertex: Point, c: Point) -> float:
    """Return the angle at `vertex` in degrees, 0-180, without sign."""
    towards_a = math.atan2(a.y - vertex.y, a.x - vertex.x)
    towards_c = math.atan2(c.y - vertex.y, c.x - vertex.x)
    return abs(math.degrees(math.remainder(towards_a - towards_c, math.tau)))


def turn(start: Point, bend: Point, end: Point) -> float:
    """Return by how many degrees the way from `start` over `bend` to `end` turns, -180 to 180.

    Positive where it turns clockwise in the picture; 0 where the three lie on one line. Unlike
    `angle` it does not fold at a straight line.
    """
    first = math.atan2(bend.y - start.y, bend.x - start.x)
    second = math.atan2(end.y - bend.y, end.x - bend.x)
    return math.degrees(math.remainder(second - first, math.tau))


def slope(start: Point, end: Point) -> float:
    """Return the rise from `start` to `end` over the picture's horizontal, -90 to 90 degrees.

    Positive where `end` is higher, whichever way the line points.
    """
    return math.degrees(math.atan2(start.y - end.y, abs(end.x - start.x)))


def rise(point: Point, start: Point, end: Point) -> float:
    """Return the height of `point` above the line from `start` to `end`, in image heights.

    Measured square to the line, on its upper side; 0 where the line has no length.
    """
    along_x, along_y = end.x - start.x, end.y - start.y
    length = math.hypot(along_x, along_y)
    if length == 0:
        return 0.0
    across = (along_x * (point.y - start.y) - along_y * (point.x - start.x)) / length
    return -across if along_x > 0 else across


def share_along(point: Point, start: Point, end: Point) -> float:
    """Return how far along the line from `start` (0) to `end` (1) `point` lies.

    0 where the line has no length.
    """
    along_x, along_y = end.x - start.x, end.y - start.y
    squared = along_x * along_x + along_y * along_y
    if squared == 0:
        return 0.0
    return ((point.x - start.x) * along_x + (point.y - start.y) * along_y) / squared
