#include "models/playdesk.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace callboard;

class TestCallActions : public QObject
{
    Q_OBJECT

    struct Setup {
        PlayDesk desk;
        CallFocus focus;
        CallActions actions{desk, focus};
        QSignalSpy explained{&actions, &CallActions::explained};
        QSignalSpy asked{&actions, &CallActions::asked};
        void answered()
        {
            desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
            desk.apply(list(6000, u"call-1"_s, 1, {{customer}, {u"8:acs:agent_1"_s}, {expert}}));
            focus.setCall(CallId(u"call-1"_s), incomingOf(u"ctx-1"_s));
        }
        const CallRequest &last() const { return desk.asked.constLast(); }
    };

private slots:
    void everyKindHasTextIconNameAndKey()
    {
        Setup s;
        QSet<QString> keys;
        for (int kind = int(ActionKind::Answer); kind <= int(ActionKind::Terminate); ++kind) {
            const QAction *action = s.actions.action(ActionKind(kind));
            QVERIFY(action && !action->text().isEmpty() && !action->icon().isNull());
            QVERIFY(!action->objectName().isEmpty());
            if (!action->isVisible())
                continue;
            const QString key = action->text().section(u'\t', 1) + action->shortcut().toString();
            QVERIFY2(!key.isEmpty() && !keys.contains(key), qPrintable(action->objectName()));
            keys.insert(key);
        }
    }

    void answerTakesTheOldestRingingCall()
    {
        Setup s;
        s.desk.apply(announced(2000, u"ctx-b"_s));
        s.desk.apply(announced(1000, u"ctx-a"_s));
        s.desk.nowMs = 3000;
        s.actions.action(ActionKind::Answer)->trigger();
        QCOMPARE(s.last().kind, ActionKind::Answer);
        QCOMPARE(s.last().incomingId, incomingOf(u"ctx-a"_s));
    }

    void answerTakesTheSelectedRingingCall()
    {
        Setup s;
        s.desk.apply(announced(1000, u"ctx-a"_s));
        s.desk.apply(announced(2000, u"ctx-b"_s));
        s.focus.setCall({}, incomingOf(u"ctx-b"_s));
        s.actions.action(ActionKind::Answer)->trigger();
        QCOMPARE(s.last().incomingId, incomingOf(u"ctx-b"_s));
    }

    void withoutARingingCallAnswerSaysSo()
    {
        Setup s;
        s.actions.action(ActionKind::Answer)->trigger();
        QCOMPARE(s.explained.size(), 1);
        QCOMPARE(s.explained.at(0).at(0).toString(), u"No call is ringing."_s);
        QVERIFY(s.desk.asked.isEmpty());
    }

    void holdIsAboutTheCustomerUnlessSomebodyIsSelected()
    {
        Setup s;
        s.answered();
        s.actions.action(ActionKind::Hold)->trigger();
        QCOMPARE(s.last().target, RawId(u"4:+14255550123"_s));
        s.focus.setParticipant(RawId(expert));
        s.actions.action(ActionKind::Mute)->trigger();
        QCOMPARE(s.last().target, RawId(expert));
    }

    void theHoldKeyResumesWhoIsOnHold()
    {
        Setup s;
        s.answered();
        QVERIFY(s.actions.action(ActionKind::Hold)->isVisible());
        s.desk.apply(list(20'000, u"call-1"_s, 2, {{u"4:+14255550123"_s, false, true}, {u"8:acs:agent_1"_s}}));
        QVERIFY(!s.actions.action(ActionKind::Hold)->isVisible());
        QVERIFY(s.actions.action(ActionKind::Hold)->shortcut().isEmpty());
        QCOMPARE(s.actions.action(ActionKind::Unhold)->shortcut(), QKeySequence(Qt::Key_F7));
    }

    void aPhoneNumberIsNotMutedAndHoldIsOffered()
    {
        Setup s;
        s.answered();
        s.actions.action(ActionKind::Mute)->trigger();
        QVERIFY(s.desk.asked.isEmpty());
        QCOMPARE(s.explained.size(), 1);
        const auto instead = s.explained.at(0).at(1).value<std::optional<CallRequest>>();
        QVERIFY(instead && instead->kind == ActionKind::Hold);
        QCOMPARE(instead->target, RawId(customer));
    }

    void aTargetIsAskedForFirst()
    {
        Setup s;
        s.answered();
        s.actions.action(ActionKind::Transfer)->trigger();
        QCOMPARE(s.asked.size(), 1);
        QVERIFY(s.desk.asked.isEmpty());
    }

    void nothingIsAskedForWhatCantBeDone()
    {
        Setup s;
        s.answered();
        s.desk.setLive(false);
        s.actions.action(ActionKind::Transfer)->trigger();
        QCOMPARE(s.asked.size(), 0);
        QCOMPARE(s.explained.size(), 1);
    }

    void theLastOtherOneIsNotRemovedUnasked()
    {
        Setup s;
        s.desk.apply(answeredCall(0, u"call-1"_s, u"ctx-1"_s));
        s.desk.apply(list(20'000, u"call-1"_s, 2, {{u"4:+14255550123"_s}}));
        s.focus.setCall(CallId(u"call-1"_s), incomingOf(u"ctx-1"_s));
        s.actions.action(ActionKind::Remove)->trigger();
        QCOMPARE(s.asked.size(), 1);
        QVERIFY(s.desk.asked.isEmpty());
    }

    void theEndKeyActsOnTheSecondPress()
    {
        Setup s;
        s.answered();
        QWidget window;
        QTest::keyClick(&window, Qt::Key_F8);
        QVERIFY(s.desk.asked.isEmpty());
        QCOMPARE(s.explained.size(), 1);
        QTest::keyClick(&window, Qt::Key_F8);
        QCOMPARE(s.last().kind, ActionKind::HangUp);
    }

    void theKeyThatEndsForEveryoneActsOnTheSecondPressToo()
    {
        Setup s;
        s.answered();
        QWidget window;
        QTest::keyClick(&window, Qt::Key_F8, Qt::ShiftModifier);
        QVERIFY(s.desk.asked.isEmpty());
        QCOMPARE(s.explained.size(), 1);
        // Another key is another meaning.
        QTest::keyClick(&window, Qt::Key_F8);
        QVERIFY(s.desk.asked.isEmpty());
        QTest::keyClick(&window, Qt::Key_F8, Qt::ShiftModifier);
        QCOMPARE(s.last().kind, ActionKind::Terminate);
    }

    void aHeldEndKeyActsAfterAWhile()
    {
        Setup s;
        s.answered();
        QWidget window;
        const auto press = [&window](bool repeated) {
            QKeyEvent event(QEvent::KeyPress, Qt::Key_F8, Qt::NoModifier, {}, repeated);
            QApplication::sendEvent(&window, &event);
        };
        press(false);
        press(true);
        QVERIFY(s.desk.asked.isEmpty());
        QTest::qWait(KeyGuard::hold.count() + 50);
        press(true);
        QCOMPARE(s.desk.asked.size(), 1);
        // However long it is held, it acts once.
        press(true);
        QTest::qWait(KeyGuard::hold.count() + 50);
        press(true);
        QCOMPARE(s.desk.asked.size(), 1);
    }

    void anInvitationIsWithdrawnByItsId()
    {
        Setup s;
        s.answered();
        CallRequest add;
        add.kind = ActionKind::AddParticipant;
        add.callId = CallId(u"call-1"_s);
        add.target = RawId(u"4:+14255550130"_s);
        s.desk.perform(add);
        s.desk.pending.last().invitationId = InvitationId(u"inv-1"_s);
        s.actions.action(ActionKind::CancelAdd)->trigger();
        QCOMPARE(s.last().kind, ActionKind::CancelAdd);
        QCOMPARE(s.last().invitationId, InvitationId(u"inv-1"_s));
    }
};

QTEST_MAIN(TestCallActions)
#include "tst_callactions.moc"
