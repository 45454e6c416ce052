#include "ui/shell/mainmenus.h"
#include "core/literals.h"
#include "ui/widgets/icons.h"

namespace callboard {

namespace {

QAction *make(QObject *parent, const char *name, const QString &iconName, const QKeySequence &key)
{
    auto *action = new QAction(parent);
    action->setObjectName(QLatin1StringView(name));
    action->setShortcut(key);
    if (!iconName.isEmpty())
        action->setIcon(icon(iconName));
    return action;
}

} // namespace

MainMenus::MainMenus(QMenuBar *bar, QObject *parent)
    : QObject(parent),
      signOut(make(this, "signOut", u"sign-out"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_O)),
      quit(make(this, "quit", u"quit"_s, Qt::CTRL | Qt::Key_Q)),
      switchTheme(make(this, "switchTheme", u"theme"_s, Qt::CTRL | Qt::SHIFT | Qt::Key_L)),
      largerText(make(this, "largerText", u"add"_s, Qt::CTRL | Qt::Key_Plus)),
      smallerText(make(this, "smallerText", u"remove"_s, Qt::CTRL | Qt::Key_Minus)),
      normalText(make(this, "normalText", {}, Qt::CTRL | Qt::Key_0)),
      fullScreen(make(this, "fullScreen", {}, Qt::Key_F11)),
      commands(make(this, "commands", u"search"_s, Qt::CTRL | Qt::Key_K)),
      keys(make(this, "keys", u"keyboard"_s, Qt::Key_F1)),
      about(make(this, "about", u"info"_s, Qt::SHIFT | Qt::Key_F1)),
      m_file(bar->addMenu(QString())),
      m_call(bar->addMenu(QString())),
      m_participants(bar->addMenu(QString())),
      m_media(bar->addMenu(QString())),
      m_recordings(bar->addMenu(QString())),
      m_view(bar->addMenu(QString())),
      m_help(bar->addMenu(QString()))
{
    // Ctrl and the unshifted plus key of most keyboards.
    largerText->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    fullScreen->setCheckable(true);
    m_file->addAction(signOut);
    m_file->addSeparator();
    m_file->addAction(quit);
    m_afterWorkspaces = m_view->addSeparator();
    m_view->addActions({switchTheme, largerText, smallerText, normalText, fullScreen});
    m_help->addActions({commands, keys});
    m_help->addSeparator();
    m_help->addAction(about);
    m_call->menuAction()->setVisible(false);
    m_participants->menuAction()->setVisible(false);
    m_media->menuAction()->setVisible(false);
    m_recordings->menuAction()->setVisible(false);
    about->setMenuRole(QAction::AboutRole);
    quit->setMenuRole(QAction::QuitRole);
    retranslate();
}

void MainMenus::addWorkspace(QAction *action)
{
    m_view->insertAction(m_afterWorkspaces, action);
}

void MainMenus::contribute(QMenu *menu, const QList<QAction *> &actions)
{
    menu->addActions(actions);
    menu->menuAction()->setVisible(!menu->isEmpty());
}

void MainMenus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_call->setTitle(tr("&Call"));
    m_participants->setTitle(tr("&Participants"));
    m_media->setTitle(tr("&Media"));
    m_recordings->setTitle(tr("&Recording"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    signOut->setText(tr("Sign &out and change profile"));
    quit->setText(tr("&Quit"));
    switchTheme->setText(tr("Switch between light and &dark"));
    largerText->setText(tr("&Larger text"));
    smallerText->setText(tr("S&maller text"));
    normalText->setText(tr("&Normal text size"));
    fullScreen->setText(tr("&Full screen"));
    commands->setText(tr("Find a &command…"));
    keys->setText(tr("&Keys"));
    about->setText(tr("&About Callboard"));
}

} // namespace callboard
