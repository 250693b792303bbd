"""The user's world said no: an expected failure, raised by any floor and told by the window or the command."""


class UserError(Exception):
    """An expected failure such as a locked file or a full disk.

    `code` has its sentence in services/texts/, `values` fill it. Anything else that is raised is a bug.
    """

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values
