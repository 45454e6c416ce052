// The page of the Calls workspace.
#pragma once
#include "ui/calls/callcard.h"
#include "ui/settings/settings.h"
#include <QWidget>

class QSplitter;
class QTabWidget;

namespace callboard {

class ActionNotices;
class CallDialogs;
class CallListPane;
class ParticipantPane;
class TimelinePane;
class TranscriptPane;

/// Calls on the left, the selected one on the right; the room each part gets is kept. References outlive it.
class CallsPage : public QWidget
{
    Q_OBJECT

public:
    CallsPage(const CallCard::Parts &parts, Ticker &ticker, Settings &settings, QWidget *parent);

    void ask(ActionKind kind);
    void explain(const QString &sentence, const std::optional<CallRequest> &instead);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void nameTabs();
    QWidget *rawToggle();
    void connectWays();
    void restoreRoom();

    CallCard::Parts m_parts;
    Settings &m_settings;
    CallListPane *m_list;
    CallCard *m_card;
    ActionNotices *m_notices;
    ParticipantPane *m_participants;
    TimelinePane *m_timeline;
    TranscriptPane *m_transcript;
    QTabWidget *m_tabs;
    QSplitter *m_across;
    QSplitter *m_down;
    CallDialogs *m_dialogs;
};

} // namespace callboard
