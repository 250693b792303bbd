"""Random elections so small that ties, exact halves and exact four fifths come often."""

from random import Random

from tests.naive.verdict import BY_STROKES

POSTS = ("committee", "secretary", "first_session", "preselection", "runoff", "further")
SIGNS = "O" * 7 + "X" * 3 + "__" + "BV?"
CHOICES = {
    "win_base": ("DUE", "PRESENT"),
    "chosen_counts": ("persons", "marks"),
    "writein_needs_rejection": ("yes", "no"),
    "writein_not_more_than_rejections": ("yes", "no"),
    "writein_without_sign": ("drop", "approve", "void_ballot"),
    "unusual_sign": ("abstain", "approve"),
    "contradiction": ("item", "ballot"),
    "tie_vote_needs_half": ("yes", "no"),
    "reduce_allowed_when_missing": (0, 1, 2),
    "reduce_base": ("DUE", "PRESENT"),
}


def random_case(number):
    """Return the case of this number: always the same one."""
    random = Random(number)
    seats = random.randint(1, 5)
    names = random.sample(BY_STROKES, max(seats + random.choice([-1, 0, 1, 1, 1, 2, 2, 3]), 1))
    others = [name for name in BY_STROKES if name not in names][:4]
    due = random.randint(1, 12)
    present = random.choice([due, due, due, *[(4 * due + 4) // 5] * 3, random.randint(0, due)])
    case = {"id": str(number), "post": random.choice((*POSTS, "committee")), "seats": seats, "due": due}
    returned = random.choice([present] * 10 + [max(present - 1, 0)] * 2 + [present + 1])
    case |= {"present": present, "returned": returned, "candidates": names}
    case |= {key: random.sample(others, 1) for key in ("ineligible", "ambiguous") if random.random() < 0.3}
    case["method"] = random_method(random)
    if random.random() < 0.4:
        case["consent"] = {"agree": random.randint(0, present)}
    add_papers(random, case)
    if random.random() < 0.4:
        case["totals"] = random_totals(random, case, others)
    else:
        marks = random.choice([wild_marks, sound_marks, sound_marks])
        case["ballots"] = [random_ballot(random, marks(random, case), names, others) for _ in range(case["returned"])]
    if random.random() < 0.1:
        spoil(random, case)
    return case


def random_method(random):
    """Each parameter is left at its default half of the time."""
    return {key: random.choice(values) for key, values in CHOICES.items() if random.random() < 0.5}


def add_papers(random, case):
    """Ballots printed, issued and left."""
    if random.random() < 0.3:
        case["issued"] = max(case["present"] + random.choice([-1, 0, 0, 0, 1]), 0)
    if random.random() < 0.3:
        case |= {"printed": case.get("issued", case["present"]) + 2, "spare": 2}


def wild_marks(random, case):
    """Any sign in any box."""
    return "".join(random.choices(SIGNS, k=len(case["candidates"])))


def sound_marks(random, case):
    """At most as many approvals as seats, mostly for the first names and one who is less known."""
    places = range(len(case["candidates"]))
    favourites = random.sample(places[: case["seats"] + 1], min(case["seats"], len(places)))
    return "".join("O" if place in favourites else random.choice("X_") for place in places)


def random_ballot(random, marks, names, others):
    """A ballot; every fourth has up to three persons written in, printed ones among them."""
    ballot = {"marks": marks}
    if random.random() < 0.25:
        written = random.choices([*others, *others, *names, "?"], k=random.randint(1, 3))
        ballot["write_ins"] = [{"name": name, "mark": random.choice("OOOOOO_XBV?")} for name in written]
    if random.random() < 0.06:
        ballot["void"] = random.choice(["identifying_mark", "no_seal", "not_issued"])
    return ballot


def random_totals(random, case, others):
    """Totals that add up, the approvals near the line."""
    invalid = min(random.choice([0, 0, 0, 1, 2]), case["returned"])
    valid = case["returned"] - invalid
    half = case["due"] // 2
    left = valid * case["seats"]
    votes = {}
    for name in case["candidates"]:
        yes = min(random.choice([half, half + 1, half + 1, half + 2, random.randint(0, valid)]), valid, left)
        left -= yes
        no = random.randint(0, valid - yes)
        votes[name] = {"yes": yes, "no": no, "abstain": valid - yes - no}
    totals = {"valid": valid, "invalid": invalid, "votes": votes}
    if min(valid, left) and random.random() < 0.5:
        totals["written_in"] = {name: random.randint(1, valid) for name in others[: random.randint(1, 2)]}
    return totals


def spoil(random, case):
    """Change one figure by one, or make it negative."""
    places = [(case, key) for key in ("due", "present", "returned", "issued", "printed", "spare") if key in case]
    if "totals" in case:
        places += [(case["totals"], "valid"), (case["totals"], "invalid")]
        places += [(votes, word) for votes in case["totals"]["votes"].values() for word in ("yes", "no", "abstain")]
    where, key = random.choice(places)
    where[key] = random.choice([where[key] + 1, where[key] - 1, -1, 0])
