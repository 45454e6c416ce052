// One signed-in user: what the console knows and what it can ask for.
#pragma once
#include "core/backoff.h"
#include "core/clock.h"
#include "session/actions/pendingactions.h"
#include "session/actions/phonenumber.h"
#include "session/actions/refusal.h"
#include "session/desk/calldesk.h"
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

/// Joins the event stream, the store and the commands of one user; windows see it as a CallDesk. Owned by the
/// application, lives on the UI thread, never blocks. The parts it is made of are interfaces; it owns them.
class Session final : public CallDesk
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
    /// Tries the stream again now instead of at its next turn; for a user who knows that the network is back.
    void reconnect();
    State state() const { return m_state; }
    const User &user() const { return m_grant.user; }
    /// For services that talk to the relay on their own; empty while signed out.
    const QUrl &relay() const { return m_relay; }
    /// Secret; another one after accessChanged().
    const QString &token() const { return m_grant.token; }
    const Link &link() const { return m_monitor.link(); }

    /// Announcements a console should ring for now.
    const QSet<IncomingId> &ringing() const { return m_ringing; }

    /// Numbers to call phones with, E.164; the first is the default.
    void setSourceNumbers(const QStringList &numbers);
    /// For national numbers, ISO 3166.
    void setCountry(const QString &country) { m_country = country; }
    /// Whether calls set up from now on bring their sound to this computer.
    void setSoundHere(bool here) { m_soundHere = here; }
    PhoneNumber readNumber(const QString &text) const override { return parsePhoneNumber(text, m_country); }

    const CallStore &store() const override { return m_store; }
    QList<PendingAction> actions() const override { return m_pending.all(); }
    Actor actor() const override { return actorOf(m_grant.user.name, m_grant.user.roles); }
    /// As near to the relay's clock as its messages tell.
    QDateTime serverNow() const override;
    bool isLive() const override { return m_state == State::SignedIn && link().state == Link::State::Live; }
    QStringList sourceNumbers() const override { return m_sourceNumbers; }
    Refusal refusal(const CallRequest &request) const override;
    /// One that is under way already is not sent again: its id comes back.
    ActionId perform(const CallRequest &request) override;
    ActionId retry(const ActionId &id) override;
    void dismiss(const ActionId &id) override;

signals:
    /// Signed in, or the token was renewed: for those who ask the relay on their own.
    void accessChanged();
    void stateChanged(callboard::Session::State state);
    void signInFailed(const callboard::ApiError &error);
    /// The relay takes the token no more; the user has to sign in again.
    void signedOutByRelay(const callboard::ApiError &error);
    void linkChanged(const callboard::Link &link);
    void incomingArrived(const callboard::IncomingId &id);
    /// It rings no more: answered, rejected, redirected, expired, left, or taken by somebody.
    void incomingClosed(const callboard::IncomingId &id);

private:
    void granted(const Grant &grant);
    void refused(const ApiError &error);
    void planRefresh();
    void refresh();
    void streamOpened(bool recovered);
    void streamLost(const ApiError &error);
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

    const PendingAction *underWay(const CallRequest &request) const;
    CallRequest completed(CallRequest request) const;
    void send(const CallCommand &command);

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
    QStringList m_sourceNumbers;
    QString m_country;
    bool m_soundHere = false;
    QSet<IncomingId> m_ringing;
    QHash<ActionId, CallRequest> m_requests; ///< of actions that may be asked again
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
