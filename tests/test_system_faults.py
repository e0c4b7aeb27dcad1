import errno
import os

import pytest

from analysis.system_faults import reason_of, remedy_of


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EBUSY, errno.EIO, errno.ENAMETOOLONG])
def test_reason_and_remedy_are_vietnamese(code):
    error = OSError(code, os.strerror(code))
    assert os.strerror(code) not in reason_of(error) and remedy_of(error)[0].isupper()


def test_unknown_reason_is_the_systems_own():
    assert reason_of(OSError(errno.EDOM, "Numerical argument")) == "Numerical argument"


def test_full_disk_names_the_space_left(tmp_path):
    """Of the nearest folder that is there."""
    assert f"({tmp_path} còn " in remedy_of(OSError(errno.ENOSPC, "full"), tmp_path / "chưa" / "có")
