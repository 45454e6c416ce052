// Runs the engine step by step and writes its events as short lines, so that a test reads as a table.
#pragma once
#include "exchange/engine/query.h"
#include "exchange/engine/step.h"
#include "exchange/events/session.h"

namespace callboard::exchange {

inline const RawId Lee(QStringLiteral("4:+14255550123"));
inline const RawId Ana(QStringLiteral("4:+14255550124"));
inline const RawId Hotline(QStringLiteral("4:+18005550100")); ///< owned
inline const RawId Sam(QStringLiteral("8:acs:c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c_sam")); ///< scripted
inline const RawId Zoe(QStringLiteral("8:acs:c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c_zoe")); ///< scripted
inline const RawId Desk(QStringLiteral("8:acs:c8a3f1d2-4b5e-4c7a-9f10-2d3e4f5a6b7c_desk")); ///< announced

/// Lines look like "A CallConnected 'context'", "A Roster 1 [app-A lee]", "Incoming desk <- lee".
/// A, B, C are connections in order of creation, app-A is the application behind A.
class Switchboard
{
public:
    Switchboard();

    /// The reply; an empty one after a refusal, which is kept in `error`. The events also go into `session`.
    Reply run(const Input &input);
    /// Moves time on, timer by timer.
    void pass(std::chrono::milliseconds time);
    /// Until the engine has nothing to wait for, or `most` has passed.
    void settle(std::chrono::milliseconds most = std::chrono::milliseconds(100));
    /// Lines since the last call of lines().
    QString lines();
    /// Likewise as they are, without what the mixer is told.
    QList<Event> takeEvents();
    QList<SoundSignal> takeSounds();
    QList<MediaOrder> takeOrders();
    QList<TranscriptOrder> takeTranscriptOrders();
    QList<RecordingOrder> takeRecordings();
    QList<StreamOrder> takeStreams();

    Setup setup(const QString &context = {}) const;
    Operation on(const CallId &connection, const QString &context = {}) const;
    CallId create(const QList<RawId> &targets, const QString &context = {});
    CallId answer(const QString &context = {});
    LegId legOf(const RawId &who) const { return m_legs.value(who); }
    QString letterOf(const CallId &id);
    Ticks now() const { return m_now; }

    State state;
    QString incoming; ///< context of the latest IncomingCall
    Session session{QStringLiteral("switchboard")};
    QString error; ///< "404 8522" of the latest refusal

private:
    void note(const QList<Event> &events);
    QString line(const Event &event);
    QString line(const Callback &e);
    QString name(const RawId &who);

    Ticks m_now;
    QHash<RawId, LegId> m_legs;
    QHash<CallId, QString> m_letters;
    QHash<RawId, QString> m_names;
    QStringList m_lines;
    QList<Event> m_events;
    QList<SoundSignal> m_sounds;
    QList<MediaOrder> m_orders;
    QList<TranscriptOrder> m_transcriptOrders;
    QList<RecordingOrder> m_recordings;
    QList<StreamOrder> m_streams;
};

/// A call whose parties have answered; what led to it is told already.
struct ConnectedCall {
    explicit ConnectedCall(const QList<RawId> &who = {Sam});
    Switchboard b;
    CallId call;
};

} // namespace callboard::exchange
