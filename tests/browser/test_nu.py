"""Every page by the checker of the web's own standards (Nu), a Java program: `make .venv/vnu.jar` brings it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from browser.conftest import ABOVE, REPORTS

pytestmark = pytest.mark.browser

JAR = Path(__file__).parents[2] / ".venv" / "vnu.jar"
# for a program that ends in seconds; simply compiled code needs more of the stack
SHORT = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xss2m")
# what it does not know yet: two properties by which contents mark where one is, pictures in the page under a policy that
# allows them
NOT_KNOWN = re.compile(
    r"CSS: .*scroll-target-group|CSS: .*:target-current|violates Content Security Policy .* image “data:.* “img-src”"
)


def test_nothing_is_wrong_on_any_page(file_of):
    if not (JAR.exists() and shutil.which("java")):
        reason = "no Java, or no checker: make .venv/vnu.jar"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    pages = [file_of(name) for name in ("sample", *REPORTS, *ABOVE)]
    command = ["java", *SHORT, "-jar", JAR, "--stdout", "--format", "json", *pages]
    found = json.loads(subprocess.run(list(map(str, command)), capture_output=True, text=True).stdout)["messages"]
    told = [message for message in found if message["type"] != "info" or message.get("subType") == "warning"]
    assert len(told) >= len(pages)  # each has a style that it does not know
    wrong = [message for message in told if not NOT_KNOWN.search(message["message"])]
    assert [(Path(one["url"]).name, one["message"], one.get("extract")) for one in wrong] == []
