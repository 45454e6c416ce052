// A message as all its receivers share it.
#pragma once
#include <QByteArray>
#include <QExplicitlySharedDataPointer>
#include <QSharedData>
#include <chrono>

namespace callboard::relay {

/// The frame without its sequence id (pubsub::messageBody), encoded once a publish and group.
struct Payload : QSharedData {
    explicit Payload(QByteArray text, std::chrono::milliseconds until = {}) : body(std::move(text)), expires(until) { }
    const QByteArray body;
    const std::chrono::milliseconds expires; ///< monotonic; 0: never

    bool isExpired(std::chrono::milliseconds now) const { return expires.count() != 0 && now >= expires; }
};
using PayloadPtr = QExplicitlySharedDataPointer<Payload>;

} // namespace callboard::relay
