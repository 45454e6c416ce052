#include "ui/dialogs/profiledialog.h"
#include "core/literals.h"
#include "session/actions/phonenumber.h"
#include "ui/dialogs/bandpicker.h"
#include "ui/dialogs/signinwords.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include <QDialogButtonBox>
#include <QEvent>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace callboard {

namespace {

/// "relay.example.com" is what people type.
QUrl urlOf(const QString &typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty())
        return {};
    return QUrl(text.contains("://"_L1) ? text : QString("https://"_L1 + text), QUrl::StrictMode);
}

} // namespace

ProfileDialog::ProfileDialog(const Profile &profile, QString country, QWidget *parent)
    : QDialog(parent),
      m_profile(profile),
      m_country(std::move(country)),
      m_form(new QFormLayout),
      m_kind(new QComboBox(this)),
      m_name(new QLineEdit(profile.name, this)),
      m_url(new QLineEdit(profile.url.toString(), this)),
      m_user(new QLineEdit(profile.user, this)),
      m_number(new QLineEdit(profile.number, this)),
      m_band(new BandPicker(this)),
      m_about(new QLabel(this)),
      m_problem(new QLabel(this)),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this))
{
    setObjectName("profileDialog");
    for (const QString &name : {u"computer"_s, u"relay"_s, u"cloud"_s})
        m_kind->addItem(icon(name), {});
    m_kind->setCurrentIndex(int(profile.kind));
    m_band->setBand(profile.band);
    m_name->setObjectName("name");
    m_url->setObjectName("url");
    m_user->setObjectName("user");
    m_number->setObjectName("number");
    m_kind->setObjectName("kind");
    m_problem->setObjectName("problem");
    build();
    retranslate();
    showKind();
    connect(m_kind, &QComboBox::currentIndexChanged, this, &ProfileDialog::showKind);
    connect(m_buttons, &QDialogButtonBox::accepted, this, &ProfileDialog::accept);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &ProfileDialog::reject);
}

void ProfileDialog::build()
{
    for (QWidget *field : std::initializer_list<QWidget *>{m_kind, m_name, m_url, m_user, m_number, m_band})
        m_form->addRow(u" "_s, field);
    m_about->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_about);
    column->addLayout(m_form);
    column->addWidget(m_problem);
    column->addStretch(1);
    column->addWidget(m_buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 64);
}

void ProfileDialog::showKind()
{
    const auto kind = Profile::Kind(m_kind->currentIndex());
    m_form->setRowVisible(m_url, kind == Profile::Kind::Relay);
    m_form->setRowVisible(m_user, kind == Profile::Kind::Relay);
    m_form->setRowVisible(m_number, kind != Profile::Kind::Embedded);
    switch (kind) {
    case Profile::Kind::Embedded:
        m_about->setText(tr("Relay and exchange run on this computer. Nothing else is needed."));
        break;
    case Profile::Kind::Relay: m_about->setText(tr("You sign in to a relay that somebody runs for your team.")); break;
    case Profile::Kind::Direct:
        m_about->setText(tr("A relay on this computer talks to the telephone service with its connection string. "
                            "For a single user."));
        break;
    }
    m_problem->hide();
}

Profile ProfileDialog::profile() const
{
    Profile result = m_profile;
    result.kind = Profile::Kind(m_kind->currentIndex());
    result.name = m_name->text().trimmed();
    result.url = urlOf(m_url->text());
    result.user = m_user->text().trimmed();
    result.number = parsePhoneNumber(m_number->text(), m_country).e164;
    result.band = m_band->band();
    return result;
}

QString ProfileDialog::problem() const
{
    const QString wrong = SignInWords::profileProblem(profile().problem());
    if (!wrong.isEmpty())
        return wrong;
    const bool hasNumber = m_form->isRowVisible(m_number) && !m_number->text().trimmed().isEmpty();
    if (hasNumber && !parsePhoneNumber(m_number->text(), m_country).isValid())
        return tr("The own number is no telephone number. Write it like +1 425 555 0100.");
    return {};
}

void ProfileDialog::accept()
{
    const QString wrong = problem();
    if (wrong.isEmpty())
        return QDialog::accept();
    m_problem->setText(wrong);
    m_problem->show();
    announce(m_problem, wrong);
}

void ProfileDialog::retranslate()
{
    setWindowTitle(m_profile.id.isEmpty() ? tr("New profile") : tr("Change profile"));
    m_kind->setItemText(0, tr("This computer"));
    m_kind->setItemText(1, tr("A relay"));
    m_kind->setItemText(2, tr("Telephone service directly"));
    const QStringList labels{tr("&Kind:"), tr("&Name:"),       tr("&Address:"),
                             tr("&User:"), tr("&Own number:"), tr("&Band:")};
    for (int row = 0; row < labels.size(); ++row)
        static_cast<QLabel *>(m_form->itemAt(row, QFormLayout::LabelRole)->widget())->setText(labels.at(row));
    m_name->setPlaceholderText(m_profile.title());
    const QString example = u"https://relay.example.com"_s;
    m_url->setPlaceholderText(example);
    m_number->setPlaceholderText(u"+1 425 555 0100"_s);
    m_number->setToolTip(tr("Shown to people you call; a number that belongs to your telephone service."));
    m_band->retranslate();
    showKind();
}

void ProfileDialog::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
