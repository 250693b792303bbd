"""Paper 15, list of the elected (当选人名单): names by strokes, no votes (R-27)."""

from dataclasses import dataclass

from huanjie_desktop.documents import blocks
from huanjie_desktop.documents.page import Sheet

SIGNERS = ("主持人签名",)


@dataclass(frozen=True)
class ElectedPost:
    """A post and who was elected to it, in the order of the announcement; `order_note` says which order that is."""

    post: str
    names: tuple[str, ...]
    order_note: str = "以姓氏笔画为序"


@dataclass(frozen=True)
class ElectedListContent:
    """Who was elected at the meeting."""

    branch: str
    date_text: str
    posts: tuple[ElectedPost, ...]


def draw(content: ElectedListContent) -> bytes:
    """Return the list as PDF, with the place for branch and date."""
    sheet = Sheet("当选人名单")
    blocks.title(sheet, f"{content.branch}\n当选人名单")
    blocks.paragraph(sheet, f"{content.date_text}，经党员大会选举，下列同志当选：")
    end = blocks.signatures_height(SIGNERS) + blocks.CLOSING
    for post in content.posts:
        note = f"（{post.order_note}）" if len(post.names) > 1 and post.order_note else ""
        blocks.heading(sheet, f"{post.post}{note}")
        blocks.name_lines(sheet, post.names, keep=end if post is content.posts[-1] else 0.0)
    blocks.signatures(sheet, SIGNERS)
    blocks.closing(sheet, content.branch, content.date_text)
    return sheet.finish()
