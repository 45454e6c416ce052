// The same rows twice: in Callboard's models and view, and in Qt's as shipped.
#pragma once
#include "core/literals.h"
#include "models/calllistmodel.h"
#include "models/orderedfiltermodel.h"
#include "models/spacednumber.h"
#include "ui/widgets/densetable.h"
#include "ui/widgets/icons.h"
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace callboard::bench {

class Words final : public Phrases
{
public:
    QString title(CallColumn column) const override { return u"Column %1"_s.arg(int(column)); }
    QString title(ParticipantColumn) const override { return {}; }
    QString title(TimelineColumn) const override { return {}; }
    QString title(TranscriptColumn) const override { return {}; }
    QString speaking(const QString &text) const override { return text; }
    QString state(const CallRow &row) const override { return row.state == CardState::Held ? u"On hold"_s : u"Live"_s; }
    QString who(const CallRow &row) const override { return row.name; }
    QString party(const Party &party) const override { return party.number; }
    QString sentence(const CallRow &row, qint64) const override { return row.name; }
    QString role(const ParticipantRow &) const override { return {}; }
    QString name(const ParticipantRow &) const override { return {}; }
    QString kind(PartyKind) const override { return {}; }
    QString muted(const ParticipantRow &) const override { return {}; }
    QString hold(const ParticipantRow &, qint64) const override { return {}; }
    QString sentence(const ParticipantRow &, qint64) const override { return {}; }
    QString event(const EventFacts &) const override { return {}; }
};

inline CallRow rowOf(int number)
{
    static const QStringList names{u"Lee Wong"_s, u"Ana Ruiz"_s, u"Omar Diaz"_s, u"Pia Novak"_s, u"Jo Tanaka"_s};
    CallRow row;
    row.key = u"call-%1"_s.arg(number);
    row.callId = CallId(row.key);
    row.state = number % 4 == 0 ? CardState::Held : CardState::Live;
    row.name = names.at(number % names.size()) + u' ' + QString::number(number);
    row.party.number = u"+1425%1"_s.arg(5550000 + number);
    row.line = u"+18005550100"_s;
    row.owner = UserName(u"agent%1"_s.arg(number % 40));
    row.beganMs = 1'700'000'000'000 + number * 977;
    row.answeredMs = row.beganMs + 4000;
    row.parties = 1 + number % 3;
    return row;
}

/// The state's shape in front of its word, as in the product.
inline void paintShape(QPainter *painter, const QRect &square, int shape, const QPalette &palette, bool)
{
    static const QIcon icons[] = {icon(u"calls"_s), icon(u"hold"_s)};
    Q_UNUSED(palette);
    icons[shape == int(CardState::Held) ? 1 : 0].paint(painter, square);
}

/// What a first attempt looks like: a table model that tells of each change at once.
class PlainModel final : public QAbstractTableModel
{
public:
    explicit PlainModel(const CallListModel &from) : m_from(from)
    {
        for (int row = 0; row < from.rowCount(); ++row)
            rows.push_back(from.at(row));
    }
    int rowCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : int(rows.size()); }
    int columnCount(const QModelIndex &) const override { return CallListModel::columns; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const CallRow &row = rows[size_t(index.row())];
        if (role == SortRole)
            return index.column() == 0 ? QVariant(row.listOrder())
                                       : m_from.index(index.row(), index.column()).data(role);
        if (role == Qt::DecorationRole && index.column() == 0)
            return m_icons.at(row.state == CardState::Held ? 1 : 0);
        if (role != Qt::DisplayRole && role != Qt::TextAlignmentRole)
            return {};
        return m_from.index(index.row(), index.column()).data(role);
    }
    void set(int row, qint64 beganMs)
    {
        rows[size_t(row)].beganMs = beganMs;
        emit dataChanged(index(row, 0), index(row, CallListModel::columns - 1));
    }
    std::vector<CallRow> rows;

private:
    const CallListModel &m_from;
    QList<QIcon> m_icons{icon(u"calls"_s), icon(u"hold"_s)};
};

} // namespace callboard::bench
