// callboard-exchange as a process: first line, options, configuration, end.
#include "core/jsonreader.h"
#include "core/literals.h"
#include "exchange/apiclient.h"
#include "exchange/rest/configfile.h"
#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>

using namespace callboard;
using namespace callboard::exchange;

namespace {
/// The daemon with its output; killed when a test leaves it running.
class Daemon
{
public:
    explicit Daemon(const QStringList &arguments)
    {
        m_process.start(qEnvironmentVariable("CALLBOARD_BIN") + "/callboard-exchange"_L1, arguments);
    }
    ~Daemon()
    {
        if (m_process.state() != QProcess::NotRunning)
            m_process.kill();
        m_process.waitForFinished();
    }
    QJsonObject firstLine()
    {
        while (!m_process.canReadLine() && m_process.waitForReadyRead(10'000)) { }
        return QJsonDocument::fromJson(m_process.readLine()).object();
    }
    int exitCode()
    {
        m_process.waitForFinished(10'000);
        return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
    }
    QString complaint() { return QString::fromUtf8(m_process.readAllStandardError()); }
    QProcess &process() { return m_process; }

private:
    QProcess m_process;
};
} // namespace

class TestDaemon : public QObject
{
    Q_OBJECT

private slots:
    void theFirstLineTellsHowToConnect();
    void itEndsOnRequest_data();
    void itEndsOnRequest();
    void itEndsWithItsParent();
    void wrongOptionsAreNamed_data();
    void wrongOptionsAreNamed();
    void wrongConfigurationsAreNamed_data();
    void wrongConfigurationsAreNamed();
    void aPortInUseIsReported();
    void aFolderThatCantBeUsedIsReported();
    void itComesBackAfterAKill();
    void helpAndVersion();
    void theSameSeedGivesTheSameIds();
};

void TestDaemon::theFirstLineTellsHowToConnect()
{
    QTemporaryDir folder;
    QFile config(folder.filePath(u"c.json"_s));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(R"({"phoneNumbers":["+18005550100"],"resourceId":"c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c"})");
    config.close();
    const QByteArray key = QByteArray("0123456789abcdef").repeated(4);
    Daemon daemon({u"--listen"_s, u"127.0.0.1:0"_s, u"--access-key"_s, QString::fromLatin1(key.toBase64()), u"--data"_s,
                   folder.filePath(u"data"_s), u"--config"_s, config.fileName()});
    const QJsonObject first = daemon.firstLine();
    const QString endpoint = first[u"endpoint"].toString();
    QVERIFY(endpoint.startsWith("http://127.0.0.1:"_L1));
    QCOMPARE(first[u"accessKey"].toString(), QString::fromLatin1(key.toBase64()));
    QCOMPARE(first[u"connectionString"].toString(),
             u"endpoint=%1/;accesskey=%2"_s.arg(endpoint, QString::fromLatin1(key.toBase64())));
    QCOMPARE(first[u"resourceId"].toString(), u"c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c"_s);
    QCOMPARE(first[u"phoneNumbers"].toArray(), QJsonArray{u"+18005550100"_s});
    ApiClient client(QUrl(endpoint), key);
    QCOMPARE(client.get("/calling/callConnections/none").status, 404);
    QCOMPARE(client.control("GET", "/exchange/v1/calls").status, 200);
    QCOMPARE(client.control("GET", "/calling/.well-known/acsopenidconfiguration").body[u"issuer"].toString(), endpoint);
    QVERIFY(QFile::exists(folder.filePath(u"data/signing-key.pem"_s)));
}

void TestDaemon::itEndsOnRequest_data()
{
#ifndef Q_OS_UNIX
    QSKIP("signals of Unix");
#else
    QTest::addColumn<int>("signal");
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
#endif
}

void TestDaemon::itEndsOnRequest()
{
#ifdef Q_OS_UNIX
    QFETCH(int, signal);
    Daemon daemon({});
    QVERIFY(!daemon.firstLine().isEmpty());
    ::kill(pid_t(daemon.process().processId()), signal);
    QCOMPARE(daemon.exitCode(), 0);
#endif
}

void TestDaemon::itEndsWithItsParent()
{
    Daemon stays({});
    QVERIFY(!stays.firstLine().isEmpty());
    stays.process().closeWriteChannel();
    QVERIFY(!stays.process().waitForFinished(300));
    Daemon follows({u"--exit-with-parent"_s});
    QVERIFY(!follows.firstLine().isEmpty());
    QVERIFY(!follows.process().waitForFinished(100));
    follows.process().closeWriteChannel();
    QCOMPARE(follows.exitCode(), 0);
#ifdef Q_OS_UNIX
    Daemon both({u"--exit-with-parent"_s});
    QVERIFY(!both.firstLine().isEmpty());
    ::kill(pid_t(both.process().processId()), SIGTERM);
    QCOMPARE(both.exitCode(), 0);
#endif
}

void TestDaemon::wrongOptionsAreNamed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("says");
    QTest::newRow("address") << QStringList{u"--listen"_s, u"nowhere"_s} << u"--listen"_s;
    QTest::newRow("port") << QStringList{u"--listen"_s, u"127.0.0.1:70000"_s} << u"--listen"_s;
    QTest::newRow("key") << QStringList{u"--access-key"_s, u"!"_s} << u"--access-key"_s;
    QTest::newRow("short key") << QStringList{u"--access-key"_s, u"YWJj"_s} << u"--access-key"_s;
    QTest::newRow("seed") << QStringList{u"--seed"_s, u"x"_s} << u"--seed"_s;
    QTest::newRow("unknown") << QStringList{u"--lisen"_s} << u"lisen"_s;
    QTest::newRow("surplus") << QStringList{u"now"_s} << u"now"_s;
    QTest::newRow("no file") << QStringList{u"--config"_s, u"/no/such/file"_s} << u"/no/such/file"_s;
}

void TestDaemon::wrongOptionsAreNamed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, says);
    Daemon daemon(arguments);
    QCOMPARE(daemon.exitCode(), 2);
    const QString complaint = daemon.complaint();
    QVERIFY2(complaint.contains(says), qPrintable(complaint));
    QVERIFY(daemon.firstLine().isEmpty());
}

void TestDaemon::wrongConfigurationsAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *text, const char *says) {
        QTest::newRow(says) << QByteArray(text) << QString::fromLatin1(says);
    };
    row(R"({"phoneNumbers":["12"]})", "$.phoneNumbers[0]: must be in E.164 form");
    row(R"({"phoneNumbers":"+18005550100"})", "$.phoneNumbers: wrong type");
    row(R"({"eventGrid":[{}]})", "$.eventGrid[0].endpoint: missing");
    row(R"({"eventGrid":[{"endpoint":"/x"}]})", "$.eventGrid[0].endpoint: must be an absolute");
    row(R"({"eventGrid":[{"endpoint":"http://x/","schema":"Old"}]})",
        "$.eventGrid[0].schema: must be EventGridSchema or");
    row(R"({"eventGrid":["http://x/"]})", "$.eventGrid[0]: must be an object");
    row(R"({"endpoints":[{"name":"Lee"}]})", "$.endpoints[0].identity: missing");
    row(R"({"endpoints":[{"identity":"4:+1425","script":[{"do":"say"}]}]})", "$.endpoints[0].script[0].text: missing");
    row(R"({"resourceId":"x"})", "$.resourceId: must be a GUID");
    row(R"({"pageSize":0})", "$.pageSize: must be at least 1");
    row(R"({"timings":{"settle":-1}})", "$.timings.settle: must not be negative");
    row(R"({"timings":{"sttle":1}})", "$.timings.sttle: unknown");
    row(R"({"timings":{"cancelLow":9000}})", "$.timings: a Low is above its High");
    row(R"({"recordings":{"announceAfter":-1}})", "$.recordings.announceAfter: must not be negative");
    row(R"({"recordings":{"keptSeconds":0}})", "$.recordings.keptSeconds: must be at least 1");
    row(R"({"recordings":{"keptSeconds":9999999}})", "$.recordings.keptSeconds: must be at most 24 days");
    row(R"({"recordings":{"chunkSeconds":0}})", "$.recordings.chunkSeconds: must be at least 1");
    row(R"({"recordings":{"chunkBytes":5}})", "$.recordings.chunkBytes: must be at least 64000");
    row(R"({"recordings":{"format":"mp4"}})", "$.recordings.format: unknown");
    row(R"({"authorities":"/nowhere.pem"})", "$.authorities: no file with certificates in PEM form: /nowhere.pem");
    row(R"({"phones":[]})", "$.phones: unknown");
}

void TestDaemon::wrongConfigurationsAreNamed()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, says);
    const auto object = parseJsonObject(text);
    QVERIFY(object);
    const auto config = parseConfig(*object);
    QVERIFY(!config);
    QVERIFY2(config.error().detail.contains(says), qPrintable(config.error().detail));
}

void TestDaemon::aPortInUseIsReported()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    Daemon daemon({u"--listen"_s, u"127.0.0.1:%1"_s.arg(other.serverPort())});
    QCOMPARE(daemon.exitCode(), 1);
    const QString complaint = daemon.complaint();
    QVERIFY(complaint.startsWith(u"callboard-exchange: --listen 127.0.0.1:%1: "_s.arg(other.serverPort())));
}

void TestDaemon::aFolderThatCantBeUsedIsReported()
{
    QTemporaryDir folder;
    QFile key(folder.filePath(u"signing-key.pem"_s));
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.close();
    for (const QString &data : {folder.path(), QString(key.fileName() + "/below"_L1)}) {
        Daemon daemon({u"--data"_s, data});
        QCOMPARE(daemon.exitCode(), 1);
        const QString complaint = daemon.complaint();
        QVERIFY2(complaint.contains(data), qPrintable(complaint));
        QVERIFY(daemon.firstLine().isEmpty());
    }
}

void TestDaemon::itComesBackAfterAKill()
{
    QTemporaryDir folder;
    const QByteArray key(32, 'k');
    QStringList arguments{u"--data"_s,   folder.path(),   u"--access-key"_s, QString::fromLatin1(key.toBase64()),
                          u"--listen"_s, u"127.0.0.1:0"_s};
    const auto keys = [&key](const QString &endpoint) {
        ApiClient client(QUrl(endpoint), key);
        return client.control("GET", "/calling/keys").body;
    };
    Daemon first(arguments);
    const QJsonObject line = first.firstLine();
    const QString endpoint = line[u"endpoint"].toString();
    const QJsonObject published = keys(endpoint);
    QVERIFY(!published[u"keys"].toArray().isEmpty());
    first.process().kill();
    QVERIFY(first.process().waitForFinished());
    arguments.last() = QUrl(endpoint).authority();
    Daemon second(arguments);
    const QJsonObject again = second.firstLine();
    for (const char *name : {"endpoint", "accessKey", "connectionString", "resourceId"})
        QCOMPARE(again[QLatin1StringView(name)], line[QLatin1StringView(name)]);
    QCOMPARE(keys(endpoint), published);
    ApiClient client(QUrl(endpoint), key);
    QCOMPARE(client.control("GET", "/exchange/v1/calls").body[u"calls"].toArray(), QJsonArray());
}

void TestDaemon::helpAndVersion()
{
    Daemon help({u"--help"_s});
    QCOMPARE(help.exitCode(), 0);
    QVERIFY(help.process().readAllStandardOutput().contains("--exit-with-parent"));
    Daemon version({u"--version"_s});
    QCOMPARE(version.exitCode(), 0);
    QVERIFY(version.process().readAllStandardOutput().startsWith("callboard-exchange "));
}

void TestDaemon::theSameSeedGivesTheSameIds()
{
    const auto firstConnection = [](const QString &seed) {
        Daemon daemon({u"--seed"_s, seed});
        const QJsonObject first = daemon.firstLine();
        ApiClient client(QUrl(first[u"endpoint"].toString()),
                         QByteArray::fromBase64(first[u"accessKey"].toString().toLatin1()));
        const QJsonObject body{{u"targets"_s, QJsonArray{QJsonObject{{u"rawId"_s, u"8:acs:a_b"_s}}}},
                               {u"callbackUri"_s, u"http://127.0.0.1:9/"_s}};
        return client.post("/calling/callConnections", body).body[u"callConnectionId"].toString();
    };
    const QString seven = firstConnection(u"7"_s);
    QVERIFY(!seven.isEmpty());
    QVERIFY(seven != firstConnection(u"8"_s));
}

QTEST_GUILESS_MAIN(TestDaemon)
#include "tst_daemon.moc"
