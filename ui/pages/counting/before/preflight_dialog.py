"""开场检查: ten minutes before the count, line by line ✔, ✖ or to be confirmed, each with what to do."""

from collections.abc import Callable
from functools import partial

from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from huanjie_desktop.domain.ids import ElectionId
from huanjie_desktop.services.count import preflight, safe_copies
from huanjie_desktop.services.count.preflight import Fact, FactState, Keypad, PreflightResult
from huanjie_desktop.services.done import Done
from ui.context import Context
from ui.formats import clock_text
from ui.pages.counting.before.preflight_seen import KeypadTry, look_around
from ui.targets import PaperTarget
from ui.widgets.controls import button, faint, heading, named
from ui.widgets.printing import ask_printer, print_pdf
from ui.widgets.showing_dialog import ShowingDialog
from ui.widgets.states import BAD, GOOD, OPEN, allow, scrolling, tell

SPARE = "spare"
_TONES = {FactState.GOOD: GOOD, FactState.BAD: BAD, FactState.ASK: OPEN}
_ACTS = {"sound": "试听", "printer": "打印测试页…", "keypad": "试键", "stick": "选择U盘…"}


class FactLine:
    """One line of the check: sign and title, what was found and what to do, the buttons that belong to it."""

    def __init__(self, fact: Fact) -> None:
        self.title = named(QLabel(), f"preflightTitle_{fact.key}", fact.title)
        self.words = named(QLabel(), f"preflightWords_{fact.key}", fact.title)
        self.words.setWordWrap(True)
        self.act = button(f"preflightAct_{fact.key}", _ACTS.get(fact.key, fact.title))
        self.act.setVisible(fact.key in _ACTS)
        self.confirm = button(f"preflightConfirm_{fact.key}", "确认")
        self.confirm.setAccessibleName(f"确认：{fact.title}")

    def show(self, fact: Fact, who: str) -> None:
        """Show what is known now."""
        tell(self.title, fact.title, _TONES[fact.state])
        by = f"（{fact.by if fact.key == SPARE else f'{fact.by} 确认'}）" if fact.by else ""
        self.words.setText(f"{fact.found}{by}" + (f"。{fact.todo}" if fact.state is not FactState.GOOD else ""))
        self.confirm.setVisible(fact.state is FactState.ASK)
        allow(self.confirm, "" if who else "请先填写确认人的姓名")


class PreflightDialog(ShowingDialog):
    """Shows the facts, takes confirmations, keeps the result with the election."""

    def __init__(self, parent: QWidget, context: Context, election_id: ElectionId) -> None:
        super().__init__(parent, "preflightDialog", "开场检查")
        self._context, self._election_id = context, election_id
        self.choose_printer: Callable[[QWidget, str], QPrinter | None] = ask_printer
        self._keypad = Keypad.UNTRIED
        kept = preflight.checked_today(context.office, election_id)
        self._by = {fact.key: fact.by for fact in kept.facts if fact.by} if kept else {}
        self.facts: tuple[Fact, ...] = ()
        self.lines: dict[str, FactLine] = {}
        self.who = named(QLineEdit(context.office.person), "preflightWho", "确认人", "现场查看的人的姓名")
        self.spare = named(QLineEdit(), "preflightSpare", "后备操作员姓名", "演练过、能接手的人")
        self.keypad = KeypadTry()
        self.summary = named(QLabel(), "preflightSummary", "结果")
        self.again = button("preflightAgain", "重新检查", "search")
        self.save = button("preflightSave", "保存检查结果", "check", "", "primary")
        self.sheet = button("preflightSheet", "确认表", "paper", "到“资料文书”打印计票准备情况确认表，签字")
        self.leave = button("preflightClose", "关闭")
        self._look()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        grid.setColumnStretch(1, 1)
        for row, (key, line) in enumerate(self.lines.items()):
            acts = QHBoxLayout()
            for part in (*self._extra(key), line.act, line.confirm):
                acts.addWidget(part)
            grid.addWidget(line.title, row, 0)
            grid.addWidget(line.words, row, 1)
            grid.addLayout(acts, row, 2)
        column = QVBoxLayout(self)
        column.addWidget(heading("开场检查"))
        column.addWidget(faint("开会前十分钟逐项看一遍。✖ 的照右边说的办，再按“重新检查”；“请确认”的由人看过再确认。"))
        column.addWidget(scrolling(body, "preflightArea", "检查项目"), 1)
        column.addLayout(self._foot())
        self.fit(980, 590)

    def _foot(self) -> QHBoxLayout:
        line = QHBoxLayout()
        label = QLabel("确认人")
        label.setBuddy(self.who)
        for part in (label, self.who, self.summary):
            line.addWidget(part)
        line.addStretch(1)
        for act in (self.again, self.save, self.sheet, self.leave):
            line.addWidget(act)
        return line

    def _extra(self, key: str) -> tuple[QWidget, ...]:
        return {"keypad": (self.keypad,), SPARE: (self.spare,)}.get(key, ())

    def _connect(self) -> None:
        acts: dict[str, Callable[[], object]] = {
            "sound": QApplication.beep,
            "printer": self._print,
            "keypad": self.keypad.start,
            "stick": self._choose_stick,
        }
        for key, line in self.lines.items():
            line.confirm.clicked.connect(partial(self._confirm, key))
            if key in acts:
                line.act.clicked.connect(lambda _checked=False, act=acts[key]: act())
        self.keypad.tried.connect(self._tried)
        self.who.textChanged.connect(lambda _text: self._show())
        self.spare.textChanged.connect(lambda _text: self._show())
        self.again.clicked.connect(self._look)
        self.save.clicked.connect(self._save)
        self.sheet.clicked.connect(self._open_sheet)
        self.leave.clicked.connect(self.reject)

    def _open_sheet(self) -> None:
        self.reject()
        self._context.go("papers", PaperTarget(self._election_id, "readiness"))

    def _look(self) -> None:
        context = self._context
        seen = look_around(self._keypad, context.state.copy_place(), context.hall.projector.awake)
        self.facts = preflight.preflight(context.office, self._election_id, seen, self._by)
        if not self.lines:
            self.lines = {fact.key: FactLine(fact) for fact in self.facts}
        self._show()

    def _show(self) -> None:
        for fact in self.facts:
            self.lines[fact.key].show(fact, self._name_for(fact.key))
        well = sum(fact.state is FactState.GOOD for fact in self.facts)
        done = well == len(self.facts)
        tell(self.summary, f"{well}/{len(self.facts)} 项通过", GOOD if done else OPEN)

    def _name_for(self, key: str) -> str:
        return (self.spare if key == SPARE else self.who).text().strip()

    def _confirm(self, key: str, _checked: bool = False) -> None:
        self._by[key] = self._name_for(key)
        self._look()

    def _tried(self, found: Keypad) -> None:
        self._keypad = found
        self._look()

    def _choose_stick(self) -> None:
        context = self._context
        folder = context.messages.folder("计票备份到（请选U盘）")
        place = context.tasks.now(partial(safe_copies.copy_place, context.office, folder)) if folder else None
        if place:
            context.state.set_copy_place(place)
            self._look()

    def _print(self) -> None:
        page = self._context.tasks.now(partial(preflight.printer_page, self._context.office, self._election_id))
        printer = self.choose_printer(self, "打印机测试页") if page else None
        if page and printer is not None:
            self._context.tasks.run_long(partial(print_pdf, page, printer), label="正在打印测试页")

    def _save(self) -> None:
        self._look()
        office, facts = self._context.office, self.facts
        kept: Done[PreflightResult] | None = self._context.tasks.now(
            partial(preflight.save_preflight, office, self._election_id, facts)
        )
        if kept:
            left = "、".join(fact.title for fact in kept.value.left)
            words = f"未通过：{left}" if left else "全部通过"
            self._context.messages.note(f"开场检查已保存（{clock_text(kept.value.at)}）：{words}。")
            self.accept()
