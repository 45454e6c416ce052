#include "ui/text/callwords.h"
#include "core/literals.h"
#include "models/spacednumber.h"
#include "ui/text/actiontext.h"
#include "ui/text/eventtext.h"

namespace callboard {

QString CallWords::title(CallColumn column) const
{
    switch (column) {
    case CallColumn::State: return tr("State");
    case CallColumn::Who: return tr("With");
    case CallColumn::Number: return tr("Number");
    case CallColumn::Line: return tr("Line");
    case CallColumn::Time: return tr("Time");
    case CallColumn::Waited: return tr("Waited");
    case CallColumn::Owner: return tr("Handled by");
    case CallColumn::Parties: return tr("Parties");
    case CallColumn::Ended: return tr("Ended");
    }
    Q_UNREACHABLE();
}

QString CallWords::title(ParticipantColumn column) const
{
    switch (column) {
    case ParticipantColumn::Role: return tr("Role");
    case ParticipantColumn::Name: return tr("Name");
    case ParticipantColumn::Number: return tr("Number");
    case ParticipantColumn::Kind: return tr("Kind");
    case ParticipantColumn::Muted: return tr("Muted");
    case ParticipantColumn::Hold: return tr("On hold");
    case ParticipantColumn::JoinedFor: return tr("Joined for");
    }
    Q_UNREACHABLE();
}

QString CallWords::title(TimelineColumn column) const
{
    switch (column) {
    case TimelineColumn::Time: return tr("Time");
    case TimelineColumn::What: return tr("What happened");
    case TimelineColumn::Type: return tr("Event");
    }
    Q_UNREACHABLE();
}

QString CallWords::state(CardState state)
{
    switch (state) {
    case CardState::Offered: return tr("Ringing");
    case CardState::Answering: return tr("Answering");
    case CardState::Connecting: return tr("Connecting");
    case CardState::Live: return tr("Live");
    case CardState::Held: return tr("On hold");
    case CardState::Transferring: return tr("Transferring");
    case CardState::HandedOff: return tr("Handed off");
    case CardState::Closed: return tr("Ended");
    case CardState::Failed: return tr("Failed");
    case CardState::Missed: return tr("Missed");
    case CardState::Rejected: return tr("Rejected");
    case CardState::Redirected: return tr("Redirected");
    case CardState::TakenByOther: return tr("Taken");
    }
    Q_UNREACHABLE();
}

QString CallWords::title(TranscriptColumn column) const
{
    switch (column) {
    case TranscriptColumn::Time: return tr("Time");
    case TranscriptColumn::Speaker: return tr("Speaker");
    case TranscriptColumn::Text: return tr("Said");
    }
    Q_UNREACHABLE();
}

QString CallWords::speaking(const QString &text) const
{
    return tr("%1… (speaking)", "what is understood so far").arg(text);
}

QString CallWords::state(const CallRow &row) const
{
    if (row.state == CardState::TakenByOther && !row.owner.isEmpty())
        return tr("Taken by %1").arg(row.owner.text);
    return state(row.state);
}

QString CallWords::who(const CallRow &row) const
{
    return row.name.isEmpty() ? party(row.party) : row.name;
}

QString CallWords::party(const Party &party) const
{
    if (party.isEmpty())
        return tr("Unknown caller");
    if (party.kind == PartyKind::PhoneNumber && party.number.isEmpty())
        return tr("Withheld number");
    return EventText::party(party);
}

QString CallWords::spoken(qint64 seconds)
{
    const QString rest = tr("%n second(s)", nullptr, int(seconds % 60));
    const qint64 minutes = seconds / 60;
    return minutes == 0 ? rest : tr("%n minute(s)", nullptr, int(minutes)) + u' ' + rest;
}

QString CallWords::sentence(const CallRow &row, qint64 nowMs) const
{
    QStringList parts{who(row), state(row)};
    if (!row.name.isEmpty() && !row.party.number.isEmpty())
        parts.insert(1, spacedNumber(row.party.number));
    switch (row.section()) {
    case CallSection::Ringing: parts += tr("%1 left to answer").arg(spoken(row.seconds(nowMs))); break;
    case CallSection::Live: parts += tr("for %1").arg(spoken(row.seconds(nowMs))); break;
    case CallSection::Recent:
        if (row.answeredMs)
            parts += tr("lasted %1").arg(spoken(row.seconds(nowMs)));
        break;
    }
    if (row.pending)
        parts += tr("an action is not confirmed yet");
    return parts.join(u", "_s);
}

QString CallWords::role(const ParticipantRow &row) const
{
    switch (row.role) {
    case LegRole::Customer: return tr("Customer");
    case LegRole::Agent: return tr("Agent");
    case LegRole::Expert: return row.invited ? tr("Invited") : tr("Expert");
    }
    Q_UNREACHABLE();
}

QString CallWords::name(const ParticipantRow &row) const
{
    if (row.own)
        return tr("You", "the user's own connection");
    return row.displayName.isEmpty() ? party(row.party) : row.displayName;
}

QString CallWords::kind(PartyKind kind) const
{
    return EventText::kind(kind);
}

QString CallWords::muted(const ParticipantRow &row) const
{
    if (row.pending == ActionKind::Mute)
        return ActionText::underWay(ActionKind::Mute) + u'…';
    return row.muted ? tr("Muted") : QString();
}

QString CallWords::hold(const ParticipantRow &row, qint64 nowMs) const
{
    if (row.pending == ActionKind::Hold || row.pending == ActionKind::Unhold)
        return ActionText::underWay(*row.pending) + u'…';
    if (!row.onHold)
        return {};
    return row.heldMs == 0 ? tr("On hold") : tr("On hold %1").arg(spanText((nowMs - row.heldMs) / 1000));
}

QString CallWords::sentence(const ParticipantRow &row, qint64 nowMs) const
{
    QStringList parts{name(row), role(row), kind(row.party.kind)};
    if (row.muted)
        parts += tr("muted");
    if (row.onHold)
        parts += tr("on hold for %1").arg(spoken((nowMs - row.heldMs) / 1000));
    if (row.pending)
        parts += tr("%1, not confirmed yet").arg(ActionText::underWay(*row.pending));
    return parts.join(u", "_s);
}

QString CallWords::event(const EventFacts &facts) const
{
    return EventText::words(facts);
}

} // namespace callboard
