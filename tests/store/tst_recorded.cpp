// Any order and any duplication of a session's events ends in the same state: recorded sessions of the service
// (read in place), and made-up traffic with the relay's own events in between.
#include "store/orders.h"
#include "wire/contractdata.h"
#include <QJsonArray>
#include <QTest>

using namespace callboard;

namespace {

constexpr int totalOrders = 10'000;

/// Recorded announcements are bare objects: they get an envelope, one second before the first event.
StoreEvent announcement(const QJsonObject &bare, const Timestamp &first, int number)
{
    const Result<wire::IncomingCall> call = wire::fromJson<wire::IncomingCall>(bare);
    const Timestamp time = Timestamp::fromTicks(first.ticks() - 10'000'000);
    return wire::EventGridEvent::of(wire::GridSchema::EventGrid, EventId(u"announcement-%1"_s.arg(number)), u"/topic"_s,
                                    u"/caller"_s, time, call ? *call : wire::IncomingCall());
}

QList<StoreEvent> sessionEvents(const QString &path)
{
    const QJsonArray items = QJsonDocument::fromJson(fileText(path)).object().value("events"_L1).toArray();
    Timestamp first;
    for (const auto &item : items) {
        const auto time = Timestamp::parse(item["time"_L1].toString());
        if (time && (first.isNull() || *time < first))
            first = *time;
    }
    QList<StoreEvent> events;
    for (const auto &item : items) {
        if (item["kind"_L1].toString() == "IncomingCall"_L1)
            events.append(announcement(item.toObject(), first, int(events.size())));
        else if (const auto event = wire::fromJson<wire::CloudEvent>(item.toObject()))
            events.append(*event);
    }
    return events;
}

/// One answered call with a hold, an added party and an end, together with what the relay says about it.
QList<StoreEvent> answeredCall(int number, int start)
{
    const QString call = u"call-%1"_s.arg(number);
    const QString context = u"context-%1"_s.arg(number);
    const QString caller = u"4:+1425555%1"_s.arg(number, 4, 10, QLatin1Char('0'));
    wire::AddParticipantSucceeded added;
    added.participant = wire::CommunicationIdentifier::fromRawId(RawId(expert));
    const auto ms = [start](int offset) { return start + offset; };
    return {announced(ms(0), context, caller),
            claimed(ms(100), context, u"mina"_s),
            released(ms(150), context, u"mina"_s),
            claimed(ms(150), context, u"omar"_s),
            list(ms(190), call, 1, {{caller}, {application}}),
            connected(ms(210), call),
            owned(ms(220), call, u"omar"_s, context),
            closed(ms(220), context, wire::IncomingOutcome::Answered, u"omar"_s, call),
            list(ms(1000), call, 3, {{caller, false, true}, {application}}),
            list(ms(2000), call, 3, {{caller, false, true}, {application}, {expert}}),
            cloud(ms(2010), call, added),
            list(ms(3000), call, 4, {{caller}, {application}, {expert, true}}),
            list(ms(3000), call, 4, {{caller}, {application}, {expert}}),
            cloud(ms(4000), call, wire::MediaStreamingStarted()),
            cloud(ms(5000), call, wire::HoldFailed()),
            disconnected(ms(9000), call)};
}

/// What is said in a call, one line of it told twice and one late.
QList<StoreEvent> spokenWords(int number, int start)
{
    const QString call = u"call-%1"_s.arg(number);
    const auto line = [&](int offset, const QString &who, const char *text, qint64 place) {
        return said(start + offset, call, who, QString::fromLatin1(text), 2516998782481234400 + place);
    };
    return {cloud(start + 4000, call, wire::TranscriptionStarted()),
            line(4500, customer, "hello", 1),
            line(4600, customer, "hello", 1),
            line(4600, {}, "yes", 2),
            line(4700, application, "an earlier word", 0),
            cloud(start + 4650, call, wire::TranscriptionUpdated()),
            cloud(start + 4800, call, wire::TranscriptionStopped())};
}

QList<StoreEvent> refusedCall(int number, int start)
{
    const QString call = u"call-%1"_s.arg(number);
    wire::CreateCallFailed failed;
    failed.resultInformation = result(603, 0);
    return {dialled(start + 50, call, u"mina"_s, u"4:+14255550888"_s), disconnected(start + 20, call, 603, 0),
            cloud(start + 19, call, failed)};
}

quint32 seed()
{
    const QByteArray given = qgetenv("CALLBOARD_SEED");
    return given.isEmpty() ? QRandomGenerator::global()->generate() : given.toUInt();
}

} // namespace

class TstRecorded : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { qInfo("seed %u (set CALLBOARD_SEED to repeat)", m_seed); }

    void everyRecordedEventIsRead()
    {
        for (const QString &path : sessionFiles()) {
            const QJsonArray items = QJsonDocument::fromJson(fileText(path)).object().value("events"_L1).toArray();
            QVERIFY2(!items.isEmpty() && items.size() == sessionEvents(path).size(), qPrintable(path));
        }
    }
    void recordedSessionsEndAlikeInTenThousandOrders()
    {
        const QStringList files = sessionFiles();
        QVERIFY(!files.isEmpty());
        OrderCheck check(m_seed);
        const int each = totalOrders / int(files.size()) + 1;
        for (const QString &path : files) {
            const QList<StoreEvent> events = sessionEvents(path);
            QVERIFY2(check.differing(events, each, int(events.size())) == 0, qPrintable(path));
        }
        qInfo("%d orders of %d sessions", each * int(files.size()), int(files.size()));
    }
    void madeUpCallsEndAlikeInTenThousandOrders()
    {
        const QList<StoreEvent> events = answeredCall(1, 0) + spokenWords(1, 0) + refusedCall(2, 100);
        QCOMPARE(OrderCheck(m_seed).differing(events, totalOrders, int(events.size())), 0);
    }
    void aBusyFloorEndsAlikeWhenShuffledByAThousand()
    {
        QList<StoreEvent> events;
        for (int i = 0; i < 120; ++i)
            events += i % 5 == 4 ? refusedCall(i, i * 400) : answeredCall(i, i * 400) + spokenWords(i, i * 400);
        QVERIFY(events.size() > 1500);
        QCOMPARE(OrderCheck(m_seed).differing(events, 20, 1000), 0);
    }
    void theCheckerCatchesALostEvent()
    {
        const QList<StoreEvent> events = answeredCall(1, 0);
        for (const StoreEvent &lost : events) {
            const auto play = [&](CallStore &store, OrderCheck::Order order) {
                order.removeAll(&lost);
                OrderCheck::playAll(store, order);
            };
            QCOMPARE(OrderCheck(m_seed).differing(events, 3, int(events.size()), play), 3);
        }
    }
    void theCheckerCatchesAnEventCountedTwice()
    {
        const QList<StoreEvent> events = answeredCall(1, 0);
        for (const StoreEvent &twice : events) {
            // To a build that does not know a duplicate again, the second copy is another event.
            const auto play = [&](CallStore &store, const OrderCheck::Order &order) {
                OrderCheck::playAll(store, order);
                applyTo(store, renamed(twice));
            };
            QCOMPARE(OrderCheck(m_seed).differing(events, 3, int(events.size()), play), 3);
        }
    }
    void theCheckerCatchesAStoreThatTrustsArrival()
    {
        // Renumbering lists as they arrive is what a build does in which the last one to arrive wins.
        const QList<StoreEvent> events = answeredCall(1, 0);
        const auto play = [](CallStore &store, const OrderCheck::Order &order) {
            int arrival = 0;
            for (const StoreEvent *event : order)
                applyTo(store, renumbered(*event, ++arrival));
        };
        QVERIFY(OrderCheck(m_seed).differing(events, 20, int(events.size()), play) > 0);
    }

private:
    static StoreEvent renumbered(StoreEvent event, int number)
    {
        if (auto *cloudEvent = std::get_if<wire::CloudEvent>(&event)) {
            if (auto *update = std::get_if<wire::ParticipantsUpdated>(&cloudEvent->event))
                update->sequenceNumber = number;
        }
        return event;
    }
    static StoreEvent renamed(StoreEvent event)
    {
        const EventId other(u"another"_s);
        if (auto *grid = std::get_if<wire::EventGridEvent>(&event))
            std::visit([&](auto &head) { head.id = other; }, grid->head);
        else if (auto *cloudEvent = std::get_if<wire::CloudEvent>(&event))
            cloudEvent->id = other;
        else
            std::get<wire::RelayEvent>(event).id = other;
        return event;
    }
    const quint32 m_seed = seed();
};

QTEST_GUILESS_MAIN(TstRecorded)
#include "tst_recorded.moc"
