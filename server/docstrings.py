"""Values of a module and what the strings below them say."""

import ast
import inspect
from itertools import pairwise
from types import ModuleType


def described(module: ModuleType) -> dict[str, str]:
    """Return the string that stands below each assignment of a module, by the assigned name."""
    body = ast.parse(inspect.getsource(module)).body
    found = {}
    for this, after in pairwise(body):
        if isinstance(this, ast.Assign):
            target = this.targets[0]
        elif isinstance(this, ast.AnnAssign):
            target = this.target
        else:
            continue
        if isinstance(target, ast.Name) and isinstance(after, ast.Expr):
            text = ast.literal_eval(after.value)
            found[target.id] = " ".join(text.split())
    return found
