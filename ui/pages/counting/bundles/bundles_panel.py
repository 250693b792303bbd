"""各扎: which group has which bundle, what is entered and compared; nothing is counted twice, nothing left."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QWidget

from huanjie_desktop.domain.election.count_plan import BundleState, SecondCount
from huanjie_desktop.domain.election.rounds import RoundState
from huanjie_desktop.services.count import plan as plans
from huanjie_desktop.services.count import read_through
from huanjie_desktop.services.count.plan import BundleLine
from ui.context import Context
from ui.pages.counting.bundles.bundle_words import columns, next_entry, open_words, uses_bundles
from ui.pages.counting.bundles.compare_dialog import CompareDialog
from ui.pages.counting.panel import StepPanel, labelled
from ui.widgets.controls import button, named, on_purpose
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.number_field import NumberField
from ui.widgets.rows_view import RowsView
from ui.widgets.states import allow

_GROUPS = ("第一计票组", "第二计票组", "第三计票组", "第四计票组")


class BundlesPanel(StepPanel):
    """A table of bundles; the acts below it are about the chosen one."""

    entry_wanted = Signal(int, int)
    """Recorder and bundle to enter now."""
    pile_wanted = Signal()
    """No bundles: the whole pile from its first ballot that is missing."""
    finished = Signal()
    """All bundles are done; on to the check."""

    def __init__(self, context: Context) -> None:
        words = "按扎录入、比对；发给计票组的，点清交回。一扎不算两遍，也不漏。"
        super().__init__(context, "bundlesPanel", "唱票计票：按扎", words)
        self.list: RowsView[BundleLine] = RowsView(columns(), "bundlesTable", "各扎选票", "还没有选票。", context.state)
        self._short: set[tuple[int, int]] = set()
        self.list.table.verticalHeader().hide()
        self.list.table.setMinimumHeight(self.fontMetrics().height() * 6)
        self.told = named(QLabel(), "bundlesTold", "各扎情况")
        self.told.setWordWrap(True)
        self._make_buttons()
        papers = (labelled("计票组", self.group), self.out, labelled("交回张数", self.papers), self.back)
        self.column.addWidget(self.told)
        self.column.addWidget(_flow(self.enter, self.compare, self.pile, self.finish))
        self.column.addWidget(self.list, 1)
        self.column.addWidget(_flow(*papers))
        self._connect()

    def _make_buttons(self) -> None:
        self.group = named(QComboBox(), "bundleGroup", "计票组", "领这一扎的计票组，可直接输入")
        self.group.setEditable(True)
        self.group.addItems(_GROUPS)
        self.out = button("bundleOut", "发给计票组", "people", "登记这一扎由哪个组领走")
        self.papers = named(NumberField(999), "bundlePapers", "交回张数")
        self.back = button("bundleBack", "点清交回", "check", "张数与这一扎相符才能交回")
        self.enter = button("bundleEnter", "录入", "next", "", "primary")
        self.compare = button("bundleCompare", "比对这一扎…", "search", "两人所录逐张比对，列出要看的票")
        self.pile = button("bundlesPile", "不分扎，录整堆", "undo", "按整堆一张接一张录入")
        self.finish = button("bundlesFinish", "各扎录完，进入核对", "next")
        for one in (self.out, self.back, self.enter, self.compare, self.pile, self.finish):
            on_purpose(one)

    def _connect(self) -> None:
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._follow())
        self.out.clicked.connect(self._hand_out)
        self.back.clicked.connect(self._take_back)
        self.enter.clicked.connect(self._enter)
        self.compare.clicked.connect(self._compare)
        self.pile.clicked.connect(self.pile_wanted)
        self.finish.clicked.connect(self.finished)
        self.papers.changed.connect(self._follow)
        self.group.currentTextChanged.connect(lambda _text: self._follow())

    def refresh(self) -> None:
        """Ask for the bundles again; the chosen one stays chosen."""
        office, round_id = self.context.office, self.stage.round.id
        self.plan = plans.plan_of(office, round_id)
        chosen = self.list.current()
        self.lines = plans.bundle_lines(office, round_id)
        self.list.set_rows(list(self.lines))
        number = chosen.bundle.number if chosen else (next_entry(self.lines, self.plan) or (1, 1))[1]
        self.choose(number)
        self.told.setText(open_words(self.lines, self.plan))
        self._follow()

    def choose(self, bundle: int) -> None:
        """Choose a bundle in the table."""
        self.list.select_where(lambda line: line.bundle.number == bundle)

    def differs(self, bundle: int) -> bool:
        """Tell whether both recorders laid a bundle down and it must be looked at again, in part or as a whole."""
        if not any(line.second for line in self.lines if line.bundle.number == bundle):
            return False
        office, round_id = self.context.office, self.stage.round.id
        return bool(plans.compare_bundle(office, round_id, bundle)) or read_through.to_read(office, round_id, bundle)

    def note_short(self, bundle: int) -> None:
        """The first recorder has no paper left though one is missing: the second reading will tell which."""
        self._short.add((self.stage.round.id, bundle))

    def take_keys(self) -> None:
        """Offer what comes next."""
        (self.enter if self.enter.isEnabled() else self.finish).setFocus()

    def _next(self) -> tuple[int, int] | None:
        """Return recorder and bundle to enter: the chosen bundle while it is open, else the first open one."""
        line = self.list.current()
        own = next_entry((line,), self.plan) if line else None
        if line and own and (self.stage.round.id, own[1]) in self._short and line.second < len(line.bundle.numbers):
            return (2 if self.plan.second is SecondCount.BUNDLES else 1), own[1]
        return own or next_entry(self.lines, self.plan)

    def _follow(self) -> None:
        line, wanted = self.list.current(), self._next()
        closed = "" if self.stage.round.state is RoundState.COUNTING else "计票已经结束"
        state = line.bundle.state if line else None
        allow(self.out, closed or self._why_not_out(state))
        papers = "" if self.papers.number() is not None else "请填写点清的张数"
        allow(self.back, closed or (papers if state is BundleState.OUT else "这一扎没有领出"))
        twice = self.plan.second is SecondCount.BUNDLES
        self.compare.setVisible(twice)
        ready = line is not None and line.second > 0
        allow(self.compare, "" if ready else "第二录入人还没有录这一扎")
        self.enter.setVisible(wanted is not None)
        if wanted:
            self.enter.setText(f"录入第 {wanted[1]} 扎" + (f"（第{'一二'[wanted[0] - 1]}录入人）" if twice else ""))
        allow(self.enter, closed)
        self.pile.setVisible(not uses_bundles(self.lines, self.plan))
        left = open_words(self.lines, self.plan)
        allow(self.finish, closed or ("" if left.startswith("✔") else "各扎还没有全部录完、比对相符"))

    def _why_not_out(self, state: BundleState | None) -> str:
        if state is None:
            return "请先选一扎"
        if state is BundleState.OUT:
            return "这一扎已经领走"
        if state is BundleState.BACK and not self.plan.second.entered_twice:
            return "这一扎已经交回，不能再计一遍"
        return "" if self.group.currentText().strip() else "请先写明计票组"

    def _hand_out(self) -> None:
        line = self.list.current()
        if line is None:
            return
        office, round_id, group = self.context.office, self.stage.round.id, self.group.currentText().strip()
        self.context.tasks.now(lambda: plans.hand_out(office, round_id, line.bundle.number, group))

    def _take_back(self) -> None:
        line, papers = self.list.current(), self.papers.number()
        if line is None or papers is None:
            return
        office, round_id = self.context.office, self.stage.round.id
        if self.context.tasks.now(lambda: plans.take_back(office, round_id, line.bundle.number, papers)) is not None:
            self.papers.set_number(None)

    def _enter(self) -> None:
        wanted = self._next()
        if wanted:
            self.entry_wanted.emit(*wanted)

    def _compare(self) -> None:
        line = self.list.current()
        if line is not None:
            self.open_compare(line.bundle.number)

    def open_compare(self, bundle: int) -> QDialog:
        """Show what to look at again in a bundle."""
        dialog = CompareDialog(self, self.context, self.stage, bundle)
        dialog.finished.connect(lambda _code: self._after())
        dialog.open()
        return dialog

    def _after(self) -> None:
        self.refresh()
        begun = {(self.stage.round.id, one.bundle.number) for one in self.lines if one.first}
        self._short &= begun  # one withdrawn as a whole begins with the first recorder again
        self._follow()
        self.take_keys()


def _flow(*parts: QWidget) -> QWidget:
    made = QWidget()
    flow = FlowLayout(made, gap=10)
    for part in parts:
        flow.addWidget(part)
    return made
