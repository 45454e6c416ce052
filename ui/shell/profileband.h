// Profile and user at the window's top, on the profile's colour.
#pragma once
#include "ui/settings/profile.h"
#include <QWidget>

namespace callboard {

/// A badge with the profile's name on its band, the user's name beside it. Text tells them apart, colour only helps.
class ProfileBand : public QWidget
{
    Q_OBJECT

public:
    explicit ProfileBand(QWidget *parent = nullptr);
    void set(const Profile &profile, const QString &user);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QRect badge() const;

    Profile m_profile;
    QString m_user;
};

} // namespace callboard
