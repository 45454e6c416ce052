// A table for reading at a glance: even rows, no grid, whole rows selected.
#pragma once
#include "ui/widgets/statictextdelegate.h"
#include <QTableView>

class QLabel;

namespace callboard {

class OrderedFilterModel;

/// Rows are sized by the font, text is drawn by a StaticTextDelegate, Tab leaves the table, and an empty table says
/// why. UI thread.
class DenseTable : public QTableView
{
    Q_OBJECT

public:
    explicit DenseTable(QWidget *parent = nullptr);

    StaticTextDelegate &textDelegate() { return *m_delegate; }
    /// First and last row on screen; {0, -1} when there is none.
    QPair<int, int> visibleRows() const;
    /// The same as rows of the proxy's source.
    QList<int> visibleSourceRows(const OrderedFilterModel &proxy) const;
    /// This column takes the room that is left, and never less than `least` pixels.
    void setFillingColumn(int column, int least);
    /// Asks for no more height than this many rows need under the header; grows with what there is.
    void setLeastRows(int rows);
    /// Shown in the middle while there are no rows.
    void setEmptyText(const QString &text);

    void setModel(QAbstractItemModel *model) override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void updateGeometries() override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void applyFont();
    void fill();
    void paintGround(QPainter &painter, const QRect &rect) const;
    void paintEmpty(QPainter &painter) const;
    void paintRow(QPainter &painter, QStyleOptionViewItem &option, int row, const QRect &dirty) const;

    /// What the geometry of bars and headers depends on.
    struct Extent {
        QSize size;
        int rows = -1;
        int rowHeight = 0;
        int columns = 0;
        int headerHeight = 0;
        bool operator==(const Extent &) const = default;
    };
    Extent m_extent;

    StaticTextDelegate *m_delegate;
    QString m_empty;
    int m_filling = -1;
    int m_least = 0;
};

} // namespace callboard
