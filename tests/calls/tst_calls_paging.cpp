// Participants over several pages.
#include "bench.h"
#include "calls/participantservice.h"

using namespace callboard;
using namespace callboard::test;
using Kind = ApiError::Kind;

namespace {

const QByteArray FirstPage = QByteArray(CallPath) + "/participants" + QByteArray(Version);

QString pageLink(int number)
{
    return u"/calling/callConnections/c1/participants?skip=%1&api-version=2026-03-12"_s.arg(number);
}

http::HttpReply page(const QStringList &numbers, const QString &nextLink = {})
{
    QJsonArray value;
    for (const QString &number : numbers) {
        wire::CallParticipant participant;
        participant.identifier = wire::CommunicationIdentifier::phone(number);
        value.append(wire::toJson(participant));
    }
    QJsonObject body{{u"value"_s, value}};
    if (!nextLink.isNull())
        body.insert("nextLink"_L1, nextLink);
    return jsonReply(200, body);
}

QStringList rawIds(const QList<wire::CallParticipant> &participants)
{
    QStringList ids;
    for (const auto &participant : participants)
        ids.append(participant.identifier->id().text);
    return ids;
}

} // namespace

class TstCallsPaging : public QObject
{
    Q_OBJECT

    static QFuture<Result<QList<wire::CallParticipant>>> all(Bench &bench)
    {
        return calls::ParticipantService(bench.channel()).all(CallId(u"c1"_s));
    }

private slots:
    void onePageIsEnough()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({u"+1"_s}));
        QCOMPARE(rawIds(*resultOf(all(bench))), QStringList{u"4:+1"_s});
        QVERIFY(bench.network().allArrived());
    }
    void allPagesAreJoinedInOrder()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({u"+1"_s, u"+2"_s}, pageLink(2)));
        bench.network().expect("GET", pageLink(2).toLatin1(), page({}, pageLink(3)));
        bench.network().expect("GET", pageLink(3).toLatin1(), page({u"+3"_s}, u""_s));
        QCOMPARE(rawIds(*resultOf(all(bench))), QStringList({u"4:+1"_s, u"4:+2"_s, u"4:+3"_s}));
        QVERIFY(bench.network().allArrived());
    }
    void anAbsoluteLinkIsUsedAsItIsWritten()
    {
        Bench bench;
        const QString target = u"/calling/x%3A1?token=a_b-c.d&api-version=2023-03-06"_s;
        bench.network().expect("GET", FirstPage,
                               page({u"+1"_s}, u"https://contoso.unitedstates.communication.azure.com"_s + target));
        bench.network().expect("GET", target.toLatin1(), page({u"+2"_s}));
        QCOMPARE(resultOf(all(bench))->size(), 2);
    }
    void aLinkToAnotherHostStaysOnOurs()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({}, u"https://evil.example.com"_s + pageLink(2)));
        bench.network().expect("GET", pageLink(2).toLatin1(), page({}));
        QVERIFY(resultOf(all(bench)));
        QCOMPARE(bench.network().sent().last().url.host(), u"contoso.unitedstates.communication.azure.com"_s);
    }
    void aLinkOutOfTheServiceIsRefused_data()
    {
        QTest::addColumn<QString>("link");
        for (const char *link :
             {"https://evil.example.com", "https://evil.example.com/other", "//evil.example.com/calling", "calling/x",
              "/v1/state", "/calling/../v1/state", "ftp://x"})
            QTest::newRow(link) << QString::fromLatin1(link);
    }
    void aLinkOutOfTheServiceIsRefused()
    {
        QFETCH(QString, link);
        Bench bench;
        const auto answer = resultOf(calls::ParticipantService(bench.channel()).next(link));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::Protocol);
        QVERIFY(bench.network().sent().isEmpty());
    }
    void linksInACircleAreAnError()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({u"+1"_s}, pageLink(2)));
        bench.network().expect("GET", pageLink(2).toLatin1(), page({u"+2"_s}, pageLink(2)));
        const auto answer = resultOf(all(bench));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::Protocol);
        QVERIFY(bench.network().allArrived());
    }
    void pagesWithoutEndAreAnError()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({}, pageLink(1)));
        for (int i = 1; i <= 400; ++i)
            bench.network().expect("GET", pageLink(i).toLatin1(), page({}, pageLink(i + 1)));
        const auto answer = resultOf(all(bench));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::Protocol);
    }
    void anErrorOnALaterPageIsTheResult()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({u"+1"_s}, pageLink(2)));
        bench.network().expect("GET", "*", errorReply(404, u"8522"_s));
        const auto answer = resultOf(all(bench));
        QVERIFY(!answer);
        QCOMPARE(answer.error().kind, Kind::NotFound);
    }
    void aPageWithoutItsListIsAnError()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, jsonReply(200, {}));
        QCOMPARE(resultOf(all(bench)).error().detail, u"$.value: missing"_s);
    }
    void aLaterPageIsRetriedToo()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({u"+1"_s}, pageLink(2)));
        bench.network().expect("GET", "*", errorReply(503, u"x"_s));
        bench.network().expect("GET", "*", page({u"+2"_s}));
        const auto future = all(bench);
        QTRY_COMPARE(bench.timers().pending(), 1);
        bench.timers().advance(std::chrono::minutes(1));
        QCOMPARE(resultOf(future)->size(), 2);
    }
    void cancellingStopsAtTheCurrentPage()
    {
        Bench bench;
        bench.network().expect("GET", FirstPage, page({u"+1"_s}, pageLink(2)));
        bench.network().expectAndHang("GET", "*");
        auto future = all(bench);
        QTRY_COMPARE(bench.network().sent().size(), 2);
        future.cancel();
        QTRY_COMPARE(bench.network().aborted(), 1);
        QTRY_VERIFY(future.isFinished());
        QCOMPARE(future.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TstCallsPaging)
#include "tst_calls_paging.moc"
