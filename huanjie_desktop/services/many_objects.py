"""Work that makes hundreds of thousands of objects at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def many_objects() -> Iterator[None]:
    """Let the memory collector rest while a block runs: it would look at every new object again and again.

    What the block made is set aside from it afterwards: looking once at a million objects holds the window for 0.3 s.
    It is freed as usual when nobody needs it any more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()
