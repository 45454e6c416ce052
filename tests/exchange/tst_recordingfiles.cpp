// Recordings over HTTP: who may have them, ranges, and what is answered when there is nothing.
#include "exchange/recordingbench.h"
#include "exchange/rest/recordingfiles.h"
#include "http/hmac.h"
#include "httpd/httpserver.h"
#include <QHostAddress>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>

using namespace callboard;
using namespace callboard::exchange;

namespace {
const QByteArray Key = QByteArray("0123456789abcdef").repeated(4);

struct Answer {
    int status = 0;
    QByteArray body;
    QByteArray range; ///< Content-Range
    QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

struct How {
    QByteArray range{};
    QByteArray host{}; ///< x-ms-host
    QByteArray signedTarget{};
    QByteArray key = Key;
};
} // namespace

class TestRecordingFiles : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aFileAndItsParts();
    void signedForAnotherHost();
    void withoutTheRightSignatureThereIsNothing_data();
    void withoutTheRightSignatureThereIsNothing();
    void whatIsNotThere();
    void aRemovedFileIsGone();

private:
    Answer ask(const QByteArray &method, const QByteArray &target, const How &how = {});

    std::unique_ptr<RecordingBench> m_bench;
    std::unique_ptr<httpd::HttpServer> m_server;
    std::unique_ptr<RecordingFiles> m_files;
    QNetworkAccessManager m_network;
    QByteArray m_host;
    QByteArray m_document; ///< path
};

void TestRecordingFiles::init()
{
    m_bench = std::make_unique<RecordingBench>();
    m_server = std::make_unique<httpd::HttpServer>();
    m_files = std::make_unique<RecordingFiles>(*m_server, m_bench->recorder, Key, m_bench->clock);
    const auto port = m_server->listen(QHostAddress::LocalHost, 0);
    QVERIFY(port);
    m_host = "127.0.0.1:" + QByteArray::number(*port);
    m_bench->join(1);
    m_bench->start();
    m_bench->ticks.tick(10);
    m_document = "/v1/objects/" + m_bench->stop().chunks.first().documentId.toLatin1();
}

void TestRecordingFiles::cleanup()
{
    m_server.reset();
    m_files.reset();
    m_bench.reset();
}

Answer TestRecordingFiles::ask(const QByteArray &method, const QByteArray &target, const How &how)
{
    http::SigningInput input{method, how.signedTarget.isEmpty() ? target : how.signedTarget,
                             how.host.isEmpty() ? m_host : how.host, http::httpDate(m_bench->clock.now()),
                             http::contentHash({})};
    QNetworkRequest request(QUrl(QString::fromLatin1("http://" + m_host + target)));
    request.setRawHeader("x-ms-date", input.date);
    request.setRawHeader("x-ms-content-sha256", input.contentHash);
    if (!how.key.isEmpty())
        request.setRawHeader("Authorization",
                             "HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="
                                 + http::signature(input, how.key));
    if (!how.host.isEmpty())
        request.setRawHeader("x-ms-host", how.host);
    if (!how.range.isEmpty())
        request.setRawHeader("Range", how.range);
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, method));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }))
        return {};
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
            reply->rawHeader("Content-Range")};
}

void TestRecordingFiles::aFileAndItsParts()
{
    const QByteArray audio = m_document + "/content/audio";
    const Answer whole = ask("GET", audio);
    QCOMPARE(whole.status, 200);
    QVERIFY(whole.body.startsWith("RIFF"));
    QVERIFY(whole.body.size() > 6400);
    const Answer part = ask("GET", audio, {.range = "bytes=10-19"});
    QCOMPARE(part.status, 206);
    QCOMPARE(part.body, whole.body.mid(10, 10));
    QCOMPARE(part.range, "bytes 10-19/" + QByteArray::number(whole.body.size()));
    const Answer none = ask("GET", audio, {.range = "bytes=" + QByteArray::number(whole.body.size()) + "-"});
    QCOMPARE(none.status, 416);
    QCOMPARE(none.json()[u"status"].toInt(), 416);
    QCOMPARE(none.range, "bytes */" + QByteArray::number(whole.body.size()));
    const Answer about = ask("GET", m_document + "/content/acsmetadata");
    QCOMPARE(about.json()[u"chunkDuration"].toDouble(), 200.0);
}

void TestRecordingFiles::signedForAnotherHost()
{
    const QByteArray audio = m_document + "/content/audio";
    const How how{.host = "contoso.communication.azure.com", .signedTarget = audio};
    QCOMPARE(ask("GET", audio + "?view=x", how).status, 200); // the query is not signed then
    QCOMPARE(ask("GET", audio + "?view=x", {.signedTarget = audio}).status, 401);
}

void TestRecordingFiles::withoutTheRightSignatureThereIsNothing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("rest");
    QTest::newRow("sound") << QByteArray("GET") << QByteArray("/content/audio");
    QTest::newRow("metadata") << QByteArray("GET") << QByteArray("/content/acsmetadata");
    QTest::newRow("removing") << QByteArray("DELETE") << QByteArray();
}

void TestRecordingFiles::withoutTheRightSignatureThereIsNothing()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, rest);
    for (const QByteArray &key : {QByteArray(), QByteArray(64, 'x')}) {
        const Answer answer = ask(method, m_document + rest, {.key = key});
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json()[u"status"].toInt(), 401);
        QVERIFY(!answer.json()[u"message"].toString().isEmpty());
    }
    QCOMPARE(ask("GET", m_document + "/content/audio").status, 200);
}

void TestRecordingFiles::whatIsNotThere()
{
    for (const QByteArray &path : {QByteArray("/v1/objects/0-x/content/audio"), m_document + "/content/video"}) {
        const Answer answer = ask("GET", path);
        QCOMPARE(answer.status, 404);
        QCOMPARE(answer.json()[u"status"].toInt(), 404);
    }
    m_bench->clock.advance(std::chrono::hours(24));
    QCOMPARE(ask("GET", m_document + "/content/audio").status, 404);
    QCOMPARE(ask("DELETE", m_document).status, 404);
}

void TestRecordingFiles::aRemovedFileIsGone()
{
    QCOMPARE(ask("DELETE", m_document).status, 200);
    QCOMPARE(ask("GET", m_document + "/content/audio").status, 404);
    QCOMPARE(ask("DELETE", m_document).status, 404);
}

QTEST_GUILESS_MAIN(TestRecordingFiles)
#include "tst_recordingfiles.moc"
