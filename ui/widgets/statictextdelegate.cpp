#include "ui/widgets/statictextdelegate.h"
#include "models/roles.h"
#include "ui/widgets/hatch.h"
#include <QPainter>
#include <array>

namespace callboard {

/// More than a screen full of cells, several times over.
static constexpr int rememberedLines = 4096;
static constexpr int margin = 6;

StaticTextDelegate::StaticTextDelegate(QObject *parent)
    : QStyledItemDelegate(parent),
      m_lines(rememberedLines),
      m_cut(rememberedLines)
{
}

void StaticTextDelegate::setShapes(int column, ShapePainter painter)
{
    m_shapeColumn = column;
    m_shapes = painter;
}

int StaticTextDelegate::rowHeight(const QFont &font)
{
    const int height = QFontMetrics(font).height();
    return height + height / 2;
}

QSize StaticTextDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics &metrics = option.fontMetrics;
    const int shape = index.column() == m_shapeColumn ? metrics.height() + margin : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + 2 * margin + shape, rowHeight(option.font)};
}

void StaticTextDelegate::useFont(const QFont &font) const
{
    if (font == m_font)
        return;
    m_font = font;
    m_plain.setFont(font);
    m_lines.clear();
    m_cut.clear();
}

const StaticTextDelegate::Line &StaticTextDelegate::line(const QString &text, const QFont &font) const
{
    if (const Line *known = m_lines.object(text))
        return *known;
    auto *made = new Line{QStaticText(text), 0};
    made->text.setTextFormat(Qt::PlainText);
    made->text.setPerformanceHint(QStaticText::AggressiveCaching);
    made->text.prepare({}, font);
    made->width = made->text.size().width();
    m_lines.insert(text, made);
    return *made;
}

const StaticTextDelegate::Line &StaticTextDelegate::fitted(const QString &text, const QFont &font, int width) const
{
    const Line &whole = line(text, font);
    if (whole.width <= width)
        return whole;
    const QPair<QString, int> key(text, width);
    if (const QString *cut = m_cut.object(key))
        return line(*cut, font);
    const QString cut = QFontMetrics(font).elidedText(text, Qt::ElideRight, width);
    m_cut.insert(key, new QString(cut));
    return line(cut, font);
}

void StaticTextDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    useFont(option.font);
    std::array<QModelRoleData, 5> read{QModelRoleData(Qt::DisplayRole), QModelRoleData(PendingRole),
                                       QModelRoleData(DimRole), QModelRoleData(Qt::TextAlignmentRole),
                                       QModelRoleData(ShapeRole)};
    const bool shaped = index.column() == m_shapeColumn;
    index.model()->multiData(index, {read.data(), qsizetype(shaped ? read.size() : read.size() - 1)});
    const auto &[text, pending, dimmed, alignment, shape] = read;
    const QPalette &palette = option.palette;
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, palette.brush(QPalette::Highlight));
    if (pending.data().toBool())
        drawHatch(painter, option.rect, palette.color(selected ? QPalette::HighlightedText : QPalette::Text));
    QRect room = option.rect.adjusted(margin, 0, -margin, 0);
    if (shaped) {
        const int side = option.fontMetrics.ascent() + 2;
        const QRect square(room.left(), room.center().y() - side / 2, side, side);
        m_shapes(painter, square, shape.data().toInt(), palette, selected);
        room.setLeft(square.right() + margin);
    }
    const QString shown = text.data().toString();
    if (shown.isEmpty() || room.width() <= 0)
        return;
    const Tone tone = dimmed.data().toBool() ? Tone::Dim : Tone::Plain;
    const QColor ink = selected ? palette.color(QPalette::HighlightedText) : toneColour(tone, palette);
    if (painter->pen().color() != ink)
        painter->setPen(ink);
    if (painter->font() != option.font)
        painter->setFont(option.font);
    const bool right = Qt::Alignment(alignment.data().toInt()).testFlag(Qt::AlignRight);
    drawText(painter, option, room, shown, right);
}

void StaticTextDelegate::drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &room,
                                  const QString &text, bool right) const
{
    const int top = room.center().y() + 1 - option.fontMetrics.height() / 2;
    const auto leftOf = [&](qreal width) { return right ? room.right() + 1 - width : room.left(); };
    if (const auto run = m_plain.run(text); run && run->width <= room.width()) {
        painter->drawGlyphRun(QPointF(leftOf(run->width), top + option.fontMetrics.ascent()), run->glyphs);
        return;
    }
    const Line &shown = fitted(text, option.font, room.width());
    painter->drawStaticText(QPointF(leftOf(shown.width), top), shown.text);
}

} // namespace callboard
