#include "ui/calls/callactions.h"
#include "core/literals.h"
#include "session/desk/calldesk.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/presentcall.h"
#include "ui/text/actiontext.h"
#include "ui/text/refusaltext.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/phasebutton.h"
#include <QApplication>

namespace callboard {

CallActions::CallActions(CallDesk &desk, CallFocus &focus, QObject *parent)
    : QObject(parent),
      goToCalls(wayTo("goToCalls", u"calls"_s, u"F6"_s)),
      goToParticipants(wayTo("goToParticipants", u"participants"_s, u"Shift+F6"_s)),
      goToTimeline(wayTo("goToTimeline", u"timeline"_s, u"Ctrl+F6"_s)),
      goToTranscript(wayTo("goToTranscript", u"transcript"_s, u"Ctrl+T"_s)),
      findCall(wayTo("findCall", u"search"_s, u"Ctrl+F"_s)),
      chooseColumns(wayTo("chooseColumns", u"eye"_s, u"Ctrl+Shift+C"_s)),
      showRaw(wayTo("showRaw", u"raw"_s, u"Ctrl+R"_s)),
      shield(wayTo("shield", u"shield"_s, u"Ctrl+Shift+S"_s)),
      m_desk(desk),
      m_focus(focus)
{
    add(ActionKind::Answer, "answer", u"answer"_s, u"F2"_s);
    add(ActionKind::Reject, "reject", u"reject"_s, u"Shift+F2"_s);
    add(ActionKind::Redirect, "redirect", u"redirect"_s, u"Shift+F4"_s);
    add(ActionKind::Dial, "dial", u"dial"_s, u"F3"_s);
    add(ActionKind::Connect, "connect", u"outgoing"_s, u"Shift+F3"_s);
    add(ActionKind::Transfer, "transfer", u"transfer"_s, u"F4"_s);
    add(ActionKind::HangUp, "hangUp", u"hangup"_s, {});
    add(ActionKind::Terminate, "terminate", u"hangup"_s, {});
    add(ActionKind::AddParticipant, "addParticipant", u"participant-add"_s, u"Ctrl+I"_s);
    add(ActionKind::CancelAdd, "cancelAdd", u"close"_s, u"Ctrl+Shift+I"_s);
    add(ActionKind::Remove, "remove", u"participant-remove"_s, u"Ctrl+Del"_s);
    add(ActionKind::Mute, "mute", u"mute"_s, u"Ctrl+Shift+M"_s);
    add(ActionKind::Hold, "hold", u"hold"_s, u"F7"_s);
    add(ActionKind::Unhold, "unhold", u"resume"_s, {});
    add(ActionKind::MoveHere, "moveHere", u"incoming"_s, u"Ctrl+J"_s);
    add(ActionKind::Play, "play", u"play"_s, u"Ctrl+P"_s);
    add(ActionKind::StopMedia, "stopMedia", u"stop"_s, u"Ctrl+Shift+P"_s);
    add(ActionKind::Collect, "collect", u"collect"_s, u"Ctrl+G"_s);
    add(ActionKind::SendTones, "keypad", u"keypad"_s, u"Ctrl+Shift+K"_s);
    add(ActionKind::WatchTones, "watchTones", u"eye"_s, {});
    add(ActionKind::UnwatchTones, "unwatchTones", u"eye"_s, {});
    add(ActionKind::StartRecording, "startRecording", u"record"_s, {});
    add(ActionKind::StopRecording, "stopRecording", u"stop"_s, {});
    add(ActionKind::PauseRecording, "pauseRecording", u"hold"_s, {});
    add(ActionKind::ResumeRecording, "resumeRecording", u"record"_s, {});
    add(ActionKind::StartTranscription, "startTranscription", u"transcript"_s, {});
    add(ActionKind::StopTranscription, "stopTranscription", u"transcript"_s, {});
    add(ActionKind::UpdateTranscription, "updateTranscription", u"transcript"_s, u"Ctrl+Shift+T"_s);
    add(ActionKind::StartStreaming, "startStreaming", u"stream"_s, {});
    add(ActionKind::StopStreaming, "stopStreaming", u"stream"_s, {});
    for (const ActionKind kind : {ActionKind::Answer, ActionKind::Reject})
        action(kind)->setShortcutContext(Qt::ApplicationShortcut);
    showRaw->setCheckable(true);
    connectDesk();
    retranslate();
    refresh();
    qApp->installEventFilter(this);
}

void CallActions::connectDesk()
{
    connect(&m_focus, &CallFocus::callChanged, this, &CallActions::refresh);
    connect(&m_focus, &CallFocus::participantChanged, this, &CallActions::refresh);
    connect(&m_desk, &CallDesk::callsChanged, this, [this](const ChangeSet &changes) {
        if (changes.calls.contains(m_focus.callId()) || !changes.incoming.isEmpty())
            refresh();
    });
    connect(&m_desk, &CallDesk::actionsChanged, this, &CallActions::refresh);
    connect(&m_desk, &CallDesk::availabilityChanged, this, &CallActions::refresh);
    connectGuard(m_endKey, ActionKind::HangUp);
    connectGuard(m_endAllKey, ActionKind::Terminate);
}

void CallActions::add(ActionKind kind, const char *name, const QString &iconName, const QString &key)
{
    QAction *made = wayTo(name, iconName, key);
    connect(made, &QAction::triggered, this, [this, kind] { trigger(kind); });
    m_actions.insert(int(kind), made);
}

QAction *CallActions::wayTo(const char *name, const QString &iconName, const QString &key)
{
    auto *made = new QAction(icon(iconName), {}, this);
    made->setObjectName(QLatin1StringView(name));
    made->setProperty(PhaseButton::iconName, iconName);
    made->setShortcut(QKeySequence(key, QKeySequence::PortableText));
    return made;
}

/// The focused one if it rings, else the one that has waited longest.
IncomingId CallActions::ringing() const
{
    const Timestamp now = Timestamp::fromDateTime(m_desk.serverNow());
    const auto rings = [&](const IncomingCall *call) { return call && call->isRinging(now); };
    if (rings(m_desk.store().incoming(m_focus.incomingId())))
        return m_focus.incomingId();
    const IncomingCall *oldest = nullptr;
    for (const IncomingId &id : m_desk.store().incomingIds()) {
        const IncomingCall *call = m_desk.store().incoming(id);
        if (rings(call) && (!oldest || call->announcedAt < oldest->announcedAt))
            oldest = call;
    }
    return oldest ? oldest->id : IncomingId();
}

RawId CallActions::target() const
{
    const Call *call = m_desk.store().call(m_focus.callId());
    return presentTarget(call, m_focus.participant());
}

CallRequest CallActions::request(ActionKind kind) const
{
    CallRequest request;
    request.kind = kind;
    switch (kind) {
    case ActionKind::Answer:
    case ActionKind::Reject:
    case ActionKind::Redirect: request.incomingId = ringing(); return request;
    case ActionKind::Dial:
    case ActionKind::Connect: return request;
    case ActionKind::Remove:
    case ActionKind::Mute:
    case ActionKind::Hold:
    case ActionKind::Unhold:
    case ActionKind::Collect:
    case ActionKind::SendTones:
    case ActionKind::WatchTones:
    case ActionKind::UnwatchTones: request.target = target(); break;
    case ActionKind::CancelAdd:
        request.invitationId = presentInvitation(m_desk.actions(), m_focus.callId(), m_focus.participant());
        break;
    default: break;
    }
    request.callId = m_focus.callId();
    return request;
}

bool CallActions::canMoveHere() const
{
    return !commandedCalls(m_desk, m_focus.callId()).isEmpty();
}

static QString sentenceFor(Refusal refusal, const CallRequest &request)
{
    const bool aboutRinging = request.kind == ActionKind::Answer || request.kind == ActionKind::Reject
        || request.kind == ActionKind::Redirect;
    if (refusal == Refusal::UnknownCall && aboutRinging && request.incomingId.isEmpty())
        return CallActions::tr("No call is ringing.");
    return RefusalText::sentence(refusal);
}

QString CallActions::reason(ActionKind kind) const
{
    const CallRequest asked = request(kind);
    return sentenceFor(m_desk.refusal(asked), asked);
}

bool CallActions::asksFirst(ActionKind kind)
{
    switch (kind) {
    case ActionKind::Redirect:
    case ActionKind::Dial:
    case ActionKind::Connect:
    case ActionKind::AddParticipant:
    case ActionKind::Transfer:
    case ActionKind::MoveHere:
    case ActionKind::Play:
    case ActionKind::Collect:
    case ActionKind::SendTones:
    case ActionKind::WatchTones:
    case ActionKind::StartRecording:
    case ActionKind::PauseRecording:
    case ActionKind::UpdateTranscription: return true;
    default: return false;
    }
}

/// Without anybody else in it a call ends; taking out the last one is asked about.
bool CallActions::endsTheCall(const CallRequest &request) const
{
    const Call *call = m_desk.store().call(request.callId);
    return request.kind == ActionKind::Remove && call && othersIn(*call) == 1;
}

void CallActions::trigger(ActionKind kind)
{
    const CallRequest wanted = request(kind);
    const bool possible = m_desk.refusal(wanted) == Refusal::None;
    if (possible && (asksFirst(kind) || endsTheCall(wanted)))
        emit asked(kind);
    else
        perform(wanted);
}

void CallActions::perform(const CallRequest &request)
{
    const Refusal why = m_desk.refusal(request);
    if (why != Refusal::None) {
        std::optional<CallRequest> help;
        if (const std::optional<ActionKind> kind = RefusalText::instead(why, request.kind)) {
            help = request;
            help->kind = *kind;
        }
        emit explained(sentenceFor(why, request), help);
        return;
    }
    const ActionId id = m_desk.perform(request);
    emit performed(id, request);
}

} // namespace callboard
