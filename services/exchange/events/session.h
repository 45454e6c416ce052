// A run of the exchange in the file format of the recorded sessions, so that whatever reads those can read ours.
#pragma once
#include "exchange/engine/events.h"
#include <QJsonArray>
#include <QJsonObject>

namespace callboard::exchange {

/// Collects callback events and incoming calls in the order they happen. A value type.
class Session
{
public:
    explicit Session(QString scenario) : m_scenario(std::move(scenario)) { }

    /// Call notices and party signals are no part of the format and are passed over.
    void add(const Event &event);
    void add(const QList<Event> &events);
    qsizetype size() const { return m_events.size(); }

    /// {"source", "commit", "scenario", "events"}: CloudEvents as delivered, and IncomingCall data with a `kind`
    /// member.
    QJsonObject toJson() const;

private:
    QString m_scenario;
    QJsonArray m_events;
};

} // namespace callboard::exchange
