// What has to be typed to sign in to a profile.
#pragma once
#include "ui/settings/profile.h"
#include <QWidget>

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace callboard {

/// Nothing for an embedded profile; user and password for a relay; the connection string for a direct one.
class SecretForm : public QWidget
{
    Q_OBJECT

public:
    explicit SecretForm(QWidget *parent = nullptr);
    void setProfile(const Profile &profile);
    QString user() const;
    QString secret() const;
    bool remember() const;
    void clearSecret();
    /// To the first field that is still empty, or the secret. False when there is nothing to type.
    bool focusField(bool secret = false);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    Profile m_profile;
    QFormLayout *m_form;
    QLabel *m_about;
    QLineEdit *m_user;
    QLineEdit *m_secret;
    QCheckBox *m_remember;
};

} // namespace callboard
