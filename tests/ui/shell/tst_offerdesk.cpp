#include "session/sessionfakes.h"
#include "support/manualclock.h"
#include "ui/shell/offercard.h"
#include "ui/shell/offerdesk.h"
#include "ui/shell/offerwords.h"
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;

class TestOfferDesk : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aCallThatRingsComesUp();
    void pressingAnswerAsksTheSession();
    void aRefusedAnswerSaysWhyAndRingsOn();
    void anAnswerElsewhereNamesWho();
    void theCallerWhoLeftIsNamed();
    void answeringOneselfIsTold();
    void rejectingIsNotTakenForAnswering();
    void everyEndHasASentence_data();
    void everyEndHasASentence();
    void aReviewerSeesNothing();
    void signingOutTakesThePopupAway();

private:
    void signIn(const QString &role = u"agent"_s);
    void tell(const StoreEvent &event) { emit m_stream->received(envelope(++m_offset, event)); }
    bool popupShows() const { return m_desk->popup() && m_desk->popup()->isVisible(); }

    ManualClock m_clock;
    FakeRelay *m_relay = nullptr;
    FakeStream *m_stream = nullptr;
    FakeCommands *m_commands = nullptr;
    qint64 m_offset = 100;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<OfferDesk> m_desk;
    std::unique_ptr<QSignalSpy> m_noticed;
};

void TestOfferDesk::init()
{
    auto relay = std::make_unique<FakeRelay>();
    auto stream = std::make_unique<FakeStream>();
    auto commands = std::make_unique<FakeCommands>();
    m_relay = relay.get();
    m_stream = stream.get();
    m_commands = commands.get();
    m_offset = 100;
    m_session = std::make_unique<Session>(
        Session::Parts{std::move(relay), std::move(stream), std::move(commands), &m_clock, {}});
    m_desk = std::make_unique<OfferDesk>(*m_session);
    m_noticed = std::make_unique<QSignalSpy>(m_desk.get(), &OfferDesk::noticed);
}

void TestOfferDesk::cleanup()
{
    m_desk.reset();
    m_session.reset();
}

void TestOfferDesk::signIn(const QString &role)
{
    m_session->signIn(QUrl(u"http://relay"_s), u"mina"_s, u"secret"_s);
    m_relay->signIns.reply(Grant{u"t"_s, m_clock.now().addSecs(3600), {}, {UserName(u"mina"_s), u"Mina K."_s, {role}}});
    QTRY_VERIFY(m_stream->isOpen);
    emit m_stream->opened(false);
    m_relay->states.reply(StateAnswer{{u"e1"_s, 100}, at(0), CallStore().snapshot()});
    QTRY_COMPARE(m_session->link().state, Link::State::Live);
}

void TestOfferDesk::aCallThatRingsComesUp()
{
    signIn();
    QVERIFY(!m_desk->popup());
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    QCOMPARE(m_desk->popup()->ringing(), QList{incomingOf(u"ctx"_s)});
    const QString spoken = m_desk->popup()->accessibleDescription();
    QVERIFY2(spoken.contains(u"425"_s) && spoken.contains(u"800"_s), qPrintable(spoken));
}

void TestOfferDesk::pressingAnswerAsksTheSession()
{
    signIn();
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    auto *answer = m_desk->popup()->findChild<QPushButton *>(u"answer"_s);
    QTest::mouseClick(answer, Qt::LeftButton);
    QCOMPARE(m_commands->sent.size(), 1);
    QCOMPARE(m_commands->sent.at(0).request.kind, ActionKind::Answer);
    QCOMPARE(m_commands->sent.at(0).incomingCallContext, u"ctx"_s);
    QVERIFY(!answer->isEnabled());
    QTest::mouseClick(m_desk->popup()->findChild<QPushButton *>(u"reject"_s), Qt::LeftButton);
    QCOMPARE(m_commands->sent.size(), 1);
}

void TestOfferDesk::aRefusedAnswerSaysWhyAndRingsOn()
{
    signIn();
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    auto *answer = m_desk->popup()->findChild<QPushButton *>(u"answer"_s);
    QTest::mouseClick(answer, Qt::LeftButton);
    m_commands->answers.reply(ApiError::of(ApiError::Kind::Server, u"down"_s));
    QTRY_VERIFY(answer->isEnabled());
    QCOMPARE(m_noticed->size(), 1);
    QVERIFY(!m_noticed->at(0).at(0).toString().isEmpty());
    QVERIFY(popupShows());
}

void TestOfferDesk::anAnswerElsewhereNamesWho()
{
    signIn();
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    tell(claimed(10, u"ctx"_s, u"omar"_s));
    QTRY_VERIFY(!popupShows());
    QVERIFY(m_noticed->at(0).at(0).toString().endsWith(u": omar took the call."_s));
}

void TestOfferDesk::theCallerWhoLeftIsNamed()
{
    signIn();
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    tell(closed(10, u"ctx"_s, wire::IncomingOutcome::CallerLeft));
    QTRY_VERIFY(!popupShows());
    QVERIFY(m_noticed->at(0).at(0).toString().endsWith(u"The caller left."_s));
}

void TestOfferDesk::answeringOneselfIsTold()
{
    signIn();
    QSignalSpy answered(m_desk.get(), &OfferDesk::answered);
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    tell(claimed(10, u"ctx"_s, u"mina"_s));
    QTRY_COMPARE(answered.size(), 1);
    QTRY_VERIFY(!popupShows());
}

void TestOfferDesk::rejectingIsNotTakenForAnswering()
{
    signIn();
    QSignalSpy answered(m_desk.get(), &OfferDesk::answered);
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    CallRequest reject;
    reject.kind = ActionKind::Reject;
    reject.incomingId = incomingOf(u"ctx"_s);
    m_session->perform(reject);
    tell(claimed(10, u"ctx"_s, u"mina"_s));
    QTRY_VERIFY(!popupShows());
    QCOMPARE(answered.size(), 0);
    QVERIFY(m_noticed->constLast().at(0).toString().endsWith(u"Rejecting…"_s));
    tell(closed(20, u"ctx"_s, wire::IncomingOutcome::Rejected, u"mina"_s));
    QTRY_VERIFY(m_noticed->constLast().at(0).toString().endsWith(u"You rejected the call."_s));
    const auto notices = m_noticed->size();
    tell(announced(30, u"next"_s));
    QTRY_VERIFY(popupShows());
    QCOMPARE(m_noticed->size(), notices);
}

void TestOfferDesk::everyEndHasASentence_data()
{
    QTest::addColumn<IncomingOutcome>("outcome");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("sentence");
    using O = IncomingOutcome;
    QTest::newRow("answered") << O::Answered << u"omar"_s << u"omar answered."_s;
    QTest::newRow("answered here") << O::Answered << u"mina"_s << u"You answered."_s;
    QTest::newRow("rejected") << O::Rejected << u"omar"_s << u"omar rejected the call."_s;
    QTest::newRow("rejected here") << O::Rejected << u"mina"_s << u"You rejected the call."_s;
    QTest::newRow("redirected") << O::Redirected << u"omar"_s << u"omar redirected the call."_s;
    QTest::newRow("redirected here") << O::Redirected << u"mina"_s << u"You redirected the call."_s;
    QTest::newRow("expired") << O::Expired << QString() << u"Nobody answered in time."_s;
    QTest::newRow("left") << O::CallerLeft << QString() << u"The caller left."_s;
    QTest::newRow("taken") << O::None << u"omar"_s << u"omar took the call."_s;
    QTest::newRow("taken here") << O::None << u"mina"_s << u"You took the call."_s;
    QTest::newRow("time is up") << O::None << QString() << u"Nobody answered in time."_s;
}

void TestOfferDesk::everyEndHasASentence()
{
    QFETCH(IncomingOutcome, outcome);
    QFETCH(QString, user);
    IncomingCall call;
    call.outcome = outcome;
    call.closedBy = UserName(user);
    QTEST(OfferWords::closed(call, UserName(u"mina"_s)), "sentence");
}

void TestOfferDesk::aReviewerSeesNothing()
{
    signIn(u"reviewer"_s);
    tell(announced(0, u"ctx"_s));
    QTest::qWait(30);
    QVERIFY(!popupShows());
}

void TestOfferDesk::signingOutTakesThePopupAway()
{
    signIn();
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(popupShows());
    m_session->signOut();
    QTRY_VERIFY(!popupShows());
}

QTEST_MAIN(TestOfferDesk)
#include "tst_offerdesk.moc"
