#include "relay/api/stateview.h"
#include "core/literals.h"
#include <QJsonDocument>

namespace callboard::relay {

namespace {
constexpr std::chrono::milliseconds KeepText{1000};
constexpr int MostEvents = 5000; // in one text; reading and applying them takes about a tenth of a second

CallStore::Scope scopeOf(const Principal &who, const RelayState &state)
{
    CallStore::Scope scope;
    scope.call = [&who, &state](const Call &call) { return state.maySee(who, call); };
    scope.incoming = [&who](const IncomingCall &call) {
        return who.readsAll()
            || (who.handlesCalls() && (call.outcome == IncomingOutcome::None || call.closedBy == who.user));
    };
    return scope;
}
} // namespace

StateView::StateView(const RelayState &state, Journal &journal, const Clock &clock)
    : m_state(state),
      m_journal(journal),
      m_clock(clock)
{
}

QByteArray StateView::text(const Principal &who)
{
    const auto now = m_clock.monotonic();
    m_kept.removeIf([now](const auto &pair) { return now - pair.value().at > KeepText; });
    Kept &kept = m_kept[who.readsAll() ? QString() : who.user.text];
    if (kept.offset < 0)
        kept = {make(who), now, m_state.appliedUpTo()};
    return kept.text + ",\"latest\":" + QByteArray::number(m_state.appliedUpTo()) + '}';
}

/// All but the end: "latest" is a matter of the moment.
QByteArray StateView::make(const Principal &who)
{
    CallStore view;
    const auto shown = view.restore(m_state.store().snapshot(scopeOf(who, m_state)));
    if (shown)
        addTimelines(view);
    const QByteArray state = QJsonDocument(view.snapshot()).toJson(QJsonDocument::Compact);
    return "{\"epoch\":\"" + m_journal.epoch() + "\",\"offset\":" + QByteArray::number(m_state.appliedUpTo())
        + ",\"at\":\"" + timeText(m_clock.now().toMSecsSinceEpoch()) + "\",\"state\":" + state;
}

void StateView::addTimelines(CallStore &view)
{
    m_room = MostEvents;
    for (const IncomingId &id : view.incomingIds())
        if (view.incoming(id)->outcome == IncomingOutcome::None)
            addEvents(view, id.text);
    for (const CallId &id : view.callIds()) {
        const Call *call = view.call(id);
        if (call->isOver())
            continue;
        const QString announced = call->incomingId.text;
        addEvents(view, id.text);
        if (!announced.isEmpty())
            addEvents(view, announced);
    }
}

void StateView::addEvents(CallStore &view, const QString &callId)
{
    const QList<qint64> offsets = m_state.index().offsets(callId);
    for (const qint64 offset : offsets) {
        if (--m_room < 0)
            return;
        const auto found = m_journal.readOne(offset, [&view](const EventView &row) {
            const auto event = wire::parseJournalEvent(QJsonDocument::fromJson(row.body.toByteArray()).object());
            if (!row.damaged && event)
                std::visit([&view](const auto &e) { view.apply(e); }, *event);
            return true;
        });
        if (!found)
            return;
    }
}

} // namespace callboard::relay
