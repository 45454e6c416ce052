// Signatures against the vectors of the contract, and everything a server must refuse.
#include "core/literals.h"
#include "http/connectionstring.h"
#include "http/hmac.h"
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::http;

namespace {
QJsonObject vectors()
{
    QFile file(QStringLiteral(CALLBOARD_TEST_DATA "/contract/operations.json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no operations.json");
    return QJsonDocument::fromJson(file.readAll()).object().value("signingTestVectors"_L1).toObject();
}
QByteArray bytes(const QJsonObject &object, QLatin1StringView name)
{
    return object.value(name).toString().toUtf8();
}
const QDateTime signedAt(QDate(2026, 3, 2), QTime(10, 15, 30), Qt::UTC);
} // namespace

class TestHmac : public QObject
{
    Q_OBJECT

    QByteArray m_key = QByteArray::fromBase64(bytes(vectors(), "accessKey"_L1));

    ReceivedSignature received() const
    {
        HttpRequest request;
        request.method = "POST";
        request.url
            = rawUrl(QUrl(u"http://127.0.0.1:28481"_s), "/calling/callConnections/a%3Ab:play?api-version=1").value();
        request.body = "{}";
        const HttpHeaders fields = signedHeaders(request, m_key, signedAt);
        return {request.method,
                wireTarget(request.url),
                wireHost(request.url),
                headerValue(fields, "x-ms-date"),
                headerValue(fields, "x-ms-content-sha256"),
                headerValue(fields, "authorization"),
                request.body};
    }

private slots:
    void everyVectorOfTheContractIsMet_data()
    {
        QTest::addColumn<QJsonObject>("vector");
        const QJsonArray all = vectors().value("vectors"_L1).toArray();
        QCOMPARE_GE(all.size(), 6);
        for (const QJsonValue &vector : all)
            QTest::newRow(qPrintable(vector["name"_L1].toString())) << vector.toObject();
    }
    void everyVectorOfTheContractIsMet()
    {
        QFETCH(QJsonObject, vector);
        const QByteArray host = bytes(vector, "signedHost"_L1);
        const QByteArray target = bytes(vector, "signedPathAndQuery"_L1);
        const bool foreign = vector.contains("requestUrl"_L1);
        HttpRequest request;
        request.method = bytes(vector, "method"_L1);
        request.body = bytes(vector, "body"_L1);
        const QString scheme = host.startsWith("127") ? u"http://"_s : u"https://"_s;
        request.url = rawUrl(QUrl(scheme + QString::fromLatin1(host)), target).value();
        if (foreign) {
            request.url = QUrl::fromEncoded(bytes(vector, "requestUrl"_L1) + "?download=1");
            request.signedHost = host;
        }
        QCOMPARE(wireHost(request.url), foreign ? bytes(vector, "hostHeader"_L1) : host);
        const SigningInput input{request.method, target, host, bytes(vector, "date"_L1), contentHash(request.body)};
        QCOMPARE(input.contentHash, bytes(vector, "bodySha256Base64"_L1));
        QCOMPARE(stringToSign(input), bytes(vector, "stringToSign"_L1));
        QCOMPARE(signature(input, m_key), bytes(vector, "signature"_L1));
        const HttpHeaders fields = signedHeaders(request, m_key, signedAt);
        QCOMPARE(headerValue(fields, "x-ms-date"), bytes(vector, "date"_L1));
        QCOMPARE(headerValue(fields, "Authorization"), bytes(vector, "authorization"_L1));
        QCOMPARE(headerValue(fields, "x-ms-host"), foreign ? bytes(vector, "x-ms-host"_L1) : QByteArray());
        const ReceivedSignature there{
            request.method, target, host, input.date, input.contentHash, headerValue(fields, "Authorization"),
            request.body};
        QCOMPARE(verifyHmac(there, m_key, signedAt), HmacVerdict::Ok);
    }

    void aServerRefusesWhatWasNotSigned_data()
    {
        QTest::addColumn<std::function<void(ReceivedSignature &)>>("change");
        QTest::addColumn<HmacVerdict>("verdict");
        using Change = std::function<void(ReceivedSignature &)>;
        const auto row = [](const char *name, HmacVerdict verdict, const Change &change) {
            QTest::newRow(name) << change << verdict;
        };
        row("nothing", HmacVerdict::Ok, [](auto &) {});
        row("scheme in small letters", HmacVerdict::Ok,
            [](auto &r) { r.authorization.replace("HMAC-SHA", "hmac-sha"); });
        row("method", HmacVerdict::BadSignature, [](auto &r) { r.method = "PUT"; });
        row("target decoded", HmacVerdict::BadSignature, [](auto &r) { r.target.replace("%3A", ":"); });
        row("query", HmacVerdict::BadSignature, [](auto &r) { r.target += "&x=1"; });
        row("host", HmacVerdict::BadSignature, [](auto &r) { r.host = "127.0.0.1"; });
        row("date", HmacVerdict::BadSignature, [](auto &r) { r.date.replace(":30 ", ":31 "); });
        row("hash", HmacVerdict::BadSignature, [](auto &r) { r.contentHash = contentHash("x"); });
        row("body", HmacVerdict::BodyMismatch, [](auto &r) { r.body = "{ }"; });
        row("signature", HmacVerdict::BadSignature, [](auto &r) { r.authorization.chop(4); });
        row("no signature", HmacVerdict::Malformed, [](auto &r) { r.authorization.chop(44); });
        row("other fields", HmacVerdict::Malformed, [](auto &r) { r.authorization.replace(";host", ""); });
        row("date that is none", HmacVerdict::Malformed, [](auto &r) { r.date = "yesterday"; });
        row("no authorization", HmacVerdict::Missing, [](auto &r) { r.authorization.clear(); });
        row("bearer", HmacVerdict::Missing, [](auto &r) { r.authorization = "Bearer abc"; });
        row("no date", HmacVerdict::Missing, [](auto &r) { r.date.clear(); });
        row("no hash", HmacVerdict::Missing, [](auto &r) { r.contentHash.clear(); });
    }
    void aServerRefusesWhatWasNotSigned()
    {
        QFETCH(std::function<void(ReceivedSignature &)>, change);
        QFETCH(HmacVerdict, verdict);
        ReceivedSignature there = received();
        change(there);
        QCOMPARE(verifyHmac(there, m_key, signedAt), verdict);
    }

    void datesAreGoodForAQuarterOfAnHour()
    {
        QCOMPARE(verifyHmac(received(), m_key, signedAt.addSecs(900)), HmacVerdict::Ok);
        QCOMPARE(verifyHmac(received(), m_key, signedAt.addSecs(-900)), HmacVerdict::Ok);
        QCOMPARE(verifyHmac(received(), m_key, signedAt.addSecs(901)), HmacVerdict::StaleDate);
        QCOMPARE(verifyHmac(received(), m_key, signedAt.addSecs(-901)), HmacVerdict::StaleDate);
        QCOMPARE(verifyHmac(received(), "other key", signedAt), HmacVerdict::BadSignature);
    }

    void targetsGoOutAsTheyAreWritten_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<bool>("fits");
        const auto row = [](const char *target, bool fits) { QTest::newRow(target) << QByteArray(target) << fits; };
        row("/calling/x/4%3A%2B14255550123?api-version=2026-03-12", true);
        row("/calling/callConnections/a:play", true);
        row("/a%2Fb/c%20d?x=%26y&z=a+b", true);
        row("/a/%C3%A9?q=%C3%A9", true);
        row("/", true);
        row("/a?", true);
        row("/%41", false); // would leave as "A"
        row("/a b", false);
        row("/a#b", false);
        row("/a/../b", true);
        row("x", false);
        row("", false);
    }
    void targetsGoOutAsTheyAreWritten()
    {
        QFETCH(QByteArray, target);
        QFETCH(bool, fits);
        const auto url = rawUrl(QUrl(u"https://h.example/ignored?q"_s), target);
        QCOMPARE(bool(url), fits);
        if (fits)
            QCOMPARE(wireTarget(*url), target);
    }

    void connectionStringsAreReadAsTheSdksDo_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("endpoint");
        const auto row = [](const char *text, const char *endpoint) {
            QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(endpoint);
        };
        row("endpoint=https://c.example/;accesskey=a2V5", "https://c.example");
        row("Endpoint=http://127.0.0.1:80;AccessKey=a2V5;", "http://127.0.0.1:80");
        row("endpoint=https://c.example/;accesskey=a2V5cw==", "https://c.example");
        row("accesskey=a2V5;endpoint=https://c.example/", "");
        row("endpoint=https://c.example/path;accesskey=a2V5", "");
        row("endpoint=https://c.example/?x;accesskey=a2V5", "");
        row("endpoint=ftp://c.example/;accesskey=a2V5", "");
        row("endpoint=https://c.example/;accesskey=", "");
        row("endpoint=https://c.example/;accesskey=***", "");
        row("endpoint=https://c.example/", "");
        row("", "");
    }
    void connectionStringsAreReadAsTheSdksDo()
    {
        QFETCH(QString, text);
        QFETCH(QString, endpoint);
        const auto parsed = parseConnectionString(text);
        QCOMPARE(bool(parsed), !endpoint.isEmpty());
        if (!parsed) {
            QVERIFY(!parsed.error().detail.contains("a2V5"_L1));
            return;
        }
        QCOMPARE(parsed->endpoint.toString(), endpoint);
        QVERIFY(parsed->accessKey.startsWith("key"));
        QCOMPARE(parseConnectionString(parsed->toString())->accessKey, parsed->accessKey);
    }
};

QTEST_GUILESS_MAIN(TestHmac)
#include "tst_hmac.moc"
