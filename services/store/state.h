// Everything a store holds: facts, the values made of them, and the index between them.
#pragma once
#include "store/callreducer.h"
#include "store/facts.h"
#include "store/timelinereducer.h"
#include <QList>
#include <QMultiHash>
#include <QSet>

namespace callboard::store {

/// What one event touched; values are made again for these only.
struct Touched {
    QList<CallId> calls;
    QList<IncomingId> incoming;
};

/// Owned by one CallStore. Reducers change facts through call(), incoming() … and name what they touched;
/// refresh() then makes the values and tells what came out different.
class State
{
public:
    struct CallEntry {
        CallFacts facts;
        Call value;
        bool made = false;
    };
    struct IncomingEntry {
        IncomingFacts facts;
        IncomingCall value;
        bool made = false;
    };

    /// The facts to reduce into, made when new; nullptr for what retention has forgotten.
    CallFacts *call(const CallId &id, Touched &touched);
    IncomingFacts *incoming(const IncomingId &id, Touched &touched);
    RecordingFacts &recording(const RecordingId &id);
    /// Ties a connection to the announcement it answers.
    void link(const CallId &call, const IncomingId &incoming, const Timestamp &at, Touched &touched);
    First<IncomingId> linkOf(const CallId &call) const { return m_links.value(call); }
    void relink(const CallId &call, const First<IncomingId> &link);
    /// All connections to one call of the service.
    void touchServer(const ServerCallId &id, Touched &touched) const;
    /// Those a recording belongs to; call it after each change of the facts.
    void touchRecording(const RecordingFacts &facts, Touched &touched);
    /// Files a text; touches whoever lists that subject.
    void file(const Timeline::Event &event, Touched &touched);

    ChangeSet refresh(const Touched &touched);
    ChangeSet refreshAll();
    void forget(const CallId &id);
    void forget(const IncomingId &id);

    QList<Recording> recordingsOf(const CallId &id, const ServerCallId &server) const;
    CallId callOf(const RecordingId &id) const;
    /// What the timeline of a call is filed under.
    static QStringList subjectsOf(const CallId &id, const IncomingId &incoming, const ServerCallId &server);

    QHash<CallId, CallEntry> calls;
    QHash<IncomingId, IncomingEntry> announcements;
    QHash<RecordingId, RecordingFacts> recordings;
    QHash<ServerCallId, ServerFacts> servers;
    Timeline timeline;

private:
    void place(const CallId &id, const ServerCallId &before, const ServerCallId &now);
    void index(const RecordingFacts &facts);
    CallSurroundings surroundings(const CallFacts &facts) const;
    void refreshIncoming(const IncomingId &id, ChangeSet &changes);
    void refreshCall(const CallId &id, ChangeSet &changes);
    void remember(quint64 hash);

    QHash<CallId, First<IncomingId>> m_links;
    QMultiHash<ServerCallId, CallId> m_byServer;
    QMultiHash<QString, RecordingId> m_recordingsOf; ///< by connection and by server call id; may name too many
    QSet<quint64> m_gone;
    QList<quint64> m_goneOrder;
};

} // namespace callboard::store
