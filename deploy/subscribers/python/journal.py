"""What was handled, in a file: one line for each event."""
import json
import os

SUBJECTS = ("article", "story", "alert", "incident")


class Journal:
    """Remembers ids and newest revisions across restarts. A database does the same with a unique key on the id."""

    def __init__(self, path):
        self.ids, self.newest = set(), {}
        self.file = open(path, "a+b")
        self.file.seek(0)
        whole = 0
        for line in self.file:
            if not line.endswith(b"\n"):
                break  # a crash left half a line: that event was not acknowledged, and comes again
            self.remember(json.loads(line))
            whole += len(line)
        self.file.truncate(whole)

    def handle(self, event):
        """Writes the event down; None when it was there already."""
        if event["id"] in self.ids:
            return None
        data = event["data"]
        told = next((data[subject] for subject in SUBJECTS if subject in data), {})
        version = [told.get("revision", 0), event["time"]]
        entry = {
            "id": event["id"],
            "type": event["type"],
            "subject": event["subject"],
            "version": version,
            # Events come in no promised order: what is older than what is known changes nothing.
            "outdated": version < self.newest.get(event["subject"], [0, ""]),
            "title": told.get("title"),
        }
        self.file.write(json.dumps(entry, ensure_ascii=False).encode() + b"\n")
        self.file.flush()
        os.fsync(self.file.fileno())
        self.remember(entry)
        return entry

    def remember(self, entry):
        self.ids.add(entry["id"])
        self.newest[entry["subject"]] = max(entry["version"], self.newest.get(entry["subject"], [0, ""]))
