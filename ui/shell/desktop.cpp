#include "ui/shell/desktop.h"
#include "core/literals.h"
#include "ui/dialogs/signinwindow.h"
#include "ui/dialogs/signinwords.h"
#include "ui/shell/offerdesk.h"
#include <QCloseEvent>

namespace callboard {

Desktop::Desktop(Parts parts, Furnish furnish, QObject *parent)
    : QObject(parent),
      m_parts(parts),
      m_furnish(std::move(furnish)),
      m_offers(std::make_unique<OfferDesk>(parts.session))
{
    connectSession();
    connectOffers();
}

Desktop::~Desktop() = default;

void Desktop::connectSession()
{
    connect(&m_parts.signIn, &SignIn::stepChanged, this, &Desktop::stepChanged);
    connect(&m_parts.signIn, &SignIn::failed, this, &Desktop::failed);
    connect(&m_parts.signIn, &SignIn::succeeded, this, &Desktop::succeeded);
    connect(&m_parts.signIn, &SignIn::secretNotKept, this,
            [this](const ApiError &why) { room().setRemark(SignInWords::memoryOnly(why)); });
    connect(&m_parts.session, &Session::linkChanged, this, [this](const Link &link) {
        if (m_main)
            m_main->setLink(link);
    });
    connect(&m_parts.session, &Session::signedOutByRelay, this, [this] {
        showDoor();
        door().showRemark(tr("The relay has ended your session. Sign in again."));
    });
    m_parts.session.setCountry(m_parts.settings.value(setting::country));
    connect(&m_parts.settings, &Settings::changed, this, [this](QLatin1StringView key) {
        if (Settings::is(key, setting::country))
            m_parts.session.setCountry(m_parts.settings.value(setting::country));
    });
}

void Desktop::connectOffers()
{
    connect(m_offers.get(), &OfferDesk::noticed, this, [this](const QString &sentence) { room().notice(sentence); });
    connect(m_offers.get(), &OfferDesk::answered, this, [this] {
        if (!m_parts.settings.value(setting::raiseOnAnswer))
            return;
        room().showWorkspace(u"calls"_s);
        if (room().isMinimized())
            room().showNormal();
        room().raise();
        room().activateWindow();
    });
}

bool Desktop::open(const QString &profile)
{
    const Profile *wanted = profile.isEmpty() ? nullptr : m_parts.profiles.findNamed(profile);
    if (wanted || (profile.isEmpty() && m_parts.settings.value(setting::resume)))
        enter(wanted ? *wanted : m_parts.profiles.preferred());
    else
        showDoor();
    return wanted || profile.isEmpty();
}

void Desktop::end()
{
    if (m_main && m_main->isVisible())
        return m_main->closeWithoutAsking();
    m_parts.signIn.cancel();
    emit finished(liveCalls() > 0);
}

void Desktop::enter(const Profile &profile)
{
    if (profile.problem() != Profile::Problem::None) {
        showDoor();
        return door().choose(profile.id);
    }
    m_profile = profile.id;
    room().setProfile(profile, {});
    showRoom();
    start(SignInWindow::requestFor(profile));
}

void Desktop::start(const SignInRequest &request)
{
    m_profile = request.profile;
    m_parts.signIn.start(request);
}

SignInWindow &Desktop::door()
{
    if (m_door)
        return *m_door;
    m_door = std::make_unique<SignInWindow>(m_parts.profiles, m_parts.settings);
    m_door->installEventFilter(this);
    connect(m_door.get(), &SignInWindow::signInRequested, this, &Desktop::start);
    connect(m_door.get(), &SignInWindow::cancelled, &m_parts.signIn, &SignIn::cancel);
    connect(m_door.get(), &SignInWindow::profileRemoved, this,
            [this](const Profile &profile) { (void)m_parts.secrets.remove(profile.secretName()); });
    return *m_door;
}

MainWindow &Desktop::room()
{
    if (m_main)
        return *m_main;
    m_main = std::make_unique<MainWindow>(m_parts.settings, m_parts.appearance, m_parts.clock);
    m_furnish(*m_main);
    m_main->countLiveCallsBy([this] { return liveCalls(); });
    connect(m_main.get(), &MainWindow::signOutRequested, this, &Desktop::signOut);
    connect(m_main.get(), &MainWindow::reconnectRequested, &m_parts.session, &Session::reconnect);
    connect(m_main.get(), &MainWindow::closed, this, [this] { emit finished(liveCalls() > 0); });
    if (!m_main->showWorkspace(m_parts.settings.value(setting::workspace)))
        m_main->showWorkspace(u"calls"_s);
    return *m_main;
}

void Desktop::showDoor()
{
    door().show();
    door().raise();
    door().activateWindow();
    if (m_main)
        m_main->hide();
}

void Desktop::showRoom()
{
    room().show();
    if (m_door)
        m_door->hide();
}

void Desktop::stepChanged(SignIn::Step step)
{
    if (m_door)
        m_door->setStep(step);
    const Profile *profile = m_parts.profiles.find(m_profile);
    if (m_main && profile && step != SignIn::Step::Idle)
        m_main->setStarting(SignInWords::step(step, *profile));
}

void Desktop::failed(const SignInProblem &problem)
{
    showDoor();
    door().choose(m_profile);
    door().showProblem(problem);
}

void Desktop::succeeded()
{
    m_parts.profiles.setPreferred(m_profile);
    m_parts.settings.set(setting::resume, true);
    greet();
    showRoom();
}

void Desktop::greet()
{
    const User &user = m_parts.session.user();
    m_user = user.name;
    if (const Profile *profile = m_parts.profiles.find(m_profile))
        room().setProfile(*profile, user.displayName.isEmpty() ? user.name.text : user.displayName);
    room().setLink(m_parts.session.link());
}

void Desktop::signOut()
{
    m_parts.signIn.cancel();
    m_parts.session.signOut();
    m_parts.settings.set(setting::resume, false);
    showDoor();
}

/// Signing out ends no call: the store keeps what it knew, and the user's name is kept here.
int Desktop::liveCalls() const
{
    int live = 0;
    for (const CallId &id : m_parts.session.store().callIds()) {
        const Call *call = m_parts.session.store().call(id);
        live += call && !call->isOver() && call->owner == m_user;
    }
    return live;
}

bool Desktop::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_door.get() && event->type() == QEvent::Close && !(m_main && m_main->isVisible())) {
        m_parts.signIn.cancel();
        emit finished(liveCalls() > 0);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace callboard
