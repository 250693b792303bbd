"""A course of an election as the rules want it: what was done, what may be done next, and what a refusal must leave."""

from dataclasses import dataclass, field

from tests.naive.verdict import by_strokes, verdict

SEATS = 5
MARGIN = 6
STAFF = ("李建北", "吴建北")


@dataclass
class Turn:
    """One round as the model knows it."""

    id: int
    kind: str
    names: tuple[str, ...]
    seats: int
    state: str = "准备"
    designed: bool = False
    heads: tuple[int, int] | None = None
    printed: int = 0
    figures: dict[str, int] = field(default_factory=dict)
    ballots: list[dict] = field(default_factory=list)
    consent: int | None = None


@dataclass
class Course:
    """The model of one election of a committee of five by the members' meeting."""

    members: tuple[str, ...]
    probationary: tuple[str, ...]
    standing: set[str] = field(default_factory=set)
    withdrawn: set[str] = field(default_factory=set)
    approvals: set[str] = field(default_factory=set)
    fixed: bool = False
    adopted: bool = False
    away: set[str] = field(default_factory=set)
    excluded: dict[str, tuple[bool, bool]] = field(default_factory=dict)
    turns: list[Turn] = field(default_factory=list)
    method: dict[str, object] = field(default_factory=dict)

    @property
    def turn(self):
        return self.turns[-1] if self.turns else None

    @property
    def listed(self):
        return tuple(sorted(self.standing, key=by_strokes))

    @property
    def due_names(self):
        return [name for name in self.members if self.excluded.get(name) != (True, True)]

    @property
    def heads(self):
        """Those who should attend and those who came, now."""
        due = self.due_names
        return len(due), len([name for name in due if name not in self.away])

    @property
    def list_ok(self):
        return len(self.standing) >= MARGIN

    @property
    def gates_open(self):
        return self.approvals == {"request", "list"} and self.fixed and self.list_ok

    @property
    def issued(self):
        return any("issued" in turn.figures for turn in self.turns)

    @property
    def printed(self):
        return any(turn.printed for turn in self.turns)

    def may_issue(self, printed, issued, spare):
        """Whether ballots of the last round may be handed out with this account of the papers (R-05, R-14, R-20)."""
        turn = self.turn
        if (
            turn is None
            or turn.state not in ("准备", "已发票")
            or not turn.designed
            or not self.adopted
            or not turn.heads
        ):
            return False
        due, present = turn.heads
        same_list = turn.kind != "first" or turn.names == self.listed
        fit = self.true_kind() != "first" or self.gates_open
        names = self.standing.union(*(one.names for one in self.turns))
        staff_free = not names & set(STAFF)
        quorate = 5 * present >= 4 * due
        adds_up = issued == present and printed == issued + spare and spare >= 0
        return same_list and fit and staff_free and quorate and adds_up

    def true_kind(self):
        """What the last round decides; a vote held again keeps the kind of the void one."""
        return next(turn.kind for turn in reversed(self.turns) if turn.kind != "again")

    def settled(self, turn):
        return turn.state in ("已确认", "已公布")

    def elected(self, before=None):
        """Everybody elected so far, in the rounds before one."""
        names = []
        for turn in self.turns[: None if before is None else self.turns.index(before)]:
            if self.settled(turn):
                names += self.result(turn)["elected"]
        return names

    def result(self, turn):
        """The verdict of the naive reading on a closed round."""
        written = {item["name"] for ballot in turn.ballots for item in ballot["write_ins"]} - set(turn.names)
        able = set(self.members) - set(self.elected(turn))
        post = {"first": "committee"}.get(kind := self.kind_of(turn), kind)
        case = {
            "id": "", "post": post, "seats": turn.seats, **turn.figures, "candidates": list(turn.names),
            "ineligible": sorted(written - able - {"?"}), "ballots": turn.ballots, "method": self.method,
        }  # fmt: skip
        return verdict(case if turn.consent is None else case | {"consent": {"agree": turn.consent}})

    def kind_of(self, turn):
        before = self.turns[: self.turns.index(turn) + 1]
        return next(one.kind for one in reversed(before) if one.kind != "again")

    def next_rounds(self):
        """The rounds that may begin now: kind → (names, seats); a name list too short for its margin is not there."""
        turn = self.turn
        if turn is None:
            return {"first": (self.listed, SEATS)} if self.list_ok else {}
        first = {}
        if len(self.turns) == 1 and turn.state == "准备" and not turn.printed and self.list_ok:
            first = {"first": (self.listed, SEATS)}
        if turn.state == "作废":
            return {"again": (turn.names, turn.seats)}
        if not self.settled(turn):
            return first
        found = self.result(turn)
        if found["next"] == "runoff":
            names = [name for name in turn.names if name in found["tied"]]
            return {"runoff": (tuple(names + [n for n in found["tied"] if n not in names]), found["tied_seats"])}
        if found["next"] in ("further", "further_or_reduce"):
            return self.further(found)
        return {}

    def further(self, found):
        """The missing seats: those not elected, by votes, with one fifth more than seats, rounded up (R-09, R-24)."""
        missing = found["open_seats"]
        wanted = missing + -(-missing // 5)
        left = [person for person in found["candidates"] if person["name"] not in found["elected"]]
        left.sort(key=lambda person: -person["yes"])
        if len(left) < wanted:
            return {}
        names = [person["name"] for person in left if person["yes"] >= left[wanted - 1]["yes"]]
        return {"further": (tuple(sorted(names, key=by_strokes)), missing)}

    def may_consent(self, agree):
        """Whether fewer seats may be put to the voters of the last round with this answer (R-24)."""
        turn = self.turn
        if turn is None or turn.state not in ("核对", "已确认", "已公布") or not 0 <= agree <= turn.figures["due"]:
            return False
        kept, turn.consent = turn.consent, None
        offered = self.result(turn)["next"] == "further_or_reduce"
        turn.consent = kept
        return offered
