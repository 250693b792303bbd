"""What a service refuses, as its code."""

import pytest

from huanjie_desktop.base.trouble import UserError


def code_of(act, *given, **more) -> str:
    """Return the code with which an act refuses; fail when it does not."""
    with pytest.raises(UserError) as refused:
        act(*given, **more)
    return refused.value.code
