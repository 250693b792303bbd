"""The piles of 验票分拣: valid, void as a whole, doubtful; they are the ballots returned, and the entries fit them."""

from dataclasses import dataclass

from huanjie_desktop.domain.problems import Problem, error, warning


@dataclass(frozen=True)
class Piles:
    """Ballots sorted before calling: 有效, 整票无效, 待定."""

    valid: int
    void: int
    doubtful: int

    @property
    def total(self) -> int:
        """All papers on the table."""
        return self.valid + self.void + self.doubtful


def piles_problems(piles: Piles, returned: int) -> tuple[Problem, ...]:
    """Refuse piles that are not the ballots returned."""
    if min(piles.valid, piles.void, piles.doubtful) < 0:
        return (error("figure_negative", "0.4"),)
    if piles.total != returned:
        return (error("piles_do_not_add_up", "0.4", total=piles.total, returned=returned),)
    return ()


def entries_against_piles(piles: Piles, valid: int, void: int) -> tuple[Problem, ...]:
    """Warn as soon as more ballots were entered as valid or as void than the piles have, the doubtful ones included."""
    most_valid, most_void = piles.valid + piles.doubtful, piles.void + piles.doubtful
    if valid <= most_valid and void <= most_void:
        return ()
    return (
        warning(
            "piles_differ",
            "R-19",
            valid=valid,
            void=void,
            pile_valid=piles.valid,
            pile_void=piles.void,
            doubtful=piles.doubtful,
        ),
    )
