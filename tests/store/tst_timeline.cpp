#include "core/literals.h"
#include "store/timelinereducer.h"
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace callboard;
using callboard::store::Timeline;

class TstTimeline : public QObject
{
    Q_OBJECT
private slots:
    void entriesAreOrderedByTimeWhateverTheArrival()
    {
        Timeline timeline;
        QVERIFY(timeline.insert(event(u"a"_s, 30)));
        QVERIFY(timeline.insert(event(u"a"_s, 10)));
        QVERIFY(timeline.insert(event(u"b"_s, 20)));
        const auto entries = timeline.entries({u"a"_s, u"b"_s});
        QCOMPARE(entries.size(), 3);
        QVERIFY(entries[0].at < entries[1].at && entries[1].at < entries[2].at);
        QCOMPARE(timeline.json(entries[1]), event(u"b"_s, 20).json);
    }
    void aDuplicateIsRefused()
    {
        Timeline timeline;
        QVERIFY(timeline.insert(event(u"a"_s, 10)));
        QVERIFY(!timeline.insert(event(u"a"_s, 10)));
        QCOMPARE(timeline.count(u"a"_s), 1);
    }
    void everyTextComesBackThroughCompressedBlocks()
    {
        Timeline timeline;
        for (int i = 0; i < 5000; ++i)
            QVERIFY(timeline.insert(event(u"call-%1"_s.arg(i % 7), i)));
        int found = 0;
        for (const TimelineEntry &entry : timeline.entries(timeline.subjects())) {
            const QByteArray text = timeline.json(entry);
            QVERIFY(text.contains(entry.subject.toUtf8()));
            QVERIFY(text.contains("\"n\":" + QByteArray::number(found) + ','));
            ++found;
        }
        QCOMPARE(found, 5000);
    }
    void aHundredThousandEventsTakeAFractionOfTheirText()
    {
        Timeline timeline;
        qsizetype text = 0;
        for (int i = 0; i < 100'000; ++i) {
            const Timeline::Event e = event(u"call-%1"_s.arg(i % 1000), i);
            text += e.json.size();
            timeline.insert(e);
        }
        qInfo("%lld bytes kept for %lld bytes of text", qlonglong(timeline.bytes()), qlonglong(text));
        QVERIFY(timeline.bytes() < 25'000'000);
        QVERIFY(timeline.bytes() * 3 < text);
    }
    void forgettingASubjectFreesItsBlocks()
    {
        Timeline timeline;
        for (int i = 0; i < 2000; ++i)
            timeline.insert(event(u"a"_s, i));
        const qsizetype before = timeline.bytes();
        timeline.forget(u"a"_s);
        QCOMPARE(timeline.count(u"a"_s), 0);
        QVERIFY(timeline.bytes() < before / 2);
        timeline.insert(event(u"b"_s, 1));
        QCOMPARE(timeline.json(timeline.entries({u"b"_s}).first()), event(u"b"_s, 1).json);
    }

private:
    static Timeline::Event event(const QString &subject, int n)
    {
        Timeline::Event e;
        e.subject = subject;
        e.at = Timestamp::fromTicks(17'000'000'000'000'000LL + n * 12'345LL);
        e.type = u"Microsoft.Communication.ParticipantsUpdated"_s;
        const QString noise = QString::number(quint64(n) * 0x9E3779B97F4A7C15ULL, 16);
        const QJsonObject number{{u"value"_s, u"+14255550123"_s}};
        const QJsonObject identifier{
            {u"kind"_s, u"phoneNumber"_s}, {u"rawId"_s, u"4:+14255550123"_s}, {u"phoneNumber"_s, number}};
        const QJsonArray participants{QJsonObject{{u"identifier"_s, identifier}, {u"isMuted"_s, false}}};
        const QJsonObject data{{u"callConnectionId"_s, subject},
                               {u"correlationId"_s, noise + u"-1b5713e1"_s},
                               {u"participants"_s, participants},
                               {u"publicEventType"_s, e.type}};
        const QJsonObject whole{{u"n"_s, n}, {u"data"_s, data}, {u"id"_s, noise}, {u"specversion"_s, u"1.0"_s}};
        e.json = QJsonDocument(whole).toJson(QJsonDocument::Compact);
        return e;
    }
};

QTEST_GUILESS_MAIN(TstTimeline)
#include "tst_timeline.moc"
