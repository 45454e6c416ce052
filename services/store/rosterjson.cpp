// Participant lists in a snapshot: [sequence, ticks, [[raw id, muted + 2 * on hold], …]].
#include "store/legreducer.h"
#include <QJsonValue>

namespace callboard::store {

QJsonArray RosterHistory::toJson() const
{
    QJsonArray lists;
    for (const List &list : m_lists) {
        QJsonArray lines;
        for (const Line &line : list.lines)
            lines.append(QJsonArray{m_parties.at(line.party).text, int(line.muted) + 2 * int(line.onHold)});
        lists.append(QJsonArray{list.sequence, list.ticks, lines});
    }
    return lists;
}

static std::optional<Listed> listedFrom(const QJsonValue &value)
{
    const QJsonArray line = value.toArray();
    const int flags = line.at(1).toInt(-1);
    if (line.size() != 2 || !line.at(0).isString() || flags < 0 || flags > 3)
        return std::nullopt;
    return Listed{RawId(line.at(0).toString()), (flags & 1) != 0, (flags & 2) != 0};
}

bool RosterHistory::addJson(const QJsonArray &lists)
{
    for (const auto &value : lists) {
        const QJsonArray list = value.toArray();
        if (list.size() != 3 || !list.at(0).isDouble() || !list.at(1).isDouble() || !list.at(2).isArray())
            return false;
        QList<Listed> participants;
        for (const auto &line : list.at(2).toArray()) {
            const std::optional<Listed> listed = listedFrom(line);
            if (!listed)
                return false;
            participants.append(*listed);
        }
        insert(list.at(0).toInt(), Timestamp::fromTicks(list.at(1).toInteger()), participants);
    }
    return true;
}

} // namespace callboard::store
