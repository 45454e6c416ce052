#include "ui/tour/pictures.h"
#include "core/literals.h"
#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QWidget>
#include <algorithm>

namespace callboard::pictures {

namespace {

/// What lies lowest first: windows before their dialogs, those before what stays on top.
QList<QWidget *> visibleWindows()
{
    QList<QWidget *> windows;
    for (QWidget *window : QApplication::topLevelWidgets()) {
        if (window->isVisible() && !window->size().isEmpty())
            windows.append(window);
    }
    const auto height = [](const QWidget *window) {
        return (window->windowFlags() & Qt::WindowStaysOnTopHint ? 2 : 0) + (window->parentWidget() ? 1 : 0);
    };
    std::stable_sort(windows.begin(), windows.end(),
                     [&](const QWidget *a, const QWidget *b) { return height(a) < height(b); });
    return windows;
}

void frame(QPainter &painter, const QRect &where)
{
    painter.setPen(QColor(0x60, 0x60, 0x60));
    painter.drawRect(where.adjusted(0, 0, -1, -1));
}

} // namespace

QImage ofScreen()
{
    const QList<QWidget *> windows = visibleWindows();
    QRect all;
    for (const QWidget *window : windows)
        all |= window->geometry();
    if (all.isEmpty())
        return {};
    QImage picture(all.size(), QImage::Format_RGB32);
    picture.fill(QColor(0x30, 0x34, 0x38));
    QPainter painter(&picture);
    for (QWidget *window : windows) {
        const QRect where = window->geometry().translated(-all.topLeft());
        painter.drawPixmap(where.topLeft(), window->grab());
        if (windows.size() > 1)
            frame(painter, where);
    }
    return picture;
}

bool save(const QImage &picture, const QString &folder, int number, const QString &name)
{
    return picture.save(QDir(folder).filePath(u"%1-%2.png"_s.arg(number, 2, 10, QChar(u'0')).arg(name)));
}

} // namespace callboard::pictures
