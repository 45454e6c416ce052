#include "ui/calls/callsbench.h"
#include <QComboBox>
#include <QDialog>
#include <QListWidget>
#include <QPushButton>

using namespace callboard;

class TestCallDialogs : public QObject
{
    Q_OBJECT

    static void live(CallsBench &b)
    {
        b.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        QTRY_VERIFY(b.find(u"hangUpButton"_s)->isVisible());
    }
    /// The customer, this user and an expert.
    static void group(CallsBench &b, const QString &call = u"call-1"_s, int sequence = 2)
    {
        b.desk.apply(list(20'000, call, sequence, {{customer}, {u"8:acs:agent_1"_s}, {expert}}));
    }
    /// Keys count for whatever has the focus, so the dialog must have it first.
    static void type(CallsBench &b, const QString &text)
    {
        QTRY_COMPARE(QApplication::focusWidget(), b.find(u"target"_s));
        QTest::keyClicks(b.find(u"target"_s), text);
    }

private slots:
    void dialTakesALocalNumberAndEnter()
    {
        CallsBench b;
        b.press(Qt::Key_F3);
        QTRY_VERIFY(b.find<QDialog>(u"targetDialog"_s));
        QTRY_COMPARE(QApplication::focusWidget(), b.find(u"target"_s));
        type(b, u"(425) 555-0199"_s);
        QVERIFY(b.find(u"confirm"_s)->isEnabled());
        windowcheck::picture(b.find(u"targetDialog"_s), u"dialog-dial"_s);
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Return);
        QCOMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).target, RawId(u"4:+14255550199"_s));
        QTRY_VERIFY(!b.find<QDialog>(u"targetDialog"_s));
    }

    void aTranscriptGoesOnInAnotherLanguage()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!b.find<QDialog>(u"languageDialog"_s)); // nothing runs: it says why
        QVERIFY(b.workspace.actions().reason(ActionKind::UpdateTranscription).contains(u"not being transcribed"_s));
        b.desk.apply(cloud(9'000, u"call-1"_s, wire::TranscriptionStarted()));
        wire::TranscriptSegment said;
        said.callConnectionId = CallId(u"call-1"_s);
        said.text = u"guten Tag"_s;
        said.offset = said.duration = u"1"_s;
        said.locale = u"de-DE"_s;
        b.desk.apply(relay(9'500, said));
        b.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(b.find(u"transcriptLanguage"_s) && b.find(u"transcriptLanguage"_s)->hasFocus());
        auto *language = b.find<QComboBox>(u"transcriptLanguage"_s);
        QCOMPARE(language->currentData().toString(), u"de-DE"_s);
        windowcheck::picture(b.find(u"languageDialog"_s), u"dialog-language"_s);
        QTest::keyClick(language, Qt::Key_Down);
        QTest::keyClick(language, Qt::Key_Return);
        QTRY_COMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).kind, ActionKind::UpdateTranscription);
        QCOMPARE(b.desk.asked.at(0).locale, u"es-ES"_s);
    }

    void aLanguageThatIsNotListedIsWritten()
    {
        CallsBench b;
        live(b);
        b.desk.apply(cloud(9'000, u"call-1"_s, wire::TranscriptionStarted()));
        b.press(Qt::Key_T, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(b.find(u"transcriptLanguage"_s) && b.find(u"transcriptLanguage"_s)->hasFocus());
        QWidget *language = b.find(u"transcriptLanguage"_s);
        QTest::keyClicks(language, u"sw"_s);
        QVERIFY(!b.find(u"confirm"_s)->isEnabled());
        QVERIFY(b.find<QLabel>(u"problem"_s)->text().contains(u"en-US"_s));
        QTest::keyClick(language, Qt::Key_Return);
        QVERIFY(b.desk.asked.isEmpty());
        QTest::keyClicks(language, u"-KE"_s);
        QVERIFY(b.find<QLabel>(u"problem"_s)->text().isEmpty());
        QTest::keyClick(language, Qt::Key_Return);
        QTRY_COMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).locale, u"sw-KE"_s);
    }

    void severalNumbersMakeAGroupCall()
    {
        CallsBench b;
        b.press(Qt::Key_F3);
        QTRY_VERIFY(b.find<QDialog>(u"targetDialog"_s));
        type(b, u"+14255550199, +14255550198, "_s);
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Return);
        QCOMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).alsoTargets, QList<RawId>{RawId(u"4:+14255550198"_s)});
    }

    void whatIsNoNumberIsSaidAndNotDialled()
    {
        CallsBench b;
        b.press(Qt::Key_F3);
        QTRY_VERIFY(b.find<QDialog>(u"targetDialog"_s));
        type(b, u"xyz"_s);
        QVERIFY(!b.find(u"confirm"_s)->isEnabled());
        QVERIFY(b.find<QLabel>(u"meaning"_s)->text().contains(u"neither"_s));
        windowcheck::picture(b.find(u"targetDialog"_s), u"dialog-wrong"_s);
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Return);
        QVERIFY(b.desk.asked.isEmpty());
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Escape);
        QTRY_VERIFY(!b.find<QDialog>(u"targetDialog"_s));
        QVERIFY(b.desk.asked.isEmpty());
    }

    void anEmergencyNumberCallsNoCustomer()
    {
        CallsBench b;
        b.desk.apply(dialled(0, u"call-0"_s, u"mina"_s, u"4:+19115550130"_s));
        b.desk.apply(disconnected(100, u"call-0"_s));
        b.press(Qt::Key_F3);
        QTRY_VERIFY(b.find<QDialog>(u"targetDialog"_s));
        type(b, u"911"_s);
        QVERIFY(b.find<QLabel>(u"meaning"_s)->text().contains(u"emergency"_s));
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Return);
        QVERIFY(b.desk.asked.isEmpty());
    }

    void aTransferTakesThreeKeys()
    {
        CallsBench b;
        b.desk.apply(dialled(0, u"call-0"_s, u"mina"_s, u"4:+14255550130"_s));
        b.desk.apply(disconnected(100, u"call-0"_s));
        live(b);
        b.press(Qt::Key_F4);
        QTRY_COMPARE(QApplication::focusWidget(), b.find(u"target"_s));
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Down);
        windowcheck::picture(b.find(u"targetDialog"_s), u"dialog-transfer"_s);
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Return);
        QCOMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).kind, ActionKind::Transfer);
        QCOMPARE(b.desk.asked.at(0).callId, CallId(u"call-1"_s));
        QVERIFY(!b.desk.asked.at(0).target.isEmpty());
    }

    void inAGroupTheTransferAsksWho()
    {
        CallsBench b;
        live(b);
        group(b);
        b.press(Qt::Key_F4);
        QTRY_VERIFY(b.find<QComboBox>(u"transferee"_s));
        QCOMPARE(b.find<QComboBox>(u"transferee"_s)->count(), 2);
        type(b, u"+14255550130"_s);
        QTest::keyClick(b.find(u"target"_s), Qt::Key_Return);
        QCOMPARE(b.desk.asked.at(0).transferee, RawId(u"4:+14255550123"_s));
    }

    void whoIsInTheCallIsNotAddedAgain()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_I, Qt::ControlModifier);
        QTRY_VERIFY(b.find<QDialog>(u"targetDialog"_s));
        type(b, u"+14255550123"_s);
        QVERIFY(!b.find(u"confirm"_s)->isEnabled());
        QVERIFY(b.find<QLabel>(u"problem"_s)->isVisible());
    }

    void aNoteGoesToAppUsersOnly()
    {
        CallsBench b;
        live(b);
        b.press(Qt::Key_I, Qt::ControlModifier);
        QTRY_VERIFY(b.find<QDialog>(u"targetDialog"_s));
        type(b, u"+14255550130"_s);
        QVERIFY(!b.find(u"note"_s)->isEnabled());
        b.find<QLineEdit>(u"target"_s)->clear();
        type(b, u"8:acs:res_expert"_s);
        QVERIFY(b.find(u"note"_s)->isEnabled());
        QTest::keyClicks(b.find(u"note"_s), u"refund"_s);
        QTest::keyClick(b.find(u"note"_s), Qt::Key_Return);
        QCOMPARE(b.desk.asked.at(0).context.voipHeaders.value(u"note"_s), u"refund"_s);
    }

    void connectAsksForAPlace()
    {
        CallsBench b;
        b.press(Qt::Key_F3, Qt::ShiftModifier);
        QTRY_VERIFY(b.find<QDialog>(u"connectDialog"_s));
        b.find<QComboBox>(u"place"_s)->setCurrentIndex(1);
        QVERIFY(!b.find(u"confirm"_s)->isEnabled());
        QTest::keyClicks(b.find(u"placeId"_s), u" group-1 "_s);
        windowcheck::picture(b.find(u"connectDialog"_s), u"dialog-connect"_s);
        QTest::keyClick(b.find(u"placeId"_s), Qt::Key_Return);
        QCOMPARE(b.desk.asked.at(0).place, CallRequest::Place::GroupCall);
        QCOMPARE(b.desk.asked.at(0).placeId, u"group-1"_s);
    }

    void somebodyOfAnotherCallIsMovedHere()
    {
        CallsBench b;
        b.desk.apply(answeredCall(0, u"call-0"_s, u"ctx-0"_s));
        group(b, u"call-0"_s);
        live(b);
        b.press(Qt::Key_J, Qt::ControlModifier);
        QTRY_VERIFY(b.find<QDialog>(u"moveDialog"_s));
        // The customer of that call is in this one too.
        QCOMPARE(b.find<QListWidget>(u"candidates"_s)->count(), 1);
        windowcheck::picture(b.find(u"moveDialog"_s), u"dialog-move"_s);
        QTest::mouseClick(b.find<QPushButton>(u"confirm"_s), Qt::LeftButton);
        QCOMPARE(b.desk.asked.size(), 1);
        QCOMPARE(b.desk.asked.at(0).kind, ActionKind::MoveHere);
        QCOMPARE(b.desk.asked.at(0).target, RawId(expert));
        QCOMPARE(b.desk.asked.at(0).callId, CallId(u"call-1"_s));
        QCOMPARE(b.desk.asked.at(0).fromCall, CallId(u"call-0"_s));
    }

    void takingOutTheLastOneAsks()
    {
        CallsBench b;
        live(b);
        b.desk.apply(list(20'000, u"call-1"_s, 2, {{u"4:+14255550123"_s}}));
        QTRY_COMPARE(b.table(u"participants"_s)->model()->rowCount(), 1);
        b.press(Qt::Key_Delete, Qt::ControlModifier);
        QTRY_VERIFY(b.find<QDialog>(u"confirmRemove"_s));
        QTRY_VERIFY(QApplication::focusWidget() && QApplication::focusWidget()->window() == b.find(u"confirmRemove"_s));
        b.press(Qt::Key_Escape);
        QTRY_VERIFY(!b.find<QDialog>(u"confirmRemove"_s));
        QVERIFY(b.desk.asked.isEmpty());
    }

    void dialogsAreNamedAndWhole_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("scale");
        QTest::newRow("english") << u"en"_s << 100;
        QTest::newRow("chinese") << u"zh_CN"_s << 100;
        QTest::newRow("large") << u"en"_s << 200;
    }

    void dialogsAreNamedAndWhole()
    {
        QFETCH(QString, language);
        QFETCH(int, scale);
        CallsBench b;
        b.settings.set(setting::language, language);
        b.settings.set(setting::fontScale, scale);
        live(b);
        for (const ActionKind kind : {ActionKind::Dial, ActionKind::Connect, ActionKind::Transfer,
                                      ActionKind::AddParticipant, ActionKind::MoveHere}) {
            b.action(kind)->trigger();
            QDialog *dialog = nullptr;
            QTRY_VERIFY((dialog = b.window.findChild<QDialog *>()));
            QTest::qWait(20);
            windowcheck::picture(dialog,
                                 u"dialog-%1-%2"_s.arg(QLatin1StringView(QTest::currentDataTag())).arg(int(kind)));
            QCOMPARE(windowcheck::unnamedControls(dialog), QStringList());
            QCOMPARE(windowcheck::sharedMnemonics(dialog), QStringList());
            QTRY_COMPARE(windowcheck::clippedTexts(dialog), QStringList());
            dialog->reject();
            QTRY_VERIFY(!b.window.findChild<QDialog *>());
        }
    }
};

QTEST_MAIN(TestCallDialogs)
#include "tst_calldialogs.moc"
