"""监票人、计票人: who works at the count, with the bars of R-14 and R-15, adopted by show of hands."""

from collections.abc import Sequence

from huanjie_desktop.domain.election.meeting import CountingStaff, staff_problems
from huanjie_desktop.domain.election.records import Officer, OfficerRole
from huanjie_desktop.domain.ids import ElectionId, MemberId
from huanjie_desktop.domain.problems import Problem, error, has_errors
from huanjie_desktop.services import candidates, elections, meeting, officers
from huanjie_desktop.services.voters import voters
from ui.context import Context
from ui.pages.meeting.decisions import STAFF, open_vote, why_not
from ui.pages.meeting.hands import last_vote, vote_text
from ui.pages.meeting.officer_dialog import OfficerDialog
from ui.pages.meeting.panel import Panel, plain_rows
from ui.widgets.controls import button, faint
from ui.widgets.problem_list import ProblemList
from ui.widgets.rows_model import Column
from ui.widgets.rows_view import RowsView
from ui.widgets.states import BAD, GOOD, OPEN, allow, tell

_ORDER = list(OfficerRole)
_COLUMNS: tuple[Column[Officer], ...] = (
    Column("职务", lambda officer: officer.role.value, lambda officer: _ORDER.index(officer.role), width=6),
    Column("姓名", lambda officer: officer.name, width=8),
    Column("身份", lambda officer: "本支部党员" if officer.member_id else "其他人员", width=8),
)


class StaffPanel(Panel):
    """Head scrutineer, scrutineers, tellers, caller."""

    def __init__(self, context: Context) -> None:
        words = "监票人从不是候选人的党员中推选，经大会通过；计票人在监票人监督下工作。候选人两者都不能担任。"
        super().__init__(context, "meetingStaff", "监票人、计票人", words)
        self.list: RowsView[Officer] = RowsView(
            _COLUMNS, "staffList", "监票计票人名单", "还没有确定。按“增总监票人”开始。", context.state
        )
        plain_rows(self.list, 2)
        self.problems = ProblemList("staffProblems", lines=3)
        self.vote = faint("")
        self.adds = {
            role: button(f"staffAdd_{role.name.lower()}", f"增{role.value}…", "add", f"确定一名{role.value}")
            for role in OfficerRole
        }
        self.change = button("staffReplace", "更换…", "end", "写明原因，原来的人留在记录中")
        self.adopt = button("staffAdopt", "大会通过…", "people", "对监票人、计票人名单举手表决", kind="primary")
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.problems)
        self.column.addWidget(self.vote)
        self.add_buttons(*self.adds.values())
        self.add_buttons(self.change, self.adopt)
        for role, made in self.adds.items():
            made.clicked.connect(lambda _on=False, role=role: self._ask(role))
        self.change.clicked.connect(self._replace)
        self.adopt.clicked.connect(self._ask_hands)
        self.list.table.selectionModel().currentChanged.connect(lambda *_: self._allow())

    def refresh(self) -> None:
        """Show names, findings and the vote."""
        self._staff = officers.officers(self.office, self.election.id)
        self._found = officers.check_officers(self.office, self.election.id)
        self.list.set_rows(sorted(self._staff, key=lambda officer: _ORDER.index(officer.role)))
        self.problems.show_problems(self._found)
        self._vote = last_vote(meeting.hand_votes(self.office, self.election.id), STAFF)
        self.vote.setText(vote_text(self._vote) if self._vote else "")
        self.vote.setVisible(self._vote is not None)
        if has_errors(self._found):
            tell(self.state, "名单不符合规定" if self._staff else "还没有确定", BAD if self._staff else OPEN)
        elif self._vote and meeting.passed(self._vote):
            tell(self.state, "大会已通过", GOOD)
        else:
            tell(self.state, "名单齐全，待大会通过", OPEN)
        self._allow()

    def _allow(self) -> None:
        allow(self.change, "" if self.list.current() else "请先选中一名")
        allow(self.adopt, why_not(self.office, self.election.id, STAFF))
        head = any(one.role is OfficerRole.HEAD_SCRUTINEER for one in self._staff)
        allow(self.adds[OfficerRole.HEAD_SCRUTINEER], "总监票人已经确定，换人请按“更换”" if head else "")

    def _ask(self, role: OfficerRole) -> None:
        people = voters(self.office, self.election.id)
        self._standing = standing_names(self.context, self.election.id)
        self._electable = set(people.electable)
        names: list[tuple[MemberId, str]] = [(one.id, name) for name, one in people.electable.items()]
        dialog = OfficerDialog(self, names, self._findings, role)
        dialog.chosen.connect(self._name)
        dialog.open()

    def _findings(self, officer: Officer) -> Sequence[Problem]:
        heads = [one for one in self._staff if one.role is OfficerRole.HEAD_SCRUTINEER]
        if heads and officer.role is OfficerRole.HEAD_SCRUTINEER:
            return (error("head_scrutineer_twice", where="officerRole"),)
        scrutineers = [one.name for one in self._staff if one.role.scrutinises]
        tellers = [one.name for one in self._staff if one.role is OfficerRole.TELLER]
        (scrutineers if officer.role.scrutinises else tellers).append(officer.name)
        staff = CountingStaff(tuple(dict.fromkeys(scrutineers)), tuple(dict.fromkeys(tellers)))
        found = staff_problems(staff, self._standing, self._electable)
        return [one for one in found if one.where == officer.name]

    def _name(self, officer: Officer) -> None:
        self.context.tasks.now(lambda: officers.name_officer(self.office, self.election.id, officer))

    def _replace(self) -> None:
        officer = self.list.current()
        if officer is None:
            return
        why = self.context.messages.ask_text("更换", f"更换{officer.role.value} {officer.name} 的原因：")
        if why is not None:
            self.context.tasks.now(lambda: officers.replace_officer(self.office, self.election.id, officer.id, why))

    def _ask_hands(self) -> None:
        open_vote(self, self.context, self.election.id, STAFF)


def standing_names(context: Context, election_id: ElectionId) -> frozenset[str]:
    """Return everybody who stands in a vote of the members' meeting."""
    polls = [one for one in elections.polls(context.office, election_id) if not one.post.in_first_session]
    lists = [candidates.candidate_list(context.office, one.id) for one in polls]
    return frozenset(name for listed in lists for name in listed.names)
