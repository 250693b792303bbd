"""What is to be seen on the hall screen at one moment: plain data, painted by `paint.py`."""

from dataclasses import dataclass
from enum import StrEnum

from huanjie_desktop.services.count.hall import HallCount
from huanjie_desktop.services.count.hall_pages import (
    HallCandidates,
    HallMarking,
    HallOpening,
    HallQuorum,
    HallResult,
    HallStaff,
)


class HallPage(StrEnum):
    """The pages in the order of the meeting; the operator turns them."""

    OPENING = "会标和议程"
    QUORUM = "应到实到"
    CANDIDATES = "候选人"
    MARKING = "填票说明"
    COUNT = "计票"
    RESULT = "选举结果"
    COUNTDOWN = "倒计时"
    ANTHEM = "国歌"
    INTERNATIONALE = "国际歌"


@dataclass(frozen=True)
class Notice:
    """One large sentence, and a quieter one under it."""

    words: str
    below: str = ""


@dataclass(frozen=True)
class Countdown:
    """Seconds until the meeting goes on."""

    seconds: int

    @property
    def text(self) -> str:
        """Minutes and seconds."""
        return f"{self.seconds // 60:02}:{self.seconds % 60:02}"


@dataclass(frozen=True)
class CountScene:
    """The count with the names of those who do it; `lit`: the newest strokes stand out."""

    count: HallCount
    staff: HallStaff
    paused: bool = False
    lit: bool = False


Content = (
    HallOpening | HallQuorum | HallCandidates | HallMarking | HallResult | CountScene | Notice | Countdown
)  # fmt: skip


@dataclass(frozen=True)
class Scene:
    """A page with its heading; in practice (演练) it says so."""

    title: str
    content: Content
    practice: bool = False


NOTICES = {
    HallPage.ANTHEM: Notice("奏（唱）国歌", "全体起立"),
    HallPage.INTERNATIONALE: Notice("奏（唱）国际歌", "全体起立"),
}
NO_COUNT = Notice("尚未开始计票")
NO_RESULT = Notice("结果尚未宣布", "请等待主持人宣布")
NO_RECESS = Notice("会议休息")
NOTHING = Notice("请稍候")
