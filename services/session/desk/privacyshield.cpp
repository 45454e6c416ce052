#include "session/desk/privacyshield.h"
#include "core/literals.h"
#include <algorithm>

namespace callboard {

using Part = PrivacyShield::Part;

const QString PrivacyShield::reason = u"Privacy shield"_s;

static bool isUp(const Call &call, Part part)
{
    switch (part) {
    case Part::Recording: return call.recording && call.recording->state == RecordingState::Active;
    case Part::Transcript: return call.transcript.state == StreamState::On;
    case Part::Stream: return call.stream.state == StreamState::On;
    }
    return false;
}

static ActionKind kindFor(Part part, bool lowering)
{
    switch (part) {
    case Part::Recording: return lowering ? ActionKind::ResumeRecording : ActionKind::PauseRecording;
    case Part::Transcript: return lowering ? ActionKind::StartTranscription : ActionKind::StopTranscription;
    case Part::Stream: return lowering ? ActionKind::StartStreaming : ActionKind::StopStreaming;
    }
    return ActionKind::PauseRecording;
}

PrivacyShield::PrivacyShield(CallDesk &desk, QObject *parent) : QObject(parent), m_desk(desk)
{
    connect(&desk, &CallDesk::callsChanged, this, &PrivacyShield::follow);
    connect(&desk, &CallDesk::actionsChanged, this, &PrivacyShield::follow);
}

void PrivacyShield::toggle(const CallId &id)
{
    const Call *call = m_desk.store().call(id);
    if (!call || call->state != CallState::Connected)
        return;
    const auto shield = m_shields.find(id);
    if (shield == m_shields.end()) {
        raise(*call);
    } else {
        shield->lowering = !shield->lowering;
        ask(id, Shield(*shield));
    }
    emit changed();
}

void PrivacyShield::raise(const Call &call)
{
    Shield shield{m_desk.serverNow(), false, {}};
    for (const Part part : {Part::Recording, Part::Transcript, Part::Stream}) {
        const bool needed = part == Part::Stream && m_needsStream && m_needsStream(call.id);
        if (isUp(call, part) && !needed)
            shield.parts.append(part);
    }
    m_shields.insert(call.id, shield);
    ask(call.id, shield);
}

/// The parts that are not as they should be.
static QList<Part> openParts(const Call &call, const QList<Part> &parts, bool lowering)
{
    QList<Part> open;
    std::ranges::copy_if(parts, std::back_inserter(open), [&](Part part) { return isUp(call, part) != lowering; });
    return open;
}

void PrivacyShield::ask(const CallId &id, const Shield &shield)
{
    const Call *call = m_desk.store().call(id);
    if (!call)
        return;
    for (const Part part : openParts(*call, shield.parts, shield.lowering)) {
        CallRequest request;
        request.kind = kindFor(part, shield.lowering);
        request.callId = id;
        request.why = shield.lowering ? QString() : reason;
        m_desk.perform(request);
    }
}

bool PrivacyShield::isPending(const CallId &id, const Shield &shield) const
{
    return std::ranges::any_of(m_desk.actions(), [&](const PendingAction &action) {
        const bool own = std::ranges::any_of(shield.parts,
                                             [&](Part part) { return action.kind == kindFor(part, shield.lowering); });
        return own && action.callId == id && action.isOpen();
    });
}

PrivacyShield::Status PrivacyShield::status(const CallId &id) const
{
    const Call *call = m_desk.store().call(id);
    const auto shield = m_shields.constFind(id);
    if (!call || call->isOver() || shield == m_shields.cend())
        return {};
    Status status;
    status.open = openParts(*call, shield->parts, shield->lowering);
    status.seconds = qMax(qint64(0), shield->since.secsTo(m_desk.serverNow()));
    const bool pending = isPending(id, *shield);
    if (shield->lowering)
        status.phase = pending ? Phase::Lowering : Phase::Unrestored;
    else
        status.phase = status.open.isEmpty() ? Phase::On : pending ? Phase::Raising : Phase::Leaking;
    return status;
}

void PrivacyShield::retry(const CallId &id)
{
    const auto shield = m_shields.constFind(id);
    if (shield != m_shields.cend())
        ask(id, Shield(*shield));
    emit changed();
}

void PrivacyShield::follow()
{
    if (m_shields.isEmpty())
        return;
    m_shields.removeIf([this](auto it) {
        const Call *call = m_desk.store().call(it.key());
        return !call || call->isOver()
            || (it->lowering && openParts(*call, it->parts, true).isEmpty() && !isPending(it.key(), *it));
    });
    emit changed();
}

void PrivacyShield::tick()
{
    const QDateTime now = m_desk.serverNow();
    // Asking changes the desk, and with it the list.
    for (const CallId &id : m_shields.keys()) {
        const auto shield = m_shields.find(id);
        if (shield != m_shields.end() && !shield->lowering && shield->since.secsTo(now) >= longest.count())
            toggle(id);
    }
}

} // namespace callboard
