// Slows guessing of passwords down.
#pragma once
#include "core/clock.h"
#include <QHash>
#include <QString>

namespace callboard::relay {

/// Counts tries per user and address: after five without a success the next has to wait, twice as long each time, up to
/// five minutes. A success clears the count. Bounded: the oldest counts go first. One thread.
class SignInLimiter
{
public:
    explicit SignInLimiter(const Clock &clock) : m_clock(clock) { }

    /// How long the next try has to wait; zero when it may go on.
    std::chrono::milliseconds wait(const QString &user, const QString &address) const;
    /// Counts as a failure until succeeded(). To be called before the outcome is known: of guesses that are sent at the
    /// same time no more than five are looked at.
    void tried(const QString &user, const QString &address);
    void succeeded(const QString &user, const QString &address);
    qsizetype counts() const { return m_counts.size(); }

private:
    struct Count {
        int failures = 0;
        std::chrono::milliseconds notBefore{0};
        std::chrono::milliseconds last{0};
    };
    static QString key(const QString &user, const QString &address) { return address + u'\n' + user; }
    void makeRoom();
    const Clock &m_clock;
    QHash<QString, Count> m_counts;
};

} // namespace callboard::relay
