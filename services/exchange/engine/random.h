// Seeded randomness as a plain value, so that a state can be copied and replayed.
#pragma once
#include <QString>

namespace callboard::exchange {

/// SplitMix64. Not for secrets: ids of a local exchange only.
class Random
{
public:
    explicit Random(quint64 seed = 1) : m_state(seed) { }

    quint64 next();
    /// A number in [low, high].
    qint64 between(qint64 low, qint64 high);
    /// True in `percent` of 100 draws.
    bool percent(int percent);
    /// Text of a version 4 UUID without braces.
    QString guid();
    /// `length` characters of the base64url alphabet.
    QString text(qsizetype length);

    bool operator==(const Random &) const = default;

private:
    quint64 m_state;
};

} // namespace callboard::exchange
