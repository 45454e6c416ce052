#include "ui/dialogs/signinwindow.h"
#include "core/literals.h"
#include "ui/dialogs/profilelist.h"
#include "ui/dialogs/secretform.h"
#include "ui/dialogs/signinwords.h"
#include "ui/look/language.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/heading.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/solidbutton.h"
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

namespace callboard {

namespace {

static_assert(int(Profile::Kind::Relay) == int(SignInRequest::Place::Relay)
              && int(Profile::Kind::Direct) == int(SignInRequest::Place::Direct));

} // namespace

SignInWindow::SignInWindow(Profiles &profiles, Settings &settings, QWidget *parent)
    : QWidget(parent),
      m_profiles(profiles),
      m_settings(settings),
      m_list(new ProfileList(profiles, settings, this)),
      m_form(new SecretForm(this)),
      m_title(new Heading(1.5, this)),
      m_sign(new QLabel(this)),
      m_sentence(new QLabel(this)),
      m_message(new QWidget(this)),
      m_copy(new QPushButton(icon(u"copy"_s), {}, this)),
      m_progress(new QProgressBar(this)),
      m_stepWords(new QLabel(this)),
      m_signIn(new SolidButton(u"sign-in"_s, QColor(0x1f, 0x6f, 0x8b), this)),
      m_cancel(new QPushButton(this)),
      m_language(new QComboBox(this))
{
    setObjectName("signInWindow");
    build();
    connect(m_list, &ProfileList::chosen, this, &SignInWindow::showProfile);
    connect(m_list, &ProfileList::activated, this, &SignInWindow::submit);
    connect(m_list, &ProfileList::removed, this, &SignInWindow::profileRemoved);
    connect(m_signIn, &QPushButton::clicked, this, &SignInWindow::submit);
    connect(m_cancel, &QPushButton::clicked, this, &SignInWindow::cancelled);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_details); });
    connect(m_language, &QComboBox::activated, this,
            [this] { m_settings.set(setting::language, m_language->currentData().toString()); });
    setStep(SignIn::Step::Idle);
    retranslate();
    showProfile();
    m_list->focusList();
}

SignInRequest SignInWindow::requestFor(const Profile &profile)
{
    SignInRequest request;
    request.place = SignInRequest::Place(int(profile.kind));
    request.profile = profile.id;
    request.secretName = profile.secretName();
    request.relay = profile.url;
    request.user = profile.user;
    request.remember = profile.remember;
    if (!profile.number.isEmpty())
        request.sourceNumbers = {profile.number};
    return request;
}

const Profile &SignInWindow::profile() const
{
    return m_list->current();
}

void SignInWindow::choose(const QString &profileId)
{
    m_list->choose(profileId);
}

void SignInWindow::showProfile()
{
    m_form->setProfile(profile());
    m_title->setText(profile().title());
    m_problem.reset();
    tell({}, {}, {});
}

void SignInWindow::submit()
{
    if (m_step != SignIn::Step::Idle)
        return;
    Profile chosen = profile();
    if (chosen.kind == Profile::Kind::Relay)
        chosen.user = m_form->user();
    if (chosen.problem() != Profile::Problem::None)
        return refuse(SignInWords::profileProblem(chosen.problem()));
    chosen.remember = m_form->remember();
    SignInRequest request = requestFor(chosen);
    request.secret = m_form->secret();
    m_profiles.save(chosen);
    tell({}, {}, {});
    emit signInRequested(request);
}

void SignInWindow::refuse(const QString &sentence)
{
    tell(u"warning"_s, sentence, {});
    m_form->focusField();
}

void SignInWindow::setStep(SignIn::Step step)
{
    m_step = step;
    const bool busy = step != SignIn::Step::Idle;
    m_list->setEnabled(!busy);
    m_form->setEnabled(!busy);
    m_signIn->setVisible(!busy);
    m_cancel->setVisible(busy);
    m_progress->setVisible(busy);
    m_stepWords->setVisible(busy);
    m_stepWords->setText(SignInWords::step(step, profile()));
    growToFit();
    if (busy)
        m_cancel->setFocus();
}

void SignInWindow::showProblem(const SignInProblem &problem)
{
    setStep(SignIn::Step::Idle);
    m_problem = problem;
    refreshMessage();
    if (problem.error.kind == ApiError::Kind::Auth)
        m_form->clearSecret();
    const bool secret = problem.stage == SignInProblem::Stage::Secret || problem.error.kind == ApiError::Kind::Auth;
    if (!m_form->focusField(secret))
        m_signIn->setFocus();
}

QString SignInWindow::problem() const
{
    return m_problem ? SignInWords::problem(*m_problem, profile()) : QString();
}

void SignInWindow::refreshMessage()
{
    if (m_problem)
        tell(u"error"_s, SignInWords::problem(*m_problem, profile()), SignInWords::details(*m_problem));
}

void SignInWindow::showRemark(const QString &sentence)
{
    m_problem.reset();
    tell(u"info"_s, sentence, {});
}

void SignInWindow::tell(const QString &iconName, const QString &sentence, const QString &details)
{
    m_signName = iconName;
    m_details = details;
    const int side = fontMetrics().height() * 3 / 2;
    if (!iconName.isEmpty())
        m_sign->setPixmap(icon(iconName).pixmap(QSize(side, side), devicePixelRatioF()));
    m_sentence->setText(sentence);
    m_copy->setVisible(!details.isEmpty());
    m_message->setVisible(!sentence.isEmpty());
    growToFit();
    if (!sentence.isEmpty())
        announce(m_message, sentence);
}

void SignInWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_step != SignIn::Step::Idle)
        emit cancelled();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        submit();
    else
        QWidget::keyPressEvent(event);
}

void SignInWindow::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        refreshMessage();
    } else if (event->type() == QEvent::FontChange) {
        QMetaObject::invokeMethod(this, &SignInWindow::growToFit, Qt::QueuedConnection);
    } else if (event->type() == QEvent::PaletteChange && !m_signName.isEmpty()) {
        const int side = fontMetrics().height() * 3 / 2;
        m_sign->setPixmap(icon(m_signName).pixmap(QSize(side, side), devicePixelRatioF()));
    }
}

} // namespace callboard
