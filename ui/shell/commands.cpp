#include "ui/shell/commands.h"
#include "core/literals.h"
#include <QMenu>
#include <QPixmap>
#include <QRegularExpression>

namespace callboard {

namespace {

void collect(const QList<QAction *> &actions, const QString &menu, QList<Command> &commands)
{
    for (QAction *action : actions) {
        const QString name = plainText(action->text());
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

QString plainText(QString text)
{
    // Chinese menus carry the mnemonic in brackets behind the word.
    static const QRegularExpression bracketed(u"\\(&.\\)"_s);
    text.remove(bracketed);
    text.replace("&&"_L1, "\x01"_L1).remove(u'&').replace(u'\x01', u'&');
    if (text.endsWith(u'…'))
        text.chop(1);
    return text.trimmed();
}

} // namespace callboard
