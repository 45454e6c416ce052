#include "app/console/console.h"
#include "app/signals/quitsignals.h"
#include "audio/qt/qtsoundsystem.h"
#include "core/literals.h"
#include "secrets/fallbackstore.h"
#include "secrets/keychainstore.h"
#include "session/net/feedstream.h"
#include "session/net/httprelayapi.h"
#include "session/net/servicecommands.h"
#include "ui/calls/callactions.h"
#include "ui/calls/callsworkspace.h"
#include "ui/recordings/recordingsworkspace.h"
#include "ui/settings/page/settingspage.h"
#include "ui/shell/mainmenus.h"
#include "ui/shell/offerdesk.h"
#include "ui/sound/devicebar.h"
#include "ui/sound/soundactions.h"
#include "ui/sound/soundgroup.h"
#include "ui/sound/soundindicator.h"
#include "ui/tour/tour.h"
#include "ui/widgets/icons.h"
#include <QApplication>
#include <cstdio>

namespace callboard {

namespace {

constexpr std::chrono::milliseconds LookEvery{20};
constexpr std::chrono::milliseconds LongestEnd{3000};

Session::Parts sessionParts()
{
    return {std::make_unique<HttpRelayApi>(), std::make_unique<FeedStream>(), std::make_unique<ServiceCommands>()};
}

/// A tour's pictures must be the same on every computer.
voice::Softphone::MakeSound soundFor(const ConsoleOptions &options)
{
    if (!options.tourFolder.isEmpty())
        return {};
    return [] { return std::make_unique<audio::QtSoundSystem>(); };
}

/// Empty when the user has removed it.
QString embeddedProfile(const Profiles &profiles)
{
    const QList<Profile> &all = profiles.all();
    const auto found
        = std::find_if(all.begin(), all.end(), [](const Profile &p) { return p.kind == Profile::Kind::Embedded; });
    return found == all.end() ? QString() : found->id;
}

void say(const QString &line)
{
    std::printf("%s\n", line.toUtf8().constData());
    std::fflush(stdout);
}

} // namespace

Console::Console(const ConsoleOptions &options, const Places &places)
    : m_options(options),
      m_places(places),
      m_settings(places.settingsFile),
      m_language(m_settings),
      m_appearance(m_settings),
      m_profiles(m_settings),
      m_secrets(std::make_unique<FallbackStore>(std::make_unique<KeychainStore>(u"Callboard"_s))),
      m_session(sessionParts()),
      m_signIn(m_session, *m_secrets,
               {places.dataFolder, places.programs, options.demo || !options.tourFolder.isEmpty(), {}}),
      m_softphone(std::make_unique<voice::Softphone>(m_session, soundFor(options))),
      m_sound(std::make_unique<SoundSettings>(m_settings, *m_softphone)),
      m_desktop({m_session, m_signIn, *m_secrets, m_settings, m_profiles, m_appearance, SystemClock::instance()},
                [this](MainWindow &window) { furnish(window); })
{
    QApplication::setQuitOnLastWindowClosed(false);
    QApplication::setWindowIcon(icon(u"callboard"_s));
    connect(&m_desktop, &Desktop::finished, this, [this](bool callsLive) {
        m_tour ? leave(false, ConsoleExit::Failed) : leave(callsLive, ConsoleExit::Fine);
    });
    onQuitSignals(this, [this] { m_desktop.end(); });
    connect(&m_session, &Session::accessChanged, this, [this] {
        if (m_recordings)
            m_recordings->useAccess(m_session.relay(), m_session.token());
    });
    connect(&m_session, &Session::stateChanged, this, [this](Session::State state) {
        if (state == Session::State::SignedOut && m_recordings)
            m_recordings->signedOut();
    });
    connect(&m_settings, &Settings::changed, this, [this](QLatin1StringView key) {
        if (m_recordings && Settings::is(key, setting::speaker))
            m_recordings->useSpeaker(m_settings.value(setting::speaker));
    });
    if (options.demo)
        connect(&m_signIn, &SignIn::succeeded, this, &Console::greetCallers);
}

Console::~Console() = default;

void Console::open()
{
    if (!m_options.tourFolder.isEmpty())
        return playTour();
    QString profile = m_options.profile;
    if (m_options.demo && profile.isEmpty())
        profile = embeddedProfile(m_profiles);
    if (!m_desktop.open(profile))
        std::fprintf(stderr, "callboard: --profile: there is no profile of this name\n");
}

void Console::furnish(MainWindow &window)
{
    auto *calls = new CallsWorkspace(m_session, m_settings, m_softphone.get(), &window);
    CallActions &actions = calls->actions();
    window.menus().contribute(window.menus().call(), actions.forCallMenu());
    window.menus().contribute(window.menus().participants(), actions.forParticipantsMenu());
    window.menus().contribute(window.menus().media(), actions.forMediaMenu());
    window.addWorkspace(
        {u"calls"_s, u"calls"_s, &CallsWorkspace::title, [calls](QWidget *parent) { return calls->makePage(parent); }});
    addRecordings(window);
    window.addWorkspace({u"settings"_s, u"settings"_s, &SettingsPage::title, [this](QWidget *parent) {
                             auto *page = new SettingsPage(m_settings, parent);
                             page->addSection(new SoundGroup(m_settings, *m_softphone, page));
                             return page;
                         }});
    furnishSound(window);
    connect(calls, &CallsWorkspace::noticed, &window, &MainWindow::notice);
    connect(calls, &CallsWorkspace::wanted, &window, [&window] { window.showWorkspace(u"calls"_s); });
    m_desktop.offers().setKeys(actions.action(ActionKind::Answer)->shortcut(),
                               actions.action(ActionKind::Reject)->shortcut());
}

void Console::furnishSound(MainWindow &window)
{
    auto *actions = new SoundActions(*m_softphone, &window);
    window.menus().contribute(window.menus().call(), actions->forCallMenu());
    window.addStatus(new SoundIndicator(*m_softphone, &window));
    window.addBar(new DeviceBar(*m_softphone, m_settings, &window));
    connect(actions, &SoundActions::noticed, &window, &MainWindow::notice);
}

void Console::addRecordings(MainWindow &window)
{
    m_recordings = new RecordingsWorkspace(
        m_session, [] { return std::make_unique<audio::QtSoundSystem>(); }, {}, &window);
    m_recordings->useSpeaker(m_settings.value(setting::speaker));
    if (m_session.state() == Session::State::SignedIn)
        m_recordings->useAccess(m_session.relay(), m_session.token());
    window.menus().contribute(window.menus().recordings(), m_recordings->actions());
    window.addBar(m_recordings->makeBar(&window));
    window.addWorkspace({u"recordings"_s, u"recordings"_s, &RecordingsWorkspace::title,
                         [this](QWidget *parent) { return m_recordings->makePage(parent); }});
}

/// The demonstration's callers ring while somebody is there to answer.
void Console::greetCallers()
{
    DemoShift *shift = m_signIn.daemons() ? m_signIn.daemons()->shift() : nullptr;
    if (!shift)
        return;
    shift->start();
    connect(&m_session, &Session::stateChanged, shift, [shift](Session::State state) {
        if (state == Session::State::SignedOut)
            shift->stop();
    });
}

void Console::playTour()
{
    m_tour = std::make_unique<Tour>(Tour::Parts{m_desktop, m_session, m_signIn, m_settings}, m_options.tourFolder, say);
    connect(m_tour.get(), &Tour::ended, this,
            [this](bool complete) { leave(false, complete ? ConsoleExit::Fine : ConsoleExit::Failed); });
    m_desktop.open();
    m_tour->start();
}

/// With calls live the daemons stay: nobody hangs up because a window closes.
void Console::leave(bool callsLive, ConsoleExit how)
{
    if (std::exchange(m_leaving, true))
        return;
    LocalSystem *daemons = callsLive ? nullptr : m_signIn.daemons();
    if (!daemons)
        return QCoreApplication::exit(int(how));
    daemons->stop();
    auto *look = new QTimer(this);
    connect(look, &QTimer::timeout, this, [daemons, how, left = LongestEnd / LookEvery]() mutable {
        if (daemons->hasEnded() || --left <= 0)
            QCoreApplication::exit(int(how));
    });
    look->start(LookEvery);
}

} // namespace callboard
