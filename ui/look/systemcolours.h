// Whether the desktop asks for dark windows.
#pragma once
#include <QObject>

namespace callboard {

/// Starts from the palette that the platform gave the application, then asks the desktop where there is a way to
/// (on Linux the settings portal, without blocking). Make one after the QApplication and before its palette is changed.
class SystemColours : public QObject
{
    Q_OBJECT

public:
    explicit SystemColours(QObject *parent = nullptr);
    bool dark() const { return m_dark; }

signals:
    void changed();

private slots:
    void portalSettingChanged(const QString &group, const QString &key);

private:
    void askPortal();
    void setDark(bool dark);
    bool m_dark = false;
};

} // namespace callboard
