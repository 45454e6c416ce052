// One signed-in user: what the console knows and what it can ask for.
#pragma once
#include "core/backoff.h"
#include "core/clock.h"
#include "session/actions/pendingactions.h"
#include "session/actions/phonenumber.h"
#include "session/actions/refusal.h"
#include "session/user/commandport.h"
#include "session/user/eventstream.h"
#include "session/user/link.h"
#include "session/user/relayapi.h"
#include "store/callstore.h"
#include <QObject>
#include <QSet>
#include <QTimer>
#include <memory>

namespace callboard {

/// What came of asking: an intent under way, or why it can't be.
struct Asked {
    Refusal refusal = Refusal::None;
    ActionId id; ///< of the PendingAction when nothing was refused
    explicit operator bool() const { return refusal == Refusal::None; }
};

/// What goes along with an invitation or a transfer.
struct InviteOptions {
    QString sourceNumber; ///< E.164; empty: the session's own
    QString displayName;
    std::optional<int> timeoutSeconds; ///< 0 to 180
    RawId transferee; ///< whom to transfer out of a group; empty in a call of two
    CallContext context;
};

/// Joins the event stream, the store and the commands of one user. Signals tell facts, methods are commands; a command
/// returns at once, its outcome comes as a PendingAction. Owned by the application, lives on the UI thread, never
/// blocks. The parts it is made of are interfaces; it owns them.
class Session : public QObject
{
    Q_OBJECT
public:
    struct Parts {
        std::unique_ptr<RelayApi> relay;
        std::unique_ptr<EventStream> stream;
        std::unique_ptr<CommandPort> commands;
        const Clock *clock = &SystemClock::instance();
        CallStore::Options store = {};
    };
    enum class State { SignedOut, SigningIn, SignedIn };

    explicit Session(Parts parts, QObject *parent = nullptr);
    ~Session() override;

    void signIn(const QUrl &relay, const QString &user, const QString &password);
    /// Ends stream and token; the store is emptied at the next sign-in.
    void signOut();
    State state() const { return m_state; }
    const User &user() const { return m_grant.user; }
    const Link &link() const { return m_monitor.link(); }

    /// Calls, announcements and events; changes are told by changed().
    const CallStore &store() const { return m_store; }
    const PendingActions &pending() const { return m_pending; }
    /// Announcements a console should ring for now.
    const QSet<IncomingId> &ringing() const { return m_ringing; }
    /// The relay's clock, as near as messages tell it; for durations.
    QDateTime serverNow() const;

    /// Number shown to phone parties, E.164; empty when none is set.
    void setSourceNumber(const QString &number) { m_sourceNumber = number; }
    const QString &sourceNumber() const { return m_sourceNumber; }
    /// For national numbers, ISO 3166.
    void setCountry(const QString &country) { m_country = country; }
    PhoneNumber readNumber(const QString &text) const { return parsePhoneNumber(text, m_country); }

    /// Why such a command would be refused now; None when it may be given. For greying controls with a reason.
    Refusal refusal(ActionKind kind, const CallId &call, const RawId &target = {}) const;
    Refusal refusal(ActionKind kind, const IncomingId &incoming, const RawId &target = {}) const;
    Refusal refusalOfDial(const RawId &target = {}) const;

    Asked answer(const IncomingId &incoming);
    Asked reject(const IncomingId &incoming, RejectReason reason = RejectReason::None);
    Asked redirect(const IncomingId &incoming, const RawId &target);
    /// Several targets make a group call.
    Asked dial(const QList<RawId> &targets, const InviteOptions &options = {});
    Asked connectTo(PlaceKind kind, const QString &placeId);
    Asked addParticipant(const CallId &call, const RawId &target, const InviteOptions &options = {});
    /// Withdraws an invitation that is under way: the id of its AddParticipant action.
    Asked cancelAdd(const ActionId &add);
    Asked remove(const CallId &call, const RawId &target);
    Asked mute(const CallId &call, const RawId &target);
    Asked hold(const CallId &call, const RawId &target);
    Asked unhold(const CallId &call, const RawId &target);
    /// Blind; out of a group when `options.transferee` is set.
    Asked transfer(const CallId &call, const RawId &target, const InviteOptions &options = {});
    /// Brings a participant of another call of ours here.
    Asked moveHere(const CallId &call, const RawId &target, const CallId &from);
    Asked hangUp(const CallId &call);
    Asked terminate(const CallId &call);
    /// The same intent again, as a new one; for actions that failed or were not confirmed.
    Asked again(const ActionId &ended);
    void dismiss(const ActionId &ended);

signals:
    void stateChanged(callboard::Session::State state);
    void signInFailed(const callboard::ApiError &error);
    /// The relay takes the token no more; the user has to sign in again.
    void signedOutByRelay(const callboard::ApiError &error);
    void linkChanged(const callboard::Link &link);
    void incomingArrived(const callboard::IncomingId &id);
    /// It rings no more: answered, rejected, redirected, expired, left, or taken by somebody.
    void incomingClosed(const callboard::IncomingId &id);
    void changed(const callboard::ChangeSet &changes);
    void pendingChanged(const QList<callboard::ActionId> &ids);

private:
    void granted(const Grant &grant);
    void refused(const ApiError &error);
    void planRefresh();
    void refresh();
    void streamOpened(bool recovered);
    void streamLost();
    void received(const wire::Envelope &envelope);
    void follow(StreamJoin::Need need);
    void takeState(const StateAnswer &answer);
    void takeEvents(const EventsAnswer &answer);
    void askState();
    void askEvents();
    void joinFailed(const ApiError &error);
    void applyDue();
    void apply(const wire::Envelope &envelope, ChangeSet &changes, QList<ActionId> &actions);
    void tellChanged(const ChangeSet &changes, const QList<ActionId> &actions);
    void clear();
    void updateRinging(const QList<IncomingId> &candidates);
    void tellActions(const QList<ActionId> &ids);
    void learnClock(const Timestamp &relayTime);
    void tick();
    void tellLink(bool changed);
    void setState(State state);

    Refusal refusalOfIntent(const PendingAction &intent, const QString &sourceNumber) const;
    Asked ask(PendingAction intent, Command command);
    Asked askIncoming(ActionKind kind, const IncomingId &incoming, Command command);
    Asked askInCall(ActionKind kind, const CallId &call, const RawId &target, Command command);
    void send(const Command &command);

    Parts m_parts;
    const Clock &m_clock;
    CallStore m_store;
    PendingActions m_pending;
    LinkMonitor m_monitor;
    StreamJoin m_join;
    State m_state = State::SignedOut;
    std::chrono::milliseconds m_trimmed{0};
    QUrl m_relay;
    Grant m_grant;
    QString m_sourceNumber;
    QString m_country;
    QSet<IncomingId> m_ringing;
    QHash<ActionId, Command> m_commands; ///< of actions that may be asked again
    std::optional<qint64> m_clockOffset; ///< relay minus local, milliseconds
    quint64 m_round = 0; ///< answers of an earlier sign-in are not for this one
    QTimer m_ticker;
    QTimer m_refresher;
    QTimer m_retry;
    Backoff m_pause;
    bool m_refreshing = false;
    bool m_restarted = false; ///< the silent stream was told to come back
};

} // namespace callboard
