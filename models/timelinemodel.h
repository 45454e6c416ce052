// Events as a table: of one call, or all.
#pragma once
#include "models/batchedtablemodel.h"
#include "models/eventlog.h"
#include "models/phrases.h"
#include "models/roles.h"
#include "session/desk/calldesk.h"
#include <QCache>

namespace callboard {

/// Oldest first; late events come in where their time puts them. Words are made when a row is looked at, raw JSON is
/// read from the store when asked for. UI thread; desk and phrases outlive it.
class TimelineModel : public BatchedTableModel
{
    Q_OBJECT

public:
    enum Role {
        RawRole = FirstModelRole, ///< QString: the event's JSON, indented
        CallRole ///< QString: id it is filed under
    };
    static constexpr int columns = int(TimelineColumn::Type) + 1;

    TimelineModel(const CallDesk &desk, const Phrases &phrases, QObject *parent = nullptr);

    /// Events of a call and of the announcement it came from; either may be empty.
    void showCall(const CallId &call, const IncomingId &incoming);
    void showAll();
    void retranslate();

    TimelineEntry entry(int row) const { return m_log.entry(row); }
    QString raw(int row) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    int rows() const override { return m_log.size(); }
    void collect() override;

private:
    enum class Scope { None, Call, All };
    void changed(const ChangeSet &changes);
    QList<TimelineEntry> callEntries() const;
    void addNews(const QList<TimelineEntry> &entries);
    void dropOthers(const QList<TimelineEntry> &entries);
    QString words(int row) const;

    const CallDesk &m_desk;
    const Phrases &m_phrases;
    Scope m_scope = Scope::None;
    CallId m_call;
    IncomingId m_incoming;
    EventLog m_log;
    ChangeSet m_due;
    bool m_reread = false;
    mutable QCache<quint64, QString> m_words;
};

} // namespace callboard
