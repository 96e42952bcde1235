"""A script in Node that answers a line of JSON for each line of JSON."""

import json
import subprocess


class Node:
    """Runs until it is closed."""

    def __init__(self, script, *arguments):
        command = ["node", str(script), *map(str, arguments)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
        )

    def ask(self, value):
        """The answer to one value."""
        self.process.stdin.write(json.dumps(value) + "\n")
        self.process.stdin.flush()
        return self.line()

    def line(self):
        """The next line."""
        line = self.process.stdout.readline()
        assert line, "the script in Node has ended"
        return json.loads(line)

    def close(self):
        """End it."""
        self.process.kill()
        self.process.communicate()
