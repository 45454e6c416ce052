// Texts that come again in event after event: topics, types, ids of a call.
#pragma once
#include <QByteArrayView>
#include <QString>
#include <array>

namespace callboard::wire {

/// Makes strings out of UTF-8, and for short ASCII gives out one that it made before when it still knows it: half of
/// what an event holds was in the event before, and a shared string costs no memory of its own. One thread.
class RecentTexts
{
public:
    static constexpr qsizetype Longest = 160; ///< bytes; longer texts hardly repeat

    QString text(QByteArrayView utf8);

private:
    std::array<QString, 256> m_texts; // a text has one place, by its hash
};

} // namespace callboard::wire
