// Which device serves a role.
#pragma once
#include "session/desk/audiodesk.h"
#include <QComboBox>

namespace callboard {

/// Lists what is there, the system's own choice first, and the chosen device also while it is not connected. The desk
/// outlives it; a choice is only told.
class DevicePicker : public QComboBox
{
    Q_OBJECT

public:
    DevicePicker(AudioDesk &desk, audio::Role role, QWidget *parent);

signals:
    /// Empty: as the system.
    void picked(const QByteArray &device);

protected:
    void changeEvent(QEvent *event) override;

private:
    using Items = QList<std::pair<QString, QByteArray>>; ///< name and id
    Items wanted() const;
    void fill();

    AudioDesk &m_desk;
    audio::Role m_role;
    Items m_items;
};

} // namespace callboard
