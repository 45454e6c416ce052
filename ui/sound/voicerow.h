// The user's own voice in the selected call.
#pragma once
#include "session/desk/audiodesk.h"
#include <QWidget>

class QLabel;
class QPushButton;

namespace callboard {

class LevelMeter;

/// The microphone's state by icon and words, its meter and switch, how the call sounds, and a note to somebody who
/// speaks while it is off. Hidden while the call's sound is not at this computer. The desk outlives it.
class VoiceRow : public QWidget
{
    Q_OBJECT

public:
    VoiceRow(AudioDesk &desk, QWidget *parent);
    /// `mutedBySupervisor`: the service keeps the user's own leg muted.
    void setCall(const CallId &call, bool mutedBySupervisor);

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void refresh();
    void showMicrophone(const CallSound &sound);
    void showNote(const CallSound &sound);

    AudioDesk &m_desk;
    CallId m_call;
    bool m_mutedBySupervisor = false;
    QLabel *m_icon;
    QLabel *m_words;
    LevelMeter *m_meter;
    QPushButton *m_switch;
    QLabel *m_sound;
    QPushButton *m_here;
    QLabel *m_note;
};

} // namespace callboard
