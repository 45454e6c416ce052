// The Recordings page by keyboard, in each of its states.
#include "audio/fakesound.h"
#include "library/fakerelay.h"
#include "models/playdesk.h"
#include "support/windowcheck.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/recordings/evacuationbar.h"
#include "ui/recordings/recordingspage.h"
#include "ui/recordings/recordingsworkspace.h"
#include "ui/recordings/waveform.h"
#include "ui/widgets/densetable.h"
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QHeaderView>
#include <QMainWindow>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace callboard;
using namespace callboard::test;

namespace {

struct Bench {
    QTemporaryDir folder;
    Settings settings{folder.filePath(u"c.ini"_s)};
    Language language{settings};
    Appearance appearance{settings};
    PlayDesk desk;
    FakeRelay relay;
    QMainWindow window;
    RecordingsWorkspace workspace;

    static http::HttpClientParts once()
    {
        http::HttpClientParts parts;
        parts.retry.tries = 1;
        return parts;
    }
    explicit Bench(bool withSpeaker = true)
        : workspace(
            desk,
            [withSpeaker] {
                auto made = std::make_unique<audio::FakeSound>();
                if (withSpeaker)
                    made->plug(audio::Direction::Out, "usb", true);
                return made;
            },
            once())
    {
        settings.set(setting::language, u"en"_s);
        relay.sound = toneSound(2, 2);
        relay.peaks = peaksOfSound(relay.sound);
        window.setCentralWidget(workspace.makePage(&window));
        window.resize(1200, 640);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
    }
    ~Bench() { delete window.takeCentralWidget(); }

    void signIn() { workspace.useAccess(relay.url(), u"good"_s); }
    RecordingsPage *page() const { return window.findChild<RecordingsPage *>(); }
    DenseTable *table() const { return page()->table(); }
    int rows() const { return table()->model()->rowCount(); }
    QString text(const QString &name) const { return window.findChild<QLabel *>(name)->text(); }
    QPlainTextEdit *details() const { return window.findChild<QPlainTextEdit *>(u"recordingDetails"_s); }
    /// Of the bar in the page, of the one for all workspaces.
    QString clock(const QWidget *bar) const
    {
        return bar->isVisible() ? bar->findChild<QLabel *>(u"evacuationWords"_s)->text() : QString();
    }
    EvacuationBar *pageBar() const { return page()->findChild<EvacuationBar *>(); }
    void reread(const QString &at)
    {
        desk.nowMs = QDateTime::fromString(u"2026-03-16T09:00:00Z"_s, Qt::ISODate)
                         .msecsTo(QDateTime::fromString(at, Qt::ISODate));
        for (QJsonObject &card : relay.cards)
            card.insert(u"callConnectionId"_s, at); // another card, so that the list changes
        action("refreshRecordings")->trigger();
    }
    Waveform *waveform() const { return window.findChild<Waveform *>(); }
    QString at() const { return waveform()->accessibleDescription(); }
    QAction *action(const char *name) const
    {
        for (QAction *action : workspace.actions())
            if (action->objectName() == QLatin1StringView(name))
                return action;
        return nullptr;
    }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, with);
    }
    void openFirst()
    {
        QTRY_VERIFY(rows() > 0);
        table()->setFocus();
        press(Qt::Key_Down);
        table()->selectRow(0);
    }
};

} // namespace

class TestRecordingsPage : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyListSaysHowToFillIt()
    {
        Bench b;
        b.signIn();
        QTest::qWait(100);
        windowcheck::picture(&b.window, u"recordings-empty"_s);
        QCOMPARE(b.rows(), 0);
        QVERIFY(!b.action("playRecording")->isEnabled());
    }
    void theListIsSearched()
    {
        Bench b;
        auto other = b.relay.card(u"rec-2"_s);
        other.insert(u"customer"_s, QJsonObject{{u"rawId"_s, u"4:+14255550199"_s}, {u"name"_s, u"Ana Diaz"_s}});
        b.relay.cards = {b.relay.card(u"rec-1"_s), other};
        b.signIn();
        QTRY_COMPARE(b.rows(), 2);
        QAbstractItemModelTester tester(b.table()->model());
        b.table()->setFocus();
        b.press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), b.page()->filter());
        QTest::keyClicks(b.page()->filter(), u"diaz"_s);
        QTRY_COMPARE(b.rows(), 1);
        QTest::keyClicks(b.page()->filter(), u"j l "_s); // letters and blanks are text here
        QTRY_COMPARE(b.rows(), 0);
        windowcheck::picture(&b.window, u"recordings-none-found"_s);
    }
    void aRecordingIsPlayedByKeys()
    {
        Bench b;
        b.relay.cards = {b.relay.card(u"rec-1"_s)};
        b.signIn();
        b.openFirst();
        QTRY_VERIFY(b.text(u"recordingTitle"_s).startsWith(u"Lee Wong"_s));
        QVERIFY(b.details()->toPlainText().contains(QString(64, u'a')));
        QVERIFY(b.waveform()->isVisible());
        windowcheck::picture(&b.window, u"recordings-chosen"_s);
        b.press(Qt::Key_Space);
        QTRY_COMPARE(b.action("playRecording")->text(), u"&Pause"_s);
        windowcheck::picture(&b.window, u"recordings-playing"_s);
        b.press(Qt::Key_Space);
        QTRY_COMPARE(b.action("playRecording")->text(), u"&Play"_s);
        b.press(Qt::Key_Right);
        QTRY_COMPARE(b.at(), u"At 0:02 of 0:02"_s);
        b.press(Qt::Key_J);
        QTRY_COMPARE(b.at(), u"At 0:00 of 0:02"_s);
        b.press(Qt::Key_L);
        QTRY_COMPARE(b.at(), u"At 0:02 of 0:02"_s);
        b.press(Qt::Key_Left);
        QTRY_COMPARE(b.at(), u"At 0:00 of 0:02"_s);
        b.waveform()->setFocus();
        b.press(Qt::Key_End);
        QTRY_COMPARE(b.at(), u"At 0:02 of 0:02"_s);
        QTest::mouseClick(b.waveform(), Qt::LeftButton, {}, QPoint(1, 10));
        QTRY_COMPARE(b.at(), u"At 0:00 of 0:02"_s);
    }
    void withoutASpeakerTheListStaysAndSaysWhatIsMissing()
    {
        Bench b(false);
        b.relay.cards = {b.relay.card(u"rec-1"_s)};
        b.signIn();
        b.openFirst();
        b.press(Qt::Key_Space);
        QTRY_VERIFY(b.text(u"recordingRemark"_s).contains(u"no sound device"_s));
        QCOMPARE(b.rows(), 1);
        windowcheck::picture(&b.window, u"recordings-no-device"_s);
    }
    void whatCanNotBeHeardSaysWhy_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("words");
        QTest::addColumn<bool>("playable");
        QTest::newRow("fetching") << u"available"_s << u""_s << u"being fetched"_s << false;
        QTest::newRow("full") << u"available"_s << u"DiskFull"_s << u"disk is full"_s << false;
        QTest::newRow("expired") << u"expired"_s << u"Expired"_s << u"expired before it was stored"_s << false;
        QTest::newRow("damaged") << u"failed"_s << u"Damaged"_s << u"What is left"_s << true;
    }
    void whatCanNotBeHeardSaysWhy()
    {
        QFETCH(QString, state);
        QFETCH(QString, code);
        QFETCH(QString, words);
        QFETCH(bool, playable);
        Bench b;
        auto card = b.relay.card(u"rec-1"_s, state);
        if (!code.isEmpty())
            card.insert(u"error"_s, QJsonObject{{u"code"_s, code}, {u"message"_s, u"m"_s}});
        b.relay.cards = {card};
        b.signIn();
        b.openFirst();
        QTRY_VERIFY2(b.text(u"recordingRemark"_s).contains(words), qPrintable(b.text(u"recordingRemark"_s)));
        QCOMPARE(b.action("playRecording")->isEnabled(), playable);
        windowcheck::picture(&b.window, u"recordings-"_s + QString::fromLatin1(QTest::currentDataTag()));
    }
    void whatIsNotAllowedSaysSo()
    {
        Bench b;
        b.relay.cards = {b.relay.card(u"rec-1"_s)};
        b.signIn();
        b.openFirst();
        b.relay.refuse = 403;
        b.press(Qt::Key_Space);
        QTRY_VERIFY2(b.text(u"recordingRemark"_s).contains(u"did not allow"_s),
                     qPrintable(b.text(u"recordingRemark"_s)));
        windowcheck::picture(&b.window, u"recordings-not-allowed"_s);
        b.relay.refuse = 0;
        b.press(Qt::Key_Space);
        QTRY_COMPARE(b.action("playRecording")->text(), u"&Pause"_s);
    }
    void allThatIsKnownCanBeCopied()
    {
        Bench b;
        auto card = b.relay.card(u"rec-1"_s, u"failed"_s);
        card.insert(u"error"_s, QJsonObject{{u"code"_s, u"Damaged"_s}, {u"message"_s, u"the sum differs"_s}});
        b.relay.cards = {card};
        b.signIn();
        b.openFirst();
        b.press(Qt::Key_D, Qt::ControlModifier);
        const QString copied = QGuiApplication::clipboard()->text();
        for (const QString &part : {u"Lee Wong"_s, u"rec-1"_s, QString(64, u'a'), u"the sum differs"_s, u"Incoming"_s})
            QVERIFY2(copied.contains(part), qPrintable(copied));
    }
    void allColumnsAndDetailsAreInView_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s;
    }
    void allColumnsAndDetailsAreInView()
    {
        QFETCH(QString, language);
        Bench b;
        b.settings.set(setting::language, language);
        b.window.resize(1280 - 64, 720); // a window of 1280 x 800 without its rail and bars
        b.relay.cards = {b.relay.card(u"rec-1"_s), b.relay.card(u"rec-2"_s, u"available"_s),
                         b.relay.card(u"rec-3"_s, u"failed"_s), b.relay.card(u"rec-4"_s, u"expired"_s)};
        b.signIn();
        b.openFirst();
        QTRY_COMPARE(b.rows(), 4);
        windowcheck::picture(&b.window, u"recordings-list-"_s + language);
        QCOMPARE(b.table()->horizontalScrollBar()->maximum(), 0);
        QCOMPARE(b.table()->model()->columnCount(), 7);
        for (int column = 0; column < 7; ++column)
            for (int row = 0; row < 4; ++row) {
                const QString text = b.table()->model()->index(row, column).data().toString();
                QVERIFY(!text.isEmpty());
                QVERIFY2(b.table()->fontMetrics().horizontalAdvance(text) < b.table()->columnWidth(column),
                         qPrintable(text));
            }
        QCOMPARE(b.window.findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
    }
    void theClockOfWhatIsNotStoredRuns()
    {
        Bench b;
        const std::unique_ptr<QWidget> everywhere(b.workspace.makeBar(nullptr));
        b.relay.cards = {b.relay.card(u"rec-1"_s), b.relay.card(u"rec-2"_s, u"available"_s),
                         b.relay.card(u"rec-3"_s, u"available"_s)};
        b.signIn();
        QTRY_COMPARE(b.clock(b.pageBar()), u"2 recordings are not stored yet: 21 h left."_s);
        QVERIFY(everywhere->isHidden());
        windowcheck::picture(&b.window, u"recordings-clock"_s);
        const auto state = [&] { return b.table()->model()->index(0, 6).data().toString(); };
        b.table()->sortByColumn(6, Qt::AscendingOrder);
        QTRY_COMPARE(state(), u"Not stored yet, 21 h left"_s);
        b.reread(u"2026-03-16T20:30:00Z"_s);
        QTRY_COMPARE(b.clock(everywhere.get()),
                     u"2 recordings are still not stored. The service deletes the first in 9 h."_s);
        QVERIFY(b.pageBar()->isHidden());
        QTRY_COMPARE(state(), u"Not stored yet, 9 h left"_s);
        b.table()->setFocus();
        b.table()->selectRow(0);
        QTRY_COMPARE(b.text(u"recordingState"_s), u"Not stored yet, 9 h left"_s);
        b.reread(u"2026-03-16T22:00:00Z"_s);
        QTRY_COMPARE(b.text(u"recordingState"_s), u"Not stored yet, 8 h left"_s);
        b.relay.cards.removeLast();
        b.relay.cards[1].insert(u"error"_s, QJsonObject{{u"code"_s, u"DiskFull"_s}, {u"message"_s, u"m"_s}});
        b.workspace.signedOut();
        QTRY_VERIFY(everywhere->isHidden());
        b.signIn();
        b.reread(u"2026-03-17T06:00:01Z"_s);
        QTRY_VERIFY(b.clock(everywhere.get()).contains(u"1 recording is not stored"_s));
        QVERIFY(b.clock(everywhere.get()).contains(u"disk is full"_s));
        QTRY_COMPARE(state(), u"Not stored yet, time is up"_s);
        windowcheck::picture(everywhere.get(), u"recordings-alarm"_s);
        b.relay.cards[1] = b.relay.card(u"rec-2"_s);
        b.reread(u"2026-03-17T06:00:02Z"_s);
        QTRY_VERIFY(everywhere->isHidden() && b.pageBar()->isHidden());
    }
    void whatIsNotStoredIsShownByKey()
    {
        Bench b;
        b.relay.cards = {b.relay.card(u"rec-1"_s), b.relay.card(u"rec-2"_s, u"available"_s)};
        b.signIn();
        QTRY_COMPARE(b.rows(), 2);
        b.table()->setFocus();
        b.press(Qt::Key_U, Qt::ControlModifier);
        QTRY_COMPARE(b.rows(), 1);
        QCOMPARE(b.table()->model()->index(0, 0).data(KeyRole).toString(), u"rec-2"_s);
        QCOMPARE(QApplication::focusWidget(), b.table());
    }
    void searchingHereIsNotSearchingTheCalls()
    {
        Bench b;
        QAction calls; // of the window's menu, with the same key
        calls.setShortcut(QKeySequence::Find);
        QSignalSpy called(&calls, &QAction::triggered);
        b.window.addAction(&calls);
        b.relay.cards = {b.relay.card(u"rec-1"_s)};
        b.signIn();
        b.openFirst();
        b.press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), b.page()->filter());
        b.waveform()->setFocus();
        b.press(Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(QApplication::focusWidget(), b.page()->filter());
        QCOMPARE(called.size(), 0);
    }
    void aFocusedControlKeepsItsOwnKeys()
    {
        Bench b;
        b.relay.cards = {b.relay.card(u"rec-1"_s)};
        b.signIn();
        b.openFirst();
        auto *volume = b.window.findChild<QSlider *>();
        QTRY_VERIFY(volume->isVisible());
        volume->setFocus();
        b.press(Qt::Key_Left);
        QCOMPARE(volume->value(), 99);
        QCOMPARE(b.at(), u"At 0:00 of 0:02"_s);
        for (QToolButton *button : b.window.findChildren<QToolButton *>())
            if (button->defaultAction() == b.action("recordingFarForward")) {
                button->setFocus();
                b.press(Qt::Key_Space);
            }
        QTRY_COMPARE(b.at(), u"At 0:02 of 0:02"_s);
        QCOMPARE(b.action("playRecording")->text(), u"&Play"_s);
    }
    void aListThatCanNotBeReadIsReadAgainByKey()
    {
        Bench b;
        b.relay.refuse = 500;
        b.relay.cards = {b.relay.card(u"rec-1"_s)};
        b.signIn();
        QTRY_VERIFY(b.relay.requests > 0);
        QTest::qWait(100);
        windowcheck::picture(&b.window, u"recordings-unreadable"_s);
        b.relay.refuse = 0;
        b.table()->setFocus();
        b.press(Qt::Key_F5);
        QTRY_COMPARE(b.rows(), 1);
    }
    void everythingHasANameAndFits()
    {
        Bench b;
        b.relay.cards = {b.relay.card(u"rec-1"_s), b.relay.card(u"rec-2"_s, u"expired"_s)};
        b.signIn();
        b.openFirst();
        QTest::qWait(100);
        QCOMPARE(windowcheck::unnamedControls(&b.window), QStringList());
        QCOMPARE(windowcheck::sharedMnemonics(&b.window), QStringList());
        QCOMPARE(windowcheck::clippedTexts(&b.window), QStringList());
        b.settings.set(setting::language, u"zh_CN"_s);
        b.settings.set(setting::theme, Theme::Dark);
        QTest::qWait(100);
        QCOMPARE(windowcheck::clippedTexts(&b.window), QStringList());
        windowcheck::picture(&b.window, u"recordings-zh-dark"_s);
        b.settings.set(setting::language, u"en"_s);
        b.settings.set(setting::theme, Theme::Light);
        b.settings.set(setting::fontScale, 200);
        QTest::qWait(100);
        QCOMPARE(windowcheck::clippedTexts(&b.window), QStringList());
        QCOMPARE(b.window.findChild<QScrollArea *>()->horizontalScrollBar()->maximum(), 0);
        windowcheck::picture(&b.window, u"recordings-200"_s);
    }
};

QTEST_MAIN(TestRecordingsPage)
#include "tst_recordingspage.moc"
