// The relay's configuration file: what it says, and what it is told when it says something wrong.
#include "app/relay/config.h"
#include "core/literals.h"
#include "session/daemons/localconfig.h"
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;

static Result<Config> read(const QJsonObject &object)
{
    return readConfig(QJsonDocument(object).toJson());
}

// Raw strings stay out of the class: moc can't read over them.
static constexpr std::pair<const char *, const char *> wrong[]
    = {{R"({"speechServices":"speech.example.com"})", "$.speechServices: not an http or https address"},
       {R"({"speechServices":"ftp://speech.example.com"})", "$.speechServices: not an http or https address"},
       {R"({"speechServices":"https://"})", "$.speechServices: not an http or https address"},
       {R"({"speechServices":true})", "$.speechServices: wrong type"},
       {R"({"speechservices":"https://speech.example.com"})", "$.speechservices: unknown"},
       {R"({"recordings":"here"})", "$.recordings: not an absolute path"},
       {R"({"recordingsKeptSeconds":0})", "$.recordingsKeptSeconds: must be above 0"},
       {R"({"recordingsKeptSeconds":"1 day"})", "$.recordingsKeptSeconds: wrong type"},
       {R"({"retentionDays":-1})", "$.retentionDays: negative"}};
static constexpr char twoProblems[] = R"({"speechServices":1,"retentionDays":-1})";

class TestRelayConfig : public QObject
{
    Q_OBJECT

private slots:
    void nothingSaidIsWhatThePlainRelayDoes()
    {
        const auto config = read({});
        QVERIFY(config);
        QVERIFY(!config->service && !config->callbackIssuer && !config->tls);
        QVERIFY(config->speechServices.isEmpty());
        QCOMPARE(config->recordingsKept, std::chrono::hours(24));
        QCOMPARE(config->retentionDays, 90);
    }
    void whatIsSaidIsRead()
    {
        const auto config = read({{u"speechServices"_s, u"https://speech.example.com/"_s},
                                  {u"publicUrl"_s, u"https://relay.example.com//"_s},
                                  {u"recordings"_s, u"/srv/recordings"_s},
                                  {u"recordingsKeptSeconds"_s, 60}});
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        QCOMPARE(config->speechServices, u"https://speech.example.com/"_s);
        QCOMPARE(config->publicUrl, u"https://relay.example.com"_s);
        QCOMPARE(config->recordingsFolder, u"/srv/recordings"_s);
        QCOMPARE(config->recordingsKept, std::chrono::seconds(60));
    }
    void whatIsWrongIsNamedWithItsPlace_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("problem");
        for (const auto &[text, problem] : wrong)
            QTest::newRow(text) << QByteArray(text) << QString::fromLatin1(problem);
    }
    void whatIsWrongIsNamedWithItsPlace()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, problem);
        const auto config = readConfig(text);
        QVERIFY(!config);
        QVERIFY2(config.error().detail.contains(problem), qPrintable(config.error().detail));
    }
    void allProblemsAreNamedTogether()
    {
        const auto config = readConfig(twoProblems);
        QVERIFY(!config);
        QVERIFY(config.error().detail.contains("speechServices"_L1) && config.error().detail.contains("negative"_L1));
    }
    void theConsolesOwnRelayUnderstandsWhatTheConsoleWrites_data()
    {
        QTest::addColumn<QString>("speech");
        QTest::newRow("with speech") << u"http://127.0.0.1:7000"_s;
        QTest::newRow("without") << QString();
    }
    void theConsolesOwnRelayUnderstandsWhatTheConsoleWrites()
    {
        QFETCH(QString, speech);
        const QString service = u"endpoint=http://127.0.0.1:7000/;accesskey=MDEyMzQ1Njc4OWFiY2RlZg=="_s;
        const QJsonObject written = relayConfig(service, u"a-secret"_s, speech);
        QCOMPARE(written.contains("speechServices"_L1), !speech.isEmpty());
        const auto config = read(written);
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        QCOMPARE(config->speechServices, speech);
        QVERIFY(config->service && config->eventGridSecret == "a-secret");
    }
};

QTEST_GUILESS_MAIN(TestRelayConfig)
#include "tst_relayconfig.moc"
