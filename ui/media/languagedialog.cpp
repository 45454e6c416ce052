#include "ui/media/languagedialog.h"
#include "core/literals.h"
#include "ui/widgets/confirmbox.h"
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRegularExpression>

namespace callboard {

namespace {
/// Which ones a service knows, only the service can tell; these are spoken most in its regions.
const QStringList &offered()
{
    static const QStringList list{u"en-US"_s, u"en-GB"_s, u"en-AU"_s, u"en-CA"_s, u"en-IN"_s, u"de-DE"_s,
                                  u"es-ES"_s, u"es-MX"_s, u"fr-FR"_s, u"fr-CA"_s, u"hi-IN"_s, u"it-IT"_s,
                                  u"ja-JP"_s, u"ko-KR"_s, u"nl-NL"_s, u"pt-BR"_s, u"zh-CN"_s, u"zh-HK"_s};
    return list;
}

/// In its own words, for whoever speaks it: "Deutsch (Deutschland), de-DE".
QString nameOf(const QString &locale)
{
    const QLocale known(locale);
    return u"%1 (%2), %3"_s.arg(known.nativeLanguageName(), known.nativeTerritoryName(), locale);
}
} // namespace

LanguageDialog::LanguageDialog(const CallRequest &request, const QString &present, QWidget *parent)
    : RequestDialog(request, parent),
      m_form(new QFormLayout),
      m_language(new QComboBox(this)),
      m_problem(new QLabel(this))
{
    setObjectName("languageDialog");
    m_language->setObjectName("transcriptLanguage");
    m_language->setEditable(true);
    m_language->setInsertPolicy(QComboBox::NoInsert);
    for (const QString &locale : offered())
        m_language->addItem(nameOf(locale), locale);
    m_language->setCurrentIndex(std::max(0, m_language->findData(present)));
    m_problem->setObjectName("problem");
    m_problem->setWordWrap(true);
    m_form->addRow(u" "_s, m_language);
    auto *column = new QVBoxLayout(this);
    column->addLayout(m_form);
    column->addWidget(m_problem);
    addButtons(column);
    setMinimumWidth(fontMetrics().averageCharWidth() * 56);
    connect(m_language, &QComboBox::currentTextChanged, this, &LanguageDialog::check);
    retranslate();
    m_language->setFocus();
    m_language->lineEdit()->selectAll();
}

/// Empty when what is written is no language with a region.
QString LanguageDialog::locale() const
{
    static const QRegularExpression form(u"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})+$"_s);
    const QString text = m_language->currentText().trimmed();
    const int known = m_language->findText(text);
    if (known >= 0)
        return m_language->itemData(known).toString();
    return form.match(text).hasMatch() ? text : QString();
}

CallRequest LanguageDialog::request() const
{
    CallRequest request = asked();
    request.locale = locale();
    return request;
}

void LanguageDialog::check()
{
    const bool good = !locale().isEmpty();
    m_problem->setText(good ? QString() : tr("Choose a language, or write its code with the region: en-US."));
    m_language->setAccessibleDescription(m_problem->text());
    buttons()->confirm()->setEnabled(good);
}

void LanguageDialog::retranslate()
{
    RequestDialog::retranslate();
    qobject_cast<QLabel *>(m_form->labelForField(m_language))->setText(tr("&Language"));
    buttons()->confirm()->setText(tr("C&hange"));
    check();
}

} // namespace callboard
