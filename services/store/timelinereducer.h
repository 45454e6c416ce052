// TimelineEntry: every event's text, compressed, found by subject and time.
#pragma once
#include "store/entities.h"
#include <QHash>
#include <QStringList>
#include <vector>

namespace callboard::store {

/// A set of events: adding one twice changes nothing, and the order of adding does not show. Texts are kept in
/// compressed blocks of neighbouring arrivals (about a tenth of their size), 32 bytes an event besides.
class Timeline
{
public:
    struct Event {
        QString subject;
        Timestamp at;
        QString type;
        int code = 0;
        int subCode = 0;
        QByteArray json; ///< compact, keys ordered: the same text for the same content
    };
    /// False when it is known.
    bool insert(const Event &event);
    qsizetype count(const QString &subject) const;
    /// Entries of some subjects, ordered by time, then content.
    QList<TimelineEntry> entries(const QStringList &subjects) const;
    QStringList subjects() const { return m_numbers.keys(); }
    /// The text; empty when it is not kept.
    QByteArray json(const TimelineEntry &entry) const;
    /// Drops all events of a subject.
    void forget(const QString &subject);
    qsizetype bytes() const;

private:
    struct Item {
        qint64 ticks = 0;
        quint64 key = 0;
        quint32 block = 0;
        quint16 line = 0;
        quint16 type = 0;
        qint32 subCode = 0;
        qint16 code = 0;
        bool operator<(const Item &o) const { return ticks != o.ticks ? ticks < o.ticks : key < o.key; }
    };
    struct Block {
        QByteArray data; ///< compressed once full; the last one is open
        quint32 size = 0; ///< bytes of open text
        quint16 lines = 0;
        quint16 live = 0;
        bool open = true;
    };
    Block &openBlock(qsizetype room);
    QByteArray text(const Block &block, quint32 number) const;
    quint16 typeNumber(const QString &type);

    QHash<QString, quint32> m_numbers;
    QHash<quint32, std::vector<Item>> m_items;
    std::vector<Block> m_blocks;
    QStringList m_types;
    quint32 m_nextNumber = 0;
    mutable quint32 m_readBlock = ~0U; ///< the block read last, open: lists read neighbours
    mutable QByteArray m_readText;
};

} // namespace callboard::store
