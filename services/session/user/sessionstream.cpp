// The session's way from the relay's events to the store.
#include "core/literals.h"
#include "core/whendone.h"
#include "session/user/session.h"
#include <QLoggingCategory>

namespace {
Q_LOGGING_CATEGORY(lcSession, "callboard.session")
}

namespace callboard {

void Session::streamOpened(bool recovered)
{
    m_restarted = false;
    if (recovered && m_join.canRecover()) {
        m_join.recovered();
        tellLink(m_join.isLive() ? m_monitor.live() : m_monitor.catchingUp());
        return;
    }
    m_clockOffset.reset();
    tellLink(m_monitor.catchingUp());
    follow(m_join.connected());
}

void Session::streamLost(const ApiError &error)
{
    m_join.disconnected();
    m_retry.stop();
    tellLink(m_monitor.lost());
    // A machine that slept past the token's end comes back with the old one.
    if (error.kind == ApiError::Kind::Auth)
        refresh();
}

void Session::received(const wire::Envelope &envelope)
{
    tellLink(m_monitor.heard());
    learnClock(envelope.at);
    follow(m_join.received(envelope));
}

void Session::follow(StreamJoin::Need need)
{
    applyDue();
    switch (need) {
    case StreamJoin::Need::State: askState(); break;
    case StreamJoin::Need::Events: askEvents(); break;
    case StreamJoin::Need::Nothing: break;
    }
    if (m_join.isLive() && m_monitor.link().state != Link::State::Offline)
        tellLink(m_monitor.live());
}

void Session::askState()
{
    whenDone(m_parts.relay->state(m_relay, m_grant.token), this,
             [this, round = m_round, join = m_join.round()](const Result<StateAnswer> &r) {
                 if (round != m_round || join != m_join.round())
                     return;
                 if (r)
                     takeState(*r);
                 else
                     joinFailed(r.error());
             });
}

void Session::takeState(const StateAnswer &answer)
{
    const Result<ChangeSet> changes = m_store.restore(answer.state);
    if (!changes) {
        joinFailed(changes.error());
        return;
    }
    m_pause.reset();
    learnClock(answer.at);
    tellChanged(*changes, m_pending.resynced());
    follow(m_join.stateTaken(answer.position, answer.latest));
}

void Session::askEvents()
{
    whenDone(m_parts.relay->events(m_relay, m_grant.token, *m_join.position()), this,
             [this, round = m_round, join = m_join.round()](const Result<EventsAnswer> &r) {
                 if (round != m_round || join != m_join.round())
                     return;
                 if (r)
                     takeEvents(*r);
                 else if (r.error().code == "PositionGone"_L1)
                     follow(m_join.positionGone());
                 else
                     joinFailed(r.error());
             });
}

void Session::takeEvents(const EventsAnswer &answer)
{
    m_pause.reset();
    const StreamJoin::Need need = m_join.eventsTaken(answer.epoch, answer.events, answer.last, answer.more);
    tellLink(need == StreamJoin::Need::Nothing ? false : m_monitor.catchingUp(m_join.waiting()));
    follow(need);
}

void Session::joinFailed(const ApiError &error)
{
    qCWarning(lcSession, "catching up failed: %s %d", kindName(error.kind).data(), error.httpStatus);
    if (error.kind == ApiError::Kind::Auth)
        refresh();
    m_retry.start(error.retryAfter.value_or(m_pause.next()));
}

void Session::applyDue()
{
    const QList<wire::Envelope> due = m_join.takeDue();
    if (due.isEmpty())
        return;
    ChangeSet changes;
    QList<ActionId> actions;
    for (const wire::Envelope &envelope : due)
        apply(envelope, changes, actions);
    tellChanged(changes, actions);
}

void Session::apply(const wire::Envelope &envelope, ChangeSet &changes, QList<ActionId> &actions)
{
    const Result<wire::JournalEvent> event = wire::parseJournalEvent(envelope.body);
    if (!event) {
        qCWarning(lcSession, "event %lld can't be read: %s", qlonglong(envelope.offset),
                  qPrintable(event.error().detail));
        return;
    }
    changes.merge(std::visit([&](const auto &e) { return m_store.apply(e, envelope.body); }, *event));
    actions += m_pending.observe(*event);
}

} // namespace callboard
