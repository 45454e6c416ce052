// Where in the journal each call's events are.
#pragma once
#include <QCborMap>
#include <QHash>
#include <QList>
#include <QString>

namespace callboard::relay {

/// The newest offsets of each call and each announced call, oldest first. A value.
class CallIndex
{
public:
    static constexpr qsizetype MostPerCall = 400;

    void add(const QString &callId, qint64 offset);
    void remove(const QString &callId);
    QList<qint64> offsets(const QString &callId) const { return m_offsets.value(callId); }
    qsizetype size() const { return m_offsets.size(); }

    QCborMap toCbor() const;
    static CallIndex fromCbor(const QCborMap &map);

private:
    QHash<QString, QList<qint64>> m_offsets;
};

} // namespace callboard::relay
