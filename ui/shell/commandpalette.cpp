#include "ui/shell/commandpalette.h"
#include "core/literals.h"
#include "ui/shell/commandfilter.h"
#include "ui/shell/commands.h"
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPointer>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

namespace callboard {

namespace {

QList<QStandardItem *> rowOf(const Command &command, int order)
{
    auto *name = new QStandardItem(iconOf(command.action), command.name);
    auto *menu = new QStandardItem(command.menu);
    auto *key = new QStandardItem(keysOf(command.action));
    name->setData(QString(command.name + u' ' + command.menu), CommandFilter::textRole);
    name->setData(order, CommandFilter::orderRole);
    name->setData(QVariant::fromValue(QPointer<QAction>(command.action)), Qt::UserRole);
    name->setAccessibleText(key->text().isEmpty() ? command.name
                                                  : CommandPalette::tr("%1, key %2").arg(command.name, key->text()));
    key->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const QList<QStandardItem *> row{name, menu, key};
    for (QStandardItem *item : row) {
        item->setEditable(false);
        item->setEnabled(command.action->isEnabled());
    }
    return row;
}

} // namespace

CommandPalette::CommandPalette(QMenuBar *bar, QWidget *parent)
    : QDialog(parent, Qt::Dialog | Qt::FramelessWindowHint),
      m_bar(bar),
      m_words(new QLineEdit(this)),
      m_list(new QTreeView(this)),
      m_model(new QStandardItemModel(0, 3, this)),
      m_filter(new CommandFilter(this))
{
    setObjectName("commandPalette");
    setModal(true);
    m_filter->setSourceModel(m_model);
    m_list->setModel(m_filter);
    m_list->setRootIsDecorated(false);
    m_list->setHeaderHidden(true);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->header()->setStretchLastSection(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_words);
    column->addWidget(m_list);
    m_words->installEventFilter(this);
    m_words->setClearButtonEnabled(true);
    connect(m_words, &QLineEdit::textChanged, this, [this](const QString &typed) {
        m_filter->setWords(typed);
        selectFirst();
    });
    connect(m_words, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QTreeView::clicked, this, &CommandPalette::run);
    retranslate();
}

void CommandPalette::open()
{
    fill();
    m_words->clear();
    m_filter->setWords({});
    const int width = qMin(parentWidget()->width() - 40, fontMetrics().averageCharWidth() * 90);
    resize(width, qMin(parentWidget()->height() - 120, fontMetrics().height() * 26));
    move(parentWidget()->mapToGlobal(QPoint((parentWidget()->width() - width) / 2, 60)));
    for (int column = 0; column < 2; ++column)
        m_list->resizeColumnToContents(column);
    selectFirst();
    QDialog::open();
    m_words->setFocus();
}

void CommandPalette::fill()
{
    m_model->removeRows(0, m_model->rowCount());
    int order = 0;
    for (const Command &command : commandsOf(m_bar)) {
        if (command.action->objectName() != "commands"_L1)
            m_model->appendRow(rowOf(command, order++));
    }
}

void CommandPalette::selectFirst()
{
    m_list->setCurrentIndex(m_filter->index(0, 0));
}

void CommandPalette::run()
{
    const QModelIndex chosen = m_list->currentIndex().siblingAtColumn(0);
    const auto action = chosen.data(Qt::UserRole).value<QPointer<QAction>>();
    if (!action || !action->isEnabled())
        return;
    accept();
    // After this event, so that the focus is back where the command expects it.
    QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_words || event->type() != QEvent::KeyPress)
        return QDialog::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    int by = 0;
    switch (key->key()) {
    case Qt::Key_Down: by = 1; break;
    case Qt::Key_Up: by = -1; break;
    case Qt::Key_PageDown: by = 10; break;
    case Qt::Key_PageUp: by = -10; break;
    default: return QDialog::eventFilter(watched, event);
    }
    const int row = qBound(0, m_list->currentIndex().row() + by, m_filter->rowCount() - 1);
    m_list->setCurrentIndex(m_filter->index(row, 0));
    return true;
}

void CommandPalette::retranslate()
{
    setWindowTitle(tr("Find a command"));
    m_words->setPlaceholderText(tr("What do you want to do?"));
    m_words->setAccessibleName(tr("Words of the command"));
    m_list->setAccessibleName(tr("Commands"));
}

void CommandPalette::changeEvent(QEvent *event)
{
    QDialog::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace callboard
