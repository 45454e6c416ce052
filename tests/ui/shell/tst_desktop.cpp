#include "session/sessionfakes.h"
#include "support/fakesecretstore.h"
#include "support/manualclock.h"
#include "support/windowcheck.h"
#include "ui/dialogs/signinwindow.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include "ui/shell/banner.h"
#include "ui/shell/desktop.h"
#include "ui/shell/mainmenus.h"
#include "ui/shell/offerdesk.h"
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

class TestDesktop : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aFreshInstallationAsks();
    void aNamedProfileShowsTheMainWindowAtOnce();
    void anUnknownProfileAsks();
    void whoWasSignedInComesBack();
    void whoSignedOutIsAsked();
    void aFailureLeadsBackToTheDoor();
    void theMainWindowNamesTheUser();
    void theRelaysEndOfTheSessionIsSaid();
    void secretsInMemoryAreSaid();
    void theLinkIsShown();
    void closingTheLastWindowEnds();
    void liveCallsAreSaidAtTheEnd();
    void answeringBringsTheCallsToTheFront();
    void whyItRingsNoMoreStaysReadable();
    void theCountryReachesTheSession();
    void aRemovedProfilesSecretGoes();

private:
    void grant();
    void goLive();
    void tell(const StoreEvent &event) { emit m_stream->received(envelope(++m_offset, event)); }

    QTemporaryDir m_folder;
    ManualClock m_clock;
    FakeRelay *m_relay = nullptr;
    FakeStream *m_stream = nullptr;
    qint64 m_offset = 100;
    FakeSecretStore m_secrets;
    Replies<LocalAccess> m_starts;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Profiles> m_profiles;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<SignIn> m_signIn;
    std::unique_ptr<Desktop> m_desktop;
};

void TestDesktop::init()
{
    QFile::remove(m_folder.filePath(u"c.ini"_s));
    m_offset = 100;
    m_secrets = {};
    m_starts = {};
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"c.ini"_s));
    m_settings->set(setting::language, u"en"_s);
    m_language = std::make_unique<Language>(*m_settings);
    m_appearance = std::make_unique<Appearance>(*m_settings);
    m_profiles = std::make_unique<Profiles>(*m_settings);
    auto relay = std::make_unique<FakeRelay>();
    auto stream = std::make_unique<FakeStream>();
    m_relay = relay.get();
    m_stream = stream.get();
    m_session = std::make_unique<Session>(
        Session::Parts{std::move(relay), std::move(stream), std::make_unique<FakeCommands>(), &m_clock, {}});
    m_signIn = std::make_unique<SignIn>(
        *m_session, m_secrets,
        SignIn::Options{m_folder.path(), {}, false, [this](const LocalSystem::Options &) { return m_starts.ask(); }});
    m_desktop = std::make_unique<Desktop>(
        Desktop::Parts{*m_session, *m_signIn, m_secrets, *m_settings, *m_profiles, *m_appearance, m_clock},
        [](MainWindow &window) {
            for (const QString &id : {u"calls"_s, u"settings"_s})
                window.addWorkspace({id, id, [id] { return id; }, [](QWidget *parent) { return new QWidget(parent); }});
        });
}

void TestDesktop::cleanup()
{
    m_desktop.reset();
    m_signIn.reset();
    m_session.reset();
    m_profiles.reset();
    m_appearance.reset();
    m_language.reset();
    m_settings.reset();
}

void TestDesktop::grant()
{
    m_starts.reply(LocalAccess{QUrl(u"http://127.0.0.1:1"_s), u"mina"_s, u"pw"_s, false});
    QTRY_COMPARE(m_relay->signIns.count(), 1);
    m_relay->signIns.reply(
        Grant{u"t"_s, m_clock.now().addSecs(3600), {}, {UserName(u"mina"_s), u"Mina K."_s, {u"agent"_s}}});
    QTRY_COMPARE(m_session->state(), Session::State::SignedIn);
}

void TestDesktop::goLive()
{
    m_desktop->open(u"embedded"_s);
    grant();
    emit m_stream->opened(false);
    m_relay->states.reply(StateAnswer{{u"e1"_s, 100}, at(0), CallStore().snapshot()});
    QTRY_COMPARE(m_session->link().state, Link::State::Live);
}

void TestDesktop::aFreshInstallationAsks()
{
    QVERIFY(m_desktop->open());
    QVERIFY(m_desktop->signInWindow()->isVisible());
    QVERIFY(!m_desktop->mainWindow());
    m_desktop->signInWindow()->submit();
    QCOMPARE(m_signIn->step(), SignIn::Step::StartingDaemons);
    grant();
    QTRY_VERIFY(m_desktop->mainWindow() && m_desktop->mainWindow()->isVisible());
    QVERIFY(!m_desktop->signInWindow()->isVisible());
}

void TestDesktop::aNamedProfileShowsTheMainWindowAtOnce()
{
    QVERIFY(m_desktop->open(u"this computer"_s));
    QVERIFY(m_desktop->mainWindow()->isVisible());
    QVERIFY(!m_desktop->signInWindow());
    QCOMPARE(m_desktop->mainWindow()->findChild<Banner *>(u"linkBanner"_s)->sentence(),
             u"Starting relay and exchange on this computer…"_s);
    windowcheck::picture(m_desktop->mainWindow(), u"main-starting"_s);
}

void TestDesktop::anUnknownProfileAsks()
{
    QVERIFY(!m_desktop->open(u"nowhere"_s));
    QVERIFY(m_desktop->signInWindow()->isVisible());
}

void TestDesktop::whoWasSignedInComesBack()
{
    m_settings->set(setting::resume, true);
    m_desktop->open();
    QVERIFY(m_desktop->mainWindow()->isVisible());
    QCOMPARE(m_signIn->step(), SignIn::Step::StartingDaemons);
}

void TestDesktop::whoSignedOutIsAsked()
{
    goLive();
    QVERIFY(m_settings->value(setting::resume));
    m_desktop->mainWindow()->menus().signOut->trigger();
    QCOMPARE(m_session->state(), Session::State::SignedOut);
    QVERIFY(!m_settings->value(setting::resume));
    QVERIFY(m_desktop->signInWindow()->isVisible());
    QVERIFY(!m_desktop->mainWindow()->isVisible());
}

void TestDesktop::aFailureLeadsBackToTheDoor()
{
    m_desktop->open(u"embedded"_s);
    ApiError error;
    error.code = u"callboard-relay"_s;
    m_starts.reply(error);
    QTRY_VERIFY(m_desktop->signInWindow() && m_desktop->signInWindow()->isVisible());
    QVERIFY(!m_desktop->mainWindow()->isVisible());
    QVERIFY(m_desktop->signInWindow()->findChild<QLabel *>(u"sentence"_s)->text().contains(u"callboard-relay"_s));
}

void TestDesktop::theMainWindowNamesTheUser()
{
    goLive();
    QVERIFY(m_desktop->mainWindow()->windowTitle().contains(u"Mina K."_s));
    QCOMPARE(m_settings->value(setting::lastProfile), u"embedded"_s);
}

void TestDesktop::theRelaysEndOfTheSessionIsSaid()
{
    goLive();
    emit m_session->signedOutByRelay(ApiError());
    QVERIFY(m_desktop->signInWindow()->isVisible());
    QVERIFY(m_desktop->signInWindow()->findChild<QLabel *>(u"sentence"_s)->text().contains(u"ended your session"_s));
}

void TestDesktop::secretsInMemoryAreSaid()
{
    goLive();
    ApiError why;
    why.code = secreterror::locked;
    emit m_signIn->secretNotKept(why);
    QVERIFY(m_desktop->mainWindow()->findChild<Banner *>(u"remarkBanner"_s)->sentence().contains(u"locked"_s));
}

void TestDesktop::theLinkIsShown()
{
    goLive();
    QTRY_VERIFY(m_desktop->mainWindow()->findChild<QLabel *>(u"linkWords"_s)->text().startsWith(u"Live"_s));
    QVERIFY(m_desktop->mainWindow()->findChild<Banner *>(u"linkBanner"_s)->sentence().isEmpty());
    emit m_stream->lost(ApiError());
    QVERIFY(m_desktop->mainWindow()->findChild<QLabel *>(u"linkWords"_s)->text().startsWith(u"Offline since"_s));
    emit m_desktop->mainWindow()->reconnectRequested();
    QCOMPARE(m_stream->restarts, 1);
}

void TestDesktop::closingTheLastWindowEnds()
{
    QSignalSpy finished(m_desktop.get(), &Desktop::finished);
    m_desktop->open();
    m_desktop->signInWindow()->close();
    QCOMPARE(finished.size(), 1);
    goLive();
    m_desktop->mainWindow()->close();
    QCOMPARE(finished.size(), 2);
    QCOMPARE(finished.at(1).at(0).toBool(), false);
}

void TestDesktop::liveCallsAreSaidAtTheEnd()
{
    goLive();
    tell(announced(0, u"ctx"_s));
    tell(claimed(1, u"ctx"_s, u"mina"_s));
    tell(owned(2, u"a"_s, u"mina"_s, u"ctx"_s));
    tell(connected(3, u"a"_s));
    QTRY_COMPARE(m_session->store().callIds().size(), 1);
    QSignalSpy finished(m_desktop.get(), &Desktop::finished);
    m_desktop->mainWindow()->close();
    auto *box = m_desktop->mainWindow()->findChild<QMessageBox *>(u"confirmClose"_s);
    QVERIFY(box);
    box->button(QMessageBox::NoButton);
    box->buttons().constFirst()->click();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(finished.at(0).at(0).toBool(), true);
}

void TestDesktop::answeringBringsTheCallsToTheFront()
{
    goLive();
    m_desktop->mainWindow()->showWorkspace(u"settings"_s);
    tell(announced(0, u"ctx"_s));
    tell(claimed(1, u"ctx"_s, u"mina"_s));
    QTest::qWait(20);
    tell(announced(2, u"second"_s));
    QTRY_COMPARE(m_desktop->offers().popup()->ringing().size(), 1);
    tell(claimed(3, u"second"_s, u"mina"_s));
    QTRY_VERIFY(m_desktop->mainWindow()->workspace(u"calls"_s)->isVisible());
}

void TestDesktop::whyItRingsNoMoreStaysReadable()
{
    goLive();
    tell(announced(0, u"ctx"_s));
    QTRY_VERIFY(m_desktop->offers().popup());
    tell(closed(1, u"ctx"_s, wire::IncomingOutcome::CallerLeft));
    QTRY_VERIFY(m_desktop->mainWindow()->statusBar()->currentMessage().endsWith(u"The caller left."_s));
}

void TestDesktop::theCountryReachesTheSession()
{
    m_settings->set(setting::country, u"GB"_s);
    QCOMPARE(m_session->readNumber(u"020 7946 0000"_s).e164, u"+442079460000"_s);
}

void TestDesktop::aRemovedProfilesSecretGoes()
{
    m_desktop->open();
    Profile profile;
    profile.id = u"x"_s;
    QVERIFY(m_secrets.write(profile.secretName(), u"s"_s).result());
    emit m_desktop->signInWindow()->profileRemoved(profile);
    QVERIFY(!m_secrets.memory.contains(profile.secretName()));
}

QTEST_MAIN(TestDesktop)
#include "tst_desktop.moc"
