// Callboard's own client against the exchange: every operation, its errors, its retries.
#include "calls/operationcaller.h"
#include "calls/participantservice.h"
#include "exchange/restfixture.h"
#include <QTest>

using namespace callboard;
using namespace callboard::exchange;
using callboard::test::callOperation;
using Op = wire::OperationId;

class TestClient : public RestFixture
{
    Q_OBJECT

private slots:
    void init() { start(); }
    void cleanup() { stop(); }
    void aCallIsMadeSeenAndEnded();
    void anIncomingCallIsAnswered();
    void anIncomingCallIsRejectedOrRedirected();
    void runningCallsGroupsAndRoomsAreJoined();
    void participantsComeAndGo();
    void allPagesOfParticipantsAreRead();
    void aParticipantMovesBetweenCalls();
    void aPartyIsTransferred();
    void aCallIsEndedForAll();
    void throttlingAndFailuresAreWaitedOut();
    void aLostAnswerNeverDialsTwice();
    void whatIsNotRepeatableIsNotRepeated();
    void aWrongKeyIsAnAuthError();
    void everyVersionIsSpoken();

private:
    calls::Channel channel(const QByteArray &key = Key, const QString &version = wire::ApiVersion) const;
    /// The answer, or an error that a test can print.
    Result<QJsonObject> call(Op op, const QStringList &ids, const QJsonObject &body = {});
    Result<QJsonObject> call(Op op, const QString &id = {}, const QJsonObject &body = {});
    QString accepted(Op op, const QString &id, const QJsonObject &body = {});
    QString connected();
    QString incomingContext();
    void faults(const QJsonObject &rule);
    int count(Callback::Kind kind) const;
    QJsonObject with(const QString &member, const QJsonValue &value) const
    {
        return {{member, value}, {u"operationContext"_s, u"ctx"_s}};
    }
};

calls::Channel TestClient::channel(const QByteArray &key, const QString &version) const
{
    http::HttpClientParts parts;
    parts.authorizer = std::make_shared<http::HmacAuthorizer>(key, SystemClock::instance());
    return {http::HttpClient(std::move(parts)), m_endpoint, version};
}

Result<QJsonObject> TestClient::call(Op op, const QStringList &ids, const QJsonObject &body)
{
    const auto future = callOperation(channel(), op, ids, body, {});
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 15'000))
        return ApiError::of(ApiError::Kind::Timeout, u"no answer"_s);
    return future.result();
}

Result<QJsonObject> TestClient::call(Op op, const QString &id, const QJsonObject &body)
{
    return call(op, QStringList{id}, body);
}

/// What went wrong; empty when the operation was accepted.
QString TestClient::accepted(Op op, const QString &id, const QJsonObject &body)
{
    const auto answer = call(op, id, body);
    return answer ? QString()
                  : u"%1 %2 %3"_s.arg(answer.error().httpStatus).arg(answer.error().code, answer.error().detail);
}

QString TestClient::connected()
{
    const int before = count(Callback::Kind::CallConnected);
    const auto made = call(Op::CreateCall, QString(), createBody());
    const bool up = QTest::qWaitFor([&] { return count(Callback::Kind::CallConnected) > before; });
    return made && up ? made->value("callConnectionId"_L1).toString() : QString();
}

QString TestClient::incomingContext()
{
    m_events.clear();
    m_client->control("POST", "/exchange/v1/dial", {{u"from"_s, Lee}, {u"to"_s, QString(u"4:"_s + Hotline)}});
    QString context;
    const auto announced = [&] {
        for (const Event &e : std::as_const(m_events)) {
            if (const auto *incoming = std::get_if<IncomingCall>(&e))
                context = incoming->incomingCallContext;
        }
        return !context.isEmpty();
    };
    return QTest::qWaitFor(announced) ? context : QString();
}

void TestClient::faults(const QJsonObject &rule)
{
    QCOMPARE(m_client->control("PUT", "/exchange/v1/faults", {{u"answers"_s, QJsonArray{rule}}}).status, 200);
}

int TestClient::count(Callback::Kind kind) const
{
    return int(std::count_if(m_events.cbegin(), m_events.cend(), [kind](const Event &e) {
        const auto *callback = std::get_if<Callback>(&e);
        return callback && callback->kind == kind;
    }));
}

void TestClient::aCallIsMadeSeenAndEnded()
{
    const QString id = connected();
    QVERIFY(!id.isEmpty());
    const auto seen = call(Op::GetCall, id);
    QVERIFY(seen);
    QCOMPARE(seen->value("callConnectionState"_L1).toString(), u"connected"_s);
    QCOMPARE(accepted(Op::HangupCall, id), QString());
    waitFor(Callback::Kind::CallDisconnected);
    const auto gone = call(Op::GetCall, id);
    QVERIFY(!gone);
    QCOMPARE(gone.error().kind, ApiError::Kind::NotFound);
    QCOMPARE(gone.error().code, u"8522"_s);
}

void TestClient::anIncomingCallIsAnswered()
{
    const QJsonObject body{{u"incomingCallContext"_s, incomingContext()}, {u"callbackUri"_s, u"http://127.0.0.1:9/"_s}};
    const auto answered = call(Op::AnswerCall, QString(), body);
    QVERIFY(answered);
    QCOMPARE(answered->value("callConnectionState"_L1).toString(), u"connecting"_s);
    waitFor(Callback::Kind::CallConnected);
    const auto again = call(Op::AnswerCall, QString(), body);
    QVERIFY(!again);
    QCOMPARE(again.error().kind, ApiError::Kind::Conflict);
}

void TestClient::anIncomingCallIsRejectedOrRedirected()
{
    QCOMPARE(accepted(Op::RejectCall, {},
                      {{u"incomingCallContext"_s, incomingContext()}, {u"callRejectReason"_s, u"busy"_s}}),
             QString());
    QTRY_VERIFY(m_runner->state().calls.empty());
    QCOMPARE(accepted(Op::RedirectCall, {}, {{u"incomingCallContext"_s, incomingContext()}, {u"target"_s, rawId(Sam)}}),
             QString());
    QTRY_COMPARE(m_runner->state().calls.begin()->second.members.size(), 2);
}

void TestClient::runningCallsGroupsAndRoomsAreJoined()
{
    const auto running = call(Op::GetCall, connected());
    QVERIFY(running);
    for (const QJsonObject &locator :
         {QJsonObject{{u"kind"_s, u"serverCallLocator"_s}, {u"serverCallId"_s, running->value("serverCallId"_L1)}},
          QJsonObject{{u"kind"_s, u"groupCallLocator"_s},
                      {u"groupCallId"_s, u"00000000-0000-4000-8000-000000000001"_s}},
          QJsonObject{{u"kind"_s, u"roomCallLocator"_s}, {u"roomId"_s, u"99401234567890123"_s}}}) {
        const int before = count(Callback::Kind::CallConnected);
        QCOMPARE(accepted(Op::Connect, {}, {{u"callLocator"_s, locator}, {u"callbackUri"_s, u"http://127.0.0.1:9/"_s}}),
                 QString());
        QTRY_COMPARE(count(Callback::Kind::CallConnected), before + 1);
    }
}

void TestClient::participantsComeAndGo()
{
    const QString id = connected();
    const auto added = call(Op::AddParticipant, id, with(u"participantToAdd"_s, rawId(Sam)));
    QVERIFY(added);
    waitFor(Callback::Kind::AddParticipantSucceeded);
    const auto one = call(Op::GetParticipant, QStringList{id, Lee});
    QVERIFY(one);
    QCOMPARE(one->value("identifier"_L1)[u"rawId"].toString(), Lee);
    QCOMPARE(accepted(Op::Mute, id, with(u"targetParticipants"_s, QJsonArray{rawId(Sam)})), QString());
    QVERIFY(accepted(Op::Mute, id, with(u"targetParticipants"_s, QJsonArray{rawId(Lee)})).startsWith("400 8523"_L1));
    QCOMPARE(accepted(Op::Hold, id, with(u"targetParticipant"_s, rawId(Lee))), QString());
    QCOMPARE(accepted(Op::Unhold, id, with(u"targetParticipant"_s, rawId(Lee))), QString());
    QCOMPARE(accepted(Op::CancelAddParticipant, id, with(u"invitationId"_s, added->value("invitationId"_L1))),
             QString());
    waitFor(Callback::Kind::CancelAddParticipantFailed); // he is in the call already
    QCOMPARE(accepted(Op::RemoveParticipant, id, with(u"participantToRemove"_s, rawId(Sam))), QString());
    waitFor(Callback::Kind::RemoveParticipantSucceeded);
}

void TestClient::allPagesOfParticipantsAreRead()
{
    const QString id = connected();
    QCOMPARE(accepted(Op::AddParticipant, id, with(u"participantToAdd"_s, rawId(Sam))), QString());
    waitFor(Callback::Kind::AddParticipantSucceeded);
    const auto first = call(Op::GetParticipants, id);
    QVERIFY(first);
    QCOMPARE(first->value("value"_L1).toArray().size(), 2);
    const auto next = call(Op::GetParticipantsNext, first->value("nextLink"_L1).toString());
    QVERIFY(next);
    QCOMPARE(next->value("value"_L1).toArray().size(), 1);
    calls::ParticipantService people(channel());
    const auto all = people.all(CallId(id));
    QTRY_VERIFY(all.isFinished());
    QCOMPARE(all.result()->size(), 3);
}

void TestClient::aParticipantMovesBetweenCalls()
{
    const QString from = connected();
    QJsonObject body = createBody();
    body.insert(u"targets"_s, QJsonArray{rawId(Sam)});
    const auto to = call(Op::CreateCall, QString(), body);
    QVERIFY(to);
    QTRY_COMPARE(count(Callback::Kind::CallConnected), 2);
    QCOMPARE(accepted(Op::MoveParticipants, to->value("callConnectionId"_L1).toString(),
                      {{u"targetParticipants"_s, QJsonArray{rawId(Lee)}}, {u"fromCall"_s, from}}),
             QString());
    waitFor(Callback::Kind::MoveParticipantSucceeded);
}

void TestClient::aPartyIsTransferred()
{
    const QString id = connected();
    const auto transfer = call(Op::TransferToParticipant, id, with(u"targetParticipant"_s, rawId(Sam)));
    QVERIFY(transfer);
    QCOMPARE(transfer->value("operationContext"_L1).toString(), u"ctx"_s);
    waitFor(Callback::Kind::CallTransferAccepted);
    waitFor(Callback::Kind::CallDisconnected);
}

void TestClient::aCallIsEndedForAll()
{
    const QString id = connected();
    QCOMPARE(accepted(Op::TerminateCall, id), QString());
    waitFor(Callback::Kind::CallDisconnected);
    QVERIFY(accepted(Op::TerminateCall, id).startsWith("404 8522"_L1));
}

void TestClient::throttlingAndFailuresAreWaitedOut()
{
    for (const int status : {429, 503, 500}) {
        faults({{u"operation"_s, u"createCall"_s}, {u"status"_s, status}, {u"retryAfter"_s, 1}, {u"count"_s, 1}});
        const size_t before = m_runner->state().connections.size();
        QVERIFY(call(Op::CreateCall, QString(), createBody()));
        QCOMPARE(m_runner->state().connections.size(), before + 1);
    }
}

void TestClient::aLostAnswerNeverDialsTwice()
{
    faults({{u"operation"_s, u"createCall"_s}, {u"drop"_s, true}, {u"after"_s, true}, {u"count"_s, 2}});
    const auto made = call(Op::CreateCall, QString(), createBody());
    QVERIFY(made);
    QCOMPARE(m_runner->state().connections.size(), size_t(1));
    QCOMPARE(m_runner->state().connections.begin()->first.text, made->value("callConnectionId"_L1).toString());
}

void TestClient::whatIsNotRepeatableIsNotRepeated()
{
    const QString id = connected();
    faults({{u"operation"_s, u"hangupCall"_s}, {u"drop"_s, true}, {u"after"_s, true}});
    const auto lost = call(Op::HangupCall, id);
    QVERIFY(!lost);
    QCOMPARE(lost.error().kind, ApiError::Kind::Transport);
    waitFor(Callback::Kind::CallDisconnected);
    QCOMPARE(count(Callback::Kind::CallDisconnected), 1);
}

void TestClient::aWrongKeyIsAnAuthError()
{
    const auto future = callOperation(channel(QByteArray(64, 'x')), Op::GetCall, {u"c"_s}, {}, {});
    QTRY_VERIFY(future.isFinished());
    QCOMPARE(future.result().error().kind, ApiError::Kind::Auth);
    QCOMPARE(future.result().error().httpStatus, 401);
    QCOMPARE(future.result().error().code, u"Denied"_s);
}

void TestClient::everyVersionIsSpoken()
{
    for (const QLatin1StringView version : wire::ApiVersions) {
        const auto future = callOperation(channel(Key, version), Op::CreateCall, {}, createBody(), {});
        QTRY_VERIFY(future.isFinished());
        QVERIFY2(future.result(), version.latin1());
        QCOMPARE(m_runner->state().connections.size(), size_t(1));
        const CallId id(future.result()->value("callConnectionId"_L1).toString());
        QCOMPARE(m_runner->state().connections.at(id).setup.apiVersion, QString(version));
        QTRY_VERIFY(m_runner->state().connections.at(id).state == Connection::State::Connected);
        QCOMPARE(accepted(Op::HangupCall, id.text), QString());
    }
}

QTEST_GUILESS_MAIN(TestClient)
#include "tst_client.moc"
