"""What the roster's services answer with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from huanjie_desktop.domain.ids import BranchId, ImportId
from huanjie_desktop.domain.people.draft import Decision, PreviewRow, RosterMapping, UpdateRule
from huanjie_desktop.domain.people.member import Member
from huanjie_desktop.domain.problems import Problem

Progress = Callable[[int, int], bool]
"""Told (done, total); answers False to stop, and then nothing is stored."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """A member with what a list shows beside: branch, community and the search keys (lower case)."""

    member: Member
    branch: str
    community: str
    pinyin: str
    initials: str
    search: str


@dataclass(frozen=True)
class SheetHead:
    """The beginning of a sheet as texts, how many rows it has, and the mapping that was found, if any."""

    name: str
    rows: int
    head: tuple[tuple[str, ...], ...]
    mapping: RosterMapping | None


@dataclass(frozen=True)
class ImportPreview:
    """Every row of a sheet with what importing would do; nothing is stored yet.

    `file` is the name without folder, `state` marks the members on file that the rows were compared with, `sheets`
    are all sheets of the file, `by_hand` tells that a person chose the sheet, its heading or a column.
    """

    file: str
    digest: str
    sheet: str
    mapping: RosterMapping
    branch_id: BranchId | None
    rows: tuple[PreviewRow, ...]
    problems: tuple[Problem, ...] = ()
    counts: Mapping[Decision, int] = field(default_factory=dict)
    state: str = ""
    sheets: tuple[SheetHead, ...] = ()
    by_hand: bool = False

    @property
    def all_problems(self) -> tuple[Problem, ...]:
        """The findings about the sheet and then about its rows."""
        return self.problems + tuple(problem for row in self.rows for problem in row.problems)


@dataclass(frozen=True)
class ImportChoice:
    """How to store a preview: which value stays, whether warnings were read, whether rows with errors are left out."""

    update: UpdateRule = UpdateRule.FILL_EMPTY
    accept_warnings: bool = False
    skip_errors: bool = False


AS_IT_IS = ImportChoice()
"""Fill empty fields only, and refuse while errors or unread warnings stand."""


@dataclass(frozen=True)
class ImportReport:
    """What an import stored. `import_id` undoes it; it is 0 when nothing changed."""

    import_id: ImportId
    added: int
    updated: int
    same: int
    skipped: int


@dataclass(frozen=True)
class ImportRecord:
    """One line of 导入记录. `undone_at` is "" while the import stands; `at` is an ISO moment."""

    id: ImportId
    at: str
    person: str
    file: str
    digest: str
    added: int
    updated: int
    undone_at: str = ""
