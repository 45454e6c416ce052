// What is said in a call, line by line.
#pragma once
#include "models/batchedtablemodel.h"
#include "models/phrases.h"
#include "models/roles.h"
#include "session/desk/calldesk.h"

namespace callboard {

/// Oldest first; a late line comes in where its time puts it. Last come those who are speaking just now, with what is
/// understood so far: dimmed, and marked by a word. Another call's lines replace the present ones without a reset.
/// UI thread; desk and phrases outlive it.
class TranscriptModel : public BatchedTableModel
{
    Q_OBJECT

public:
    enum Column { Time, Speaker, Text, Columns };
    enum Role { LineRole = FirstModelRole }; ///< "10:41:07 caller: my order", for copying

    TranscriptModel(const CallDesk &desk, const Phrases &phrases, QObject *parent = nullptr);

    /// An empty id empties the table.
    void setCall(const CallId &call);
    void retranslate();

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    int rows() const override { return int(m_rows.size()); }
    void collect() override;

private:
    struct Row {
        TranscriptLine line;
        bool partial = false;
        bool operator==(const Row &) const = default;
    };
    void heard(const CallId &call, const TranscriptLine &line);
    std::vector<Row> wanted();
    QString speaker(const RawId &id) const;
    QString text(const Row &row) const;

    const CallDesk &m_desk;
    const Phrases &m_phrases;
    CallId m_call;
    std::vector<Row> m_rows;
    QList<TranscriptLine> m_speaking;
    bool m_stale = false;
};

} // namespace callboard
