"""What rooms above keep about a record goes before it."""

from zotim.core.retention.along import GoesAlong


def test_rows_of_the_highest_room_go_first_and_each_is_asked_about_the_record():
    goes_along = GoesAlong[str]()
    goes_along(lambda record: f"of the first room about {record}")

    @goes_along
    def above(record):
        return f"of the room above about {record}"

    assert goes_along.of("x") == ["of the room above about x", "of the first room about x"]
    assert above("y") == "of the room above about y"


def test_records_of_two_kinds_dont_mix():
    GoesAlong[str]()(lambda record: record)
    assert GoesAlong[str]().of("x") == []
