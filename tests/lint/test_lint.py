#!/usr/bin/env python3
"""Each lint rule must catch its offence and leave clean code alone."""
import pathlib
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import lint  # noqa: E402

CMAKE = {
    "services/core": "callboard_module(core LAYER 0 SOURCES a.h)",
    "services/http": "callboard_module(http LAYER 2 USES core SOURCES a.h)",
    "services/store": "callboard_module(store LAYER 3 USES core SOURCES a.h)",
    "services/calls": "callboard_module(calls LAYER 3 USES http SOURCES a.h)",
    "ui/calls": "callboard_module(ui_calls LAYER 7 USES core SOURCES a.h)",
}


class LintTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.root = pathlib.Path(self.folder.name)
        for name, text in CMAKE.items():
            self.write(f"{name}/CMakeLists.txt", text)
            self.write(f"{name}/README.md", "# x\n")

    def tearDown(self):
        self.folder.cleanup()

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def offences(self, name, text):
        self.write(name, text)
        return lint.Lint(self.root).run()

    def test_clean_code_passes(self):
        self.assertEqual(self.offences("services/store/a.cpp", '#include "core/a.h"\n#include <QString>\n'), [])

    def test_what_a_used_module_uses_may_be_included(self):
        self.assertEqual(self.offences("services/calls/a.cpp", '#include "core/a.h"\n'), [])

    def test_an_undeclared_include_is_caught(self):
        self.assertTrue(self.offences("services/store/a.cpp", '#include "http/a.h"\n'))

    def test_ui_may_not_see_http_or_json(self):
        self.assertTrue(self.offences("ui/calls/a.cpp", '#include "http/a.h"\n'))
        self.assertTrue(self.offences("ui/calls/a.cpp", "#include <QJsonObject>\n"))

    def test_store_may_not_see_sockets_or_the_clock(self):
        self.assertTrue(self.offences("services/store/a.cpp", "#include <QTcpSocket>\n"))
        self.assertTrue(self.offences("services/store/a.cpp", "auto t = QDateTime::currentDateTimeUtc();\n"))

    def test_untranslated_text_is_caught(self):
        self.assertTrue(self.offences("ui/calls/a.cpp", 'b->setText(u"Answer"_s);\n'))
        self.assertEqual(self.offences("ui/calls/a.cpp", 'b->setText(tr("Answer"));\nb->setText(u"…"_s);\n'), [])

    def test_long_files_are_caught(self):
        self.assertTrue(self.offences("services/core/a.cpp", "int a;\n" * 501))

    def test_things_left_to_do_are_caught(self):
        self.assertTrue(self.offences("services/core/a.cpp", "// TO" + "DO later\n"))

    def test_a_folder_without_readme_is_caught(self):
        (self.root / "services/core/README.md").unlink()
        self.assertTrue(self.offences("services/core/a.cpp", "\n"))


if __name__ == "__main__":
    unittest.main()
