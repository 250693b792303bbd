"""One election, decided sentence by sentence: figures, quorum, ballots returned, each ballot, half, seats, too few."""

from fractions import Fraction

from tests.naive.paper import read_ballot

DEFAULTS = {
    "win_base": "DUE",
    "chosen_counts": "persons",
    "writein_needs_rejection": "yes",
    "writein_not_more_than_rejections": "no",
    "writein_without_sign": "drop",
    "unusual_sign": "abstain",
    "contradiction": "item",
    "tie_vote_needs_half": "no",
    "reduce_allowed_when_missing": 1,
    "reduce_base": "DUE",
}
# The order the rules give as their own examples: strokes of the first character, then its first strokes.
BY_STROKES = "丁王文任刘孙李吴何宋张陈林欧"


def by_strokes(name):
    """The place of a name; here no two persons share a surname."""
    return BY_STROKES.index(name[0])


def verdict(case):
    """Return the verdict of a case given as a JSON object, without its problems."""
    case = {"post": "committee", "issued": case["present"]} | case
    method = DEFAULTS | (case.get("method") or {})
    count = case["totals"] if "totals" in case else counted(case, method)
    base = case["due"] if method["win_base"] == "DUE" else case["present"]
    if base == 0 or contradicts_itself(case, count):
        return {"id": case["id"], "status": "refused"}
    if Fraction(case["present"], case["due"]) < Fraction(4, 5):
        return nothing(case, False, None, "adjourn")
    if case["returned"] > case["issued"] or case["returned"] > case["present"]:
        return nothing(case, True, False, "vote_again")
    return decided(case, method, count, base)


def counted(case, method):
    """Add up the ballots in the form of totals."""
    count = {"valid": 0, "invalid": 0, "votes": {}, "written_in": {}}
    for name in case["candidates"]:
        count["votes"][name] = {"yes": 0, "no": 0, "abstain": 0}
    for ballot in case["ballots"]:
        paper = read_ballot(ballot, case, method)
        if paper is None:
            count["invalid"] += 1
            continue
        count["valid"] += 1
        for word in ("yes", "no", "abstain"):
            for name in paper[word]:
                count["votes"][name][word] += 1
        for name in paper["others"]:
            count["written_in"][name] = count["written_in"].get(name, 0) + 1
    return count


def contradicts_itself(case, count):
    """Tell whether the figures cannot all be true."""
    written = list((count.get("written_in") or {}).values())
    numbers = [case["due"], case["present"], case["issued"], case["returned"], count["valid"], count["invalid"]]
    numbers += [case[key] for key in ("printed", "spare") if case.get(key) is not None] + written
    approvals = sum(written)
    for votes in count["votes"].values():
        numbers += [votes["yes"], votes["no"], votes["abstain"]]
        approvals += votes["yes"]
        if votes["yes"] + votes["no"] + votes["abstain"] != count["valid"]:
            return True
    if case.get("consent"):
        numbers.append(case["consent"]["agree"])
    if min(numbers) < 0 or case["due"] == 0 or case["present"] > case["due"]:
        return True
    papers_known = case.get("printed") is not None and case.get("spare") is not None
    if papers_known and case["printed"] != case["issued"] + case["spare"]:
        return True
    if count["valid"] + count["invalid"] != case["returned"]:
        return True
    return approvals > count["valid"] * case["seats"]


def nothing(case, meeting_valid, vote_valid, what_next):
    """The verdict without a count."""
    return {
        "id": case["id"], "status": "ok", "meeting_valid": meeting_valid, "vote_valid": vote_valid,
        "valid": 0, "invalid": 0, "candidates": [], "base": None, "passed": [], "elected": [], "tied": [],
        "tied_seats": 0, "open_seats": case["seats"], "next": what_next, "differs_under_present": False,
    }  # fmt: skip


def decided(case, method, count, base):
    """The verdict of a vote that counts."""
    people = persons(case, count)
    plurality = case["post"] == "runoff" and method["tie_vote_needs_half"] == "no"
    other = case["present"] if method["win_base"] == "DUE" else case["due"]
    needed = 1 if plurality else smallest_majority(base)
    passed = sorted([person for person in people if person["yes"] >= needed], key=lambda person: -person["yes"])
    elected, tied, tied_seats = seated(passed, case["seats"])
    open_seats = case["seats"] - len(elected)
    under_other = [person for person in people if person["yes"] >= smallest_majority(other)]
    return {
        "id": case["id"], "status": "ok", "meeting_valid": True, "vote_valid": True,
        "valid": count["valid"], "invalid": count["invalid"], "candidates": people,
        "base": {"name": method["win_base"], "value": base, "needed": needed},
        "passed": [person["name"] for person in passed],
        "elected": announced(case, [person["name"] for person in elected]),
        "tied": [person["name"] for person in tied], "tied_seats": tied_seats, "open_seats": open_seats,
        "next": what_next(case, method, len(elected), open_seats, tied),
        "differs_under_present": not plurality and len(under_other) != len(passed),
    }  # fmt: skip


def persons(case, count):
    """Printed candidates in ballot order, then those written in with effect by votes, then by name."""
    people = []
    for name in case["candidates"]:
        people.append({"name": name, **count["votes"][name], "written_in": False})
    others = []
    for name, votes in (count.get("written_in") or {}).items():
        barred = name in (case.get("ineligible") or []) or name in (case.get("ambiguous") or [])
        if votes > 0 and not barred and case["post"] != "runoff":
            others.append({"name": name, "yes": votes, "no": 0, "abstain": 0, "written_in": True})
    others.sort(key=lambda person: (-person["yes"], by_strokes(person["name"])))
    return people + others


def smallest_majority(base):
    """The smallest number that is more than half."""
    number = 0
    while not Fraction(number, base) > Fraction(1, 2):
        number = number + 1
    return number


def seated(passed, seats):
    """Who is elected, who is equal at the last seat, and for how many seats. `passed` has most votes first."""
    if len(passed) <= seats:
        return passed, [], 0
    last = passed[seats - 1]["yes"]
    level = [person for person in passed if person["yes"] == last]
    above = [person for person in passed if person["yes"] > last]
    if len(above) + len(level) <= seats:
        return above + level, [], 0
    return above, level, seats - len(above)


def announced(case, names):
    """Members by surname strokes; secretary and deputy as the superior approved them, which is the ballot's order."""
    ordered = sorted(names, key=by_strokes)
    if case["post"] not in ("secretary", "first_session"):
        return ordered
    printed = [name for name in case["candidates"] if name in names]
    return printed + [name for name in ordered if name not in printed]


def what_next(case, method, elected, open_seats, tied):
    """The next step."""
    if tied:
        return "ask_superior" if case["post"] == "runoff" else "runoff"
    if open_seats == 0:
        return "done"
    if case["post"] in ("runoff", "further"):
        return "ask_superior"
    may_reduce = case["post"] == "committee" and open_seats <= method["reduce_allowed_when_missing"] and elected >= 3
    if case.get("consent") is None:
        return "further_or_reduce" if may_reduce else "further"
    electors = case["due"] if method["reduce_base"] == "DUE" else case["present"]
    agreed = Fraction(case["consent"]["agree"], electors) >= Fraction(1, 2)
    return "reduced" if may_reduce and agreed else "further"
