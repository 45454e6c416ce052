// Keys on their way to a phone.
#pragma once
#include "session/desk/calldesk.h"

namespace callboard {

/// Sends what is pressed as fast as the service takes it: keys that are pressed while a request is under way go
/// together with the next, at most 18 (contract README, 10.6). Each key gets the outcome of its request. The desk
/// outlives it.
class ToneQueue : public QObject
{
    Q_OBJECT

public:
    enum class State { Waiting, Sending, Sent, Failed, Unconfirmed };
    struct Tone {
        QChar key;
        State state = State::Waiting;
        PendingAction action; ///< as it ended; of Failed
    };
    static constexpr int most = 18; ///< in one request

    /// `request` is a SendTones request without tones.
    ToneQueue(CallDesk &desk, const CallRequest &request, QObject *parent);

    /// What is no key of a phone is left out.
    void press(QChar key);
    /// In the order of pressing.
    const QList<Tone> &tones() const { return m_tones; }

signals:
    void changed();

private:
    void follow();
    void settle(State state, const PendingAction &action);
    void send();

    CallDesk &m_desk;
    CallRequest m_request;
    ActionId m_action; ///< under way; empty: none
    QList<Tone> m_tones;
};

} // namespace callboard
