"""Small text files that people hand in, and new files that never overwrite an old one."""

from pathlib import Path

from huanjie_desktop.base.trouble import UserError
from huanjie_desktop.services.election_work import refuse_errors


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file. Raises UserError when it is missing, unreadable or not UTF-8."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as missing:
        raise UserError("text_missing", file=path.name) from missing
    except UnicodeDecodeError as damage:
        raise UserError("text_not_utf8", file=path.name, position=damage.start + 1) from damage
    except OSError as refusal:
        raise UserError("text_not_readable", file=path.name, reason=refusal.strerror or "") from refusal


def read_lines(path: Path) -> list[str]:
    """Return the lines of a UTF-8 file; bytes that are no UTF-8 stand as half characters, for the line to be refused.

    Raises UserError when the file is missing or unreadable, or is no such text at all (it holds zero bytes).
    """
    try:
        content = path.read_bytes()
    except OSError:
        return read_text(path).split("\n")
    if b"\0" in content:
        raise UserError("text_not_utf8", file=path.name, position=content.index(b"\0") + 1)
    text = content.decode("utf-8-sig", "surrogateescape")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def read_names(path: Path) -> list[str]:
    """Return the cleaned names of a file, one a line; blank lines and lines with # are skipped. Raises UserError."""
    from huanjie_desktop.domain.people.names import clean_name

    names = []
    for line in read_text(path).splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            name, problems = clean_name(line)
            refuse_errors(problems)
            names.append(name)
    if not names:
        raise UserError("no_names", file=path.name)
    return names


def refuse_existing(path: Path) -> None:
    """Raise UserError when a file is there already, so that nothing is overwritten silently."""
    if path.exists():
        raise UserError("output_exists", file=path.name)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, complete or not at all. Raises UserError."""
    refuse_existing(path)
    passing = path.with_name(path.name + ".part")
    try:
        passing.write_bytes(content)
        passing.replace(path)
    except OSError as trouble:
        passing.unlink(missing_ok=True)
        raise UserError("file_not_written", file=path.name) from trouble


def empty_folder(path: Path) -> Path:
    """Make sure that a folder is there and empty. Raises UserError when it has files or cannot be made."""
    try:
        path.mkdir(parents=True, exist_ok=True)
        filled = any(path.iterdir())
    except OSError as trouble:
        raise UserError("file_not_written", file=path.name) from trouble
    if filled:
        raise UserError("folder_not_empty", folder=path.name)
    return path
