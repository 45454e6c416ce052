// A Calls page on a desk played by hand.
#pragma once
#include "models/playdesk.h"
#include "support/windowcheck.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callsworkspace.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include <QMainWindow>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

namespace callboard {

struct CallsBench {
    QTemporaryDir folder;
    Settings settings{folder.filePath(u"c.ini"_s)};
    Language language{settings};
    Appearance appearance{settings};
    PlayDesk desk;
    QMainWindow window;
    CallsWorkspace workspace{desk, settings};

    CallsBench()
    {
        settings.set(setting::language, u"en"_s);
        window.setCentralWidget(workspace.makePage(&window));
        window.addActions(workspace.actions().forCallMenu() + workspace.actions().forParticipantsMenu()
                          + workspace.actions().forMediaMenu());
        window.resize(1200, 640);
        window.show();
        QVERIFY2(QTest::qWaitForWindowExposed(&window), "the window");
        comeBack();
    }
    ~CallsBench() { delete window.takeCentralWidget(); }

    template<class T = QWidget>
    T *find(const QString &name) const
    {
        return window.findChild<T *>(name);
    }
    QAction *action(ActionKind kind) { return workspace.actions().action(kind); }
    QTableView *table(const QString &name) const { return find<QTableView>(name); }
    QString card(const QString &part) const { return find<QLabel>(part)->text(); }
    /// After a dialog; not every platform gives the window the keyboard back by itself.
    void comeBack()
    {
        window.activateWindow();
        QVERIFY2(QTest::qWaitForWindowActive(&window), "the focus");
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, with);
    }
};

} // namespace callboard
