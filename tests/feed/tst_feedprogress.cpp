#include "core/literals.h"
#include "feed/feedprogress.h"
#include <QTest>
#include <QUrlQuery>

using namespace callboard;
using namespace std::chrono_literals;

class TstFeedProgress : public QObject
{
    Q_OBJECT
private slots:
    void aMessageCountsOnce()
    {
        feed::FeedProgress progress;
        progress.greeted(greeting(u"c1"_s));
        QVERIFY(progress.taken(1) && progress.taken(3));
        QVERIFY(!progress.taken(2) && !progress.taken(3));
        QCOMPARE(progress.takeAck(), std::optional<quint64>(3));
        QVERIFY(!progress.takeAck());
    }
    void aRecoveredConnectionKeepsCountingAndAcknowledgesAgain()
    {
        feed::FeedProgress progress;
        QVERIFY(!progress.greeted(greeting(u"c1"_s)));
        progress.taken(5);
        progress.takeAck();
        progress.lost(0ms);
        QVERIFY(progress.greeted(greeting(u"c1"_s)));
        QVERIFY(!progress.taken(5));
        QCOMPARE(progress.takeAck(), std::optional<quint64>(5));
    }
    void aNewConnectionCountsFromTheStart()
    {
        feed::FeedProgress progress;
        progress.greeted(greeting(u"c1"_s));
        progress.taken(5);
        QVERIFY(!progress.greeted(greeting(u"c2"_s)));
        QVERIFY(progress.taken(1));
    }
    void recoveryIsTriedOnlyWhileTheRelayKeepsTheSession()
    {
        feed::FeedProgress progress;
        QVERIFY(!progress.canRecover(0ms));
        progress.greeted(greeting(u"c1"_s));
        progress.lost(1000ms);
        progress.lost(30'000ms);
        QVERIFY(progress.canRecover(55'999ms));
        QVERIFY(!progress.canRecover(56'000ms));
        progress.forget();
        QVERIFY(!progress.canRecover(1000ms));
    }
    void tokensSurviveTheAddress()
    {
        feed::FeedProgress progress;
        progress.greeted({u"mina"_s, u"a/b"_s, u"to+ken&="_s});
        const QUrl url = progress.recoveryUrl(QUrl(u"ws://127.0.0.1/client/hubs/callboard"_s));
        const QUrlQuery query(url);
        QCOMPARE(query.queryItemValue(u"awps_connection_id"_s, QUrl::FullyDecoded), u"a/b"_s);
        QCOMPARE(query.queryItemValue(u"awps_reconnection_token"_s, QUrl::FullyDecoded), u"to+ken&="_s);
        QVERIFY(!url.toEncoded().contains("to+ken"));
    }

private:
    static pubsub::Connected greeting(const QString &id) { return {u"mina"_s, id, u"t"_s}; }
};

QTEST_GUILESS_MAIN(TstFeedProgress)
#include "tst_feedprogress.moc"
