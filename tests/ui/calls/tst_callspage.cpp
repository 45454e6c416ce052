#include "models/calllistmodel.h"
#include "models/roles.h"
#include "ui/calls/callsbench.h"
#include "ui/calls/noticerow.h"
#include "ui/widgets/phasebutton.h"
#include <QAbstractItemModelTester>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QSplitter>

using namespace callboard;

class TestCallsPage : public QObject
{
    Q_OBJECT

private slots:
    void anEmptyPageSaysWhatToDo()
    {
        CallsBench b;
        QVERIFY(b.card(u"cardIdentity"_s).contains(u"F3"_s));
        windowcheck::picture(&b.window, u"calls-empty"_s);
    }

    void aRingingCallIsShownWithoutTakingTheFocus()
    {
        CallsBench b;
        b.find<QLineEdit>(u"callFilter"_s)->setFocus();
        b.desk.apply(announced(0, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Ringing"_s);
        QCOMPARE(QApplication::focusWidget(), b.find(u"callFilter"_s));
        QVERIFY(b.find(u"answerButton"_s)->isVisible());
        QVERIFY(!b.find(u"hangUpButton"_s)->isVisible());
        windowcheck::picture(&b.window, u"calls-ringing"_s);
    }

    void theAnsweredCallBecomesTheCard()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        QCOMPARE(b.table(u"participants"_s)->model()->rowCount(), 2);
        QVERIFY(b.find(u"hangUpButton"_s)->isVisible());
        QVERIFY(b.table(u"timeline"_s)->model()->rowCount() > 3);
        windowcheck::picture(&b.window, u"calls-live"_s);
    }

    void aSelectedCallStaysWhenAnotherRings()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.desk.nowMs = 9000;
        b.desk.apply(announced(9000, u"ctx-2"_s, u"4:+14255550124"_s));
        QTRY_COMPARE(b.table(u"callList"_s)->model()->rowCount(), 2);
        QCOMPARE(b.card(u"cardState"_s), u"Live"_s);
    }

    void columnsAreChosenByKey()
    {
        CallsBench b;
        auto *table = b.table(u"callList"_s);
        QVERIFY(table->isColumnHidden(int(CallColumn::Owner)));
        b.press(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(QApplication::activePopupWidget());
        auto *menu = qobject_cast<QMenu *>(QApplication::activePopupWidget());
        QVERIFY(menu && menu->actions().size() == CallListModel::columns);
        QVERIFY(!menu->actions()[int(CallColumn::State)]->isEnabled());
        windowcheck::picture(menu, u"calls-columns"_s);
        menu->setActiveAction(menu->actions()[int(CallColumn::Owner)]);
        QTest::keyClick(menu, Qt::Key_Return);
        QTRY_VERIFY(!table->isColumnHidden(int(CallColumn::Owner)));
    }

    void anActionIsHatchedUntilItsEvent()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.press(Qt::Key_F7);
        auto *hold = b.find<PhaseButton>(u"holdButton"_s);
        QTRY_COMPARE(hold->phase(), PhaseButton::Phase::Waiting);
        windowcheck::picture(&b.window, u"calls-holding"_s);
        b.desk.apply(list(20'000, u"call-1"_s, 2, {{u"4:+14255550123"_s, false, true}, {u"8:acs:agent_1"_s}}));
        b.desk.setPhase(b.desk.last()->id, ActionPhase::Confirmed);
        QTRY_COMPARE(b.card(u"cardState"_s), u"On hold"_s);
        QTRY_VERIFY(b.find(u"unholdButton"_s)->isVisible());
        QVERIFY(!hold->isVisible());
        windowcheck::picture(&b.window, u"calls-held"_s);
    }

    void aFailureIsSaidAndCanBeTriedAgain()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.press(Qt::Key_F7);
        b.desk.setPhase(b.desk.last()->id, ActionPhase::TimedOut);
        QTRY_VERIFY(b.find<QLabel>(u"noticeText"_s));
        const auto notice = [&b] {
            for (auto *row : b.window.findChildren<NoticeRow *>()) {
                if (row->isVisible())
                    return row;
            }
            return static_cast<NoticeRow *>(nullptr);
        };
        QTRY_VERIFY(notice());
        QVERIFY(notice()->sentence().contains(u"not confirmed"_s));
        windowcheck::picture(&b.window, u"calls-unconfirmed"_s);
        QTest::mouseClick(notice()->findChild<QPushButton *>(u"noticeHelp"_s), Qt::LeftButton);
        QCOMPARE(b.desk.last()->phase, ActionPhase::Requested);
        QTRY_VERIFY(!notice());
    }

    void aRefusedMuteOffersHold()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        auto *row = b.find<NoticeRow>(u"explanation"_s);
        QTRY_VERIFY(row->isVisible());
        QVERIFY(row->sentence().contains(u"hold"_s));
        windowcheck::picture(&b.window, u"calls-refused"_s);
        QTest::mouseClick(row->findChild<QPushButton *>(u"noticeHelp"_s), Qt::LeftButton);
        QCOMPARE(b.desk.asked.constLast().kind, ActionKind::Hold);
        QVERIFY(!row->isVisible());
    }

    void escapeTakesAwayWhatWasSaid()
    {
        CallsBench b;
        b.press(Qt::Key_F2);
        auto *row = b.find<NoticeRow>(u"explanation"_s);
        QTRY_VERIFY(row->isVisible());
        b.table(u"callList"_s)->setFocus();
        b.press(Qt::Key_Escape);
        QTRY_VERIFY(!row->isVisible());
    }

    void theRawEventIsShownOnDemand()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.press(Qt::Key_R, Qt::ControlModifier);
        b.press(Qt::Key_F6, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), b.table(u"timeline"_s));
        b.press(Qt::Key_End, Qt::ControlModifier);
        auto *raw = b.find<QPlainTextEdit>(u"rawEvent"_s);
        QTRY_VERIFY(raw->toPlainText().contains(u"ParticipantsUpdated"_s));
        windowcheck::picture(&b.window, u"calls-raw"_s);
    }

    void keysLeadAroundThePage()
    {
        CallsBench b;
        b.press(Qt::Key_F6);
        QTRY_COMPARE(QApplication::focusWidget(), b.table(u"callList"_s));
        b.press(Qt::Key_F6, Qt::ShiftModifier);
        QTRY_COMPARE(QApplication::focusWidget(), b.table(u"participants"_s));
        b.press(Qt::Key_F, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), b.find(u"callFilter"_s));
    }

    void theFilterFindsAndEscapeEmptiesIt()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.table(u"callList"_s)->model()->rowCount(), 1);
        b.press(Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(b.find(u"callFilter"_s), u"nobody"_s);
        QTRY_COMPARE(b.table(u"callList"_s)->model()->rowCount(), 0);
        b.press(Qt::Key_Escape);
        QTRY_COMPARE(b.table(u"callList"_s)->model()->rowCount(), 1);
    }

    void aPastCallCanBeLookedAtWhileOneRings()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        b.desk.apply(disconnected(6000, u"call-1"_s));
        b.desk.nowMs = 9000;
        b.desk.apply(announced(9000, u"ctx-2"_s, u"4:+14255550124"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Ringing"_s);
        b.press(Qt::Key_F6);
        b.press(Qt::Key_Down);
        QTRY_COMPARE(b.card(u"cardState"_s), u"Ended"_s);
        QTest::qWait(1200); // a tick of the clock changes the ringing row
        QCOMPARE(b.card(u"cardState"_s), u"Ended"_s);
    }

    void aFilterLeavesTheCallWhereItIs()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.find<QLineEdit>(u"callFilter"_s)->setText(u"nobody"_s);
        QTRY_COMPARE(b.table(u"callList"_s)->model()->rowCount(), 0);
        QCOMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.find<QLineEdit>(u"callFilter"_s)->clear();
        QTRY_VERIFY(b.table(u"callList"_s)->currentIndex().isValid());
        // What the user gets to do with is not hidden by what he looked for before.
        b.find<QLineEdit>(u"callFilter"_s)->setText(u"nobody"_s);
        b.desk.nowMs = 20'000;
        QList<StoreEvent> second = answeredCall(10'000, u"call-2"_s, u"ctx-2"_s);
        b.desk.apply(second);
        QTRY_VERIFY(b.find<QLineEdit>(u"callFilter"_s)->text().isEmpty());
        QTRY_COMPARE(b.table(u"callList"_s)->currentIndex().data(KeyRole).toString(), incomingOf(u"ctx-2"_s).text);
    }

    void theKeyboardStaysOnHoldAndResume()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.find(u"holdButton"_s)->setFocus();
        b.desk.apply(list(20'000, u"call-1"_s, 2, {{customer, false, true}, {u"8:acs:agent_1"_s}}));
        QTRY_COMPARE(QApplication::focusWidget(), b.find(u"unholdButton"_s));
        b.desk.apply(list(30'000, u"call-1"_s, 3, {{customer}, {u"8:acs:agent_1"_s}}));
        QTRY_COMPARE(QApplication::focusWidget(), b.find(u"holdButton"_s));
    }

    void whoLeavesHandsTheSelectionToNobody()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        b.desk.apply(list(6000, u"call-1"_s, 2, {{customer}, {u"8:acs:agent_1"_s}, {expert}}));
        QTRY_COMPARE(b.table(u"participants"_s)->model()->rowCount(), 3);
        auto *table = b.table(u"participants"_s);
        for (int row = 0; row < 3; ++row) {
            if (table->model()->index(row, 0).data(KeyRole).toString() == expert)
                table->setCurrentIndex(table->model()->index(row, 0));
        }
        b.desk.apply(list(7000, u"call-1"_s, 3, {{customer}, {u"8:acs:agent_1"_s}}));
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QVERIFY(!table->currentIndex().isValid());
    }

    void modelsAreSoundAndNeverReset()
    {
        CallsBench b;
        QList<QAbstractItemModelTester *> testers;
        QList<std::shared_ptr<QSignalSpy>> resets;
        for (auto *view : b.window.findChildren<QTableView *>()) {
            testers += new QAbstractItemModelTester(view->model(),
                                                    QAbstractItemModelTester::FailureReportingMode::QtTest, view);
            resets += std::make_shared<QSignalSpy>(view->model(), &QAbstractItemModel::modelReset);
        }
        QCOMPARE(testers.size(), 4);
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        b.desk.apply(answeredCall(9000, u"call-2"_s, u"ctx-2"_s));
        QTRY_COMPARE(b.table(u"callList"_s)->model()->rowCount(), 2);
        b.desk.apply(disconnected(20'000, u"call-1"_s));
        b.table(u"callList"_s)->setFocus();
        b.press(Qt::Key_Down);
        b.press(Qt::Key_Up);
        QTest::qWait(50);
        for (const auto &spy : resets)
            QCOMPARE(spy->size(), 0);
    }

    void theRoomOfEachPartIsKept()
    {
        QByteArray kept;
        CallsBench b;
        auto *split = b.window.findChild<QSplitter *>();
        QTest::qWait(10);
        emit split->splitterMoved(300, 1);
        kept = b.settings.value(setting::paneLayout);
        QVERIFY(!kept.isEmpty());
    }

    void everyControlHasANameAndNoTextIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        QTest::addColumn<bool>("dark");
        QTest::newRow("english") << u"en"_s << 100 << false;
        QTest::newRow("dark") << u"en"_s << 100 << true;
        QTest::newRow("chinese") << u"zh_CN"_s << 100 << false;
        QTest::newRow("large") << u"en"_s << 200 << false;
        QTest::newRow("large chinese") << u"zh_CN"_s << 200 << false;
    }

    void everyControlHasANameAndNoTextIsCut()
    {
        QFETCH(QString, language);
        QFETCH(int, scale);
        QFETCH(bool, dark);
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_COMPARE(b.card(u"cardState"_s), u"Live"_s);
        b.settings.set(setting::language, language);
        b.settings.set(setting::fontScale, scale);
        b.settings.set(setting::theme, dark ? Theme::Dark : Theme::Light);
        b.window.resize(scale > 100 ? QSize(1900, 1000) : QSize(1280, 720));
        b.press(Qt::Key_M, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::qWait(50);
        windowcheck::picture(&b.window, u"calls-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
        QCOMPARE(windowcheck::unnamedControls(&b.window), QStringList());
        QCOMPARE(windowcheck::sharedMnemonics(&b.window), QStringList());
        QTRY_COMPARE(windowcheck::clippedTexts(&b.window), QStringList());
    }
};

QTEST_MAIN(TestCallsPage)
#include "tst_callspage.moc"
