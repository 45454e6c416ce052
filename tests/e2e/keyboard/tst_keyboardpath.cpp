// The whole path of a call with the real program against the real daemons, by keyboard alone: what is pressed goes to
// whatever has the focus, and what came of it is read off the screen.
#include "app/console/console.h"
#include "app/console/options.h"
#include "e2e/keyboard/exchangecontrol.h"
#include "models/calllistmodel.h"
#include "models/participantmodel.h"
#include "session/daemons/processes.h"
#include "support/windowcheck.h"
#include "ui/calls/noticerow.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/offerpopup.h"
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

namespace {

const QString line = u"4:+18005550100"_s;
const QString lee = u"4:+14255550123"_s;
const QString roy = u"4:+14255550124"_s;
const QString eva = u"4:+14255550125"_s;
const QString ana = u"4:+14255550130"_s;
const QString omar = u"4:+14255550131"_s;
const QString jo = u"4:+14255550133"_s;
const QString kim = u"8:acs:00000000-0000-4000-8000-000000000001_00000000-0000-4000-8000-000000000011"_s;
constexpr int patience = 15'000;

QJsonArray answers()
{
    return {QJsonObject{{u"do"_s, u"ring"_s}, {u"seconds"_s, 1}}, QJsonObject{{u"do"_s, u"answer"_s}}};
}

/// Presses "12#" some time after two keys were heard.
QJsonArray answersAndReplies()
{
    return {QJsonObject{{u"do"_s, u"ring"_s}, {u"seconds"_s, 1}}, QJsonObject{{u"do"_s, u"answer"_s}},
            QJsonObject{{u"do"_s, u"waitForTones"_s}, {u"count"_s, 2}, {u"seconds"_s, 120}},
            QJsonObject{{u"do"_s, u"wait"_s}, {u"seconds"_s, 8}},
            QJsonObject{{u"do"_s, u"dtmf"_s}, {u"tones"_s, u"12#"_s}}};
}

} // namespace

class TestKeyboardPath : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();

    // One after another: each goes on where the one before has left the window.
    void signingInTakesOneKey();
    void aCallRingsAndIsAnswered();
    void aPromptIsPlayed();
    void keysReachThePhoneAndDigitsComeBack();
    void theCallIsRecordedAndPaused();
    void theShieldTakesEverythingDown();
    void theCustomerIsHeldAndResumed();
    void aPhoneIsNotMutedAndHoldHelps();
    void anExpertIsAddedAndRemoved();
    void anAppUserIsAddedAndMuted();
    void anInvitationIsWithdrawn();
    void theTimelineShowsRawEvents();
    void aSecondCallIsRejected();
    void aThirdCallIsRedirected();
    void somebodyIsMovedOver();
    void theCallIsTransferred();
    void aNumberIsDialledAndTheCallEnded();
    void aBusyNumberIsExplained();
    void aRunningCallIsJoined();
    void aCallIsEndedForEveryone();
    void nothingWasReset();

private:
    template<class T = QWidget>
    T *find(const QString &name) const
    {
        return m_window->findChild<T *>(name);
    }
    QTableView *table(const QString &name) const { return find<QTableView>(name); }
    QString label(const QString &name) const { return find<QLabel>(name)->text(); }
    QString state() const { return label(u"cardState"_s); }
    QString media() const { return find<QLabel>(u"mediaState"_s)->accessibleName(); }
    void press(Qt::Key key, Qt::KeyboardModifiers with = Qt::NoModifier);
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }
    void ask(Qt::Key key, Qt::KeyboardModifiers with, const QString &answer);
    bool focusIn(const QString &name) const
    {
        const QWidget *focus = QApplication::focusWidget();
        return focus && focus->objectName() == name;
    }
    /// The row of a table whose column says so; -1 without.
    int rowOf(const QString &name, int column, const QString &text) const;
    bool goTo(const QString &name, int row);
    QString cell(const QString &name, int row, int column) const;
    OfferPopup *popup() const;
    void ring(const QString &who);
    void picture(const QString &name) { windowcheck::picture(m_window, u"keyboard-"_s + name); }

    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;
    std::unique_ptr<ExchangeControl> m_exchange;
    MainWindow *m_window = nullptr;
    QList<std::shared_ptr<QSignalSpy>> m_resets;
};

void TestKeyboardPath::initTestCase()
{
    ConsoleOptions options;
    options.dataFolder = m_folder.filePath(u"data"_s);
    const auto places = placesFor(options);
    QVERIFY(places);
    Places there = *places;
    there.programs = qEnvironmentVariable("CALLBOARD_BIN", QCoreApplication::applicationDirPath());
    Settings(there.settingsFile).set(setting::language, u"en"_s);
    m_console = std::make_unique<Console>(options, there);
    m_console->open();
}

void TestKeyboardPath::cleanupTestCase()
{
    m_exchange.reset();
    m_console.reset();
    // With calls live the daemons outlive the window.
    if (const auto daemons = readLocalState(m_folder.filePath(u"data/embedded"_s))) {
        processes::terminate(daemons->exchangePid);
        processes::terminate(daemons->relayPid);
        QTRY_VERIFY(!processes::isAlive(daemons->exchangePid) && !processes::isAlive(daemons->relayPid));
    }
}

void TestKeyboardPath::press(Qt::Key key, Qt::KeyboardModifiers with)
{
    // Without a window manager nobody activates the window below a dialog that was closed.
    if (!QApplication::activeWindow())
        m_window->activateWindow();
    QTRY_VERIFY(QApplication::activeWindow());
    QWidget *focus = QApplication::focusWidget();
    QTest::keyClick(focus ? focus : QApplication::activeWindow(), key, with);
}

int TestKeyboardPath::rowOf(const QString &name, int column, const QString &text) const
{
    const QAbstractItemModel *model = table(name)->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        if (model->index(row, column).data().toString().contains(text))
            return row;
    }
    return -1;
}

QString TestKeyboardPath::cell(const QString &name, int row, int column) const
{
    return table(name)->model()->index(row, column).data().toString();
}

bool TestKeyboardPath::goTo(const QString &name, int row)
{
    if (!focusIn(name) || row < 0)
        return false;
    press(Qt::Key_Home, Qt::ControlModifier);
    for (int at = 0; at < row; ++at)
        press(Qt::Key_Down);
    return table(name)->currentIndex().row() == row;
}

void TestKeyboardPath::ask(Qt::Key key, Qt::KeyboardModifiers with, const QString &answer)
{
    press(key, with);
    QTRY_VERIFY(focusIn(u"target"_s) || focusIn(u"placeId"_s));
    type(answer);
    press(Qt::Key_Return);
    QTRY_VERIFY(!focusIn(u"target"_s) && !focusIn(u"placeId"_s));
}

OfferPopup *TestKeyboardPath::popup() const
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *offer = qobject_cast<OfferPopup *>(top); offer && offer->isVisible())
            return offer;
    }
    return nullptr;
}

void TestKeyboardPath::ring(const QString &who)
{
    const QWidget *focus = QApplication::focusWidget();
    m_exchange->dial(who, line);
    QCOMPARE(m_exchange->lastStatus(), 200);
    QTRY_VERIFY_WITH_TIMEOUT(popup() && rowOf(u"callList"_s, int(CallColumn::State), u"Ringing"_s) >= 0, patience);
    QCOMPARE(QApplication::focusWidget(), focus);
}

void TestKeyboardPath::signingInTakesOneKey()
{
    QTRY_VERIFY(QApplication::activeWindow());
    press(Qt::Key_Return);
    const auto mainWindow = [] {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<MainWindow *>(top); window && window->isVisible())
                return window;
        }
        return static_cast<MainWindow *>(nullptr);
    };
    QTRY_VERIFY_WITH_TIMEOUT(mainWindow(), patience);
    m_window = mainWindow();
    m_window->activateWindow();
    QTRY_VERIFY_WITH_TIMEOUT(label(u"linkWords"_s).startsWith(u"Live"_s), patience);
    for (auto *view : m_window->findChildren<QTableView *>()) {
        new QAbstractItemModelTester(view->model(), QAbstractItemModelTester::FailureReportingMode::QtTest, view);
        m_resets.append(std::make_shared<QSignalSpy>(view->model(), &QAbstractItemModel::modelReset));
    }
    QTRY_COMPARE(QApplication::activeWindow(), m_window);
    const auto daemons = readLocalState(m_folder.filePath(u"data/embedded"_s));
    QVERIFY(daemons);
    m_exchange = std::make_unique<ExchangeControl>(*daemons);
    for (const auto &[who, name] : {std::pair(lee, u"Lee Wong"_s),
                                    {roy, u"Roy Diaz"_s},
                                    {eva, u"Eva Novak"_s},
                                    {ana, u"Ana Reyes"_s},
                                    {kim, u"Kim Park"_s}})
        m_exchange->define(who, name, answers());
    m_exchange->define(lee, u"Lee Wong"_s, answersAndReplies());
    m_exchange->define(omar, u"Omar Haddad"_s, {QJsonObject{{u"do"_s, u"reject"_s}, {u"reason"_s, u"busy"_s}}});
    m_exchange->define(jo, u"Jo Tran"_s, {QJsonObject{{u"do"_s, u"ignore"_s}}});
    QCOMPARE(m_exchange->lastStatus(), 200);
}

void TestKeyboardPath::aCallRingsAndIsAnswered()
{
    ring(lee);
    QTRY_COMPARE(state(), u"Ringing"_s);
    picture(u"01-rings"_s);
    press(Qt::Key_F2);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Live"_s, patience);
    QTRY_COMPARE(table(u"participants"_s)->model()->rowCount(), 2);
    QTRY_VERIFY(!popup());
    picture(u"02-answered"_s);
}

void TestKeyboardPath::aPromptIsPlayed()
{
    press(Qt::Key_P, Qt::ControlModifier);
    QTRY_VERIFY(focusIn(u"promptContent"_s));
    type(u"Welcome to Callboard, please hold the line."_s);
    press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"Prompt plays"_s), qPrintable(media()), patience);
    press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"Prompt stopped"_s), qPrintable(media()), patience);
}

void TestKeyboardPath::keysReachThePhoneAndDigitsComeBack()
{
    press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find(u"keypadDialog"_s) && find(u"keypadDialog"_s)->isActiveWindow());
    QTest::keyClicks(find(u"keypadDialog"_s), u"55"_s);
    auto *history = find<QListWidget>(u"toneHistory"_s);
    QTRY_VERIFY_WITH_TIMEOUT(history->count() == 2 && history->item(1)->text() == u"5  sent"_s, patience);
    picture(u"02b-keypad"_s);
    QTest::keyClick(find(u"keypadDialog"_s), Qt::Key_Escape);
    QTRY_VERIFY(!find(u"keypadDialog"_s));
    press(Qt::Key_G, Qt::ControlModifier);
    QTRY_VERIFY(focusIn(u"collectKind"_s));
    find<QSpinBox>(u"collectFirst"_s)->setValue(60);
    press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"Pressed 12"_s), qPrintable(media()), 2 * patience);
    picture(u"02c-digits"_s);
}

void TestKeyboardPath::theCallIsRecordedAndPaused()
{
    press(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY(focusIn(u"recordWish"_s));
    press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"REC "_s), qPrintable(media()), patience);
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(find(u"pauseDialog"_s) && find(u"pauseDialog"_s)->isActiveWindow());
    press(Qt::Key_Return);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"Card details"_s), qPrintable(media()), patience);
    picture(u"02d-paused"_s);
    press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"REC "_s), qPrintable(media()), patience);
}

void TestKeyboardPath::theShieldTakesEverythingDown()
{
    press(Qt::Key_T, Qt::ControlModifier | Qt::AltModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"Transcript on"_s), qPrintable(media()), patience);
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(media().contains(u"Shield on"_s), qPrintable(media()), patience);
    QVERIFY2(media().contains(u"PAUSED"_s) && !media().contains(u"Transcript on"_s), qPrintable(media()));
    picture(u"02e-shield"_s);
    press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY2_WITH_TIMEOUT(!media().contains(u"Shield"_s), qPrintable(media()), patience);
    QVERIFY2(media().contains(u"REC "_s) && media().contains(u"Transcript on"_s), qPrintable(media()));
}

void TestKeyboardPath::theCustomerIsHeldAndResumed()
{
    press(Qt::Key_F7);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"On hold"_s, patience);
    picture(u"03-held"_s);
    press(Qt::Key_F7);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Live"_s, patience);
}

void TestKeyboardPath::aPhoneIsNotMutedAndHoldHelps()
{
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    auto *row = find<NoticeRow>(u"explanation"_s);
    QTRY_VERIFY(row->isVisible());
    picture(u"04-refused"_s);
    // The button that helps is reached by Tab.
    const auto onHelp = [this] { return focusIn(u"noticeHelp"_s); };
    for (int tab = 0; tab < 40 && !onHelp(); ++tab)
        press(Qt::Key_Tab);
    QVERIFY(onHelp());
    press(Qt::Key_Space);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"On hold"_s, patience);
    press(Qt::Key_F6);
    press(Qt::Key_F7);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Live"_s, patience);
}

void TestKeyboardPath::anExpertIsAddedAndRemoved()
{
    ask(Qt::Key_I, Qt::ControlModifier, ana.mid(2));
    QTRY_COMPARE_WITH_TIMEOUT(table(u"participants"_s)->model()->rowCount(), 3, patience);
    const auto expertRow = [this] { return rowOf(u"participants"_s, int(ParticipantColumn::Role), u"Expert"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(expertRow() >= 0, patience);
    picture(u"05-added"_s);
    press(Qt::Key_F6, Qt::ShiftModifier);
    QTRY_VERIFY(goTo(u"participants"_s, expertRow()));
    press(Qt::Key_Delete, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(table(u"participants"_s)->model()->rowCount(), 2, patience);
}

void TestKeyboardPath::anAppUserIsAddedAndMuted()
{
    ask(Qt::Key_I, Qt::ControlModifier, kim);
    const auto kimRow = [this] { return rowOf(u"participants"_s, int(ParticipantColumn::Role), u"Expert"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(kimRow() >= 0, patience);
    press(Qt::Key_F6, Qt::ShiftModifier);
    QTRY_VERIFY(goTo(u"participants"_s, kimRow()));
    press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"participants"_s, kimRow(), int(ParticipantColumn::Muted)), u"Muted"_s, patience);
    picture(u"06-muted"_s);
}

void TestKeyboardPath::anInvitationIsWithdrawn()
{
    ask(Qt::Key_I, Qt::ControlModifier, jo.mid(2));
    const auto invited = [this] { return rowOf(u"participants"_s, int(ParticipantColumn::Role), u"Invited"_s); };
    QTRY_VERIFY_WITH_TIMEOUT(invited() >= 0 && find(u"cancelAddButton"_s)->isVisible(), patience);
    picture(u"07-invited"_s);
    press(Qt::Key_I, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(invited() < 0, patience);
    press(Qt::Key_Escape);
}

void TestKeyboardPath::theTimelineShowsRawEvents()
{
    press(Qt::Key_R, Qt::ControlModifier);
    press(Qt::Key_F6, Qt::ControlModifier);
    QTRY_VERIFY(focusIn(u"timeline"_s));
    press(Qt::Key_Home, Qt::ControlModifier);
    QTRY_VERIFY(find<QPlainTextEdit>(u"rawEvent"_s)->toPlainText().contains(u"IncomingCall"_s));
    // Whoever has the context can take the call: it is not shown.
    QVERIFY(find<QPlainTextEdit>(u"rawEvent"_s)->toPlainText().contains(u"\"incomingCallContext\": \"…\""_s));
    picture(u"08-raw"_s);
    press(Qt::Key_R, Qt::ControlModifier);
}

void TestKeyboardPath::aSecondCallIsRejected()
{
    ring(roy);
    press(Qt::Key_F2, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(u"callList"_s, int(CallColumn::State), u"Rejected"_s) >= 0, patience);
    QCOMPARE(state(), u"Live"_s);
}

void TestKeyboardPath::aThirdCallIsRedirected()
{
    ring(roy);
    ask(Qt::Key_F4, Qt::ShiftModifier, ana.mid(2));
    QTRY_VERIFY_WITH_TIMEOUT(rowOf(u"callList"_s, int(CallColumn::State), u"Redirected"_s) >= 0, patience);
    picture(u"09-redirected"_s);
}

void TestKeyboardPath::somebodyIsMovedOver()
{
    ring(eva);
    press(Qt::Key_F2);
    QTRY_VERIFY_WITH_TIMEOUT(label(u"cardName"_s).endsWith(u"0125"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Live"_s, patience);
    QTRY_COMPARE(table(u"participants"_s)->model()->rowCount(), 2);
    press(Qt::Key_J, Qt::ControlModifier);
    QTRY_VERIFY(focusIn(u"candidates"_s));
    press(Qt::Key_Home);
    picture(u"10-move"_s);
    press(Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(table(u"participants"_s)->model()->rowCount(), 3, patience);
}

void TestKeyboardPath::theCallIsTransferred()
{
    // In a group somebody leaves for elsewhere, and the call goes on.
    ask(Qt::Key_F4, Qt::NoModifier, ana.mid(2));
    QTRY_COMPARE_WITH_TIMEOUT(table(u"participants"_s)->model()->rowCount(), 2, patience);
    picture(u"11-group-transfer"_s);
    // One to one the call goes on without us.
    ask(Qt::Key_F4, Qt::NoModifier, ana.mid(2));
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Handed off"_s, patience);
    picture(u"12-handed-off"_s);
}

void TestKeyboardPath::aNumberIsDialledAndTheCallEnded()
{
    ask(Qt::Key_F3, Qt::NoModifier, u"(425) 555-0130"_s);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Live"_s, patience);
    picture(u"13-dialled"_s);
    press(Qt::Key_F8);
    QVERIFY(find<NoticeRow>(u"explanation"_s)->isVisible());
    QCOMPARE(state(), u"Live"_s);
    press(Qt::Key_F8);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Ended"_s, patience);
}

void TestKeyboardPath::aBusyNumberIsExplained()
{
    ask(Qt::Key_F3, Qt::NoModifier, omar.mid(2));
    const auto notice = [this] {
        for (auto *row : m_window->findChildren<NoticeRow *>()) {
            if (row->isVisible() && row->sentence().contains(u"usy"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(notice(), patience);
    picture(u"14-busy"_s);
    press(Qt::Key_F6);
    press(Qt::Key_Escape);
    QTRY_VERIFY(!notice());
}

void TestKeyboardPath::aRunningCallIsJoined()
{
    ask(Qt::Key_F3, Qt::NoModifier, ana.mid(2));
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Live"_s, patience);
    QString serverCallId;
    // The call that was just dialled: two in it, one of them ourselves.
    for (const QJsonValue &call : m_exchange->calls()) {
        const QJsonArray members = call[u"participants"_s].toArray();
        const auto is = [](const QJsonValue &member) { return member[u"rawId"_s].toString() == ana; };
        const auto ours = [](const QJsonValue &member) { return member[u"isApplication"_s].toBool(); };
        if (std::ranges::any_of(members, is) && std::ranges::any_of(members, ours))
            serverCallId = call[u"callId"_s].toString();
    }
    QVERIFY(!serverCallId.isEmpty());
    const int before = table(u"callList"_s)->model()->rowCount();
    ask(Qt::Key_F3, Qt::ShiftModifier, serverCallId);
    QTRY_COMPARE_WITH_TIMEOUT(table(u"callList"_s)->model()->rowCount(), before + 1, patience);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Live"_s, patience);
    picture(u"15-joined"_s);
}

void TestKeyboardPath::aCallIsEndedForEveryone()
{
    press(Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(state(), u"Live"_s);
    press(Qt::Key_F8, Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"Ended"_s, patience);
    QTRY_COMPARE_WITH_TIMEOUT(
        rowOf(u"callList"_s, int(CallColumn::State), u"Live"_s) >= 0 && m_exchange->calls().isEmpty(), false, patience);
    picture(u"16-ended"_s);
}

void TestKeyboardPath::nothingWasReset()
{
    QCOMPARE(m_resets.size(), 4);
    for (const auto &spy : m_resets)
        QCOMPARE(spy->size(), 0);
}

QTEST_MAIN(TestKeyboardPath)
#include "tst_keyboardpath.moc"
