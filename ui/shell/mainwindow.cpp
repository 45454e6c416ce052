#include "ui/shell/mainwindow.h"
#include "ui/dialogs/aboutbox.h"
#include "ui/look/appearance.h"
#include "ui/shell/banner.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/keysheet.h"
#include "ui/shell/linkindicator.h"
#include "ui/shell/linkwords.h"
#include "ui/shell/mainmenus.h"
#include "ui/shell/profileband.h"
#include "ui/shell/rail.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/icons.h"
#include <QCloseEvent>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QStatusBar>

namespace callboard {

MainWindow::MainWindow(Settings &settings, Appearance &appearance, const Clock &clock, QWidget *parent)
    : QMainWindow(parent),
      m_settings(settings),
      m_appearance(appearance),
      m_clock(clock),
      m_menus(new MainMenus(menuBar(), this)),
      m_pages(this)
{
    setObjectName("mainWindow");
    connectMenus();
    buildStatusBar();
    connect(&m_ticker, &QTimer::timeout, this, &MainWindow::refreshClock);
    retranslate();
}

MainWindow::~MainWindow() = default;

void MainWindow::connectMenus()
{
    connect(m_menus->signOut, &QAction::triggered, this, &MainWindow::signOutRequested);
    connect(m_menus->quit, &QAction::triggered, this, &QWidget::close);
    connect(m_menus->switchTheme, &QAction::triggered, this,
            [this] { m_settings.set(setting::theme, m_appearance.dark() ? Theme::Light : Theme::Dark); });
    connect(m_menus->largerText, &QAction::triggered, this, [this] { scaleText(10); });
    connect(m_menus->smallerText, &QAction::triggered, this, [this] { scaleText(-10); });
    connect(m_menus->normalText, &QAction::triggered, this, [this] { m_settings.set(setting::fontScale, 100); });
    connect(m_menus->fullScreen, &QAction::toggled, this, [this](bool on) { on ? showFullScreen() : showNormal(); });
    connect(m_menus->commands, &QAction::triggered, this, [this] { commandPalette().open(); });
    connect(m_menus->keys, &QAction::triggered, this, [this] {
        if (!m_keySheet)
            m_keySheet = new KeySheet(this);
        m_keySheet->open(menuBar());
    });
    connect(m_menus->about, &QAction::triggered, this, [this] { showAboutBox(this); });
}

void MainWindow::addWorkspace(Workspace workspace)
{
    if (!m_rail)
        buildCentre();
    auto *action = new QAction(icon(workspace.icon), workspace.title(), &m_pages);
    action->setObjectName(workspace.id);
    action->setCheckable(true);
    const int number = int(m_entries.size()) + 1;
    action->setShortcut(QKeySequence(Qt::CTRL | Qt::Key(Qt::Key_0 + number)));
    connect(action, &QAction::triggered, this, [this, id = workspace.id] { showWorkspace(id); });
    m_rail->add(action);
    m_menus->addWorkspace(action);
    m_entries.append({std::move(workspace), action, {}});
}

MainWindow::Page *MainWindow::page(const QString &id)
{
    const auto found
        = std::find_if(m_entries.begin(), m_entries.end(), [&](const Page &p) { return p.workspace.id == id; });
    return found == m_entries.end() ? nullptr : &*found;
}

QWidget *MainWindow::workspace(const QString &id) const
{
    const Page *found = const_cast<MainWindow *>(this)->page(id);
    return found ? found->widget.data() : nullptr;
}

bool MainWindow::showWorkspace(const QString &id)
{
    Page *found = page(id);
    if (!found)
        return false;
    if (!found->widget) {
        found->widget = found->workspace.make(m_stack);
        m_stack->addWidget(found->widget);
    }
    m_stack->setCurrentWidget(found->widget);
    found->action->setChecked(true);
    m_settings.set(setting::workspace, id);
    return true;
}

void MainWindow::setProfile(const Profile &profile, const QString &user)
{
    m_profile = profile;
    m_user = user;
    if (!m_rail)
        buildCentre();
    m_band->set(profile, user);
    QPalette colours = m_stripe->palette();
    colours.setColor(QPalette::Window, profile.band);
    m_stripe->setPalette(colours);
    // A corner widget keeps the size it had when it was put there.
    menuBar()->setCornerWidget(m_band);
    m_band->show();
    refreshTitle();
}

void MainWindow::setLink(const Link &status)
{
    if (status == m_status)
        return;
    m_status = status;
    m_starting.clear();
    m_link->set(status);
    refreshBanner();
}

void MainWindow::setStarting(const QString &sentence)
{
    m_starting = sentence;
    refreshBanner();
}

void MainWindow::refreshBanner()
{
    if (!m_banner)
        return;
    const bool offline = m_status.state == Link::State::Offline;
    m_banner->say(offline ? Banner::Tone::Warning : Banner::Tone::Info, LinkWords::iconName(m_status),
                  m_starting.isEmpty() ? LinkWords::sentence(m_status) : m_starting,
                  offline ? tr("&Try now") : QString());
}

void MainWindow::notice(const QString &sentence)
{
    statusBar()->showMessage(sentence, 8000);
    announce(statusBar(), sentence);
}

void MainWindow::setRemark(const QString &sentence)
{
    if (m_remark)
        m_remark->say(Banner::Tone::Info, u"key"_s, sentence, sentence.isEmpty() ? QString() : tr("&Understood"));
}

void MainWindow::scaleText(int by)
{
    m_settings.set(setting::fontScale, qBound(80, m_settings.value(setting::fontScale) + by, 200));
}

CommandPalette &MainWindow::commandPalette()
{
    if (!m_palette)
        m_palette = new CommandPalette(menuBar(), this);
    return *m_palette;
}

void MainWindow::askBeforeClosing(int liveCalls)
{
    auto *box = new QMessageBox(QMessageBox::NoIcon, tr("Close Callboard"),
                                tr("%n call(s) will go on without this window.", nullptr, liveCalls),
                                QMessageBox::NoButton, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(icon(u"help"_s).pixmap(QSize(40, 40), devicePixelRatioF()));
    box->setObjectName("confirmClose");
    box->setInformativeText(tr("Nobody hangs up: you find them again when you open Callboard."));
    QPushButton *leave = box->addButton(tr("&Close the window"), QMessageBox::AcceptRole);
    QPushButton *stay = box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    connect(leave, &QPushButton::clicked, this, &MainWindow::closeWithoutAsking);
    box->open();
}

void MainWindow::closeWithoutAsking()
{
    m_mayClose = true;
    close();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const int liveCalls = m_countLiveCalls && !m_mayClose ? m_countLiveCalls() : 0;
    if (liveCalls > 0) {
        event->ignore();
        askBeforeClosing(liveCalls);
        return;
    }
    m_mayClose = false;
    m_settings.set(setting::windowGeometry, saveGeometry());
    QMainWindow::closeEvent(event);
    emit closed();
}

} // namespace callboard
