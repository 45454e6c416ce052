// Making and changing a profile.
#pragma once
#include "ui/settings/profile.h"
#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace callboard {

class BandPicker;

/// Edits a copy; accepted() means that profile() is complete. Its problem is said as soon as OK was tried.
class ProfileDialog : public QDialog
{
    Q_OBJECT

public:
    /// `country` (ISO 3166) is for numbers written without a country.
    ProfileDialog(const Profile &profile, QString country, QWidget *parent);
    Profile profile() const;
    void accept() override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    void retranslate();
    void showKind();
    QString problem() const;

    Profile m_profile;
    QString m_country;
    QFormLayout *m_form;
    QComboBox *m_kind;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QLineEdit *m_user;
    QLineEdit *m_number;
    BandPicker *m_band;
    QLabel *m_about;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace callboard
