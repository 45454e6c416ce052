// The recordings a user may hear, in one table.
#pragma once
#include "library/recordinglibrary.h"
#include "models/batchedtablemodel.h"
#include "models/roles.h"

namespace callboard {

enum class RecordingColumn { When, Agent, Who, Line, Direction, Length, State };

/// Wording of the current language; lives as long as the model.
class RecordingPhrases
{
public:
    virtual ~RecordingPhrases() = default;
    virtual QString title(RecordingColumn column) const = 0;
    virtual QString when(const library::RecordingInfo &recording) const = 0;
    virtual QString who(const library::RecordingInfo &recording) const = 0;
    virtual QString direction(const library::RecordingInfo &recording) const = 0;
    /// May change with time while the recording waits to be stored.
    virtual QString state(const library::RecordingInfo &recording) const = 0;
    /// The whole row in one sentence.
    virtual QString sentence(const library::RecordingInfo &recording) const = 0;
};

/// Rows keyed by recording id, changed in place. UI thread; library and phrases outlive it.
class RecordingListModel : public BatchedTableModel
{
    Q_OBJECT
public:
    static constexpr int columns = int(RecordingColumn::State) + 1;

    RecordingListModel(const library::RecordingLibrary &library, const RecordingPhrases &phrases,
                       QObject *parent = nullptr);
    /// The language changed.
    void retranslate();
    /// Words about time that is left are others now.
    void timePassed();
    int rowOf(const RecordingId &id) const { return m_index.value(id, -1); }
    const RecordingId &idAt(int row) const { return m_rows[size_t(row)].id; }

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    int rows() const override { return int(m_rows.size()); }
    void collect() override;

private:
    void removeGone(const QList<RecordingId> &gone);
    void insertNew(const QList<RecordingId> &added);
    void reindex(int from);
    QVariant display(const library::RecordingInfo &recording, RecordingColumn column) const;
    QVariant sortValue(const library::RecordingInfo &recording, RecordingColumn column) const;

    const library::RecordingLibrary &m_library;
    const RecordingPhrases &m_phrases;
    std::vector<library::RecordingInfo> m_rows;
    QHash<RecordingId, int> m_index;
    QSet<RecordingId> m_due;
};

} // namespace callboard
