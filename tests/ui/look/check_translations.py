#!/usr/bin/env python3
"""check_translations.py LUPDATE ROOT: every visible text of the sources has a finished translation that fits it."""
import collections
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

PLACE = re.compile(r"%L?(?:\d+|n)")
LETTER = re.compile(r"(?<!&)&([A-Za-z0-9])")


def updated(lupdate, root, language, folder, plural_only):
    """The translation file as it would be if the sources were read again now."""
    target = pathlib.Path(folder) / f"callboard_{language}.ts"
    shutil.copy(root / "translations" / target.name, target)
    sources = [str(root / name) for name in ("ui", "models", "app/console") if (root / name).exists()]
    command = [lupdate, "-silent", "-no-obsolete", "-locations", "none", "-I", str(root), "-I", str(root / "services")]
    subprocess.run(command + (["-pluralonly"] if plural_only else []) + sources + ["-ts", str(target)], check=True)
    return ET.parse(target)


def forms(message):
    translation = message.find("translation")
    if translation is None or translation.get("type") == "unfinished":
        return []
    plural = [form.text or "" for form in translation.findall("numerusform")]
    return plural or [translation.text or ""]


def places(text):
    return collections.Counter(PLACE.findall(text))


def problems(message, translated):
    source = message.findtext("source")
    texts = forms(message)
    if not texts or not all(texts):
        yield "not translated"
    for text in texts:
        if places(text) != places(source):
            yield f"other placeholders: {text!r}"
        if len(LETTER.findall(text)) != len(LETTER.findall(source)):
            yield f"mnemonic lost or added: {text!r}"
        if translated and ("…" in source) != ("…" in text):
            yield f"the mark of a dialog differs: {text!r}"


def check(tree, translated):
    found = []
    for context in tree.iter("context"):
        if "::" not in context.findtext("name"):
            found.append(f"{context.findtext('name')}: texts without a class are not found at run time")
        for message in context.iter("message"):
            for problem in problems(message, translated):
                found.append(f"{context.findtext('name')}: {message.findtext('source')!r}: {problem}")
    return found


def main():
    lupdate, root = sys.argv[1], pathlib.Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as folder:
        found = check(updated(lupdate, root, "zh_CN", folder, False), True)
        found += check(updated(lupdate, root, "en", folder, True), False)
    print("\n".join(found) if found else "translations: complete")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
