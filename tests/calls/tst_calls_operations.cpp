// Each of the 35 operations: what it sends, and which answers it takes.
#include "bench.h"
#include "calls/callservice.h"
#include "calls/mediaservice.h"
#include "calls/participantservice.h"
#include "core/jsonreader.h"
#include "operationcaller.h"
#include <QFile>
#include <QUuid>

using namespace callboard;
using namespace callboard::test;
using wire::Operation;
using wire::OperationId;

namespace {

http::HttpReply goodReply(const Operation &operation, int status)
{
    if (operation.response.isEmpty())
        return {status, {}, {}};
    return jsonReply(status, someAnswer(operation));
}

/// The ids in the path of an SDK's request, decoded, in order.
QStringList idsIn(const Operation &operation, const QByteArray &target)
{
    QStringList ids;
    const QByteArray path = target.left(target.indexOf('?'));
    const QList<QByteArray> want = QByteArray(operation.path.data(), operation.path.size()).split('/');
    const QList<QByteArray> have = path.split('/');
    for (qsizetype i = 0; i < want.size() && i < have.size(); ++i) {
        if (!want[i].startsWith('{'))
            continue;
        const qsizetype action = want[i].size() - want[i].indexOf('}') - 1;
        ids.append(QUrl::fromPercentEncoding(have[i].chopped(action)));
    }
    return ids;
}

bool isUuid4(const QByteArray &text)
{
    const QUuid uuid = QUuid::fromString(QLatin1StringView(text));
    return text.size() == 36 && uuid.version() == QUuid::Random && uuid.variant() == QUuid::DCE;
}

} // namespace

class TstCallsOperations : public QObject
{
    Q_OBJECT

    static void operationRows()
    {
        QTest::addColumn<int>("index");
        for (const Operation &operation : wire::Operations)
            QTest::newRow(operation.name.data()) << int(operation.id);
    }

private slots:
    void whatAnSdkSendsIsSent_data()
    {
        QTest::addColumn<int>("index");
        QTest::addColumn<QJsonObject>("example");
        QFile file(QStringLiteral(CALLBOARD_TEST_DATA "/contract/operations.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonArray operations = parseJsonObject(file.readAll())->value("operations"_L1).toArray();
        for (int i = 0; i < operations.size(); ++i) {
            for (const auto &example : operations[i].toObject().value("sdkExamples"_L1).toArray())
                QTest::newRow(qPrintable(example.toObject().value("sdkCall"_L1).toString())) << i << example.toObject();
        }
    }
    void whatAnSdkSendsIsSent()
    {
        QFETCH(int, index);
        QFETCH(QJsonObject, example);
        const Operation &operation = wire::Operations[size_t(index)];
        const QByteArray target = example.value("path"_L1).toString().toLatin1();
        const QJsonObject body = example.value("body"_L1).toObject();
        Bench bench;
        bench.network().expect(QByteArray(operation.method.data()), target, goodReply(operation, operation.success[0]));
        const auto answer = resultOf(callOperation(bench.channel(), operation.id, idsIn(operation, target), body));
        QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
        QCOMPARE(*answer, someAnswer(operation));
        QVERIFY(bench.network().allArrived());
        const http::HttpRequest &sent = bench.network().sent().first();
        QCOMPARE(QJsonDocument::fromJson(sent.body).object(), body);
        QCOMPARE(sent.body.isEmpty(), body.isEmpty());
    }

    void theHeadersAreTheContracts_data() { operationRows(); }
    void theHeadersAreTheContracts()
    {
        QFETCH(int, index);
        const Operation &operation = wire::Operations[size_t(index)];
        Bench bench;
        bench.network().expect(QByteArray(operation.method.data()), "*", goodReply(operation, operation.success[0]));
        QVERIFY(resultOf(callOperation(bench.channel(), operation.id, someIds(operation), someBody(operation.id))));
        const http::HttpHeaders &headers = bench.network().sent().first().headers;
        QCOMPARE(http::headerValue(headers, "Accept"), "application/json");
        QCOMPARE(http::headerValue(headers, "Content-Type"),
                 operation.request.isEmpty() ? QByteArray() : QByteArray("application/json"));
        QCOMPARE(isUuid4(http::headerValue(headers, "Repeatability-Request-ID")), operation.repeatable);
        QCOMPARE(http::headerValue(headers, "Repeatability-First-Sent"),
                 operation.repeatable ? QByteArray("Mon, 02 Mar 2026 10:15:30 GMT") : QByteArray());
        QVERIFY(http::headerValue(headers, "Authorization").startsWith("HMAC-SHA256 SignedHeaders="));
        QVERIFY(!http::headerValue(headers, "x-ms-client-request-id").isEmpty());
    }

    void onlyTheStatusesOfTheContractAreSuccess_data() { operationRows(); }
    void onlyTheStatusesOfTheContractAreSuccess()
    {
        QFETCH(int, index);
        const Operation &operation = wire::Operations[size_t(index)];
        for (const int status : {200, 201, 202, 203, 204, 206}) {
            Bench bench;
            bench.network().expect(QByteArray(operation.method.data()), "*", goodReply(operation, status));
            const auto answer
                = resultOf(callOperation(bench.channel(), operation.id, someIds(operation), someBody(operation.id)));
            QCOMPARE(bool(answer), operation.succeeds(status));
            if (answer)
                continue;
            QCOMPARE(answer.error().kind, ApiError::Kind::Protocol);
            QCOMPARE(answer.error().httpStatus, status);
        }
    }

    void repeatableOperationsAndReadingAreRetriedWithTheSamePair_data() { operationRows(); }
    void repeatableOperationsAndReadingAreRetriedWithTheSamePair()
    {
        QFETCH(int, index);
        const Operation &operation = wire::Operations[size_t(index)];
        const bool retried = operation.repeatable || operation.method == "GET"_L1;
        Bench bench;
        bench.network().expect(QByteArray(operation.method.data()), "*", errorReply(503, u"8500"_s));
        if (retried)
            bench.network().expect(QByteArray(operation.method.data()), "*",
                                   goodReply(operation, operation.success[0]));
        const auto future = callOperation(bench.channel(), operation.id, someIds(operation), someBody(operation.id));
        QTRY_VERIFY(future.isFinished() || bench.timers().pending() > 0);
        QCOMPARE(future.isFinished(), !retried);
        bench.timers().advance(std::chrono::minutes(1));
        QCOMPARE(bool(resultOf(future)), retried);
        QVERIFY(bench.network().allArrived());
        const auto &sent = bench.network().sent();
        QCOMPARE(sent.size(), retried ? 2 : 1);
        for (const char *name : {"Repeatability-Request-ID", "Repeatability-First-Sent"})
            QCOMPARE(http::headerValue(sent.last().headers, name), http::headerValue(sent.first().headers, name));
    }

    void eachIntentHasItsOwnPair()
    {
        Bench bench;
        for (int i = 0; i < 2; ++i) {
            bench.network().expect("POST", "*", http::HttpReply{204, {}, {}});
            QVERIFY(resultOf(calls::CallService(bench.channel()).terminate(CallId(u"c1"_s))));
        }
        QVERIFY(pairOf(bench, 0) != pairOf(bench, 1));
    }
    void anIntentThatIsSentAgainKeepsItsPair()
    {
        Bench bench;
        const calls::Intent intent = calls::Intent::begin(bench.clock());
        bench.network().expect("POST", "*", errorReply(409, u"8519"_s));
        QVERIFY(!resultOf(calls::CallService(bench.channel()).terminate(CallId(u"c1"_s), intent)));
        bench.network().expect("POST", "*", http::HttpReply{204, {}, {}});
        QVERIFY(resultOf(calls::CallService(bench.channel()).terminate(CallId(u"c1"_s), intent)));
        QVERIFY(isUuid4(pairOf(bench, 0)));
        QCOMPARE(pairOf(bench, 0), pairOf(bench, 1));
    }

    void idsAreEscapedButNotTheColonOfAnAction()
    {
        QCOMPARE(*calls::targetOf(wire::operation(OperationId::PauseRecording), {u"a/b:c+d é?#%"_s}, u"v"_s),
                 "/calling/recordings/a%2Fb%3Ac%2Bd%20%C3%A9%3F%23%25:pause?api-version=v");
        Bench bench;
        bench.network().expect("GET", QByteArray(CallPath) + "/participants/4%3A%2B14255550123" + QByteArray(Version),
                               jsonReply(200));
        QVERIFY(resultOf(calls::ParticipantService(bench.channel()).get(CallId(u"c1"_s), RawId(u"4:+14255550123"_s))));
    }
    void anEmptyIdIsRefusedBeforeAnythingIsSent_data() { operationRows(); }
    void anEmptyIdIsRefusedBeforeAnythingIsSent()
    {
        QFETCH(int, index);
        const Operation &operation = wire::Operations[size_t(index)];
        QStringList ids = someIds(operation);
        if (ids.isEmpty())
            return;
        ids.last().clear();
        Bench bench;
        const auto answer = resultOf(callOperation(bench.channel(), operation.id, ids, someBody(operation.id)));
        QVERIFY(!answer);
        QVERIFY(bench.network().sent().isEmpty());
    }
    void theVersionCanBeChosen()
    {
        Bench bench;
        calls::Channel channel(bench.channel().client(), bench.channel().endpoint(), u"2023-03-06"_s);
        bench.network().expect("GET", QByteArray(CallPath) + "?api-version=2023-03-06", jsonReply(200));
        QVERIFY(resultOf(calls::CallService(channel).get(CallId(u"c1"_s))));
    }

private:
    static QByteArray pairOf(Bench &bench, int request)
    {
        return http::headerValue(bench.network().sent()[request].headers, "Repeatability-Request-ID");
    }
};

QTEST_GUILESS_MAIN(TstCallsOperations)
#include "tst_calls_operations.moc"
