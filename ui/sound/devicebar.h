// A strip above the workspace while a device of a call is gone.
#pragma once
#include "session/desk/audiodesk.h"
#include "ui/settings/settings.h"
#include <QWidget>

class QFormLayout;
class QLabel;

namespace callboard {

class DevicePicker;

/// Shown in a call while the microphone or the speaker is not what was chosen, with a choice of what there is; the call
/// goes on meanwhile. References outlive it.
class DeviceBar : public QWidget
{
    Q_OBJECT

public:
    DeviceBar(AudioDesk &desk, Settings &settings, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void show(DevicePicker *picker, const QString &label, bool shown);

    AudioDesk &m_desk;
    Settings &m_settings;
    QLabel *m_icon;
    QLabel *m_words;
    QFormLayout *m_pickers;
    DevicePicker *m_microphone;
    DevicePicker *m_speaker;
};

} // namespace callboard
