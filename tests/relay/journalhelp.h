// Short forms for tests that write and read a journal.
#include "relay/journal/sqlite.h"
#pragma once
#include "relay/journal/sqlitejournal.h"
#include <QTest>

namespace callboard::test {

inline relay::NewEvent sample(int n, const QByteArray &body = {})
{
    relay::NewEvent e;
    e.source = "calling/callConnections/c" + QByteArray::number(n % 7);
    e.id = "id-" + QByteArray::number(n);
    e.type = "Microsoft.Communication.CallConnected";
    e.callId = "c" + QByteArray::number(n % 7);
    e.time = 1'773'651'600'000 + n;
    e.body = body.isNull() ? "{\"id\":\"id-" + QByteArray::number(n) + "\",\"pad\":\"" + QByteArray(600, 'x') + "\"}"
                           : body;
    return e;
}

/// Commits and waits for the outcome.
inline Result<QList<relay::Appended>> commitNow(relay::Journal &journal, relay::JournalBatch batch)
{
    std::optional<Result<QList<relay::Appended>>> outcome;
    journal.commit(std::move(batch), [&](const Result<QList<relay::Appended>> &r) { outcome = r; });
    if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 20'000))
        return relay::storageError(relay::storage::Other, QStringLiteral("no answer from the journal"));
    return *outcome;
}

struct Row {
    qint64 offset = 0;
    QByteArray id;
    QByteArray body;
    bool damaged = false;
};

inline QList<Row> rows(relay::Journal &journal, qint64 after = 0, qint64 most = 1'000'000)
{
    QList<Row> all;
    const auto r = journal.read(after, most, [&](const relay::EventView &v) {
        all.append({v.offset, v.id.toByteArray(), v.body.toByteArray(), v.damaged});
        return true;
    });
    if (!r)
        qWarning() << r.error().code << r.error().detail;
    return all;
}

} // namespace callboard::test
