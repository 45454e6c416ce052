#include "relay/state/envelopes.h"
#include "core/literals.h"
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>

namespace callboard::relay {

namespace {
bool isPlain(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return uchar(c) < 0x20 || c == '"' || c == '\\'; });
}

void appendQuoted(QByteArray &out, QByteArrayView text)
{
    if (isPlain(text)) {
        out.append('"').append(text).append('"');
        return;
    }
    const QByteArray array = QJsonDocument(QJsonArray{QString::fromUtf8(text)}).toJson(QJsonDocument::Compact);
    out.append(QByteArrayView(array).sliced(1, array.size() - 2));
}
} // namespace

QByteArray timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

void EnvelopeWriter::append(QByteArray &out, const EventView &row)
{
    if (row.damaged)
        return appendDamaged(out, row.offset);
    if (row.at != m_time) {
        m_time = row.at;
        m_timeText = timeText(row.at);
    }
    out.append("{\"epoch\":\"").append(m_epoch).append("\",\"offset\":").append(QByteArray::number(row.offset));
    out.append(",\"at\":\"").append(m_timeText).append("\",\"type\":");
    appendQuoted(out, row.type);
    out.append(",\"callId\":");
    appendQuoted(out, row.callId);
    out.append(",\"body\":").append(row.body).append('}');
}

void EnvelopeWriter::appendDamaged(QByteArray &out, qint64 offset)
{
    const QByteArray number = QByteArray::number(offset);
    const QByteArray none = timeText(0);
    out.append("{\"epoch\":\"").append(m_epoch).append("\",\"offset\":").append(number);
    out.append(",\"at\":\"")
        .append(none)
        .append("\",\"type\":\"Callboard.Damaged\",\"callId\":\"\",\"body\":{\"id\":\"damaged-");
    out.append(number).append("\",\"type\":\"Callboard.Damaged\",\"time\":\"").append(none);
    out.append("\",\"data\":{\"offset\":").append(number).append("}}}");
}

} // namespace callboard::relay
