"""Bit patterns of the six registration marks (定位标) that a ballot may carry."""

# DICT_4X4_50, ids 0 to 5: four rows of four cells, 1 is white; a black border of one cell goes round them.
MARKER_BITS: tuple[tuple[str, str, str, str], ...] = (
    ("1011", "0101", "0011", "0010"),
    ("0000", "1111", "1001", "1010"),
    ("0011", "0011", "0010", "1101"),
    ("1001", "1001", "0100", "0110"),
    ("0101", "0100", "1001", "1110"),
    ("0111", "1001", "1100", "1101"),
)
CELLS = 6


def black_cells(marker: int) -> tuple[tuple[int, int], ...]:
    """Return (row, column) of every black cell of the 6 × 6 mark, border included."""
    bits = MARKER_BITS[marker]
    inside = range(1, CELLS - 1)
    return tuple(
        (row, column)
        for row in range(CELLS)
        for column in range(CELLS)
        if row not in inside or column not in inside or bits[row - 1][column - 1] == "0"
    )
