"""Writes the first migration from the tables as they are now: python packaging/freeze_schema.py

Only before the first release: afterwards a change of the tables is a new revision written by hand.
"""

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "huanjie_desktop" / "storage" / "migrations" / "versions" / "0001_initial.py"
HEAD = '''"""The tables of the first version. Made by packaging/freeze_schema.py; frozen with the first release."""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

STATEMENTS = (
'''
TAIL = ''')


def upgrade() -> None:
    """Make every table, index and trigger."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
'''


def statements() -> list[str]:
    sys.path.insert(0, str(ROOT))
    from huanjie_desktop.storage.database import create_database

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "new.huanjie"
        create_database(path).close()
        with closing(sqlite3.connect(path)) as connection:
            rows = connection.execute(
                "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'"
                " AND tbl_name <> 'alembic_version' ORDER BY rowid"
            )
            return [row[0] for row in rows]


def main() -> None:
    body = "".join(f'    r"""{statement}""",\n' for statement in statements())
    TARGET.write_text(HEAD + body + TAIL, encoding="utf-8")
    print(TARGET.relative_to(ROOT))


if __name__ == "__main__":
    main()
