// GET /metrics: what the exchange is doing, for Prometheus.
#pragma once
#include <QByteArray>
#include <array>
#include <chrono>

namespace callboard::exchange {

/// Counters begin at zero with the program and never go back.
struct Figures {
    quint64 ticks = 0; ///< of the media clock
    quint64 lateTicks = 0; ///< by more than a millisecond
    quint64 skippedTicks = 0;
    std::chrono::microseconds lateness50{0}, lateness99{0}, lateness999{0}, latenessMost{0};
    quint64 calls = 0; ///< now, in the mixer
    quint64 legs = 0; ///< now
    quint64 streams = 0; ///< media streaming to applications, now
    quint64 sockets = 0; ///< of parties, now
    quint64 framesOut = 0; ///< sent to either
    quint64 framesIn = 0; ///< taken from either
    quint64 framesLostOut = 0; ///< not sent because the receiver was slow or away
    quint64 framesLostIn = 0; ///< not taken for want of room
    quint64 framesMalformed = 0;
    quint64 framesNotTranscribed = 0; ///< a recogniser could not keep up
    quint64 ticksNotRecorded = 0; ///< of ended recordings: silence in the file, since it could not be written in time
    quint64 requests = 0; ///< of HTTP
    quint64 connections = 0; ///< of HTTP, now
    static constexpr std::array<int, 14> LateBounds{500,  1000, 1500, 2000, 2500,   3000,   3500,
                                                    4000, 4500, 5000, 7500, 10'000, 20'000, 50'000}; ///< µs
    std::array<quint64, LateBounds.size()> ticksWithin{}; ///< each bound, as Lateness counts them
};

/// Prometheus' text form, 0.0.4.
QByteArray metricsText(const Figures &figures);

} // namespace callboard::exchange
