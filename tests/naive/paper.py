"""One ballot, read sentence by sentence. A ballot is a JSON object; the answer is None for an invalid one."""


def read_ballot(ballot, case, method):
    """Return {"yes": names, "no": names, "abstain": names, "others": names} or None when the paper is invalid."""
    boxes = list(zip(case["candidates"], ballot["marks"], strict=True))
    written = [(item["name"], item["mark"]) for item in ballot.get("write_ins") or []]
    if is_void_by_decision(ballot, written, method):
        return None
    if face(boxes, written, method) > case["seats"]:
        return None
    effective = effective_write_ins(boxes, written, case, method)
    answer = {"yes": [], "no": [], "abstain": [], "others": []}
    for name, sign in boxes:
        answer[word_for(name, sign, written, effective, method)].append(name)
    for name in effective:
        if name not in case["candidates"]:
            answer["others"].append(name)
    return answer


def is_void_by_decision(ballot, written, method):
    """Sentence 1."""
    if ballot.get("void") is not None:
        return True
    signs = list(ballot["marks"]) + [sign for _, sign in written]
    if "B" in signs and method["contradiction"] == "ballot":
        return True
    return method["writein_without_sign"] == "void_ballot" and any(sign == "_" for _, sign in written)


def approves_in_box(sign, method):
    """Sentence 2."""
    if sign == "V":
        return method["unusual_sign"] == "approve"
    return sign == "O"


def approves_written(name, sign, method):
    """Sentence 3."""
    if name == "?":
        return False
    if sign == "_":
        return method["writein_without_sign"] == "approve"
    return approves_in_box(sign, method)


def face(boxes, written, method):
    """Sentence 4: how many are approved on the face of the paper."""
    names = []
    for name, sign in boxes:
        if approves_in_box(sign, method):
            names.append(name)
    for name, sign in written:
        if approves_written(name, sign, method):
            names.append(name)
    if method["chosen_counts"] == "marks":
        return len(names)
    return len(set(names))


def effective_write_ins(boxes, written, case, method):
    """Sentences 5 and 6: to whom the writing adds an approval, in the order written."""
    rejections = 0
    for _, sign in boxes:
        if sign == "X":
            rejections = rejections + 1
    if case["post"] == "runoff" or (method["writein_needs_rejection"] == "yes" and rejections == 0):
        return []
    no_effect = list(case.get("ineligible") or []) + list(case.get("ambiguous") or [])
    signs = dict(boxes)
    effective = []
    for name, sign in written:
        if not approves_written(name, sign, method) or name in no_effect or name in effective:
            continue
        if name in signs and signs[name] != "_":
            continue
        effective.append(name)
    if method["writein_not_more_than_rejections"] == "yes":
        return effective[:rejections]
    return effective


def word_for(name, sign, written, effective, method):
    """Sentences 2 and 6: what the paper says of one printed candidate."""
    if approves_in_box(sign, method) or name in effective:
        return "yes"
    if sign != "X":
        return "abstain"
    for other, mark in written:
        if other == name and approves_written(other, mark, method):
            return "abstain"
    return "no"
