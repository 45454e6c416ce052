#include "ui/shell/offerdesk.h"
#include "ui/shell/offerwords.h"
#include "ui/text/actiontext.h"
#include "ui/text/errortext.h"

namespace callboard {

OfferDesk::OfferDesk(Session &session, QObject *parent) : QObject(parent), m_session(session), m_clock(session)
{
    connect(&session, &Session::incomingArrived, this, &OfferDesk::arrived);
    connect(&session, &Session::incomingClosed, this, &OfferDesk::closed);
    connect(&session, &Session::callsChanged, this, &OfferDesk::callsChanged);
    connect(&session, &Session::actionsChanged, this, &OfferDesk::refreshActions);
    connect(&session, &Session::stateChanged, this, [this](Session::State state) {
        if (state == Session::State::SignedOut && m_popup)
            m_popup->clear();
    });
}

OfferDesk::~OfferDesk() = default;

void OfferDesk::setKeys(const QKeySequence &answer, const QKeySequence &reject)
{
    m_answerKey = answer;
    m_rejectKey = reject;
    if (m_popup)
        m_popup->setKeys(answer, reject);
}

OfferPopup &OfferDesk::popupForRinging()
{
    if (!m_popup) {
        m_popup = std::make_unique<OfferPopup>(m_clock);
        m_popup->setKeys(m_answerKey, m_rejectKey);
        connect(m_popup.get(), &OfferPopup::answerRequested, this,
                [this](const IncomingId &id) { ask(ActionKind::Answer, id); });
        connect(m_popup.get(), &OfferPopup::rejectRequested, this,
                [this](const IncomingId &id) { ask(ActionKind::Reject, id); });
        connect(m_popup.get(), &OfferPopup::ringingChanged, this, &OfferDesk::ringingChanged);
    }
    return *m_popup;
}

void OfferDesk::arrived(const IncomingId &id)
{
    if (const IncomingCall *call = m_session.store().incoming(id))
        popupForRinging().ring(OfferWords::offer(*call));
}

/// A claim alone does not tell whether the user answers, rejects or redirects.
std::optional<ActionKind> OfferDesk::ownDecision(const IncomingCall &call) const
{
    std::optional<ActionKind> newest;
    for (const PendingAction &action : m_session.actions()) {
        if (action.incomingId == call.id && call.claimedBy == m_session.user().name)
            newest = action.kind;
    }
    return newest;
}

void OfferDesk::closed(const IncomingId &id)
{
    const IncomingCall *call = m_session.store().incoming(id);
    if (!m_popup || !call)
        return;
    const std::optional<ActionKind> own = ownDecision(*call);
    const bool sentAway = own && *own != ActionKind::Answer;
    const bool undecided = sentAway && call->outcome == IncomingOutcome::None;
    const QString reason
        = undecided ? ActionText::underWay(*own) + u'…' : OfferWords::closed(*call, m_session.user().name);
    if (undecided)
        m_undecided.insert(id);
    m_popup->close(id, reason);
    tellEnd(*call, reason);
    if (call->claimedBy == m_session.user().name && !sentAway && call->outcome != IncomingOutcome::Rejected)
        emit answered();
}

void OfferDesk::tellEnd(const IncomingCall &call, const QString &reason)
{
    emit noticed(OfferWords::tr("%1: %2", "caller: why it rings no more").arg(OfferWords::caller(call), reason));
}

void OfferDesk::callsChanged(const ChangeSet &changes)
{
    for (const IncomingId &id : QSet<IncomingId>(m_undecided)) {
        const IncomingCall *call = changes.incoming.contains(id) ? m_session.store().incoming(id) : nullptr;
        if (call && call->outcome != IncomingOutcome::None && m_undecided.remove(id))
            tellEnd(*call, OfferWords::closed(*call, m_session.user().name));
    }
    if (!m_popup)
        return;
    for (const IncomingId &id : m_popup->ringing()) {
        const IncomingCall *call = changes.incoming.contains(id) ? m_session.store().incoming(id) : nullptr;
        if (call && m_session.ringing().contains(id))
            m_popup->ring(OfferWords::offer(*call));
    }
}

void OfferDesk::refreshActions()
{
    if (!m_popup)
        return;
    for (const PendingAction &action : m_session.actions()) {
        if (!m_popup->ringing().contains(action.incomingId))
            continue;
        if (action.isOpen()) {
            m_popup->setBusy(action.incomingId, ActionText::underWay(action.kind));
        } else if (action.phase != ActionPhase::Confirmed && !m_told.contains(action.id)) {
            m_told.insert(action.id);
            m_popup->setReady(action.incomingId);
            emit noticed(ErrorText::outcome(action));
        }
    }
}

void OfferDesk::ask(ActionKind kind, const IncomingId &id)
{
    CallRequest request;
    request.kind = kind;
    request.incomingId = id;
    m_session.perform(request);
}

} // namespace callboard
