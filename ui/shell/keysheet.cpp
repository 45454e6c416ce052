#include "ui/shell/keysheet.h"
#include "ui/shell/commands.h"
#include <QDialogButtonBox>
#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace callboard {

namespace {

QTreeWidgetItem *groupFor(QTreeWidget *list, const QString &menu)
{
    const int last = list->topLevelItemCount() - 1;
    if (last >= 0 && list->topLevelItem(last)->text(0) == menu)
        return list->topLevelItem(last);
    auto *group = new QTreeWidgetItem(list, {menu});
    QFont bold = list->font();
    bold.setBold(true);
    group->setFont(0, bold);
    group->setFlags(Qt::ItemIsEnabled);
    return group;
}

} // namespace

KeySheet::KeySheet(QWidget *parent) : QDialog(parent), m_words(new QLineEdit(this)), m_list(new QTreeWidget(this))
{
    setObjectName("keySheet");
    auto *column = new QVBoxLayout(this);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    column->addWidget(m_words);
    column->addWidget(m_list);
    column->addWidget(buttons);
    m_words->setClearButtonEnabled(true);
    m_list->setColumnCount(2);
    m_list->setRootIsDecorated(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    connect(m_words, &QLineEdit::textChanged, this, &KeySheet::filter);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    retranslate();
}

void KeySheet::open(const QMenuBar *bar)
{
    m_bar = bar;
    fill();
    m_words->clear();
    if (!isVisible())
        resize(fontMetrics().averageCharWidth() * 70, fontMetrics().height() * 32);
    show();
    raise();
    activateWindow();
    m_words->setFocus();
}

void KeySheet::fill()
{
    m_list->clear();
    for (const Command &command : commandsOf(m_bar)) {
        const QString keys = keysOf(command.action);
        if (keys.isEmpty())
            continue;
        auto *row = new QTreeWidgetItem(groupFor(m_list, command.menu), {command.name, keys});
        row->setIcon(0, iconOf(command.action));
        row->setData(0, Qt::AccessibleTextRole, tr("%1, key %2").arg(command.name, keys));
    }
    m_list->expandAll();
}

void KeySheet::filter(const QString &typed)
{
    for (int g = 0; g < m_list->topLevelItemCount(); ++g) {
        QTreeWidgetItem *group = m_list->topLevelItem(g);
        int shown = 0;
        for (int i = 0; i < group->childCount(); ++i) {
            QTreeWidgetItem *row = group->child(i);
            const bool fits = row->text(0).contains(typed, Qt::CaseInsensitive)
                || row->text(1).contains(typed, Qt::CaseInsensitive);
            row->setHidden(!fits);
            shown += fits;
        }
        group->setHidden(shown == 0);
    }
}

void KeySheet::retranslate()
{
    setWindowTitle(tr("Keys"));
    m_words->setPlaceholderText(tr("Part of a command or key"));
    m_words->setAccessibleName(tr("Filter"));
    m_list->setAccessibleName(tr("Keys"));
    m_list->setHeaderLabels({tr("Command"), tr("Key")});
    if (m_bar)
        fill();
}

void KeySheet::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
