// The people of the demonstration: what they do is understood by the exchange.
#include "core/literals.h"
#include "exchange/rest/configfile.h"
#include "session/daemons/demoshift.h"
#include "session/daemons/localconfig.h"
#include <QTest>

using namespace callboard;

class TestDemoShift : public QObject
{
    Q_OBJECT

private slots:
    void theExchangeTakesTheirScripts()
    {
        const auto config = exchange::parseConfig(exchangeConfig(u"http://127.0.0.1:9/eventgrid"_s, true));
        QVERIFY2(config, config ? "" : qPrintable(config.error().detail));
        QCOMPARE(config->endpoints.size(), demoParties().size());
        QCOMPARE(config->phrases, demoPhrases());
        const auto plain = exchange::parseConfig(exchangeConfig(u"http://127.0.0.1:9/eventgrid"_s, false));
        QVERIFY(plain && plain->endpoints.isEmpty() && plain->phrases.isEmpty());
    }
    void callersSpeakListenAndStay()
    {
        bool anyPresses = false;
        for (const DemoParty &party : demoParties()) {
            QStringList steps;
            for (const QJsonValue &part : party.script)
                steps.append(part[u"do"].toString());
            QVERIFY2(!steps.contains(u"hangup"_s), "whoever answers decides when the call ends");
            if (!party.calls)
                continue;
            QVERIFY(steps.count(u"say"_s) >= 2);
            QVERIFY(steps.indexOf(u"say"_s) < steps.indexOf(u"waitForSpeech"_s));
            anyPresses = anyPresses || steps.contains(u"dtmf"_s);
        }
        QVERIFY(anyPresses);
    }
    void everySentenceIsAPhrase()
    {
        const QStringList phrases = demoPhrases();
        QVERIFY(phrases.contains(u"My order has not arrived yet"_s));
        QVERIFY(phrases.contains(u"how may i help you today"_s));
        for (const QString &phrase : phrases)
            QVERIFY2(!phrase.isEmpty() && !phrase.contains(u'.'), qPrintable(phrase));
    }
};

QTEST_GUILESS_MAIN(TestDemoShift)
#include "tst_demoshift.moc"
