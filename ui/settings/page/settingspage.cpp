#include "ui/settings/page/settingspage.h"
#include "session/actions/phonenumber.h"
#include "ui/look/language.h"
#include "ui/settings/page/countrynames.h"
#include "ui/widgets/heading.h"
#include <QCheckBox>
#include <QCollator>
#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QGroupBox>
#include <QScrollArea>
#include <QSpinBox>
#include <algorithm>

namespace callboard {

namespace {

QString countryEntry(const QString &iso)
{
    return u"%1 (%2)"_s.arg(countryName(iso), callingCode(iso));
}

} // namespace

QString SettingsPage::title()
{
    return tr("&Settings");
}

SettingsPage::SettingsPage(Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_settings(settings),
      m_look(nullptr),
      m_calls(nullptr),
      m_lookForm(new QFormLayout),
      m_callsForm(new QFormLayout),
      m_language(new QComboBox),
      m_theme(new QComboBox),
      m_scale(new QSpinBox),
      m_country(new QComboBox),
      m_raise(new QCheckBox),
      m_resume(new QComboBox),
      m_note(new QLabel(this)),
      m_column(new QVBoxLayout)
{
    setObjectName("settingsPage");
    auto *content = new QWidget(this);
    auto *column = m_column;
    content->setLayout(column);
    column->setContentsMargins(24, 20, 24, 20);
    m_look = addGroup(column, m_lookForm);
    m_calls = addGroup(column, m_callsForm);
    for (QWidget *field : std::initializer_list<QWidget *>{m_language, m_theme, m_scale})
        m_lookForm->addRow(u" "_s, field);
    m_callsForm->addRow(u" "_s, m_country);
    m_callsForm->addRow(m_raise);
    m_callsForm->addRow(u" "_s, m_resume);
    column->addWidget(m_note);
    column->addStretch(1);
    // Large text on a small screen needs more room than there is.
    auto *scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(content);
    auto *all = new QVBoxLayout(this);
    all->setContentsMargins({});
    all->addWidget(scroll);
    m_note->setWordWrap(true);
    m_scale->setRange(80, 200);
    m_scale->setSingleStep(10);
    m_language->setObjectName("language");
    m_theme->setObjectName("theme");
    m_scale->setObjectName("scale");
    m_country->setObjectName("country");
    m_resume->setObjectName("autoResume");
    retranslate();
    connectFields();
}

void SettingsPage::addSection(QWidget *section)
{
    m_column->insertWidget(m_column->indexOf(m_note), section);
}

QGroupBox *SettingsPage::addGroup(QVBoxLayout *column, QFormLayout *form)
{
    auto *group = new QGroupBox(this);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    group->setLayout(form);
    column->addWidget(group);
    return group;
}

void SettingsPage::connectFields()
{
    connect(m_language, &QComboBox::activated, this,
            [this] { m_settings.set(setting::language, m_language->currentData().toString()); });
    connect(m_theme, &QComboBox::activated, this, [this](int row) { m_settings.set(setting::theme, Theme(row)); });
    connect(m_scale, &QSpinBox::valueChanged, this,
            [this](int percent) { m_settings.set(setting::fontScale, percent); });
    connect(m_country, &QComboBox::activated, this,
            [this] { m_settings.set(setting::country, m_country->currentData().toString()); });
    connect(m_raise, &QCheckBox::toggled, this, [this](bool on) { m_settings.set(setting::raiseOnAnswer, on); });
    connect(m_resume, &QComboBox::activated, this,
            [this] { m_settings.set(setting::autoResumeSeconds, m_resume->currentData().toInt()); });
    connect(&m_settings, &Settings::changed, this, &SettingsPage::showValues);
}

void SettingsPage::showValues()
{
    const QSignalBlocker quiet(m_scale);
    m_language->setCurrentIndex(qMax(0, m_language->findData(m_settings.value(setting::language))));
    m_theme->setCurrentIndex(int(m_settings.value(setting::theme)));
    m_scale->setValue(m_settings.value(setting::fontScale));
    m_country->setCurrentIndex(m_country->findData(m_settings.value(setting::country)));
    m_raise->setChecked(m_settings.value(setting::raiseOnAnswer));
    m_resume->setCurrentIndex(m_resume->findData(m_settings.value(setting::autoResumeSeconds)));
    m_note->setVisible(!m_settings.isWritable());
}

void SettingsPage::fillResumes()
{
    m_resume->clear();
    m_resume->addItem(tr("never"), 0);
    for (const int seconds : {30, 60, 120, 300, 600})
        m_resume->addItem(tr("after %n second(s)", nullptr, seconds), seconds);
}

void SettingsPage::fillCountries()
{
    QList<std::pair<QString, QString>> countries;
    for (const QString &iso : phoneCountries())
        countries.append({countryEntry(iso), iso});
    QCollator order{QLocale()};
    std::sort(countries.begin(), countries.end(),
              [&](const auto &a, const auto &b) { return order.compare(a.first, b.first) < 0; });
    m_country->clear();
    for (const auto &[name, iso] : std::as_const(countries))
        m_country->addItem(name, iso);
}

void SettingsPage::retranslate()
{
    m_look->setTitle(tr("Appearance"));
    m_calls->setTitle(tr("Calls"));
    m_language->clear();
    m_language->addItem(tr("As the system"), QString());
    for (const Language::Choice &choice : Language::choices())
        m_language->addItem(choice.name, choice.code);
    m_theme->clear();
    m_theme->addItems({tr("As the system"), tr("Light"), tr("Dark")});
    m_scale->setSuffix(tr(" %"));
    const auto label
        = [](QFormLayout *form, QWidget *field) { return static_cast<QLabel *>(form->labelForField(field)); };
    label(m_lookForm, m_language)->setText(tr("&Language:"));
    label(m_lookForm, m_theme)->setText(tr("&Theme:"));
    label(m_lookForm, m_scale)->setText(tr("Te&xt size:"));
    label(m_callsForm, m_country)->setText(tr("Count&ry of local numbers:"));
    m_raise->setText(tr("&Bring the window to the front when a call is answered"));
    m_note->setText(tr("The settings file can't be written: changes last for this session only."));
    label(m_callsForm, m_resume)->setText(tr("Resume a &paused recording:"));
    fillCountries();
    fillResumes();
    showValues();
}

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
