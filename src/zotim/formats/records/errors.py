"""A file of records that can't be read."""

from zotim.formats.problems import Problem


class UnreadableRecords(ValueError):
    """A file whose rows can't be told apart. ``problems`` says where and why."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems
