#include "ui/shell/commands.h"
#include "core/literals.h"
#include "ui/widgets/plaintext.h"
#include <QMenu>
#include <QPixmap>

namespace callboard {

namespace {

void collect(const QList<QAction *> &actions, const QString &menu, QList<Command> &commands)
{
    for (QAction *action : actions) {
        const QString name = plainText(action->text().section(u'\t', 0, 0));
        if (action->isSeparator() || !action->isVisible() || name.isEmpty())
            continue;
        if (action->menu())
            collect(action->menu()->actions(), menu.isEmpty() ? name : menu + u" › "_s + name, commands);
        else
            commands.append({menu, name, action});
    }
}

} // namespace

QList<Command> commandsOf(const QMenuBar *bar)
{
    QList<Command> commands;
    collect(bar->actions(), {}, commands);
    return commands;
}

QIcon iconOf(const QAction *action)
{
    if (!action->icon().isNull())
        return action->icon();
    QPixmap nothing(32, 32);
    nothing.fill(Qt::transparent);
    return nothing;
}

QString keysOf(const QAction *action)
{
    const QString written = action->text().section(u'\t', 1);
    return written.isEmpty() ? QKeySequence::listToString(action->shortcuts(), QKeySequence::NativeText) : written;
}

} // namespace callboard
