#include "core/literals.h"
#include "support/windowcheck.h"
#include "ui/dialogs/profiledialog.h"
#include "ui/dialogs/signinwindow.h"
#include "ui/look/appearance.h"
#include "ui/look/language.h"
#include <QCheckBox>
#include <QClipboard>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;

class TestSignInWindow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void aFreshInstallationSignsInWithOneKey();
    void aRelayIsReachedByKeyboardOnly();
    void anAttemptShowsItsStepAndCanBeCancelled();
    void aWrongPasswordIsSaidAndAskedAgain();
    void detailsCanBeCopied();
    void anIncompleteProfileAsksNobody();
    void aProfileIsMadeByKeyboardOnly();
    void anAddressWithoutSchemeIsSecure();
    void aNumberThatIsNoneIsRefused();
    void removingAsksFirst();
    void changingTheProfileForgetsTheTypedSecret();
    void theUserAndTheChoiceAreKept();
    void everyControlHasANameAndALetterOfItsOwn();
    void nothingIsClippedInAnyLanguageSizeOrState_data();
    void nothingIsClippedInAnyLanguageSizeOrState();

private:
    QString addRelay();
    QLineEdit *field(const char *name) { return m_window->findChild<QLineEdit *>(QLatin1StringView(name)); }
    QLabel *sentence() { return m_window->findChild<QLabel *>(u"sentence"_s); }
    SignInRequest asked(int at = 0) { return m_requested->at(at).at(0).value<SignInRequest>(); }

    QTemporaryDir m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<Profiles> m_profiles;
    std::unique_ptr<SignInWindow> m_window;
    std::unique_ptr<QSignalSpy> m_requested;
};

void TestSignInWindow::init()
{
    QFile::remove(m_folder.filePath(u"c.ini"_s));
    m_settings = std::make_unique<Settings>(m_folder.filePath(u"c.ini"_s));
    m_settings->set(setting::language, u"en"_s);
    m_settings->set(setting::theme, Theme::Light);
    m_language = std::make_unique<Language>(*m_settings);
    m_appearance = std::make_unique<Appearance>(*m_settings);
    m_profiles = std::make_unique<Profiles>(*m_settings);
    m_window = std::make_unique<SignInWindow>(*m_profiles, *m_settings);
    m_requested = std::make_unique<QSignalSpy>(m_window.get(), &SignInWindow::signInRequested);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestSignInWindow::cleanup()
{
    m_requested.reset();
    m_window.reset();
    m_profiles.reset();
    m_appearance.reset();
    m_language.reset();
    m_settings.reset();
}

QString TestSignInWindow::addRelay()
{
    Profile profile;
    profile.name = u"Production"_s;
    profile.kind = Profile::Kind::Relay;
    profile.band = bandColours().at(1);
    profile.url = QUrl(u"https://relay.example:8443"_s);
    profile.number = u"+18005550100"_s;
    return m_profiles->save(profile);
}

void TestSignInWindow::aFreshInstallationSignsInWithOneKey()
{
    windowcheck::picture(m_window.get(), u"signin-embedded"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_requested->size(), 1);
    QCOMPARE(asked().place, SignInRequest::Place::Embedded);
    QCOMPARE(asked().profile, u"embedded"_s);
}

void TestSignInWindow::aRelayIsReachedByKeyboardOnly()
{
    const QString id = addRelay();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
    QCOMPARE(m_window->profile().id, id);
    QTest::keyClick(m_window.get(), Qt::Key_U, Qt::AltModifier);
    QTRY_VERIFY(field("user")->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"mina"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(field("secret")->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"pa ss"_s);
    QCOMPARE(field("secret")->displayText().count(u'p'), 0);
    windowcheck::picture(m_window.get(), u"signin-relay"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_requested->size(), 1);
    QCOMPARE(asked().place, SignInRequest::Place::Relay);
    QCOMPARE(asked().user, u"mina"_s);
    QCOMPARE(asked().secret, u"pa ss"_s);
    QCOMPARE(asked().sourceNumbers, QStringList{u"+18005550100"_s});
    QVERIFY(asked().remember);
    QCOMPARE(asked().secretName, QString("profile/"_L1 + id));
}

void TestSignInWindow::anAttemptShowsItsStepAndCanBeCancelled()
{
    QSignalSpy cancelled(m_window.get(), &SignInWindow::cancelled);
    m_window->setStep(SignIn::Step::StartingDaemons);
    windowcheck::picture(m_window.get(), u"signin-busy"_s);
    m_window->submit();
    QCOMPARE(m_requested->size(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QCOMPARE(cancelled.size(), 1);
    m_window->setStep(SignIn::Step::Idle);
    QVERIFY(m_window->findChild<QPushButton *>(u"signIn"_s)->isVisible());
}

void TestSignInWindow::aWrongPasswordIsSaidAndAskedAgain()
{
    m_window->choose(addRelay());
    field("user")->setText(u"mina"_s);
    field("secret")->setText(u"wrong"_s);
    ApiError error;
    error.kind = ApiError::Kind::Auth;
    error.httpStatus = 401;
    m_window->showProblem({SignInProblem::Stage::Relay, error});
    QCOMPARE(sentence()->text(), u"User or password is wrong."_s);
    QVERIFY(field("secret")->text().isEmpty());
    QVERIFY(field("secret")->hasFocus());
    windowcheck::picture(m_window.get(), u"signin-wrong-password"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"right"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(asked().secret, u"right"_s);
    QVERIFY(!sentence()->isVisible());
}

void TestSignInWindow::detailsCanBeCopied()
{
    m_window->choose(addRelay());
    ApiError error;
    error.code = u"TlsFailed"_s;
    error.detail = u"certificate has expired"_s;
    m_window->showProblem({SignInProblem::Stage::Relay, error});
    windowcheck::picture(m_window.get(), u"signin-tls"_s);
    QTest::keyClick(m_window.get(), Qt::Key_C, Qt::AltModifier);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"certificate has expired"_s));
}

void TestSignInWindow::anIncompleteProfileAsksNobody()
{
    m_window->choose(addRelay());
    field("user")->clear();
    m_window->submit();
    QCOMPARE(m_requested->size(), 0);
    QCOMPARE(sentence()->text(), u"Enter your user name."_s);
    QVERIFY(field("user")->hasFocus());
}

void TestSignInWindow::aProfileIsMadeByKeyboardOnly()
{
    QTest::keyClick(m_window.get(), Qt::Key_A, Qt::AltModifier);
    ProfileDialog *dialog = nullptr;
    QTRY_VERIFY((dialog = m_window->findChild<ProfileDialog *>()) && QTest::qWaitForWindowActive(dialog));
    QTest::keyClick(dialog, Qt::Key_Return);
    QVERIFY(dialog->isVisible());
    QVERIFY(dialog->findChild<QLabel *>(u"problem"_s)->text().contains(u"address"_s));
    windowcheck::picture(dialog, u"profile-new"_s);
    QTest::keyClick(dialog, Qt::Key_N, Qt::AltModifier);
    QTRY_COMPARE(QApplication::focusWidget()->objectName(), u"name"_s);
    QTest::keyClicks(QApplication::focusWidget(), u"Night shift"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"https://night.example"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"omar"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"(425) 555-0100"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(m_profiles->all().size(), 2);
    QCOMPARE(m_window->profile().title(), u"Night shift"_s);
    QCOMPARE(m_window->profile().number, u"+14255550100"_s);
    QCOMPARE(m_window->profile().user, u"omar"_s);
}

void TestSignInWindow::anAddressWithoutSchemeIsSecure()
{
    ProfileDialog dialog({}, u"US"_s, nullptr);
    dialog.findChild<QComboBox *>(u"kind"_s)->setCurrentIndex(1);
    dialog.findChild<QLineEdit *>(u"url"_s)->setText(u" relay.example.com "_s);
    QCOMPARE(dialog.profile().url, QUrl(u"https://relay.example.com"_s));
    dialog.findChild<QLineEdit *>(u"user"_s)->setText(u"mina"_s);
    dialog.findChild<QLineEdit *>(u"url"_s)->setText(u"http://relay.example.com"_s);
    dialog.accept();
    QCOMPARE(dialog.result(), 0);
    QVERIFY(dialog.findChild<QLabel *>(u"problem"_s)->text().contains(u"https"_s));
}

void TestSignInWindow::aNumberThatIsNoneIsRefused()
{
    Profile profile;
    profile.kind = Profile::Kind::Direct;
    ProfileDialog dialog(profile, u"US"_s, nullptr);
    dialog.findChild<QLineEdit *>(u"number"_s)->setText(u"call me"_s);
    dialog.accept();
    QCOMPARE(dialog.result(), 0);
    dialog.findChild<QLineEdit *>(u"number"_s)->clear();
    dialog.accept();
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void TestSignInWindow::removingAsksFirst()
{
    m_window->choose(addRelay());
    QSignalSpy removed(m_window.get(), &SignInWindow::profileRemoved);
    for (const auto key : {Qt::Key_K, Qt::Key_R}) {
        QTest::keyClick(m_window.get(), Qt::Key_R, Qt::AltModifier);
        QMessageBox *box = nullptr;
        QTRY_VERIFY((box = m_window->findChild<QMessageBox *>(u"confirmRemove"_s)) && QTest::qWaitForWindowActive(box));
        windowcheck::picture(box, u"confirm-remove"_s);
        QTest::keyClick(box, key, Qt::AltModifier);
        QTRY_VERIFY(!m_window->findChild<QMessageBox *>(u"confirmRemove"_s));
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    QCOMPARE(removed.size(), 1);
    QCOMPARE(m_profiles->all().size(), 1);
    QCOMPARE(m_window->profile().kind, Profile::Kind::Embedded);
}

void TestSignInWindow::changingTheProfileForgetsTheTypedSecret()
{
    const QString id = addRelay();
    m_window->choose(id);
    field("secret")->setText(u"secret"_s);
    m_window->choose(u"embedded"_s);
    m_window->choose(id);
    QVERIFY(field("secret")->text().isEmpty());
}

void TestSignInWindow::theUserAndTheChoiceAreKept()
{
    const QString id = addRelay();
    m_window->choose(id);
    field("user")->setText(u"mina"_s);
    m_window->findChild<QCheckBox *>()->setChecked(false);
    m_window->submit();
    QCOMPARE(m_profiles->find(id)->user, u"mina"_s);
    QVERIFY(!m_profiles->find(id)->remember);
}

void TestSignInWindow::everyControlHasANameAndALetterOfItsOwn()
{
    Profile direct;
    direct.kind = Profile::Kind::Direct;
    direct.band = bandColours().at(4);
    for (const QString &id : {u"embedded"_s, addRelay(), m_profiles->save(direct)}) {
        m_window->choose(id);
        m_window->showProblem({SignInProblem::Stage::Relay, ApiError()});
        QCOMPARE(windowcheck::unnamedControls(m_window.get()).join(u' '), QString());
        QCOMPARE(windowcheck::sharedMnemonics(m_window.get()).join(u' '), QString());
    }
    ProfileDialog dialog(direct, u"US"_s, nullptr);
    dialog.show();
    QCOMPARE(windowcheck::unnamedControls(&dialog).join(u' '), QString());
    QCOMPARE(windowcheck::sharedMnemonics(&dialog).join(u' '), QString());
}

void TestSignInWindow::nothingIsClippedInAnyLanguageSizeOrState_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("scale");
    QTest::addColumn<Theme>("theme");
    QTest::newRow("english") << u"en"_s << 100 << Theme::Light;
    QTest::newRow("english-200-dark") << u"en"_s << 200 << Theme::Dark;
    QTest::newRow("chinese") << u"zh_CN"_s << 100 << Theme::Light;
    QTest::newRow("chinese-200-dark") << u"zh_CN"_s << 200 << Theme::Dark;
}

void TestSignInWindow::nothingIsClippedInAnyLanguageSizeOrState()
{
    QFETCH(QString, language);
    QFETCH(int, scale);
    QFETCH(Theme, theme);
    m_settings->set(setting::language, language);
    m_settings->set(setting::theme, theme);
    m_settings->set(setting::fontScale, scale);
    m_window->choose(addRelay());
    ApiError error;
    error.code = u"TlsFailed"_s;
    m_window->showProblem({SignInProblem::Stage::Relay, error});
    QTest::qWait(30);
    windowcheck::picture(m_window.get(), u"signin-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    QTRY_COMPARE(windowcheck::clippedTexts(m_window.get()).join(u" | "_s), QString());
    QCOMPARE(windowcheck::sharedMnemonics(m_window.get()).join(u' '), QString());
    m_window->setStep(SignIn::Step::StartingDaemons);
    QTest::qWait(30);
    QTRY_COMPARE(windowcheck::clippedTexts(m_window.get()).join(u" | "_s), QString());
    ProfileDialog dialog(m_window->profile(), u"US"_s, m_window.get());
    dialog.show();
    QTest::qWait(30);
    windowcheck::picture(&dialog, u"profile-%1"_s.arg(QLatin1StringView(QTest::currentDataTag())));
    QTRY_COMPARE(windowcheck::clippedTexts(&dialog).join(u" | "_s), QString());
    QCOMPARE(windowcheck::sharedMnemonics(&dialog).join(u' '), QString());
}

QTEST_MAIN(TestSignInWindow)
#include "tst_signinwindow.moc"
