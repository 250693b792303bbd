"""新建选举 and 修改方案: branch, variant, seats, day, place, chair, recorder; findings of R-08 while typing."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from huanjie_desktop.domain.election.election import VARIANT_LABELS, ElectionPlan, Seats, has_committee
from huanjie_desktop.domain.election.method import DirectVariant
from huanjie_desktop.domain.election.seats import branch_size_problems, seat_problems
from huanjie_desktop.domain.ids import BranchId
from huanjie_desktop.domain.people.roster import DueAccount
from huanjie_desktop.domain.problems import Problem, error
from huanjie_desktop.services.people import BranchSummary
from ui.widgets.day_field import DayField
from ui.widgets.form_dialog import FormDialog
from ui.widgets.number_field import NumberField

OFFERED = (DirectVariant.V1, DirectVariant.V5)
AccountOf = Callable[[BranchId], DueAccount]


class ElectionDialog(FormDialog[ElectionPlan]):
    """A plan goes in, the changed plan comes out; None begins a new election."""

    def __init__(
        self,
        parent: QWidget,
        branches: Sequence[BranchSummary],
        account_of: AccountOf,
        year: int,
        plan: ElectionPlan,
    ) -> None:
        self._new = not plan.title
        super().__init__(parent, "electionDialog", "新建选举" if self._new else "修改选举方案", "保存")
        self._branches, self._account_of = list(branches), account_of
        self._branch, self._variant = QComboBox(), QComboBox()
        self._branch.addItems([f"{one.community} {one.name}" for one in branches])
        self._variants = [one for one in DirectVariant if one in OFFERED or one is plan.variant]
        self._variant.addItems([VARIANT_LABELS[one] for one in self._variants])
        self._title, self._place, self._chair, self._recorder = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        self._committee, self._secretary, self._deputy = NumberField(99), NumberField(9), NumberField(9)
        self._day = DayField(year, "electionDay")
        self._add_fields()
        self._fill(plan)
        self._branch.currentIndexChanged.connect(lambda _place: self._propose())
        self._variant.currentIndexChanged.connect(lambda _place: self._adjust_seats())
        self._adjust_seats()

    def _add_fields(self) -> None:
        self.add_field("党支部", self._branch, "electionBranch")
        self.add_field("选举名称", self._title, "electionTitle", tip="印在文书上，如 某某社区党支部换届选举")
        self.add_field("选举方式", self._variant, "electionVariant", tip="正式党员7名以上的支部必须设委员会")
        self.add_field("委员名额", self._committee, "electionCommittee", "committee", "一般3至5名，最多不超过7名")
        self.add_field("书记名额", self._secretary, "electionSecretary")
        self.add_field("副书记名额", self._deputy, "electionDeputy", tip="不设副书记可以空着")
        self.add_field("会议日期", self._day, "electionDay")
        self.add_field("地点", self._place, "electionPlace")
        self.add_field("主持人", self._chair, "electionChair", tip="由上届委员会主持；不设委员会的由原书记主持")
        self.add_field("记录人", self._recorder, "electionRecorder")

    def _fill(self, plan: ElectionPlan) -> None:
        for place, branch in enumerate(self._branches):
            if branch.id == plan.branch_id:
                self._branch.setCurrentIndex(place)
        self._variant.setCurrentIndex(self._variants.index(plan.variant))
        self._title.setText(plan.title)
        self._committee.set_number(plan.seats.committee or None)
        self._secretary.set_number(plan.seats.secretary)
        self._deputy.set_number(plan.seats.deputy or None)
        self._day.set_day(plan.meeting_on)
        for field, text in ((self._place, plan.place), (self._chair, plan.chair), (self._recorder, plan.recorder)):
            field.setText(text)
        if self._new:
            self._propose()

    def _propose(self) -> None:
        """Propose title, variant and seats that fit the branch, as long as this is a new election."""
        branch = self._chosen()
        if branch is None or not self._new:
            return
        self._title.setText(f"{branch.full_name or branch.community + branch.name}换届选举")
        committee = not seat_problems(len(self._account_of(branch.id).full), 3)
        self._variant.setCurrentIndex(self._variants.index(DirectVariant.V1 if committee else DirectVariant.V5))
        self._committee.set_number(3 if committee else None)

    def _adjust_seats(self) -> None:
        with_committee = has_committee(self._variants[self._variant.currentIndex()])
        self._committee.setEnabled(with_committee)
        if not with_committee:
            self._committee.set_number(None)
        self.recheck()

    def _chosen(self) -> BranchSummary | None:
        place = self._branch.currentIndex()
        return self._branches[place] if place >= 0 else None

    def value(self) -> ElectionPlan:
        """Return the plan as typed."""
        branch = self._chosen()
        committee, secretary, deputy = (f.number() or 0 for f in (self._committee, self._secretary, self._deputy))
        return ElectionPlan(
            branch.id if branch else BranchId(0),
            self._title.text().strip(),
            self._variants[self._variant.currentIndex()],
            Seats(committee, secretary, deputy),
            self._day.day(),
            self._place.text().strip(),
            self._chair.text().strip(),
            self._recorder.text().strip(),
        )

    def check(self, value: ElectionPlan) -> list[Problem]:
        """Return what is missing and what the rules of size find (R-08)."""
        found = [] if value.title else [error("title_missing", where="electionTitle")]
        unreadable = self._day.problem()
        found += [unreadable] if unreadable else []
        if not value.seats.secretary:
            found.append(error("seats_missing", where="electionSecretary"))
        if value.branch_id:
            account = self._account_of(value.branch_id)
            found += branch_size_problems(len(account.full), len(account.members))
            found += seat_problems(len(account.full), value.seats.committee, value.seats.deputy)
        return found
