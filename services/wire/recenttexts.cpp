#include "wire/recenttexts.h"
#include <cstring>

namespace callboard::wire {

namespace {
/// Ends differ most among ids and topics.
size_t placeOf(QByteArrayView text)
{
    const size_t size = size_t(qMin<qsizetype>(text.size(), 8));
    quint64 head = 0;
    quint64 tail = 0;
    std::memcpy(&head, text.data(), size);
    std::memcpy(&tail, text.data() + text.size() - qsizetype(size), size);
    const quint64 mixed = (head * 0x9e3779b97f4a7c15ULL) ^ (tail * 0xc2b2ae3d27d4eb4fULL) ^ quint64(text.size());
    return (mixed * 0xff51afd7ed558ccdULL) >> 56;
}
} // namespace

QString RecentTexts::text(QByteArrayView utf8)
{
    if (utf8.isEmpty() || utf8.size() > Longest)
        return QString::fromUtf8(utf8);
    QString &known = m_texts[placeOf(utf8)];
    // What is not ASCII differs from every text kept here.
    if (known.size() == utf8.size() && known == QLatin1StringView(utf8.data(), utf8.size()))
        return known;
    const QString text = QString::fromUtf8(utf8);
    if (text.size() == utf8.size()) // one character a byte: ASCII
        known = text;
    return text;
}

} // namespace callboard::wire
