"""第三次通读 of a bundle: after more than one plain slip the whole bundle is read against its papers once more.

Slips of both recorders can shift a bundle so that single looks end at one wrong reading; only all its papers tell.
"""

from collections.abc import Iterator

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.domain.ids import RoundId
from huanjie_desktop.services.count.bundles import need_bundle
from huanjie_desktop.services.count.compare import READ_THROUGH, entries_in
from huanjie_desktop.services.count.counting import ballot_versions, open_count, store_in
from huanjie_desktop.services.count.session import Step
from huanjie_desktop.services.done import Done, Topic, done
from huanjie_desktop.services.election_work import logged, need_round
from huanjie_desktop.services.office import Office


def to_read(office: Office, round_id: RoundId, bundle: int) -> bool:
    """Tell whether a bundle must still be read through as a whole before the count may end (e11)."""
    with office.db.read() as work:
        voted = need_round(work, round_id)
        return entries_in(work, voted).to_read(need_bundle(work, voted, bundle))


def confirm_read(office: Office, round_id: RoundId, bundle: int, witnesses: str) -> Done[int]:
    """Record that every paper of a bundle was read and stands as entered (第三次通读); answer how many.

    Raises UserError without names, or while the two readings are not whole and equal.
    """
    with office.db.read() as work:
        voted = need_round(work, round_id)
        chosen, entries = need_bundle(work, voted, bundle), entries_in(work, voted)
    if not entries.both_have(chosen) or entries.looks(chosen):
        raise UserError("bundle_not_equal", bundle=bundle)
    _append(office, round_id, bundle, witnesses, withdrawn=False)
    return done(len(chosen.numbers), Topic.COUNT)


def enter_anew(office: Office, round_id: RoundId, bundle: int, witnesses: str) -> Done[int]:
    """Withdraw both readings of a bundle, so that both recorders enter it anew; every version stays.

    Answers how many ballots of both were withdrawn. Raises UserError without names.
    """
    return done(_append(office, round_id, bundle, witnesses, withdrawn=True), Topic.COUNT)


def _append(office: Office, round_id: RoundId, bundle: int, witnesses: str, withdrawn: bool) -> int:
    names = witnesses.strip()
    if not names:
        raise UserError("witnesses_missing")
    steps = list(_steps(office, round_id, bundle, withdrawn))
    words = "不符，整扎重录" if withdrawn else "逐张相符"
    with logged(office, READ_THROUGH, f"投票{round_id}", f"第{bundle}扎 {words}：{names}") as work:
        store_in(work, *steps)
    return len(steps)


def _steps(office: Office, round_id: RoundId, bundle: int, withdrawn: bool) -> Iterator[Step]:
    reason = f"{READ_THROUGH}：整扎重录" if withdrawn else READ_THROUGH
    for recorder in (1, 2):
        count = open_count(office, round_id, recorder, bundle)
        last = {one.number: one for one in ballot_versions(office, round_id, recorder)}
        for number, own in ((one, last[one]) for one in count.numbers if one in last):
            yield count.step(number, own.marks, reason, withdrawn=withdrawn, set_aside=own.set_aside)
