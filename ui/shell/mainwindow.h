// The window an agent works in.
#pragma once
#include "core/clock.h"
#include "session/user/link.h"
#include "ui/settings/profile.h"
#include "ui/settings/settings.h"
#include <QActionGroup>
#include <QMainWindow>
#include <QPointer>
#include <functional>

class QLabel;
class QStackedWidget;
class QVBoxLayout;

namespace callboard {

class Appearance;
class Banner;
class CommandPalette;
class KeySheet;
class LinkIndicator;
class MainMenus;
class ProfileBand;
class Rail;

/// A page of the rail. It is made when it is first shown.
struct Workspace {
    QString id; ///< stable, for the settings
    QString icon;
    std::function<QString()> title; ///< with mnemonic, in the present language
    std::function<QWidget *(QWidget *parent)> make;
};

/// Frame of the workspaces. Knows no calls: workspaces are added by whoever puts the program together.
/// References outlive the window.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Settings &settings, Appearance &appearance, const Clock &clock, QWidget *parent = nullptr);
    ~MainWindow() override;

    void addWorkspace(Workspace workspace);
    /// Shows the page, making it if need be. False for an id that was never added.
    bool showWorkspace(const QString &id);
    /// nullptr until it was shown.
    QWidget *workspace(const QString &id) const;
    MainMenus &menus() { return *m_menus; }

    void setProfile(const Profile &profile, const QString &user);
    void setLink(const Link &status);
    /// What is going on until there is a link: shown in place of the link's own sentence.
    void setStarting(const QString &sentence);
    /// Tells how many calls closing the window would leave alone; it asks the user first when there are any.
    void countLiveCallsBy(std::function<int()> count) { m_countLiveCalls = std::move(count); }
    void closeWithoutAsking();
    /// A sentence in the status bar for a few seconds, spoken by screen readers.
    /// Beside the link's state, on its left.
    void addStatus(QWidget *widget);
    /// Above the workspaces, below the link's banner.
    void addBar(QWidget *bar);
    void notice(const QString &sentence);
    /// A lasting remark above the workspace, such as where secrets are kept; empty takes it away.
    void setRemark(const QString &sentence);

signals:
    void signOutRequested();
    void reconnectRequested();
    /// The user closed the window (and confirmed it, when calls were live).
    void closed();

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Page {
        Workspace workspace;
        QAction *action = nullptr;
        QPointer<QWidget> widget;
    };
    void connectMenus();
    void buildCentre();
    void buildStatusBar();
    void retranslate();
    void refreshTitle();
    void refreshClock();
    void refreshBanner();
    void scaleText(int by);
    void askBeforeClosing(int liveCalls);
    void restoreWindow();
    Page *page(const QString &id);
    CommandPalette &commandPalette();

    Settings &m_settings;
    Appearance &m_appearance;
    const Clock &m_clock;
    MainMenus *m_menus;
    Rail *m_rail = nullptr;
    QStackedWidget *m_stack = nullptr;
    Banner *m_banner = nullptr;
    Banner *m_remark = nullptr;
    ProfileBand *m_band = nullptr;
    QWidget *m_stripe = nullptr;
    QVBoxLayout *m_column = nullptr; ///< of the centre
    LinkIndicator *m_link = nullptr;
    QLabel *m_time = nullptr;
    QTimer m_ticker;
    QPointer<KeySheet> m_keySheet;
    QPointer<CommandPalette> m_palette;
    QActionGroup m_pages;
    QList<Page> m_entries;
    Profile m_profile;
    QString m_user;
    Link m_status;
    QString m_starting;
    std::function<int()> m_countLiveCalls;
    bool m_mayClose = false;
    bool m_restored = false;
};

} // namespace callboard
