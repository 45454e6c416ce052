#include "ui/shell/rail.h"
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

namespace callboard {

namespace {

/// QToolButton takes its icon text from the action with the mnemonic; here it shows where it is.
class RailButton final : public QToolButton
{
public:
    using QToolButton::QToolButton;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        // A button would move the focus through the whole window.
        if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
            event->ignore();
        else
            QToolButton::keyPressEvent(event);
    }
    void paintEvent(QPaintEvent *event) override
    {
        QToolButton::paintEvent(event);
        if (!isChecked())
            return;
        QPainter(this).fillRect(0, 4, 3, height() - 8, palette().color(QPalette::Highlight));
    }
};

} // namespace

Rail::Rail(QWidget *parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(4, 8, 4, 8);
    m_column->setSpacing(4);
    m_column->addStretch(1);
}

void Rail::add(QAction *workspace)
{
    auto *button = new RailButton(this);
    button->setDefaultAction(workspace);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setAutoRaise(true);
    button->setSizePolicy(QSizePolicy::MinimumExpanding, QSizePolicy::Fixed);
    const auto name = [button, workspace] { button->setAccessibleName(workspace->iconText()); };
    connect(workspace, &QAction::changed, button, name);
    connect(workspace, &QAction::toggled, this, &Rail::takeTabStop);
    name();
    m_column->insertWidget(int(m_buttons.size()), button);
    m_buttons << button;
    takeTabStop();
    scaleIcons();
}

void Rail::scaleIcons()
{
    const int side = qMax(24, fontMetrics().height() * 3 / 2);
    for (QToolButton *button : std::as_const(m_buttons))
        button->setIconSize({side, side});
}

void Rail::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        scaleIcons();
}

void Rail::takeTabStop()
{
    for (QToolButton *button : std::as_const(m_buttons))
        button->setFocusPolicy(button->isChecked() || m_buttons.size() == 1 ? Qt::TabFocus : Qt::NoFocus);
}

void Rail::move(int by)
{
    const auto at = std::find_if(m_buttons.begin(), m_buttons.end(), [](QToolButton *b) { return b->isChecked(); });
    const qsizetype next = std::distance(m_buttons.begin(), at) + by;
    if (next < 0 || next >= m_buttons.size())
        return;
    m_buttons.at(next)->defaultAction()->trigger();
    m_buttons.at(next)->setFocus(Qt::TabFocusReason);
}

void Rail::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Up)
        move(-1);
    else if (event->key() == Qt::Key_Down)
        move(1);
    else
        QWidget::keyPressEvent(event);
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::Midlight));
}

} // namespace callboard
