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

DevicePicker::Items DevicePicker::wanted() const
{
    Items items{{tr("As the system"), QByteArray()}};
    const QByteArray chosen = m_desk.role(m_role).chosen;
    bool found = chosen.isEmpty();
    for (const audio::Device &device : m_desk.devices(m_role)) {
        items.append({device.name, device.id});
        found = found || device.id == chosen;
        if (device.isDefault)
            items.first().first = tr("As the system: %1").arg(device.name);
    }
    if (!found)
        items.append({tr("The chosen device (not connected)"), chosen});
    return items;
}

/// A list that is open stays as it is unless something came or went.
void DevicePicker::fill()
{
    setAccessibleName(SoundWords::role(m_role));
    if (const Items items = wanted(); items != m_items) {
        m_items = items;
        clear();
        for (const auto &[name, id] : items)
            addItem(name, id);
    }
    const int chosen = findData(m_desk.role(m_role).chosen);
    if (chosen != currentIndex())
        setCurrentIndex(chosen);
    setToolTip(currentText());
}

void DevicePicker::changeEvent(QEvent *event)
{
    QComboBox::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        fill();
}

} // namespace callboard
