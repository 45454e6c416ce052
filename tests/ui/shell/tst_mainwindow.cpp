#include "core/literals.h"
#include "support/manualclock.h"
#include "support/windowcheck.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/shell/banner.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/commands.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/mainmenus.h"
#include "ui/shell/mainwindow.h"
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <QToolButton>
#include <QTreeView>
#include <QTreeWidget>

using namespace callboard;
using namespace std::chrono_literals;

/// A window with two workspaces that count how often they were made.
class TestMainWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void workspacesAreMadeWhenShown();
    void theRailIsOneTabStop();
    void theTitleNamesProfileAndUser();
    void linkStatesAreToldInWords();
    void offlineShowsSinceWhenTheTruthIsOld();
    void tryingAgainAsksForTheLink();
    void everyActionIsInAMenuWithAKey();
    void theKeySheetListsEveryCommand();
    void thePaletteFindsACommandByAnyWord();
    void thePaletteRunsByKeyboardOnly();
    void aCommandThatIsOffDoesNotRun();
    void closingWithLiveCallsAsksFirst();
    void sizeAndPlaceAreKept();
    void everyControlHasANameAndALetterOfItsOwn();
    void chineseFitsAndSwitchesBack();
    void textAtTwiceTheSizeFits();
    void aboutNamesTheVersion();

private:
    std::unique_ptr<MainWindow> makeWindow();
    QTemporaryDir m_folder;
    ManualClock m_clock;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    QAction *m_hold = nullptr;
    int m_made = 0;
};

std::unique_ptr<MainWindow> TestMainWindow::makeWindow()
{
    auto window = std::make_unique<MainWindow>(*m_settings, *m_appearance, m_clock);
    for (const auto &[id, icon, title] :
         {std::tuple(u"calls"_s, u"calls"_s, u"&Calls"_s), std::tuple(u"settings"_s, u"settings"_s, u"&Settings"_s)}) {
        window->addWorkspace({id, icon, [title] { return title; },
                              [this](QWidget *parent) {
                                  ++m_made;
                                  return new QLineEdit(parent);
                              }});
    }
    return window;
}

void TestMainWindow::init()
{
    QFile::remove(m_folder.filePath(u"c.ini"_s));
    m_made = 0;
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"c.ini"_s));
    m_settings->set(setting::theme, Theme::Light);
    m_settings->set(setting::language, u"en"_s);
    m_language = std::make_unique<Language>(*m_settings);
    m_appearance = std::make_unique<Appearance>(*m_settings);
    m_window = makeWindow();
    m_hold = new QAction(u"&Hold the call…"_s, m_window.get());
    m_hold->setShortcut(Qt::Key_F7);
    m_window->menus().contribute(m_window->menus().call(), {m_hold});
    Profile profile;
    profile.id = u"x"_s;
    profile.name = u"Exchange"_s;
    profile.band = bandColours().at(3);
    m_window->setProfile(profile, u"Mina K."_s);
    m_window->showWorkspace(u"calls"_s);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_appearance.reset();
    m_language.reset();
    m_settings.reset();
}

void TestMainWindow::workspacesAreMadeWhenShown()
{
    QCOMPARE(m_made, 1);
    QVERIFY(!m_window->workspace(u"settings"_s));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QTRY_COMPARE(m_made, 2);
    QVERIFY(m_window->workspace(u"settings"_s)->isVisible());
    QVERIFY(!m_window->showWorkspace(u"nowhere"_s));
    QCOMPARE(m_settings->value(setting::workspace), u"settings"_s);
}

void TestMainWindow::theRailIsOneTabStop()
{
    int stops = 0;
    QToolButton *first = nullptr;
    for (QToolButton *button : m_window->findChildren<QToolButton *>()) {
        if (button->defaultAction() && button->defaultAction()->isCheckable() && button->focusPolicy() != Qt::NoFocus) {
            ++stops;
            first = button;
        }
    }
    QCOMPARE(stops, 1);
    first->setFocus();
    QTest::keyClick(first, Qt::Key_Down);
    QVERIFY(m_window->workspace(u"settings"_s)->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Up);
    QVERIFY(m_window->workspace(u"calls"_s)->isVisible());
}

void TestMainWindow::theTitleNamesProfileAndUser()
{
    QVERIFY(m_window->windowTitle().contains(u"Exchange"_s));
    QVERIFY(m_window->windowTitle().contains(u"Mina K."_s));
}

void TestMainWindow::linkStatesAreToldInWords()
{
    const auto *words = m_window->findChild<QLabel *>(u"linkWords"_s);
    Link status;
    status.state = Link::State::Live;
    status.latency = 38ms;
    m_window->setLink(status);
    QCOMPARE(words->text(), u"Live 38 ms"_s);
    status.state = Link::State::CatchingUp;
    status.behind = 214;
    m_window->setLink(status);
    QCOMPARE(words->text(), u"Catching up 214"_s);
    windowcheck::picture(m_window.get(), u"main-catching-up"_s);
}

void TestMainWindow::offlineShowsSinceWhenTheTruthIsOld()
{
    Link status;
    status.state = Link::State::Offline;
    status.since = QDateTime(QDate(2026, 3, 16), QTime(10, 42), QTimeZone::utc());
    status.lastTruth = status.since.addSecs(-2);
    m_window->setLink(status);
    QCOMPARE(m_window->findChild<QLabel *>(u"linkWords"_s)->text(), u"Offline since 10:42"_s);
    const auto *banner = m_window->findChild<Banner *>(u"linkBanner"_s);
    QVERIFY(banner->isVisible());
    QVERIFY(banner->sentence().contains(u"10:41:58"_s));
    windowcheck::picture(m_window.get(), u"main-offline"_s);
    status.state = Link::State::Live;
    m_window->setLink(status);
    QVERIFY(!banner->isVisible());
}

void TestMainWindow::tryingAgainAsksForTheLink()
{
    Link status;
    status.state = Link::State::Offline;
    status.since = m_clock.now();
    m_window->setLink(status);
    QSignalSpy spy(m_window.get(), &MainWindow::reconnectRequested);
    QTest::keyClick(m_window.get(), Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(spy.size(), 1);
}

void TestMainWindow::everyActionIsInAMenuWithAKey()
{
    QMap<QString, QString> keys;
    for (const Command &command : commandsOf(m_window->menuBar())) {
        const QString key = command.action->shortcut().toString();
        QVERIFY2(!key.isEmpty(), qPrintable(command.name));
        QVERIFY2(!keys.contains(key), qPrintable(command.name + " / "_L1 + keys.value(key)));
        keys.insert(key, command.name);
    }
    QCOMPARE(windowcheck::sharedMenuLetters(m_window->menuBar()).join(u" | "_s), QString());
}

void TestMainWindow::theKeySheetListsEveryCommand()
{
    QTest::keyClick(m_window.get(), Qt::Key_F1);
    KeySheet *sheet = nullptr;
    QTRY_VERIFY((sheet = m_window->findChild<KeySheet *>()) && sheet->isVisible());
    auto *list = sheet->findChild<QTreeWidget *>();
    for (const Command &command : commandsOf(m_window->menuBar()))
        QCOMPARE(list->findItems(command.name, Qt::MatchExactly | Qt::MatchRecursive).size(), 1);
    QTest::keyClicks(sheet->findChild<QLineEdit *>(), u"F7"_s);
    int shown = 0;
    for (QTreeWidgetItemIterator at(list, QTreeWidgetItemIterator::NotHidden | QTreeWidgetItemIterator::NoChildren);
         *at; ++at)
        ++shown;
    QCOMPARE(shown, 1);
    sheet->findChild<QLineEdit *>()->clear();
    windowcheck::picture(sheet, u"keys"_s);
    QCOMPARE(windowcheck::unnamedControls(sheet), QStringList());
}

void TestMainWindow::thePaletteFindsACommandByAnyWord()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = nullptr;
    QTRY_VERIFY((palette = m_window->findChild<CommandPalette *>()) && palette->isVisible());
    auto *list = palette->findChild<QTreeView *>();
    QVERIFY(list->model()->rowCount() > 8);
    windowcheck::picture(palette, u"palette"_s);
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"dark light"_s);
    QCOMPARE(list->model()->rowCount(), 1);
    palette->findChild<QLineEdit *>()->clear();
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"CALL hold"_s);
    QCOMPARE(list->model()->index(0, 0).data().toString(), u"Hold the call"_s);
    QCOMPARE(windowcheck::unnamedControls(palette), QStringList());
}

void TestMainWindow::thePaletteRunsByKeyboardOnly()
{
    QSignalSpy spy(m_hold, &QAction::triggered);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = nullptr;
    QTRY_VERIFY((palette = m_window->findChild<CommandPalette *>()) && palette->isVisible());
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"hold"_s);
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_COMPARE(spy.size(), 1);
    QVERIFY(!palette->isVisible());
}

void TestMainWindow::aCommandThatIsOffDoesNotRun()
{
    m_hold->setEnabled(false);
    QSignalSpy spy(m_hold, &QAction::triggered);
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    CommandPalette *palette = nullptr;
    QTRY_VERIFY((palette = m_window->findChild<CommandPalette *>()) && palette->isVisible());
    QTest::keyClicks(palette->findChild<QLineEdit *>(), u"hold"_s);
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Return);
    QTest::qWait(20);
    QCOMPARE(spy.size(), 0);
    QVERIFY(palette->isVisible());
    QTest::keyClick(palette->findChild<QLineEdit *>(), Qt::Key_Escape);
    QTRY_VERIFY(!palette->isVisible());
}

void TestMainWindow::closingWithLiveCallsAsksFirst()
{
    m_window->countLiveCallsBy([] { return 1; });
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    QVERIFY(m_window->isVisible());
    QMessageBox *box = nullptr;
    QTRY_VERIFY((box = m_window->findChild<QMessageBox *>(u"confirmClose"_s)) && box->isVisible());
    QVERIFY(box->text().startsWith(u"1 call will"_s));
    windowcheck::picture(box, u"confirm-close"_s);
    QTest::keyClick(box, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"confirmClose"_s));
    QVERIFY(m_window->isVisible());
    m_window->close();
    QTRY_VERIFY((box = m_window->findChild<QMessageBox *>(u"confirmClose"_s)) && QTest::qWaitForWindowActive(box));
    QTest::keyClick(box, Qt::Key_C, Qt::AltModifier);
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!m_window->isVisible());
}

void TestMainWindow::sizeAndPlaceAreKept()
{
    m_window->resize(900, 640);
    m_window->move(40, 50);
    QTest::qWait(20);
    const QRect before = m_window->geometry();
    m_window->close();
    m_window = makeWindow();
    m_window->show();
    QCOMPARE(m_window->geometry(), before);
}

void TestMainWindow::everyControlHasANameAndALetterOfItsOwn()
{
    Link status;
    status.state = Link::State::Offline;
    status.since = m_clock.now();
    m_window->setLink(status);
    m_window->setRemark(u"Secrets are kept in memory."_s);
    m_window->workspace(u"calls"_s)->setAccessibleName(u"x"_s);
    QCOMPARE(windowcheck::unnamedControls(m_window.get()), QStringList());
    QCOMPARE(windowcheck::sharedMnemonics(m_window.get()), QStringList());
    windowcheck::picture(m_window.get(), u"main-remark"_s);
}

void TestMainWindow::chineseFitsAndSwitchesBack()
{
    m_settings->set(setting::language, u"zh_CN"_s);
    Link status;
    status.state = Link::State::Offline;
    status.since = m_clock.now();
    status.lastTruth = m_clock.now();
    m_window->setLink(status);
    QTest::qWait(20);
    QVERIFY(m_window->menus().quit->text().contains(u"退出"_s));
    QTRY_COMPARE(windowcheck::clippedTexts(m_window.get()).join(u" | "_s), QString());
    QCOMPARE(windowcheck::sharedMenuLetters(m_window->menuBar()).join(u" | "_s), QString());
    QCOMPARE(windowcheck::sharedMnemonics(m_window.get()), QStringList());
    windowcheck::picture(m_window.get(), u"main-chinese"_s);
    m_settings->set(setting::language, u"en"_s);
    QTest::qWait(1);
    QCOMPARE(m_window->menus().quit->text(), u"&Quit"_s);
}

void TestMainWindow::textAtTwiceTheSizeFits()
{
    m_settings->set(setting::fontScale, 200);
    m_settings->set(setting::theme, Theme::Dark);
    Link status;
    status.state = Link::State::Offline;
    status.since = m_clock.now();
    status.lastTruth = m_clock.now();
    m_window->setLink(status);
    QTest::qWait(20);
    QTRY_COMPARE(windowcheck::clippedTexts(m_window.get()).join(u" | "_s), QString());
    windowcheck::picture(m_window.get(), u"main-200-dark"_s);
}

void TestMainWindow::aboutNamesTheVersion()
{
    QCoreApplication::setApplicationVersion(u"9.8.7"_s);
    m_window->menus().about->trigger();
    auto *box = m_window->findChild<QMessageBox *>(u"aboutBox"_s);
    QVERIFY(box);
    QVERIFY(box->text().contains(u"9.8.7"_s));
    QTest::qWait(20);
    windowcheck::picture(box, u"about"_s);
    box->close();
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
