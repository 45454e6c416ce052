// The profiles to choose from, with what can be done to them.
#pragma once
#include "ui/settings/profiles.h"
#include <QWidget>

class QListWidget;
class QPushButton;

namespace callboard {

/// Adds, changes and removes profiles by itself; tells which one is chosen. `profiles` outlives it.
class ProfileList : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileList(Profiles &profiles, const Settings &settings, QWidget *parent = nullptr);
    /// Always a profile of the list.
    const Profile &current() const;
    void choose(const QString &id);
    void focusList();

signals:
    void chosen();
    /// A double click: sign in.
    void activated();
    /// Gone, and its secret with it if somebody removes that.
    void removed(const callboard::Profile &profile);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void edit(const Profile &profile);
    void remove();
    void retranslate();
    void scaleIcons();

    Profiles &m_profiles;
    const Settings &m_settings;
    QListWidget *m_list;
    QPushButton *m_add;
    QPushButton *m_edit;
    QPushButton *m_remove;
};

} // namespace callboard
