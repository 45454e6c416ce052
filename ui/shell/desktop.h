// Which windows are open, from the start of the program to its end.
#pragma once
#include "session/signin/signin.h"
#include "ui/settings/profiles.h"
#include "ui/shell/mainwindow.h"
#include <QPointer>

namespace callboard {

class OfferDesk;
class SignInWindow;

/// Opens the main window at once when it can sign in by itself, the sign-in window otherwise, and goes between the two
/// as the session does. Windows are made when they are first needed. All references outlive it.
class Desktop : public QObject
{
    Q_OBJECT

public:
    struct Parts {
        Session &session;
        SignIn &signIn;
        SecretStore &secrets;
        Settings &settings;
        Profiles &profiles;
        Appearance &appearance;
        const Clock &clock;
    };
    /// Puts workspaces and their menus into a new main window.
    using Furnish = std::function<void(MainWindow &)>;

    Desktop(Parts parts, Furnish furnish, QObject *parent = nullptr);
    ~Desktop() override;

    /// With a profile's id or title: signs in to that one. Without: to the last one if the user was still signed in
    /// when the program ended, else it asks. False when there is no such profile; then it asks too.
    bool open(const QString &profile = {});

    /// The system asks the program to end: as if the user had closed the window, but nobody is asked anything.
    void end();

    MainWindow *mainWindow() const { return m_main.get(); }
    SignInWindow *signInWindow() const { return m_door.get(); }
    OfferDesk &offers() { return *m_offers; }

signals:
    /// The last window was closed. `callsLive`: the daemons of this machine have to stay for the calls' sake.
    void finished(bool callsLive);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void connectSession();
    void connectOffers();
    void start(const SignInRequest &request);
    void enter(const Profile &profile);
    SignInWindow &door();
    MainWindow &room();
    void showDoor();
    void showRoom();
    void stepChanged(SignIn::Step step);
    void failed(const SignInProblem &problem);
    void succeeded();
    void signOut();
    void greet();
    int liveCalls() const;

    Parts m_parts;
    Furnish m_furnish;
    std::unique_ptr<OfferDesk> m_offers;
    std::unique_ptr<SignInWindow> m_door;
    std::unique_ptr<MainWindow> m_main;
    UserName m_user; ///< who was signed in last
    QString m_profile; ///< id of the one being signed in to
};

} // namespace callboard
