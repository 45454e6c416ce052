// Recording files: special signing, ranges, removal; and what may be asked to start one.
#include "bench.h"
#include "calls/recordingservice.h"
#include <QFile>

using namespace callboard;
using namespace callboard::test;
using calls::ByteRange;
using calls::RecordingService;
using Kind = ApiError::Kind;

namespace {

const QString Document = u"https://us-storage.asm.skype.com/v1/objects/0-eus2-d4-a1b2c3d4e5f60718293a4b5c6d7e8f90"_s;
const QUrl Content(Document + u"/content/audio"_s);

http::HttpReply bytes(int status, const QByteArray &body, const QByteArray &contentRange = {})
{
    http::HttpReply reply{status, {{"ETag", "\"e1\""}, {"Content-Type", "audio/wav"}}, body};
    if (!contentRange.isEmpty())
        http::setHeader(reply.headers, "Content-Range", contentRange);
    return reply;
}

QByteArray signatureIn(const http::HttpRequest &request)
{
    const QByteArray text = http::headerValue(request.headers, "Authorization");
    return text.mid(text.indexOf("Signature=") + 10);
}

} // namespace

class TstCallsRecordings : public QObject
{
    Q_OBJECT
private slots:
    void aDownloadIsSignedForTheEndpoint()
    {
        Bench bench;
        bench.network().expect("GET", "*", bytes(200, "sound"));
        const auto content = resultOf(RecordingService(bench.channel()).download(Content));
        QVERIFY(content);
        QCOMPARE(content->bytes, "sound");
        QCOMPARE(content->first, 0);
        QCOMPARE(content->total, 5);
        QCOMPARE(content->etag, "\"e1\"");
        QCOMPARE(content->contentType, "audio/wav");
        QVERIFY(content->whole);
        const http::HttpRequest &sent = bench.network().sent().first();
        QCOMPARE(sent.url, Content);
        QCOMPARE(http::headerValue(sent.headers, "x-ms-host"), "contoso.unitedstates.communication.azure.com");
        QCOMPARE(signatureIn(sent), "uiG8/HCUBGhcCyP68rMaGcaeLgLLBFyfBnFXMr3wBTA=");
        QVERIFY(http::headerValue(sent.headers, "Range").isEmpty());
    }
    void theQueryIsSentButNotSigned()
    {
        Bench bench;
        bench.network().expect("GET", "*", bytes(200, {}));
        QVERIFY(resultOf(RecordingService(bench.channel()).download(QUrl(Content.toString() + u"?view=x"_s))));
        QCOMPARE(signatureIn(bench.network().sent().first()), "uiG8/HCUBGhcCyP68rMaGcaeLgLLBFyfBnFXMr3wBTA=");
        QCOMPARE(http::wireTarget(bench.network().sent().first().url).right(7), "?view=x");
    }
    void removingIsSignedForTheEndpoint()
    {
        Bench bench;
        bench.network().expect("DELETE", "*", http::HttpReply{200, {}, {}});
        QVERIFY(resultOf(RecordingService(bench.channel()).remove(QUrl(Document))));
        QCOMPARE(signatureIn(bench.network().sent().first()), "yHlq6dV6xmwcvoQaDpIHnDbNUS4XDQKtfffuF9AX/q0=");
    }
    void onlyA200RemovesAFile()
    {
        for (const int status : {202, 204}) {
            Bench bench;
            bench.network().expect("DELETE", "*", http::HttpReply{status, {}, {}});
            const auto removed = resultOf(RecordingService(bench.channel()).remove(QUrl(Document)));
            QVERIFY(!removed);
            QCOMPARE(removed.error().kind, Kind::Protocol);
        }
    }
    void aRemovalIsNeverRepeated()
    {
        Bench bench;
        bench.network().expect("DELETE", "*", transportFailure());
        QVERIFY(!resultOf(RecordingService(bench.channel()).remove(QUrl(Document))));
        QCOMPARE(bench.network().sent().size(), 1);
    }

    void aRangeIsAskedForAndTaken()
    {
        Bench bench;
        bench.network().expect("GET", "*", bytes(206, "5678", "bytes 5-8/20"));
        const auto content = resultOf(RecordingService(bench.channel()).download(Content, ByteRange{5, 8, "\"e1\""}));
        QVERIFY(content);
        QCOMPARE(content->bytes, "5678");
        QCOMPARE(content->first, 5);
        QCOMPARE(content->total, 20);
        QVERIFY(!content->whole);
        const auto &headers = bench.network().sent().first().headers;
        QCOMPARE(http::headerValue(headers, "Range"), "bytes=5-8");
        QCOMPARE(http::headerValue(headers, "If-Range"), "\"e1\"");
    }
    void anOpenRangeAsksForTheRest()
    {
        Bench bench;
        bench.network().expect("GET", "*", bytes(206, "ab", "bytes 18-19/20"));
        QVERIFY(resultOf(RecordingService(bench.channel()).download(Content, ByteRange{18, {}, {}})));
        QCOMPARE(http::headerValue(bench.network().sent().first().headers, "Range"), "bytes=18-");
    }
    void aFileThatHasChangedComesWhole()
    {
        Bench bench;
        bench.network().expect("GET", "*", bytes(200, "all of it"));
        const auto content = resultOf(RecordingService(bench.channel()).download(Content, ByteRange{5, 8, "\"old\""}));
        QVERIFY(content && content->whole);
        QCOMPARE(content->first, 0);
    }
    void aPartOfUnknownSizeIsTaken()
    {
        const auto content = calls::recordingContent(bytes(206, "ab", "bytes 0-1/*"), ByteRange{0, 9, {}});
        QVERIFY(content);
        QCOMPARE(content->total, -1);
        QVERIFY(!content->whole);
    }
    void aPartThatIsNotTheOneAskedForIsAnError_data()
    {
        QTest::addColumn<QByteArray>("contentRange");
        QTest::addColumn<QByteArray>("body");
        const auto row = [](const char *range, const char *body) {
            QTest::newRow(range) << QByteArray(range) << QByteArray(body);
        };
        row("", "5678");
        row("bytes 4-7/20", "4567");
        row("bytes 5-9/20", "56789");
        row("bytes 5-8/20 ", "567");
        row("bytes 8-5/20", "5678");
        row("bytes 5-8/8", "5678");
        row("bytes 5-8", "5678");
        row("bytes */20", "");
        row("items 5-8/20", "5678");
        row("bytes 5-x/20", "5678");
        row("bytes 5-8/-20", "5678");
        row("bytes 99999999999999999999-8/20", "5678");
        QTest::newRow("cut off") << QByteArray("bytes 5-8/20") << QByteArray("567");
        QTest::newRow("too much") << QByteArray("bytes 5-8/20") << QByteArray("56789");
    }
    void aPartThatIsNotTheOneAskedForIsAnError()
    {
        QFETCH(QByteArray, contentRange);
        QFETCH(QByteArray, body);
        const auto content = calls::recordingContent(bytes(206, body, contentRange), ByteRange{5, 8, {}});
        QVERIFY(!content);
        QCOMPARE(content.error().kind, Kind::Protocol);
    }
    void aPartThatNobodyAskedForIsAnError()
    {
        QVERIFY(!calls::recordingContent(bytes(206, "ab", "bytes 0-1/2"), {}));
        QVERIFY(!calls::recordingContent(bytes(204, {}), ByteRange{0, 1, {}}));
    }
    void storageErrorsAreReported()
    {
        for (const int status : {401, 403, 404, 416}) {
            Bench bench;
            bench.network().expect("GET", "*", jsonReply(status, {{u"status"_s, status}, {u"message"_s, u"no"_s}}));
            const auto content = resultOf(RecordingService(bench.channel()).download(Content));
            QVERIFY(!content);
            QCOMPARE(content.error().httpStatus, status);
        }
    }

    void credentialsGoToStorageOnly_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("good");
        const auto row = [](const char *url, bool good) { QTest::newRow(url) << QString::fromLatin1(url) << good; };
        row("https://us-storage.asm.skype.com/v1/objects/x", true);
        row("https://eu.asyncgw.teams.microsoft.com/v1/objects/x", true);
        row("https://gov.ams.gov.teams.microsoft.us/v1/objects/x", true);
        row("https://contoso.unitedstates.communication.azure.com/v1/objects/x", true);
        row("http://us-storage.asm.skype.com/v1/objects/x", false);
        row("http://contoso.unitedstates.communication.azure.com/v1/objects/x", false);
        row("https://contoso.unitedstates.communication.azure.com:8443/v1/objects/x", false);
        row("https://evil.example.com/.asm.skype.com", false);
        row("https://asm.skype.com.evil.example.com/x", false);
        row("https://evilasm.skype.com/x", false);
        row("ftp://us-storage.asm.skype.com/x", false);
        row("", false);
    }
    void credentialsGoToStorageOnly()
    {
        QFETCH(QString, url);
        QFETCH(bool, good);
        Bench bench;
        if (good)
            bench.network().expect("GET", "*", bytes(200, {}));
        const auto content = resultOf(RecordingService(bench.channel()).download(QUrl(url)));
        QCOMPARE(bool(content), good);
        QCOMPARE(bench.network().sent().size(), good ? 1 : 0);
        if (!good)
            QCOMPARE(content.error().kind, Kind::Invalid);
    }
    void anExchangeOfThisMachineServesItsOwnFiles()
    {
        const QUrl endpoint(u"http://127.0.0.1:28481"_s);
        QVERIFY(calls::servesRecordings(QUrl(u"http://127.0.0.1:28481/v1/objects/x"_s), endpoint));
        QVERIFY(!calls::servesRecordings(QUrl(u"http://127.0.0.1:28482/v1/objects/x"_s), endpoint));
    }

    void theDescriptionIsRead()
    {
        QFile file(QStringLiteral(CALLBOARD_TEST_DATA "/contract/events/eventgrid/recording-metadata.json"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        Bench bench;
        bench.network().expect("GET", "*", http::HttpReply{200, {}, file.readAll()});
        const auto metadata
            = resultOf(RecordingService(bench.channel()).metadata(QUrl(Document + u"/content/acsmetadata"_s)));
        QVERIFY(metadata);
        QCOMPARE(metadata->participants->size(), 2);
    }
    void aDescriptionThatIsNoneIsAnError()
    {
        for (const char *body : {"<html>", "{}", "[]"}) {
            Bench bench;
            bench.network().expect("GET", "*", http::HttpReply{200, {}, body});
            const auto metadata
                = resultOf(RecordingService(bench.channel()).metadata(QUrl(Document + u"/content/acsmetadata"_s)));
            QVERIFY(!metadata);
            QCOMPARE(metadata.error().kind, Kind::Protocol);
        }
    }

    void aRecordingNeedsExactlyOneCall()
    {
        Bench bench;
        wire::StartCallRecordingRequest request;
        QCOMPARE(resultOf(RecordingService(bench.channel()).start(request)).error().kind, Kind::Invalid);
        request.callConnectionId = CallId(u"c1"_s);
        request.callLocator = wire::CallLocator::serverCall(ServerCallId(u"s1"_s));
        QCOMPARE(resultOf(RecordingService(bench.channel()).start(request)).error().kind, Kind::Invalid);
        QVERIFY(bench.network().sent().isEmpty());
    }
    void cancellingADownloadAbortsIt()
    {
        Bench bench;
        bench.network().expectAndHang("GET", "*");
        auto future = RecordingService(bench.channel()).download(Content);
        QTRY_COMPARE(bench.network().sent().size(), 1);
        future.cancel();
        QTRY_COMPARE(bench.network().aborted(), 1);
        QTRY_VERIFY(future.isFinished());
    }
};

QTEST_GUILESS_MAIN(TstCallsRecordings)
#include "tst_calls_recordings.moc"
