// Keys and words of the actions, and which of two that undo each other is there.
#include "core/literals.h"
#include "session/desk/calldesk.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callfocus.h"
#include "ui/calls/presentcall.h"
#include "ui/text/actiontext.h"
#include <QApplication>
#include <QKeyEvent>

namespace callboard {

// Of actions that undo each other: one key for both.
static const QKeySequence holdKey(Qt::Key_F7);
static const QKeySequence watchKey(Qt::CTRL | Qt::SHIFT | Qt::Key_W);
static const QKeySequence recordKey(Qt::CTRL | Qt::ALT | Qt::Key_R);
static const QKeySequence pauseKey(Qt::CTRL | Qt::SHIFT | Qt::Key_R);
static const QKeySequence transcribeKey(Qt::CTRL | Qt::ALT | Qt::Key_T);
static const QKeySequence streamKey(Qt::CTRL | Qt::ALT | Qt::Key_S);

void CallActions::connectGuard(const KeyGuard &guard, ActionKind kind)
{
    connect(&guard, &KeyGuard::meant, this, [this, kind] { trigger(kind); });
    connect(&guard, &KeyGuard::warned, this, [this, kind] {
        const QString why = reason(kind);
        const QString again = kind == ActionKind::HangUp
            ? tr("Press F8 once more, or hold it, to end the call.")
            : tr("Press Shift+F8 once more, or hold it, to end the call for everyone.");
        emit explained(why.isEmpty() ? again : why, std::nullopt);
    });
}

/// What ends a call has to be meant; nullptr for every other key.
KeyGuard *CallActions::guardOf(const QKeyEvent &key)
{
    if (key.key() != Qt::Key_F8)
        return nullptr;
    return key.modifiers() == Qt::NoModifier   ? &m_endKey
        : key.modifiers() == Qt::ShiftModifier ? &m_endAllKey
                                               : nullptr;
}

bool CallActions::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == qApp && event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() != QEvent::KeyPress || !watched->isWidgetType() || QApplication::activeModalWidget())
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    KeyGuard *guard = guardOf(*key);
    if (guard)
        guard->press(key->isAutoRepeat());
    return guard != nullptr;
}

void CallActions::swap(ActionKind first, ActionKind second, bool done, const QKeySequence &key)
{
    const ActionKind come = done ? second : first;
    const ActionKind gone = done ? first : second;
    // The one with the key loses it first: two with one key are ambiguous.
    action(gone)->setShortcut({});
    action(come)->setVisible(true);
    action(come)->setShortcut(key);
    if (action(gone)->isVisible())
        emit swapped(gone, come);
    action(gone)->setVisible(false);
}

void CallActions::refresh()
{
    const Call *call = m_desk.store().call(m_focus.callId());
    const Leg *leg = call ? call->leg(target()) : nullptr;
    const RecordingState recording = call && call->recording ? call->recording->state : RecordingState::Unknown;
    const bool paused = recording == RecordingState::Paused;
    swap(ActionKind::Hold, ActionKind::Unhold, leg && leg->onHold, holdKey);
    swap(ActionKind::WatchTones, ActionKind::UnwatchTones, call && watchesTones(m_desk.actions(), call->id, target()),
         watchKey);
    swap(ActionKind::StartRecording, ActionKind::StopRecording, paused || recording == RecordingState::Active,
         recordKey);
    swap(ActionKind::PauseRecording, ActionKind::ResumeRecording, paused, pauseKey);
    swap(ActionKind::StartTranscription, ActionKind::StopTranscription,
         call && call->transcript.state == StreamState::On, transcribeKey);
    swap(ActionKind::StartStreaming, ActionKind::StopStreaming, call && call->stream.state == StreamState::On,
         streamKey);
    emit reasonsChanged();
}

void CallActions::retranslate()
{
    for (auto it = m_actions.cbegin(); it != m_actions.cend(); ++it)
        it.value()->setText(ActionText::name(ActionKind(it.key())));
    // Their keys are the guards'.
    action(ActionKind::HangUp)->setText(ActionText::name(ActionKind::HangUp) + u"\tF8"_s);
    action(ActionKind::Terminate)->setText(ActionText::name(ActionKind::Terminate) + u"\tShift+F8"_s);
    goToCalls->setText(tr("&Go to the calls"));
    goToParticipants->setText(tr("Go to the &participants"));
    goToTimeline->setText(tr("Go to the ti&meline"));
    goToTranscript->setText(tr("Go to the tran&script"));
    shield->setText(tr("Privacy s&hield"));
    findCall->setText(tr("&Find a call"));
    chooseColumns->setText(tr("C&olumns of the calls…"));
    showRaw->setText(tr("&Raw events"));
}

} // namespace callboard
