// The sound's part of the Settings page.
#pragma once
#include "session/desk/audiodesk.h"
#include "ui/settings/settings.h"
#include <QGroupBox>
#include <array>

class QCheckBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace callboard {

class DevicePicker;
class LevelMeter;

/// Devices of the three roles, a meter, the echo test, how loud it rings, and where calls are taken. The meter keeps
/// the microphone open while it can be seen. Settings and desk outlive it.
class SoundGroup : public QGroupBox
{
    Q_OBJECT

public:
    SoundGroup(Settings &settings, AudioDesk &desk, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void build();
    void connectFields();
    void showValues();
    void showDevices();
    void showEcho();
    void retranslate();
    QLabel *labelOf(QWidget *field) const;

    Settings &m_settings;
    AudioDesk &m_desk;
    QFormLayout *m_form;
    std::array<DevicePicker *, audio::AllRoles.size()> m_pickers{};
    LevelMeter *m_meter;
    QPushButton *m_echo;
    QLabel *m_echoWords;
    QSlider *m_volume;
    QPushButton *m_try;
    QCheckBox *m_here;
    QLabel *m_trouble;
    QWidget *m_echoRow;
    QWidget *m_volumeRow;
    bool m_wasRun = false; ///< the echo test, here
};

} // namespace callboard
