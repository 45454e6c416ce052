#include "ui/sound/devicepicker.h"
#include "ui/sound/soundwords.h"
#include <QEvent>

namespace callboard {

DevicePicker::DevicePicker(AudioDesk &desk, audio::Role role, QWidget *parent)
    : QComboBox(parent),
      m_desk(desk),
      m_role(role)
{
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(28);
    connect(&desk, &AudioDesk::devicesChanged, this, &DevicePicker::fill);
    connect(this, &QComboBox::activated, this, [this] { emit picked(currentData().toByteArray()); });
    fill();
}

void DevicePicker::fill()
{
    setAccessibleName(SoundWords::role(m_role));
    clear();
    addItem(tr("As the system"), QByteArray());
    for (const audio::Device &device : m_desk.devices(m_role)) {
        addItem(device.name, device.id);
        if (device.isDefault)
            setItemText(0, tr("As the system: %1").arg(device.name));
    }
    const QByteArray chosen = m_desk.role(m_role).chosen;
    if (findData(chosen) < 0)
        addItem(tr("The chosen device (not connected)"), chosen);
    setCurrentIndex(findData(chosen));
}

void DevicePicker::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace callboard
