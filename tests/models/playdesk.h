// A desk that tests play by hand: events go into a real store, intents are only written down.
#pragma once
#include "models/phrases.h"
#include "session/desk/calldesk.h"
#include "store/storeevents.h"

namespace callboard {

/// The user is "mina", an agent; the server's clock stands at 2026-03-16T09:00:00Z plus nowMs.
class PlayDesk final : public CallDesk
{
    Q_OBJECT

public:
    explicit PlayDesk(CallStore::Options options = {}) : calls(options) { }

    const CallStore &store() const override { return calls; }
    QList<PendingAction> actions() const override { return pending; }
    Actor actor() const override { return who; }
    QDateTime serverNow() const override { return at(int(nowMs)).toDateTime(); }
    bool isLive() const override { return live; }
    QStringList sourceNumbers() const override { return {own}; }
    PhoneNumber readNumber(const QString &text) const override { return parsePhoneNumber(text, u"US"_s); }
    Refusal refusal(const CallRequest &request) const override;
    ActionId perform(const CallRequest &request) override;
    ActionId retry(const ActionId &id) override;
    void dismiss(const ActionId &id) override;

    void apply(const StoreEvent &event);
    void apply(const QList<StoreEvent> &events);
    /// Puts an action into a phase; Confirmed ones go.
    void setPhase(const ActionId &id, ActionPhase phase, const ApiError &error = {}, const EndReason &reason = {});
    const PendingAction *last() const { return pending.isEmpty() ? nullptr : &pending.last(); }
    void setLive(bool on);

    CallStore calls;
    QList<PendingAction> pending;
    QList<CallRequest> asked;
    Actor who{UserName(u"mina"_s), false, true};
    qint64 nowMs = 0;
    bool live = true;
    QString own = u"+18005550100"_s;

private:
    int m_number = 0;
};

/// An answered call of mina from +14255550123 with a participant list; announced at `ms`, answered 5 s later.
QList<StoreEvent> answeredCall(int ms, const QString &call, const QString &context);

/// Words that say what they are made of.
class PlainPhrases final : public Phrases
{
public:
    QString title(CallColumn column) const override { return u"C%1"_s.arg(int(column)); }
    QString title(ParticipantColumn column) const override { return u"P%1"_s.arg(int(column)); }
    QString title(TimelineColumn column) const override { return u"T%1"_s.arg(int(column)); }
    QString title(TranscriptColumn column) const override { return u"S%1"_s.arg(int(column)); }
    QString speaking(const QString &text) const override { return text + u"…"_s; }
    QString state(const CallRow &row) const override { return language + u"state%1"_s.arg(int(row.state)); }
    QString who(const CallRow &row) const override { return row.name.isEmpty() ? row.party.number : row.name; }
    QString party(const Party &party) const override { return party.number; }
    QString sentence(const CallRow &row, qint64 nowMs) const override
    {
        return who(row) + u' ' + state(row) + u" %1"_s.arg(row.seconds(nowMs));
    }
    QString role(const ParticipantRow &row) const override;
    QString name(const ParticipantRow &row) const override;
    QString kind(PartyKind kind) const override { return u"kind%1"_s.arg(int(kind)); }
    QString muted(const ParticipantRow &row) const override;
    QString hold(const ParticipantRow &row, qint64 nowMs) const override;
    QString sentence(const ParticipantRow &row, qint64 nowMs) const override;
    QString event(const EventFacts &facts) const override { return language + facts.type; }

    QString language;
};

} // namespace callboard
