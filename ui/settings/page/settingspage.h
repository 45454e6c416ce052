// The Settings workspace.
#pragma once
#include "ui/settings/settings.h"
#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QGroupBox;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace callboard {

/// Shows and changes the settings as they are, also when something else changes them. `settings` outlives it.
class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(Settings &settings, QWidget *parent = nullptr);
    /// Further settings, below the others.
    void addSection(QWidget *section);
    /// With mnemonic, in the present language.
    static QString title();

protected:
    void changeEvent(QEvent *event) override;

private:
    QGroupBox *addGroup(QVBoxLayout *column, QFormLayout *form);
    void connectFields();
    void showValues();
    void fillCountries();
    void fillResumes();
    void retranslate();

    Settings &m_settings;
    QGroupBox *m_look;
    QGroupBox *m_calls;
    QFormLayout *m_lookForm;
    QFormLayout *m_callsForm;
    QComboBox *m_language;
    QComboBox *m_theme;
    QSpinBox *m_scale;
    QComboBox *m_country;
    QCheckBox *m_raise;
    QComboBox *m_resume;
    QLabel *m_note;
    QVBoxLayout *m_column;
};

} // namespace callboard
