// Draws table cells from prepared text.
#pragma once
#include "ui/widgets/plainglyphs.h"
#include "ui/widgets/tones.h"
#include <QCache>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace callboard {

/// One line of text a cell, laid out once and kept; an optional shape in front; hatched while PendingRole, dim while
/// DimRole. Asks the model for what it draws and nothing else: no fonts, colours or check marks of single cells. For
/// views whose rows all have the same height. UI thread.
class StaticTextDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// Draws the shape with number `shape` (ShapeRole) into a square.
    using ShapePainter
        = void (*)(QPainter *painter, const QRect &square, int shape, const QPalette &palette, bool selected);

    explicit StaticTextDelegate(QObject *parent = nullptr);
    /// `column` is where the shape goes.
    void setShapes(int column, ShapePainter painter);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    /// Height of a row with this font.
    static int rowHeight(const QFont &font);

private:
    struct Line {
        QStaticText text;
        qreal width = 0;
    };
    const Line &line(const QString &text, const QFont &font) const;
    const Line &fitted(const QString &text, const QFont &font, int width) const;
    void useFont(const QFont &font) const;
    void drawText(QPainter *painter, const QStyleOptionViewItem &option, const QRect &room, const QString &text,
                  bool right) const;

    int m_shapeColumn = -1;
    ShapePainter m_shapes = nullptr;
    mutable QFont m_font;
    mutable PlainGlyphs m_plain;
    mutable QCache<QString, Line> m_lines;
    mutable QCache<QPair<QString, int>, QString> m_cut;
};

} // namespace callboard
