// The commands of a menu bar as a flat list.
#pragma once
#include <QAction>
#include <QList>
#include <QMenuBar>

namespace callboard {

struct Command {
    QString menu; ///< "Call", without mnemonic
    QString name; ///< "Hold"
    QAction *action = nullptr;
};

/// All visible actions of all menus in their order, submenus included ("View › Panes"); separators left out.
QList<Command> commandsOf(const QMenuBar *bar);
/// Its keys as people read them; also one that the action's text names because it is handled elsewhere.
QString keysOf(const QAction *action);
/// The action's icon, or an empty one of the same size so that names line up.
QIcon iconOf(const QAction *action);

} // namespace callboard
