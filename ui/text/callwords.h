// The wording that models show.
#pragma once
#include "models/participantmodel.h"
#include "models/phrases.h"
#include <QCoreApplication>

namespace callboard {

/// All of Phrases in the application's language. Knows nobody's name but what rows carry; the user's own leg is "You".
class CallWords final : public Phrases
{
    Q_DECLARE_TR_FUNCTIONS(callboard::CallWords)

public:
    QString title(CallColumn column) const override;
    QString title(ParticipantColumn column) const override;
    QString title(TimelineColumn column) const override;
    QString title(TranscriptColumn column) const override;
    QString speaking(const QString &text) const override;
    QString state(const CallRow &row) const override;
    QString who(const CallRow &row) const override;
    QString party(const Party &party) const override;
    QString sentence(const CallRow &row, qint64 nowMs) const override;
    QString role(const ParticipantRow &row) const override;
    QString name(const ParticipantRow &row) const override;
    QString kind(PartyKind kind) const override;
    QString muted(const ParticipantRow &row) const override;
    QString hold(const ParticipantRow &row, qint64 nowMs) const override;
    QString sentence(const ParticipantRow &row, qint64 nowMs) const override;
    QString event(const EventFacts &facts) const override;

    /// The state's word alone: "On hold".
    static QString state(CardState state);
    /// "3 minutes 20 seconds", to be read aloud.
    static QString spoken(qint64 seconds);
};

} // namespace callboard
