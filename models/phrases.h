// The words models need; ui/text writes them.
#pragma once
#include "models/callrow.h"
#include "models/eventfacts.h"
#include <QString>

namespace callboard {

struct ParticipantRow;

/// Columns of the tables, for their titles.
enum class CallColumn { State, Who, Number, Line, Time, Waited, Owner, Parties, Ended };
enum class ParticipantColumn { Role, Name, Number, Kind, Muted, Hold, JoinedFor };
enum class TimelineColumn { Time, What, Type };
enum class TranscriptColumn { Time, Speaker, Text };

/// Wording of the current language. Lives as long as the models; when the language changes, models are told to
/// retranslate().
class Phrases
{
public:
    virtual ~Phrases() = default;
    virtual QString title(CallColumn column) const = 0;
    virtual QString title(ParticipantColumn column) const = 0;
    virtual QString title(TimelineColumn column) const = 0;
    virtual QString title(TranscriptColumn column) const = 0;

    /// "Held", "Taken by omar".
    virtual QString state(const CallRow &row) const = 0;
    /// Name, else number, else "Unknown caller".
    virtual QString who(const CallRow &row) const = 0;
    /// A party without a name: its number, or what kind it is.
    virtual QString party(const Party &party) const = 0;
    /// The whole row: "Lee Wong, on hold, 4 minutes".
    virtual QString sentence(const CallRow &row, qint64 nowMs) const = 0;

    virtual QString role(const ParticipantRow &row) const = 0;
    virtual QString name(const ParticipantRow &row) const = 0;
    virtual QString kind(PartyKind kind) const = 0;
    virtual QString muted(const ParticipantRow &row) const = 0;
    virtual QString hold(const ParticipantRow &row, qint64 nowMs) const = 0;
    virtual QString sentence(const ParticipantRow &row, qint64 nowMs) const = 0;

    /// "… my order (speaking)": not said to its end yet.
    virtual QString speaking(const QString &text) const = 0;
    /// What an event says: "Ana R. joined".
    virtual QString event(const EventFacts &facts) const = 0;
};

} // namespace callboard
