#include "session/user/session.h"
#include "core/whendone.h"
#include <QRandomGenerator>

namespace callboard {

using namespace std::chrono_literals;

static constexpr auto tickEvery = 250ms;
static constexpr auto trimEvery = 60s;

Session::Session(Parts parts, QObject *parent)
    : CallDesk(parent),
      m_parts(std::move(parts)),
      m_clock(*m_parts.clock),
      m_store(m_parts.store),
      m_pending(m_clock, m_store),
      m_monitor(m_clock),
      m_pause(500ms, 15s, QRandomGenerator::global()->generate())
{
    EventStream *stream = m_parts.stream.get();
    connect(stream, &EventStream::opened, this, &Session::streamOpened);
    connect(stream, &EventStream::lost, this, &Session::streamLost);
    connect(stream, &EventStream::received, this, &Session::received);
    connect(stream, &EventStream::partialHeard, this, [this](const wire::TranscriptPartial &partial) {
        TranscriptLine line;
        line.speaker = partial.participantRawId.value_or(RawId());
        line.text = partial.text;
        line.at = Timestamp::fromDateTime(serverNow());
        emit partialHeard(partial.callConnectionId, line);
    });
    connect(stream, &EventStream::heard, this, [this] { tellLink(m_monitor.heard()); });
    connect(stream, &EventStream::measured, this,
            [this](std::chrono::milliseconds roundTrip) { tellLink(m_monitor.measured(roundTrip)); });
    connect(&m_ticker, &QTimer::timeout, this, &Session::tick);
    m_ticker.setInterval(tickEvery);
    m_refresher.setSingleShot(true);
    connect(&m_refresher, &QTimer::timeout, this, &Session::refresh);
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, [this] { follow(m_join.resume()); });
}

Session::~Session()
{
    // Its signals must not reach a half-destroyed session.
    m_parts.stream->disconnect(this);
}

void Session::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged(state);
    emit availabilityChanged();
}

void Session::clear()
{
    m_join.reset();
    m_monitor.reset();
    m_clockOffset.reset();
    m_pause.reset();
    m_requests.clear();
    const Result<ChangeSet> emptied = m_store.restore(CallStore().snapshot());
    if (emptied)
        tellChanged(*emptied, m_pending.abandon());
    emit linkChanged(m_monitor.link());
}

void Session::signIn(const QUrl &relay, const QString &user, const QString &password)
{
    signOut();
    clear();
    m_relay = relay;
    setState(State::SigningIn);
    whenDone(m_parts.relay->signIn(relay, user, password), this, [this, round = m_round](const Result<Grant> &result) {
        if (round != m_round)
            return;
        if (result)
            granted(*result);
        else
            refused(result.error());
    });
}

void Session::granted(const Grant &grant)
{
    m_grant = grant;
    m_parts.commands->useAccess(m_relay, grant.token);
    emit accessChanged();
    m_parts.stream->open(grant.socket, grant.token);
    m_ticker.start();
    planRefresh();
    setState(State::SignedIn);
}

void Session::refused(const ApiError &error)
{
    setState(State::SignedOut);
    emit signInFailed(error);
}

void Session::signOut()
{
    ++m_round;
    m_ticker.stop();
    m_refresher.stop();
    m_retry.stop();
    m_refreshing = false;
    if (m_state == State::SignedIn)
        m_parts.stream->close();
    m_grant = {};
    tellLink(m_monitor.lost());
    m_join.disconnected();
    updateRinging({});
    setState(State::SignedOut);
}

void Session::planRefresh()
{
    const qint64 left = m_clock.now().msecsTo(m_grant.expiresAt);
    m_refresher.start(std::max(1000ms, std::chrono::milliseconds(left * 8 / 10)));
}

void Session::refresh()
{
    if (m_state != State::SignedIn || std::exchange(m_refreshing, true))
        return;
    whenDone(m_parts.relay->refresh(m_relay, m_grant.token), this,
             [this, round = m_round](const Result<Grant> &result) {
                 if (round != m_round)
                     return;
                 m_refreshing = false;
                 if (result) {
                     m_grant = *result;
                     m_parts.commands->useAccess(m_relay, m_grant.token);
                     emit accessChanged();
                     m_parts.stream->open(m_grant.socket, m_grant.token);
                     planRefresh();
                 } else if (result.error().kind == ApiError::Kind::Auth) {
                     signOut();
                     emit signedOutByRelay(result.error());
                 } else {
                     m_refresher.start(m_pause.next());
                 }
             });
}

QDateTime Session::serverNow() const
{
    return m_clock.now().addMSecs(m_clockOffset.value_or(0));
}

void Session::learnClock(const Timestamp &relayTime)
{
    // Messages only ever arrive late, so the greatest difference is the nearest to the truth.
    const qint64 offset = m_clock.now().msecsTo(relayTime.toDateTime());
    m_clockOffset = std::max(offset, m_clockOffset.value_or(offset));
}

void Session::tick()
{
    tellLink(m_monitor.tick());
    tellActions(m_pending.tick());
    updateRinging(m_ringing.values());
    const Link &link = m_monitor.link();
    const bool silent = link.state == Link::State::Offline && m_join.isLive()
        && link.lastTruth.msecsTo(m_clock.now()) >= std::chrono::milliseconds(4s).count();
    if (silent && !std::exchange(m_restarted, true))
        m_parts.stream->restart();
    if (m_clock.monotonic() - m_trimmed >= trimEvery) {
        m_trimmed = m_clock.monotonic();
        tellChanged(m_store.trim(), {});
    }
}

void Session::reconnect()
{
    if (m_state == State::SignedIn && !isLive())
        m_parts.stream->restart();
}

void Session::tellLink(bool changed)
{
    if (!changed)
        return;
    emit linkChanged(m_monitor.link());
    emit availabilityChanged();
}

void Session::setSourceNumbers(const QStringList &numbers)
{
    m_sourceNumbers = numbers;
    emit availabilityChanged();
}

void Session::tellActions(const QList<ActionId> &ids)
{
    if (ids.isEmpty())
        return;
    for (const ActionId &id : ids) {
        if (!m_pending.find(id))
            m_requests.remove(id);
    }
    emit actionsChanged();
}

void Session::tellChanged(const ChangeSet &changes, const QList<ActionId> &actions)
{
    if (!changes.isEmpty())
        emit callsChanged(changes);
    tellActions(actions);
    updateRinging(changes.incoming.keys());
}

void Session::updateRinging(const QList<IncomingId> &candidates)
{
    const bool rings = m_state == State::SignedIn && actor().commands;
    const Timestamp now = Timestamp::fromDateTime(serverNow());
    for (const IncomingId &id : candidates + (rings ? QList<IncomingId>() : m_ringing.values())) {
        const IncomingCall *call = m_store.incoming(id);
        const bool should = rings && call && call->isRinging(now);
        if (should && !m_ringing.contains(id)) {
            m_ringing.insert(id);
            emit incomingArrived(id);
        } else if (!should && m_ringing.remove(id)) {
            emit incomingClosed(id);
        }
    }
}

} // namespace callboard
