#include "ui/widgets/densetable.h"
#include "models/orderedfiltermodel.h"
#include <QEvent>
#include <QHeaderView>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace callboard {

DenseTable::DenseTable(QWidget *parent) : QTableView(parent), m_delegate(new StaticTextDelegate(this))
{
    setItemDelegate(m_delegate);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setHorizontalScrollMode(ScrollPerPixel);
    setFrameShape(QFrame::NoFrame);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent); // the ground is painted in paintEvent()
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    horizontalHeader()->setHighlightSections(false);
    setCornerButtonEnabled(false);
    applyFont();
}

void DenseTable::applyFont()
{
    const int height = StaticTextDelegate::rowHeight(font());
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void DenseTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        applyFont();
}

void DenseTable::setModel(QAbstractItemModel *model)
{
    QTableView::setModel(model);
    const auto repaint = [this] { viewport()->update(); };
    connect(model, &QAbstractItemModel::rowsInserted, this, repaint);
    connect(model, &QAbstractItemModel::rowsRemoved, this, repaint);
}

void DenseTable::focusInEvent(QFocusEvent *event)
{
    QTableView::focusInEvent(event);
    // A table entered by keyboard shows where one is.
    if (!currentIndex().isValid() && model() && model()->rowCount() > 0)
        setCurrentIndex(model()->index(0, 0));
}

void DenseTable::setFillingColumn(int column, int least)
{
    m_filling = column;
    m_least = least;
    fill();
}

void DenseTable::fill()
{
    if (m_filling < 0 || isColumnHidden(m_filling))
        return;
    const int others = horizontalHeader()->length() - columnWidth(m_filling);
    setColumnWidth(m_filling, std::max(m_least, viewport()->width() - others));
}

void DenseTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fill();
}

void DenseTable::setLeastRows(int rows)
{
    const int bar
        = horizontalScrollBarPolicy() == Qt::ScrollBarAlwaysOff ? 0 : horizontalScrollBar()->sizeHint().height();
    setMinimumHeight(verticalHeader()->defaultSectionSize() * (rows + 1) + bar);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
}

void DenseTable::setEmptyText(const QString &text)
{
    if (std::exchange(m_empty, text) == text)
        return;
    setAccessibleDescription(text);
    viewport()->update();
}

/// Qt lays out bars and headers, and paints them anew, whenever rows only change places.
void DenseTable::updateGeometries()
{
    const Extent extent{size(), model() ? model()->rowCount() : 0, verticalHeader()->defaultSectionSize(),
                        horizontalHeader()->length(), horizontalHeader()->sizeHint().height()};
    if (std::exchange(m_extent, extent) != extent)
        QTableView::updateGeometries();
}

/// In strips: for large areas Qt would wake its thread pool, which takes longer than the filling.
void DenseTable::paintGround(QPainter &painter, const QRect &rect) const
{
    constexpr int strip = 16;
    for (int top = rect.top(); top <= rect.bottom(); top += strip)
        painter.fillRect(rect.left(), top, rect.width(), std::min(strip, rect.bottom() + 1 - top),
                         palette().brush(QPalette::Base));
}

void DenseTable::paintRow(QPainter &painter, QStyleOptionViewItem &option, int row, const QRect &dirty) const
{
    const bool selected = selectionModel()->isSelected(model()->index(row, 0));
    option.state.setFlag(QStyle::State_Selected, selected);
    const int top = rowViewportPosition(row);
    const int height = rowHeight(row);
    // Row by row, so that the ground is still in the cache when the text comes.
    painter.fillRect(0, top, viewport()->width(), height, palette().brush(QPalette::Base));
    for (int column = 0; column < model()->columnCount(); ++column) {
        option.rect = {columnViewportPosition(column), top, columnWidth(column), height};
        if (!isColumnHidden(column) && option.rect.intersects(dirty))
            m_delegate->paint(&painter, option, model()->index(row, column));
    }
    if (row != currentIndex().row() || !hasFocus())
        return;
    QStyleOptionFocusRect focus;
    focus.initFrom(this);
    focus.rect = {0, top, horizontalHeader()->length(), height};
    focus.backgroundColor = palette().color(selected ? QPalette::Highlight : QPalette::Base);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
}

/// QTableView asks the style about each cell; rows of even height and one kind of cell need none of it.
void DenseTable::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QRect dirty = event->rect();
    if (!model() || model()->rowCount() == 0)
        return paintEmpty(painter);
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    const int last = rowAt(dirty.bottom());
    const int end = last < 0 ? model()->rowCount() - 1 : last;
    for (int row = std::max(rowAt(dirty.top()), 0); row <= end; ++row)
        paintRow(painter, option, row, dirty);
    const int below = rowViewportPosition(end) + rowHeight(end);
    paintGround(painter, {0, below, viewport()->width(), dirty.bottom() + 1 - below});
}

void DenseTable::paintEmpty(QPainter &painter) const
{
    paintGround(painter, viewport()->rect());
    painter.setPen(toneColour(Tone::Dim, palette()));
    const int margin = fontMetrics().height();
    painter.drawText(viewport()->rect().adjusted(margin, margin, -margin, -margin), Qt::AlignCenter | Qt::TextWordWrap,
                     m_empty);
}

QPair<int, int> DenseTable::visibleRows() const
{
    const int count = model() ? model()->rowCount() : 0;
    if (count == 0 || !isVisible())
        return {0, -1};
    const int first = rowAt(0);
    const int last = rowAt(viewport()->height() - 1);
    return {std::max(first, 0), last < 0 ? count - 1 : last};
}

QList<int> DenseTable::visibleSourceRows(const OrderedFilterModel &proxy) const
{
    QList<int> rows;
    const auto [first, last] = visibleRows();
    for (int row = first; row <= last; ++row)
        rows.append(proxy.mapToSource(proxy.index(row, 0)).row());
    return rows;
}

} // namespace callboard
