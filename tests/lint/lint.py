#!/usr/bin/env python3
"""Checks the source tree against the rules of architecture.md. Prints each offence as file:line: text."""
import pathlib
import re
import sys

LONGEST_FILE = 500
CODE_ROOTS = ("services", "models", "ui", "app", "tests")
MODULE = re.compile(r"callboard_module\((\w+)\s+(.*?)\)", re.S)
KEYWORDS = {"LAYER", "USES", "QT", "LIBS", "SOURCES"}
INCLUDE = re.compile(r'^\s*#include\s+"([^"]+)"')
SYSTEM_INCLUDE = re.compile(r"^\s*#include\s+<([^>]+)>")

# What a folder must never include, whatever it links to.
FORBIDDEN_SYSTEM = {
    "services/store": re.compile(r"^(QTcp|QUdp|QSsl|QLocalS|QNetwork|QWebSocket|QThread|QMutex|thread|mutex)"),
    "services/exchange/engine": re.compile(r"^(QTcp|QUdp|QSsl|QLocalS|QNetwork|QWebSocket|QThread|QMutex|QTimer|thread|mutex)"),
    "models": re.compile(r"^(QNetwork|QTcp|QSsl|QWebSocket)"),
    "ui": re.compile(r"^(QNetwork|QTcp|QSsl|QWebSocket|QJson)"),
}
FORBIDDEN_MODULE = {"models": {"http"}, "ui": {"http", "feed"}}
WALL_CLOCK = re.compile(r"\b(currentDateTime(Utc)?|currentMSecsSinceEpoch|system_clock::now|steady_clock::now|QTimer\b|singleShot)")
NO_CLOCK = ("services/store", "services/exchange/engine")
VISIBLE = re.compile(
    r"\b(setText|setWindowTitle|setToolTip|setPlaceholderText|setAccessibleName|setAccessibleDescription|setStatusTip|"
    r"setWhatsThis|setTitle|addAction|addMenu|addTab|addRow|setLabelText|setInformativeText|"
    r"QLabel|QPushButton|QToolButton|QCheckBox|QRadioButton|QGroupBox|QAction)\s*\(\s*(?:u?\"([^\"]*)\")")
LETTERS = re.compile(r"[A-Za-z]{2,}")
TO_DO = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")


def modules(root):
    """Every declared module: its folder (relative) -> (name, uses)."""
    found = {}
    for path in root.rglob("CMakeLists.txt"):
        if "build" in path.relative_to(root).parts:
            continue
        for match in MODULE.finditer(path.read_text()):
            words, uses, current = match.group(2).split(), set(), None
            for word in words:
                if word in KEYWORDS:
                    current = word
                elif current == "USES":
                    uses.add(word)
            found.setdefault(path.parent.relative_to(root).as_posix(), []).append((match.group(1), uses))
    return found


def include_folder(include, folders):
    """The declared folder an include path points into: the longest one that fits."""
    parent = pathlib.PurePosixPath(include).parent.as_posix()
    for candidate in ("services/" + parent, parent):
        while candidate and candidate != ".":
            if candidate in folders:
                return candidate
            candidate = pathlib.PurePosixPath(candidate).parent.as_posix()
    return None


def reachable(name, by_name):
    """Modules a module may include: what it declares and, through public links, what those declare."""
    seen, todo = set(), [name]
    while todo:
        for use in by_name.get(todo.pop(), ()):
            if use not in seen:
                seen.add(use)
                todo.append(use)
    return seen


class Lint:
    def __init__(self, root):
        self.root = pathlib.Path(root).resolve()
        self.folders = modules(self.root)
        self.by_name = {name: uses for mods in self.folders.values() for name, uses in mods}
        self.offences = []

    def offend(self, path, line, text):
        self.offences.append(f"{path.relative_to(self.root).as_posix()}:{line}: {text}")

    def files(self):
        for top in CODE_ROOTS:
            for path in sorted((self.root / top).rglob("*")):
                if path.suffix in (".cpp", ".h") and "node_modules" not in path.parts:
                    yield path

    def run(self):
        for path in self.files():
            lines = path.read_text(encoding="utf-8").split("\n")
            self.check_length(path, lines)
            self.check_includes(path, lines)
            self.check_lines(path, lines)
        self.check_readmes()
        return self.offences

    def check_length(self, path, lines):
        if len(lines) - 1 > LONGEST_FILE:
            self.offend(path, len(lines), f"longer than {LONGEST_FILE} lines")

    def owner(self, path):
        folder = path.parent
        while folder != self.root:
            key = folder.relative_to(self.root).as_posix()
            if key in self.folders:
                return key
            folder = folder.parent
        return None

    def check_includes(self, path, lines):
        relative = path.relative_to(self.root).as_posix()
        own = self.owner(path)
        if own is None:
            return
        allowed = {name for name, _ in self.folders[own]}
        for name, _ in self.folders[own]:
            allowed |= reachable(name, self.by_name)
        for number, line in enumerate(lines, 1):
            self.check_system(path, relative, number, line)
            match = INCLUDE.match(line)
            target = match and include_folder(match.group(1), self.folders)
            if not target:
                continue
            names = {name for name, _ in self.folders[target]}
            if not names & allowed:
                self.offend(path, number, f'includes "{match.group(1)}", which its module does not USE')
            for prefix, banned in FORBIDDEN_MODULE.items():
                if relative.startswith(prefix + "/") and names & banned:
                    self.offend(path, number, f'{prefix} must never see "{match.group(1)}"')

    def check_system(self, path, relative, number, line):
        match = SYSTEM_INCLUDE.match(line)
        for prefix, pattern in FORBIDDEN_SYSTEM.items():
            if match and relative.startswith(prefix + "/") and pattern.match(match.group(1)):
                self.offend(path, number, f"{prefix} must never see <{match.group(1)}>")

    def check_lines(self, path, lines):
        relative = path.relative_to(self.root).as_posix()
        for number, line in enumerate(lines, 1):
            if TO_DO.search(line):
                self.offend(path, number, "left to do")
            if relative.startswith(NO_CLOCK) and WALL_CLOCK.search(line):
                self.offend(path, number, "asks for the time itself: take a Clock or the event's time")
            if relative.startswith(("ui/", "models/", "app/console/")):
                visible = VISIBLE.search(line)
                if visible and LETTERS.search(visible.group(2)):
                    self.offend(path, number, f'visible text outside tr(): "{visible.group(2)}"')

    def check_readmes(self):
        for folder in self.folders:
            if not (self.root / folder / "README.md").exists():
                self.offences.append(f"{folder}: has no README.md")


def main():
    offences = Lint(sys.argv[1] if len(sys.argv) > 1 else ".").run()
    print("\n".join(offences) if offences else "lint: nothing found")
    return 1 if offences else 0


if __name__ == "__main__":
    sys.exit(main())
