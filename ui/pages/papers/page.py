"""资料文书: the papers of one election in a table, the chosen one beside it as it will be printed."""

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QSplitter, QVBoxLayout, QWidget

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services import elections, people
from huanjie_desktop.services.all_papers import AllPapers, make_all_papers
from huanjie_desktop.services.done import Topic
from huanjie_desktop.services.papers.make import DrawnPaper, PaperState, draw_paper, paper_list, save_paper
from huanjie_desktop.services.texts.text import text_of
from ui.context import Context
from ui.pages.papers.columns import PaperLine, paper_columns
from ui.pages.papers.saved_bar import SavedBar
from ui.targets import PaperTarget
from ui.widgets.controls import button, named
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.pdf_view import PdfView
from ui.widgets.printing import ask_printer, print_pdf
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_view import RowsView

EMPTY = "还没有选举。请先在“会议议程”中新建选举。"
CHOOSE = "在左边选一份文书，这里显示它的样子。"


class Page(QWidget):
    """The tab."""

    topics = frozenset({Topic.OFFICE, Topic.ROSTER, Topic.ELECTION, Topic.MEETING, Topic.BALLOTS, Topic.COUNT,
                        Topic.SETTINGS})  # fmt: skip

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.choose_printer = ask_printer
        self.election = named(QComboBox(), "papersElection", "选举", "选择一次选举")
        self.save = button("papersSave", "保存 PDF…", "export", "把这份文书保存为文件", "primary")
        self.print = button("papersPrint", "打印…", "print", "按实际大小（100%）打印这份文书")
        self.all = button("papersAll", "全部生成到文件夹…", "open", "把能生成的文书一次全部保存到一个文件夹")
        self.list: RowsView[PaperLine] = RowsView(paper_columns(), "papersTable", "文书", EMPTY, context.state)
        self.missing = ProblemList("papersMissing", lines=6)
        self.preview = PdfView("papersPreview")
        self.saved = SavedBar(context.messages)
        self._drawn: DrawnPaper | None = None
        self._asked = 0
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools)
        label = QLabel("选举")
        label.setBuddy(self.election)
        label.setMinimumHeight(self.election.sizeHint().height())
        self.election.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.election.setMinimumContentsLength(30)
        for part in (label, self.election, self.save, self.print, self.all):
            flow.addWidget(part)
        self.list.table.verticalHeader().hide()
        self.list.table.horizontalHeader().setStretchLastSection(True)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addWidget(self.missing)
        self.preview.print.hide()
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setObjectName("papersSplit")
        split.setChildrenCollapsible(False)
        split.addWidget(left)
        split.addWidget(self.preview)
        split.setSizes([400, 460])
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 10, 14, 6)
        outer.setSpacing(8)
        outer.addWidget(tools)
        outer.addWidget(self.saved)
        outer.addWidget(split, 1)
        self.setFocusProxy(self.list.table)

    def _connect(self) -> None:
        self.election.activated.connect(lambda _place: self._show_list())
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._show_paper())
        self.list.table.row_activated.connect(lambda _row: self._save())
        self.save.clicked.connect(self._save)
        self.print.clicked.connect(self._print)
        self.all.clicked.connect(self._save_all)

    def refresh(self) -> None:
        """Ask the services again, keeping the election and the paper in sight."""
        chosen = self.election_id()
        office = self._context.office
        branches = {branch.id: branch.name for branch in people.branches(office)}
        self.election.clear()
        for one in elections.elections(office):
            branch = branches.get(one.branch_id, "")
            self.election.addItem(one.title if branch in one.title else f"{branch} {one.title}", int(one.id))
        if not self.election.count():
            self.election.addItem("还没有选举", None)
        self.election.setCurrentIndex(max(0, self.election.findData(chosen)))
        self._show_list()

    def open_target(self, target: object) -> None:
        """Show an election (ElectionId), or one paper (PaperTarget)."""
        wanted = target if isinstance(target, PaperTarget) else PaperTarget(cast(ElectionId, target), "")
        self.election.setCurrentIndex(max(0, self.election.findData(int(wanted.election_id))))
        self._show_list()
        any_round = wanted.round_id is None
        rounds = (wanted.round_id, None)
        self.list.select_where(
            lambda line: line.state.kind == wanted.kind and (any_round or line.state.round_id in rounds)
        )

    def print_paper(self) -> bool:
        """Print the paper in sight; tell whether there is one."""
        if self.print.isEnabled():
            self._print()
        return self.print.isEnabled()

    def election_id(self) -> ElectionId | None:
        """Return the chosen election."""
        data = self.election.currentData()
        return None if data is None else ElectionId(int(data))

    def current(self) -> PaperState | None:
        """Return the chosen paper."""
        line = self.list.current()
        return line.state if line else None

    def _show_list(self) -> None:
        election_id, before = self.election_id(), self.current()
        papers = paper_list(self._context.office, election_id) if election_id is not None else []
        self.list.set_rows([PaperLine(place, state) for place, state in enumerate(papers, start=1)])
        found = before is not None and self.list.select_where(
            lambda line: (line.state.kind, line.state.round_id) == (before.kind, before.round_id)
        )
        if not found:
            self._show_paper()

    def _show_paper(self) -> None:
        paper, election_id, office = self.current(), self.election_id(), self._context.office
        self._asked += 1
        self._drawn = None
        self.missing.show_problems((*paper.missing, *paper.notices) if paper else ())
        self._follow()
        if paper is None or election_id is None:
            self.preview.clear(CHOOSE)
        elif not paper.ready:
            self.preview.clear(f"“{paper.title}”还不能生成，缺少的内容列在左下方。")
        else:
            asked = self._asked
            self._context.tasks.run(
                lambda: draw_paper(office, election_id, paper.kind, paper.round_id),
                done=lambda drawn: self._show_drawn(asked, drawn),
                failed=lambda trouble: self._show_trouble(asked, trouble),
            )

    def _show_drawn(self, asked: int, drawn: DrawnPaper) -> None:
        if asked == self._asked:
            self._drawn = drawn
            self.preview.show_pdf(drawn.pdf)
            self._follow()

    def _show_trouble(self, asked: int, trouble: UserError) -> None:
        if asked == self._asked:
            text = text_of(trouble)
            self.preview.clear(f"{text.title}\n{text.why}\n{text.todo}")

    def _follow(self) -> None:
        paper = self.current()
        why_not = "请先在表中选一份文书"
        if paper is not None:
            why_not = "" if paper.ready else "这份文书还缺内容，见左下方"
        waiting = why_not or ("" if self._drawn else "正在生成，请稍候")
        for control, reason in ((self.save, waiting), (self.print, waiting)):
            _allow(control, reason)
        some = any(line.state.ready for line in self.list.model.shown)
        _allow(self.all, "" if some else "还没有可以生成的文书")

    def _accepted(self) -> bool:
        """Let the clerk decide about what is not complete; "去补记" leads there."""
        paper, election_id = self.current(), self.election_id()
        if paper is None or not paper.notices:
            return True
        text = text_of(paper.notices[0])
        if self._context.messages.ask(text.title, f"{text.why}\n{text.todo}", "照样生成", "去补记"):
            return True
        self._context.go("meeting", ("agenda", election_id))
        return False

    def _save(self) -> None:
        drawn = self._drawn
        if drawn is None or not self._accepted():
            return
        place = self._context.messages.save_file("文书保存为", drawn.file_name, "PDF (*.pdf)")
        if place is not None:
            office, target = self._context.office, place.with_suffix(".pdf")
            self._context.tasks.run(
                lambda: save_paper(office, drawn, target), done=lambda done: self.saved.tell_file(done.value)
            )

    def _print(self) -> None:
        drawn = self._drawn
        if drawn is None or not self._accepted():
            return
        printer = self.choose_printer(self, drawn.title)
        if printer is not None:
            self._context.tasks.run_long(
                lambda report: print_pdf(drawn.pdf, printer, report),
                done=lambda pages: self._context.messages.note(f"已送打印：{drawn.title}，{pages} 页。"),
                label="正在打印",
            )

    def _save_all(self) -> None:
        election_id, office = self.election_id(), self._context.office
        folder = self._context.messages.folder("全部文书保存到") if election_id is not None else None
        if folder is not None and election_id is not None:
            self._context.tasks.run(
                lambda: make_all_papers(office, election_id, folder),
                done=lambda made: self._saved_all(made, folder),
                label="正在生成文书",
            )

    def _saved_all(self, made: AllPapers, folder: Path) -> None:
        self.saved.tell_folder(len(made.written), len(made.missing), folder)


def _allow(control: QWidget, why_not: str) -> None:
    if control.property("usualTip") is None:
        control.setProperty("usualTip", control.toolTip())
    control.setEnabled(not why_not)
    control.setToolTip(why_not or str(control.property("usualTip")))
    control.setAccessibleDescription(control.toolTip())
