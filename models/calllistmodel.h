// Ringing, live and recent calls in one table.
#pragma once
#include "models/batchedtablemodel.h"
#include "models/callrow.h"
#include "models/callrows.h"
#include "models/phrases.h"
#include "models/roles.h"
#include "models/ticker.h"
#include <QHash>

namespace callboard {

/// Rows keyed by announcement or call; a row stays the same row from ringing to its end. Follows a CallDesk, or is fed
/// with upsert(). Sort by column State for the list's own order: its sort value is CallRow::listOrder().
/// UI thread; desk, phrases and ticker outlive it.
class CallListModel : public BatchedTableModel
{
    Q_OBJECT

public:
    enum Role {
        StateRole = FirstModelRole, ///< int of CardState
        SectionRole, ///< int of CallSection
        CallIdRole, ///< QString, empty for announcements
        IncomingIdRole ///< QString
    };
    static constexpr int columns = int(CallColumn::Ended) + 1;
    /// Beside the columns in touch(): sort values changed; search text and the model's own roles changed.
    static constexpr quint32 Sorts = 1U << 30;
    static constexpr quint32 Reads = 1U << 31;

    explicit CallListModel(const Phrases &phrases, QObject *parent = nullptr);
    /// Shows what the desk's store holds, and follows it.
    void follow(const CallDesk &desk, Ticker &ticker);

    /// Changes or adds a row by its key.
    void upsert(CallRow row);
    void remove(const QString &key);
    /// The server's time that running times are shown for.
    void setNow(qint64 nowMs) { m_nowMs = nowMs; }
    /// Announces that the running times of these rows moved on; called for visible rows by the ticker's views.
    void tick(const QList<int> &visible);
    /// The language changed.
    void retranslate();

    /// nullptr when there is none.
    const CallRow *find(const QString &key) const;
    const CallRow &at(int row) const { return m_rows[size_t(row)]; }
    int rowOf(const QString &key) const { return m_index.value(key, -1); }
    /// The row of a call, whatever its key; empty when unknown.
    QString keyOf(const CallId &call) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    int rows() const override { return int(m_rows.size()); }
    void collect() override;
    QList<int> rolesOf(quint32 columns) const override;

private:
    void change(CallRow &row, CallRow &&to);
    void insertNew(std::vector<CallRow> added);
    void removeRows(std::vector<int> gone);
    void reindex(size_t from);
    void expire();
    QVariant display(const CallRow &row, CallColumn column) const;
    QVariant sortValue(const CallRow &row, CallColumn column) const;
    QString search(const CallRow &row) const;

    const Phrases &m_phrases;
    const CallDesk *m_desk = nullptr;
    std::unique_ptr<CallRows> m_source;
    std::vector<CallRow> m_rows;
    QHash<QString, int> m_index;
    QHash<QString, std::optional<CallRow>> m_due;
    qint64 m_nowMs = 0;
};

} // namespace callboard
