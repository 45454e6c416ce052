// How the console stands with its relay, as a window shows it.
#pragma once
#include <QCoreApplication>
#include <QDateTime>
#include <QString>
#include <chrono>
#include <optional>

namespace callboard {

struct LinkStatus {
    Q_DECLARE_TR_FUNCTIONS(callboard::LinkStatus)

public:
    enum class State {
        Connecting, ///< the first time since signing in
        Live,
        CatchingUp, ///< connected again, but not all that happened has arrived
        Offline
    };
    State state = State::Connecting;
    qint64 behind = 0; ///< CatchingUp: events still missing; 0 when unknown
    QDateTime since; ///< Offline: when the link was lost
    QDateTime lastTruth; ///< when what is shown was last known to be true; null when nothing was seen yet
    std::optional<std::chrono::milliseconds> latency; ///< Live: to the relay and back

    /// For the status bar: "Live 38 ms", "Catching up 214", "Offline since 10:42".
    QString words() const;
    /// For the banner above the workspace; empty while live.
    QString sentence() const;
    QString iconName() const;
    bool operator==(const LinkStatus &) const = default;
};

} // namespace callboard
