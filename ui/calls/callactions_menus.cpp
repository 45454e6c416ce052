// The actions in the order of the menus.
#include "ui/calls/callactions.h"

namespace callboard {

static QAction *separator(const QObject *owner)
{
    auto *line = new QAction(const_cast<QObject *>(owner));
    line->setSeparator(true);
    return line;
}

QList<QAction *> CallActions::forCallMenu() const
{
    return {action(ActionKind::Answer),
            action(ActionKind::Reject),
            action(ActionKind::Redirect),
            separator(this),
            action(ActionKind::Dial),
            action(ActionKind::Connect),
            separator(this),
            action(ActionKind::Transfer),
            action(ActionKind::HangUp),
            action(ActionKind::Terminate),
            separator(this),
            goToCalls,
            goToParticipants,
            goToTimeline,
            goToTranscript,
            findCall,
            chooseColumns,
            showRaw};
}

QList<QAction *> CallActions::forParticipantsMenu() const
{
    return {action(ActionKind::AddParticipant),
            action(ActionKind::CancelAdd),
            separator(this),
            action(ActionKind::Hold),
            action(ActionKind::Unhold),
            action(ActionKind::Mute),
            action(ActionKind::Remove),
            separator(this),
            action(ActionKind::MoveHere)};
}

QList<QAction *> CallActions::forMediaMenu() const
{
    return {action(ActionKind::Play),
            action(ActionKind::StopMedia),
            action(ActionKind::Collect),
            action(ActionKind::SendTones),
            action(ActionKind::WatchTones),
            action(ActionKind::UnwatchTones),
            separator(this),
            action(ActionKind::StartRecording),
            action(ActionKind::StopRecording),
            action(ActionKind::PauseRecording),
            action(ActionKind::ResumeRecording),
            separator(this),
            action(ActionKind::StartTranscription),
            action(ActionKind::StopTranscription),
            action(ActionKind::UpdateTranscription),
            action(ActionKind::StartStreaming),
            action(ActionKind::StopStreaming),
            separator(this),
            shield};
}

} // namespace callboard
