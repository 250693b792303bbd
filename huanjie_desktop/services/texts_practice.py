"""Sentences of the check before the count and of practice."""

from huanjie_desktop.services.texts import Text

TEXTS = {
    "preflight_empty": Text("开场检查还没有内容。", "没有逐项看过。", "请先按“重新检查”。"),
}
