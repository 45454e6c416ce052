#include "ui/widgets/icons.h"
#include "core/literals.h"
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace callboard {

namespace {

QString fileOf(const QString &name)
{
    return ":/icons/"_L1 + name + ".svg"_L1;
}

/// The drawings are black on nothing, white where they cut into a filled shape.
QByteArray recoloured(const QString &name, const QColor &colour)
{
    QFile file(fileOf(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QColor ground = colour.lightnessF() > 0.5 ? Qt::black : Qt::white;
    QByteArray svg = file.readAll();
    svg.replace("#fff", ground.name().toLatin1());
    return svg.replace("\"#000\"", '"' + colour.name().toLatin1() + '"');
}

class LineIconEngine final : public QIconEngine
{
public:
    LineIconEngine(QString name, QColor colour) : m_name(std::move(name)), m_colour(colour) { }

    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_colour); }
    QString iconName() override { return m_name; }
    bool isNull() override { return false; }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap(rect.size() * ratio, mode, state, 1));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1);
    }

    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        const QColor colour = colourFor(mode);
        const QString key = u"icon/%1/%2/%3x%4"_s.arg(m_name, colour.name()).arg(size.width()).arg(size.height());
        QPixmap drawn;
        if (QPixmapCache::find(key, &drawn))
            return drawn;
        drawn = QPixmap(size);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        const qreal side = qMin(size.width(), size.height());
        QSvgRenderer(recoloured(m_name, colour))
            .render(&painter, {(size.width() - side) / 2, (size.height() - side) / 2, side, side});
        painter.end();
        QPixmapCache::insert(key, drawn);
        return drawn;
    }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QGuiApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::Text);
        if (m_colour.isValid())
            return m_colour;
        return palette.color(QPalette::Active, mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::Text);
    }

    QString m_name;
    QColor m_colour;
};

} // namespace

QIcon icon(const QString &name)
{
    return icon(name, QColor());
}

QIcon icon(const QString &name, const QColor &colour)
{
    if (!QFile::exists(fileOf(name))) {
        qWarning("no icon named %s", qPrintable(name));
        return {};
    }
    return QIcon(new LineIconEngine(name, colour));
}

QIcon applicationIcon()
{
    QIcon result;
    QSvgRenderer renderer(fileOf(u"callboard"_s));
    for (const int side : {16, 24, 32, 48, 64, 128}) {
        QPixmap drawn(side, side);
        drawn.fill(Qt::transparent);
        QPainter painter(&drawn);
        renderer.render(&painter);
        result.addPixmap(drawn);
    }
    return result;
}

QStringList iconNames()
{
    QStringList names = QDir(u":/icons"_s).entryList();
    for (QString &name : names)
        name.chop(4);
    names.removeOne("callboard"_L1);
    return names;
}

} // namespace callboard
