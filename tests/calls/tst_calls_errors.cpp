// Every way in which an operation can fail, and giving up.
#include "bench.h"
#include "calls/callservice.h"
#include "calls/mediaservice.h"
#include "calls/participantservice.h"
#include "core/whendone.h"
#include "operationcaller.h"

using namespace callboard;
using namespace callboard::test;
using wire::Operation;
using wire::OperationId;
using Kind = ApiError::Kind;

class TstCallsErrors : public QObject
{
    Q_OBJECT

    static Result<wire::CallConnectionProperties> answered(Bench &bench)
    {
        wire::AnswerCallRequest request;
        request.incomingCallContext = u"context"_s;
        request.callbackUri = u"https://app.example.com/callbacks"_s;
        return resultOf(calls::CallService(bench.channel()).answer(request));
    }
    static void operationRows()
    {
        QTest::addColumn<int>("index");
        for (const Operation &operation : wire::Operations)
            QTest::newRow(operation.name.data()) << int(operation.id);
    }

private slots:
    void aRefusalIsTheServicesError_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<int>("kind");
        const auto row
            = [](int status, Kind kind) { QTest::newRow(qPrintable(QString::number(status))) << status << int(kind); };
        row(400, Kind::Invalid);
        row(401, Kind::Auth);
        row(403, Kind::Auth);
        row(404, Kind::NotFound);
        row(405, Kind::Conflict);
        row(409, Kind::Conflict);
        row(412, Kind::Conflict);
        row(501, Kind::Server);
    }
    void aRefusalIsTheServicesError()
    {
        QFETCH(int, status);
        QFETCH(int, kind);
        for (const Operation &operation : wire::Operations) {
            Bench bench;
            bench.network().expect(QByteArray(operation.method.data()), "*", errorReply(status, u"8522"_s));
            const auto answer
                = resultOf(callOperation(bench.channel(), operation.id, someIds(operation), someBody(operation.id)));
            QVERIFY(!answer);
            QCOMPARE(int(answer.error().kind), kind);
            QCOMPARE(answer.error().httpStatus, status);
            QCOMPARE(answer.error().code, u"8522"_s);
            QCOMPARE(answer.error().detail, u"refused"_s);
            QVERIFY(!answer.error().requestId.isEmpty());
            QVERIFY(bench.network().allArrived());
        }
    }

    void throttlingIsWaitedForOrReported()
    {
        Bench bench;
        bench.network().expect("POST", "*", errorReply(429, u"8516"_s, {{"Retry-After", "7"}}));
        const auto future = calls::MediaService(bench.channel()).hold(CallId(u"c1"_s), {});
        const auto held = resultOf(future);
        QVERIFY(!held); // hold is not repeatable: the caller decides
        QCOMPARE(held.error().kind, Kind::Throttled);
        QCOMPARE(held.error().retryAfter, std::chrono::milliseconds(7000));
    }
    void aLostConnectionIsATransportErrorAndNeverDialsTwice()
    {
        Bench bench;
        bench.network().expect("POST", "*", transportFailure());
        const auto held = resultOf(calls::MediaService(bench.channel()).play(CallId(u"c1"_s), {}));
        QVERIFY(!held);
        QCOMPARE(held.error().kind, Kind::Transport);
        QCOMPARE(bench.network().sent().size(), 1);
    }

    void anAnswerThatIsNoJsonIsAProtocolError()
    {
        Bench bench;
        bench.network().expect("POST", "*", http::HttpReply{200, {}, "<html>"});
        QCOMPARE(answered(bench).error().kind, Kind::Protocol);
    }
    void anAnswerThatIsNoObjectIsAProtocolError()
    {
        Bench bench;
        bench.network().expect("POST", "*", http::HttpReply{200, {}, "[]"});
        QCOMPARE(answered(bench).error().kind, Kind::Protocol);
    }
    void anAnswerOfAWrongTypeNamesThePath()
    {
        Bench bench;
        bench.network().expect("POST", "*", jsonReply(200, {{u"callConnectionId"_s, 7}}));
        const auto answer = answered(bench);
        QCOMPARE(answer.error().kind, Kind::Protocol);
        QCOMPARE(answer.error().detail, u"$.callConnectionId: wrong type"_s);
    }
    void aNewCallWithoutItsIdIsAProtocolError_data()
    {
        QTest::addColumn<QByteArray>("body");
        for (const char *body : {"", "{}", R"({"callConnectionId":null})", R"({"callConnectionId":""})"})
            QTest::newRow(*body ? body : "(empty)") << QByteArray(body);
    }
    void aNewCallWithoutItsIdIsAProtocolError()
    {
        QFETCH(QByteArray, body);
        for (const OperationId id : {OperationId::CreateCall, OperationId::AnswerCall, OperationId::Connect}) {
            const Operation &operation = wire::operation(id);
            Bench bench;
            bench.network().expect("POST", "*", http::HttpReply{operation.success[0], {}, body});
            const auto answer = resultOf(callOperation(bench.channel(), id, {}, someBody(id)));
            QVERIFY(!answer);
            QCOMPARE(answer.error().kind, Kind::Protocol);
        }
    }
    void anAcceptedActionNeedsNoBody()
    {
        // The action is under way; an answer without its optional members must not look like a failure.
        Bench bench;
        bench.network().expect("POST", "*", http::HttpReply{202, {}, {}});
        QVERIFY(resultOf(calls::CallService(bench.channel()).transfer(CallId(u"c1"_s), {})));
    }

    void cancellingAbortsTheRequest_data() { operationRows(); }
    void cancellingAbortsTheRequest()
    {
        QFETCH(int, index);
        const Operation &operation = wire::Operations[size_t(index)];
        Bench bench;
        bench.network().expectAndHang(QByteArray(operation.method.data()), "*");
        auto future = callOperation(bench.channel(), operation.id, someIds(operation), someBody(operation.id));
        QTRY_COMPARE(bench.network().sent().size(), 1);
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QTRY_COMPARE(bench.network().aborted(), 1);
        QCOMPARE(future.resultCount(), 0);
    }
    void cancellingStopsTheRetries()
    {
        Bench bench;
        bench.network().expect("GET", "*", errorReply(503, u"8500"_s));
        auto future = calls::CallService(bench.channel()).get(CallId(u"c1"_s));
        QTRY_COMPARE(bench.timers().pending(), 1);
        future.cancel();
        QTRY_VERIFY(future.isFinished());
        QTRY_COMPARE(bench.timers().pending(), 0);
        bench.timers().advance(std::chrono::minutes(5));
        QCOMPARE(bench.network().sent().size(), 1);
    }
    void aFutureThatIsForgottenChangesNothing()
    {
        Bench bench;
        bench.network().expect("DELETE", "*", http::HttpReply{204, {}, {}});
        (void)calls::CallService(bench.channel()).hangUp(CallId(u"c1"_s));
        QTRY_VERIFY(bench.network().allArrived());
        QTest::qWait(0);
        QCOMPARE(bench.network().aborted(), 0);
    }
    void aContinuationRunsWithItsContextOnly()
    {
        Bench bench;
        int called = 0;
        auto context = std::make_unique<QObject>();
        for (int i = 0; i < 2; ++i) {
            bench.network().expect("DELETE", "*", http::HttpReply{204, {}, {}});
            auto future = calls::CallService(bench.channel()).hangUp(CallId(u"c1"_s));
            whenDone(future, context.get(), [&called](const Result<Done> &) { ++called; });
            if (i == 1)
                context.reset();
            QTRY_VERIFY(future.isFinished());
            QTest::qWait(0);
        }
        QCOMPARE(called, 1);
    }
};

QTEST_GUILESS_MAIN(TstCallsErrors)
#include "tst_calls_errors.moc"
