// Prompts, keypad, input and recording, asked for by keyboard.
#include "ui/calls/callsbench.h"
#include "ui/media/collectdialog.h"
#include "ui/media/keypaddialog.h"
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTabWidget>

using namespace callboard;

class TestMediaDialogs : public QObject
{
    Q_OBJECT

    static void live(CallsBench &b)
    {
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_VERIFY(b.find(u"playButton"_s)->isVisible());
    }
    static void records(CallsBench &b)
    {
        wire::RecordingStateChanged e;
        e.recordingId = RecordingId(u"r"_s);
        e.state = wire::RecordingState::Active;
        e.startDateTime = at(8000);
        b.desk.apply(cloud(8000, u"call-1"_s, e));
        b.desk.nowMs = 12'000;
    }
    static QString strip(CallsBench &b) { return b.find<QLabel>(u"mediaState"_s)->accessibleName(); }

private slots:
    void aPromptIsWrittenAndPlayed()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_P, Qt::ControlModifier);
        QTRY_COMPARE(QApplication::focusWidget(), b.find(u"promptContent"_s));
        QVERIFY(!b.find(u"confirm"_s)->isEnabled());
        QTest::keyClicks(b.find(u"promptContent"_s), u"Welcome"_s);
        QTest::keyClick(b.find(u"promptContent"_s), Qt::Key_Return, Qt::ControlModifier);
        QTest::keyClicks(b.find(u"promptContent"_s), u"Please hold"_s);
        windowcheck::picture(b.find(u"playDialog"_s), u"dialog-play"_s);
        QTest::keyClick(b.find(u"promptContent"_s), Qt::Key_Return);
        QTRY_COMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).kind, ActionKind::Play);
        QCOMPARE(b.desk.asked.at(0).prompt.sources.size(), 2);
        QCOMPARE(b.desk.asked.at(0).prompt.sources.at(1).content, u"Please hold"_s);
        QVERIFY(b.desk.asked.at(0).target.isEmpty());
    }
    void whatCantBePlayedIsSaid()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY(b.find<QComboBox>(u"promptKind"_s));
        b.find<QComboBox>(u"promptKind"_s)->setCurrentIndex(1);
        QTest::keyClicks(b.find(u"promptContent"_s), u"welcome.wav"_s);
        QVERIFY(b.find<QLabel>(u"problem"_s)->text().contains(u"http://"_s));
        b.find<QComboBox>(u"promptKind"_s)->setCurrentIndex(2);
        QVERIFY(b.find<QLabel>(u"problem"_s)->text().contains(u"SSML"_s));
        QVERIFY(!b.find(u"confirm"_s)->isEnabled());
        QTest::keyClick(b.find(u"promptContent"_s), Qt::Key_Escape);
        QVERIFY(b.desk.asked.isEmpty());
    }
    void digitsAreCollectedFromTheCustomer()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_G, Qt::ControlModifier);
        QTRY_VERIFY(b.find(u"collectKind"_s) && b.find(u"collectKind"_s)->hasFocus());
        b.find<QCheckBox>(u"collectSensitive"_s)->setChecked(true);
        windowcheck::picture(b.find(u"collectDialog"_s), u"dialog-collect"_s);
        QTest::keyClick(b.find(u"collectKind"_s), Qt::Key_Return);
        QTRY_COMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).target, RawId(u"4:+14255550123"_s));
        QVERIFY(b.desk.asked.at(0).sensitive);
        QCOMPARE(b.desk.asked.at(0).collection.count, 4);
    }
    void keysAreWatchedOpenlyOrNot()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_W, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(b.find(u"watchSensitive"_s) && b.find(u"watchSensitive"_s)->hasFocus());
        QTest::keyClick(b.find(u"watchSensitive"_s), Qt::Key_Space);
        QTest::keyClick(b.find(u"watchSensitive"_s), Qt::Key_Return);
        QTRY_COMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).kind, ActionKind::WatchTones);
        QVERIFY(b.desk.asked.at(0).sensitive);
    }
    void choicesAreReadLineByLine()
    {
        const auto choices = CollectDialog::readChoices(u"1 Sales: sales, buy\n2 Support"_s);
        QCOMPARE(choices.size(), 2);
        QCOMPARE(choices.at(0).key, u'1');
        QCOMPARE(choices.at(0).phrases, QStringList({u"sales"_s, u"buy"_s}));
        QCOMPARE(choices.at(1).phrases, QStringList{u"Support"_s});
        QVERIFY(CollectDialog::readChoices(u"1 Sales\nSupport"_s).isEmpty());
        QVERIFY(CollectDialog::readChoices({}).isEmpty());
    }
    void theKeypadSendsWhatIsTyped()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_5);
        QVERIFY(b.desk.asked.isEmpty());
        b.press(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(b.find<KeypadDialog>(u"keypadDialog"_s));
        auto *pad = b.find<KeypadDialog>(u"keypadDialog"_s);
        QTRY_VERIFY(pad->isActiveWindow());
        QTest::keyClicks(pad, u"12x34567890123456789012#"_s);
        QCOMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).tones, u"1"_s);
        b.desk.setPhase(b.desk.last()->id, ActionPhase::Confirmed);
        QCOMPARE(b.desk.asked.size(), 2);
        QCOMPARE(b.desk.asked.at(1).tones.size(), ToneQueue::most);
        EndReason why;
        why.code = 500;
        why.subCode = 8501;
        b.desk.setPhase(b.desk.last()->id, ActionPhase::Failed, {}, why);
        auto *history = b.find<QListWidget>(u"toneHistory"_s);
        QVERIFY(history->item(0)->text().contains(u"sent"_s));
        QVERIFY2(history->item(1)->text().contains(u"not established"_s), qPrintable(history->item(1)->text()));
        QVERIFY(history->item(history->count() - 1)->text().startsWith(u'#'));
        windowcheck::picture(pad, u"dialog-keypad"_s);
        QTest::keyClick(pad, Qt::Key_Escape);
        QTRY_VERIFY(!b.find<KeypadDialog>(u"keypadDialog"_s));
    }
    void aRecordingIsStartedPausedAndTold()
    {
        CallsBench b;
        live(b);
        QVERIFY(strip(b).contains(u"Not recorded"_s));
        b.press(Qt::Key_R, Qt::ControlModifier | Qt::AltModifier);
        QTRY_VERIFY(b.find(u"recordWish"_s) && b.find(u"recordWish"_s)->hasFocus());
        windowcheck::picture(b.find(u"recordDialog"_s), u"dialog-record"_s);
        QTest::keyClick(b.find(u"recordWish"_s), Qt::Key_Return);
        QTRY_COMPARE(b.desk.asked.size(), 1);
        QVERIFY(b.desk.asked.at(0).wish.unmixed);
        b.desk.setPhase(b.desk.last()->id, ActionPhase::Confirmed);
        records(b);
        QTRY_VERIFY2(strip(b).contains(u"REC 0:0"_s), qPrintable(strip(b)));
        b.comeBack();
        b.press(Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(b.find(u"pauseWhy"_s));
        windowcheck::picture(b.find(u"pauseDialog"_s), u"dialog-pause"_s);
        QTest::keyClick(b.find<QComboBox>(u"pauseWhy"_s)->lineEdit(), Qt::Key_Return);
        QTRY_COMPARE(b.desk.asked.size(), 2);
        QCOMPARE(b.desk.asked.at(1).kind, ActionKind::PauseRecording);
        QCOMPARE(b.desk.asked.at(1).why, u"Card details"_s);
    }
    void aRecordingThatNobodyConfirmsIsAnAlarm()
    {
        CallsBench b;
        live(b);
        CallRequest request;
        request.kind = ActionKind::StartRecording;
        request.callId = CallId(u"call-1"_s);
        b.desk.perform(request);
        QTRY_VERIFY(b.find(u"recordingAlarm"_s)->isHidden());
        b.desk.nowMs += 3000;
        QTRY_VERIFY(b.find(u"recordingAlarm"_s)->isVisible());
        windowcheck::picture(&b.window, u"calls-recording-alarm"_s);
    }
    void theShieldShowsHowItStands()
    {
        CallsBench b;
        live(b);
        records(b);
        QTRY_VERIFY(strip(b).contains(u"REC"_s));
        b.press(Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(b.desk.asked.size(), 1);
        QTRY_VERIFY2(strip(b).contains(u"Shield going up"_s), qPrintable(strip(b)));
        b.desk.setPhase(b.desk.last()->id, ActionPhase::Failed, ApiError::of(ApiError::Kind::Server, u"no"_s));
        QTRY_VERIFY(b.find(u"recordingAlarm"_s)->isVisible());
        QVERIFY(b.find(u"recordingAlarm"_s)
                    ->findChild<QLabel *>(u"noticeText"_s)
                    ->text()
                    .contains(u"recording still running"_s));
        windowcheck::picture(&b.window, u"calls-shield-leaks"_s);
    }
    void theTranscriptIsAKeyAway()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY(b.find(u"transcript"_s)->hasFocus());
        windowcheck::picture(&b.window, u"calls-transcript"_s);
        b.press(Qt::Key_F6, Qt::ControlModifier);
        QTRY_VERIFY(b.find(u"timeline"_s)->hasFocus());
    }
};

QTEST_MAIN(TestMediaDialogs)
#include "tst_mediadialogs.moc"
