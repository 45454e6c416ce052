#include "relay/claims/ringwatch.h"
#include "core/literals.h"

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds LookEvery{250};
}

RingWatch::RingWatch(RelayState &state, ClaimBook &claims, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_state(state),
      m_claims(claims),
      m_clock(clock)
{
    m_timer.setInterval(LookEvery);
    connect(&m_timer, &QTimer::timeout, this, &RingWatch::look);
    connect(&m_state, &RelayState::applied, this, &RingWatch::applied);
}

void RingWatch::resume()
{
    Recording released;
    for (const IncomingId &id : m_state.store().incomingIds()) {
        const IncomingCall *call = m_state.store().incoming(id);
        if (call->outcome != IncomingOutcome::None)
            continue;
        m_ringing.insert(id);
        if (!call->claimedBy.isEmpty())
            released.entries.append(
                m_state.own().make(wire::ClaimReleased{id, call->claimedBy, u"the relay was restarted"_s}));
    }
    if (!released.entries.isEmpty())
        m_state.recordSurely(released);
    if (!m_ringing.isEmpty())
        m_timer.start();
}

void RingWatch::applied(const Entry &entry, const ChangeSet &changes)
{
    for (auto it = changes.incoming.cbegin(); it != changes.incoming.cend(); ++it) {
        const IncomingCall *call = m_state.store().incoming(it.key());
        if (!call || call->outcome != IncomingOutcome::None)
            m_ringing.remove(it.key());
        else if (!call->announcedAt.isNull())
            m_ringing.insert(it.key());
    }
    if (!m_ringing.isEmpty() && !m_timer.isActive())
        m_timer.start();
    const auto *grid = entry.event ? std::get_if<wire::EventGridEvent>(&*entry.event) : nullptr;
    const auto *ended = grid ? std::get_if<wire::CallEnded>(&grid->data) : nullptr;
    if (ended)
        callEnded(ended->serverCallId, grid->time());
}

void RingWatch::look()
{
    const Timestamp now = Timestamp::fromDateTime(m_clock.now());
    const QSet<IncomingId> ringing = m_ringing;
    for (const IncomingId &id : ringing) {
        const IncomingCall *call = m_state.store().incoming(id);
        if (!call)
            m_ringing.remove(id);
        else if (now >= call->expiresAt && call->claimedBy.isEmpty() && !m_claims.isOpen(id))
            close(id, wire::IncomingOutcome::Expired, call->expiresAt);
    }
    m_claims.tidy();
    if (m_ringing.isEmpty())
        m_timer.stop();
}

void RingWatch::callEnded(const ServerCallId &server, const Timestamp &at)
{
    const QSet<IncomingId> ringing = m_ringing;
    for (const IncomingId &id : ringing) {
        const IncomingCall *call = m_state.store().incoming(id);
        if (call && call->serverCallId == server && !m_claims.isOpen(id))
            close(id, wire::IncomingOutcome::CallerLeft, at);
    }
}

void RingWatch::close(const IncomingId &id, wire::IncomingOutcome outcome, const Timestamp &at)
{
    m_ringing.remove(id);
    wire::IncomingClosed closed;
    closed.incomingId = id;
    closed.outcome = outcome;
    m_state.recordSurely({{OwnEvents::make(closed, u"closed-"_s + id.text, at)}});
}

} // namespace callboard::relay
