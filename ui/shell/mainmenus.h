// The main window's menus: every action there is can be reached from here.
#pragma once
#include <QAction>
#include <QMenu>
#include <QMenuBar>

namespace callboard {

/// Owns the frame's own actions; workspaces put theirs into call(), participants(), media() and recordings(), which stay
/// hidden while empty. Key sheet and command palette are made from what stands in the menu bar, so nothing can be missing
/// there.
class MainMenus : public QObject
{
    Q_OBJECT

public:
    MainMenus(QMenuBar *bar, QObject *parent);

    QMenu *call() const { return m_call; }
    QMenu *participants() const { return m_participants; }
    QMenu *media() const { return m_media; }
    QMenu *recordings() const { return m_recordings; }
    QMenu *view() const { return m_view; }
    /// Where workspaces go: at the top of the view menu.
    void addWorkspace(QAction *action);
    /// Puts the actions at the end of a menu of this bar and shows that menu.
    void contribute(QMenu *menu, const QList<QAction *> &actions);
    void retranslate();

    QAction *const signOut;
    QAction *const quit;
    QAction *const switchTheme;
    QAction *const largerText;
    QAction *const smallerText;
    QAction *const normalText;
    QAction *const fullScreen;
    QAction *const commands;
    QAction *const keys;
    QAction *const about;

private:
    QMenu *m_file;
    QMenu *m_call;
    QMenu *m_participants;
    QMenu *m_media;
    QMenu *m_recordings;
    QMenu *m_view;
    QMenu *m_help;
    QAction *m_afterWorkspaces;
};

} // namespace callboard
