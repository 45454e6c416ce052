#include "ui/dialogs/secretform.h"
#include "core/literals.h"
#include <QCheckBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>

namespace callboard {

SecretForm::SecretForm(QWidget *parent)
    : QWidget(parent),
      m_form(new QFormLayout),
      m_about(new QLabel(this)),
      m_user(new QLineEdit(this)),
      m_secret(new QLineEdit(this)),
      m_remember(new QCheckBox(this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_about);
    column->addLayout(m_form);
    m_about->setWordWrap(true);
    m_form->addRow(u" "_s, m_user);
    m_form->addRow(u" "_s, m_secret);
    m_form->addRow(m_remember);
    m_user->setObjectName("user");
    m_secret->setObjectName("secret");
    m_secret->setEchoMode(QLineEdit::Password);
    m_secret->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase);
}

void SecretForm::setProfile(const Profile &profile)
{
    const bool other = profile.id != m_profile.id;
    m_profile = profile;
    m_form->setRowVisible(m_user, profile.kind == Profile::Kind::Relay);
    m_form->setRowVisible(m_secret, profile.kind != Profile::Kind::Embedded);
    m_form->setRowVisible(m_remember, profile.kind != Profile::Kind::Embedded);
    if (other || m_user->text().isEmpty())
        m_user->setText(profile.user);
    m_remember->setChecked(profile.remember);
    if (other)
        m_secret->clear();
    retranslate();
}

QString SecretForm::user() const
{
    return m_user->text().trimmed();
}

QString SecretForm::secret() const
{
    const QString typed = m_secret->text();
    return m_profile.kind == Profile::Kind::Direct ? typed.trimmed() : typed;
}

bool SecretForm::remember() const
{
    return m_remember->isChecked();
}

void SecretForm::clearSecret()
{
    m_secret->clear();
}

bool SecretForm::focusField(bool secret)
{
    if (m_profile.kind == Profile::Kind::Embedded)
        return false;
    const bool user = !secret && m_profile.kind == Profile::Kind::Relay && m_user->text().isEmpty();
    (user ? m_user : m_secret)->setFocus();
    m_secret->selectAll();
    return true;
}

void SecretForm::retranslate()
{
    const bool direct = m_profile.kind == Profile::Kind::Direct;
    switch (m_profile.kind) {
    case Profile::Kind::Embedded:
        m_about->setText(tr("Relay and exchange run on this computer; there is nothing to type."));
        break;
    case Profile::Kind::Relay: m_about->setText(m_profile.url.toString()); break;
    case Profile::Kind::Direct:
        m_about->setText(tr("A relay on this computer talks to the telephone service with its connection string."));
        break;
    }
    const auto label = [this](QWidget *field) { return static_cast<QLabel *>(m_form->labelForField(field)); };
    label(m_user)->setText(tr("&User:"));
    label(m_secret)->setText(direct ? tr("Co&nnection string:") : tr("&Password:"));
    m_secret->setPlaceholderText(m_profile.remember ? tr("Leave empty to take the kept one") : QString());
    m_remember->setText(tr("Re&member in the keychain"));
}

void SecretForm::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
