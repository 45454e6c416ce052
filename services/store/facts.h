// What is kept of each entity: only registers, sets and lists whose content does not depend on the order of events.
// The values of entities.h are computed from these.
#pragma once
#include "store/entities.h"
#include "store/legreducer.h"
#include "store/register.h"
#include <QHash>
#include <QSet>
#include <map>
#include <set>

namespace callboard::store {

/// A medium's state as one event tells it.
struct MediumFact {
    StreamState state = StreamState::Off;
    EndReason reason;
    bool operator<(const MediumFact &o) const;
};

/// What was said, ordered by offset. Of a line told twice the earlier time counts. Keeps the last lines of a call that
/// has more than MostLines, whatever the order in which they came.
class TranscriptLines
{
public:
    static constexpr qsizetype MostLines = 2000;

    void offer(const TranscriptLine &line);
    QList<TranscriptLine> list() const { return {m_lines.begin(), m_lines.end()}; }
    int count() const { return int(m_lines.size()); }
    Timestamp lastAt() const;

private:
    struct Before {
        bool operator()(const TranscriptLine &a, const TranscriptLine &b) const;
    };
    std::set<TranscriptLine, Before> m_lines;
};

/// How a media operation ended.
struct MediaEnd {
    MediaKind kind = MediaKind::Prompt;
    MediaOutcome outcome = MediaOutcome::Completed;
    EndReason reason;
    QString tones;
    QString choice;
    QString speech;
    bool operator<(const MediaEnd &o) const;
};

/// A media operation; of those without a context the newest.
struct MediaFacts {
    Last<bool> started;
    Last<MediaEnd> ended;
};

/// One connection.
struct CallFacts {
    CallId id;
    First<ServerCallId> serverCallId;
    First<CorrelationId> correlationId;
    Timestamp seen; ///< earliest time of any event
    First<bool> connected;
    First<EndReason> disconnected;
    First<EndReason> failed; ///< create, answer or connect failed
    Last<bool> transferred; ///< CallTransferAccepted; the one before was out of a group
    Last<UserName> owner;
    Last<CallDirection> direction;
    Last<RawId> from;
    Last<RawId> to;
    std::set<RawId> invited; ///< parties that were added, moved or cancelled: never our own leg
    RosterHistory rosters;
    Last<MediumFact> stream;
    Last<MediumFact> transcript;
    TranscriptLines lines;
    std::map<OperationContext, MediaFacts> media;
};

struct Announcement {
    RawId from;
    RawId to;
    QString callerDisplayName;
    ServerCallId serverCallId;
    CorrelationId correlationId;
    CallContext context;
    bool operator<(const Announcement &o) const;
};

struct Closing {
    IncomingOutcome outcome = IncomingOutcome::None;
    UserName user;
    CallId callId;
    bool operator<(const Closing &o) const;
};

struct IncomingFacts {
    IncomingId id;
    First<Announcement> announced;
    QString context; ///< incomingCallContext; dropped once closed, since it is long and of no more use
    std::set<std::pair<Timestamp, UserName>> claims;
    std::set<std::pair<Timestamp, UserName>> releases;
    First<Closing> closed;
    First<Closing> owned; ///< told by CallOwned, in case IncomingClosed is late
};

struct RecordingStep {
    RecordingState state = RecordingState::Unknown;
    Timestamp startedAt;
    EndReason reason;
    bool operator<(const RecordingStep &o) const;
};

/// What a user of the relay did with it.
struct RecordingControlFact {
    int control = 0; ///< wire::RecordingControl
    UserName user;
    QString reason;
    bool operator<(const RecordingControlFact &o) const;
};

/// What the relay's vault says of it.
struct RecordingFiling {
    RecordingState state = RecordingState::Unknown; ///< Available while the vault can't store it yet
    int chunks = 0;
    QString code;
    QString message;
    bool operator<(const RecordingFiling &o) const;
};

struct RecordingFacts {
    RecordingId id;
    First<CallId> callId;
    First<ServerCallId> serverCallId;
    Last<RecordingStep> step;
    bool begun = false; ///< it was active once
    Last<RecordingControlFact> control;
    Last<RecordingFiling> filing;
    std::set<QString> chunks; ///< "documentId/index"
    Timestamp filesAt; ///< latest time of a file announcement
};

/// Facts of a call as a whole, told by Event Grid to all its connections.
struct ServerFacts {
    QHash<RawId, Last<QString>> names;
};

} // namespace callboard::store
