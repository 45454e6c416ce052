// What actions are about: the selected call and the selected participant.
#pragma once
#include "core/ids.h"
#include <QObject>

namespace callboard {

/// Set by the tables, read by actions and panes. An announcement has an incomingId and gets a callId once it is
/// answered. UI thread.
class CallFocus : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    const CallId &callId() const { return m_call; }
    const IncomingId &incomingId() const { return m_incoming; }
    /// Empty when no participant is selected.
    const RawId &participant() const { return m_participant; }
    bool isEmpty() const { return m_call.isEmpty() && m_incoming.isEmpty(); }

    /// Another call loses the participant; the same call, now answered, keeps it.
    void setCall(const CallId &call, const IncomingId &incoming);
    void setParticipant(const RawId &participant);

signals:
    void callChanged();
    void participantChanged();

private:
    CallId m_call;
    IncomingId m_incoming;
    RawId m_participant;
};

} // namespace callboard
