// Who is in a call, and who is being invited to it.
#pragma once
#include "models/batchedtablemodel.h"
#include "models/phrases.h"
#include "models/roles.h"
#include "models/ticker.h"

namespace callboard {

/// One member or invitation. Times are ms since 1970 on the server's clock, 0 when unknown.
struct ParticipantRow {
    RawId id;
    Party party;
    QString displayName;
    LegRole role = LegRole::Expert;
    bool own = false;
    bool muted = false;
    bool onHold = false;
    bool invited = false; ///< asked to join, not in yet
    InvitationId invitation; ///< empty until the service gave it one
    qint64 joinedMs = 0;
    qint64 heldMs = 0;
    qint64 mutedMs = 0;
    std::optional<ActionKind> pending; ///< what was asked about this one and is not confirmed
    bool operator==(const ParticipantRow &) const = default;
};

/// What a member is called; the customer also as the caller's side told. Empty when nobody told.
QString legName(const Call &call, const Leg &leg);

/// Rows keyed by raw id: customer first as the store orders them, invitations last. Another call's roster replaces
/// the present one row by row, never by a reset. UI thread; desk, phrases and ticker outlive it.
class ParticipantModel : public BatchedTableModel
{
    Q_OBJECT

public:
    static constexpr int columns = int(ParticipantColumn::JoinedFor) + 1;

    ParticipantModel(const CallDesk &desk, const Phrases &phrases, const Ticker &ticker, QObject *parent = nullptr);

    /// Whose roster to show; an empty id empties the table.
    void setCall(const CallId &call);
    const CallId &call() const { return m_call; }
    void tick(const QList<int> &visible);
    void retranslate();

    const ParticipantRow &at(int row) const { return m_rows[size_t(row)]; }
    int rowOf(const RawId &id) const;

    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    int rows() const override { return int(m_rows.size()); }
    void collect() override;
    QList<int> rolesOf(quint32 columns) const override;

private:
    struct Moves;
    std::vector<ParticipantRow> wanted() const;
    void addInvitations(std::vector<ParticipantRow> &rows) const;
    QVariant display(const ParticipantRow &row, ParticipantColumn column) const;

    const CallDesk &m_desk;
    const Phrases &m_phrases;
    const Ticker &m_ticker;
    CallId m_call;
    bool m_stale = false;
    std::vector<ParticipantRow> m_rows;
};

} // namespace callboard
