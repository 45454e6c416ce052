#include "core/literals.h"
#include "ui/widgets/icons.h"
#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QTest>

using namespace callboard;

namespace {

/// The most frequent opaque colour.
QRgb inkOf(const QPixmap &pixmap)
{
    const QImage image = pixmap.toImage();
    QHash<QRgb, int> counts;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qAlpha(image.pixel(x, y)) == 255)
                ++counts[image.pixel(x, y)];
        }
    }
    const auto most = std::max_element(counts.begin(), counts.end());
    return most == counts.end() ? 0 : most.key();
}

} // namespace

class TestIcons : public QObject
{
    Q_OBJECT

private slots:
    void everyIconHasInk();
    void anIconFollowsThePalette();
    void aDisabledIconIsDimmer();
    void anIconIsSharpAtEverySize();
    void anUnknownNameIsReported();
    void aSheetOfAllIcons();
};

void TestIcons::everyIconHasInk()
{
    QVERIFY(iconNames().size() > 30);
    for (const QString &name : iconNames())
        QVERIFY2(inkOf(icon(name).pixmap(48, 48)) != 0, qPrintable(name));
    QVERIFY(!applicationIcon().isNull());
}

void TestIcons::anIconFollowsThePalette()
{
    const QIcon bars = icon(u"hold"_s);
    QPalette palette;
    palette.setColor(QPalette::Text, QColor(1, 2, 3));
    QGuiApplication::setPalette(palette);
    QCOMPARE(inkOf(bars.pixmap(64, 64)), qRgb(1, 2, 3));
    palette.setColor(QPalette::Text, QColor(250, 251, 252));
    QGuiApplication::setPalette(palette);
    QCOMPARE(inkOf(bars.pixmap(64, 64)), qRgb(250, 251, 252));
    QCOMPARE(inkOf(icon(u"hold"_s, QColor(9, 8, 7)).pixmap(64, 64)), qRgb(9, 8, 7));
}

void TestIcons::aDisabledIconIsDimmer()
{
    QPalette palette;
    palette.setColor(QPalette::Disabled, QPalette::Text, QColor(120, 121, 122));
    QGuiApplication::setPalette(palette);
    QCOMPARE(inkOf(icon(u"hold"_s).pixmap({64, 64}, 1, QIcon::Disabled)), qRgb(120, 121, 122));
}

void TestIcons::anIconIsSharpAtEverySize()
{
    const QPixmap twice = icon(u"calls"_s).pixmap(QSize(24, 24), 2.0);
    QCOMPARE(twice.size(), QSize(48, 48));
    QCOMPARE(twice.devicePixelRatio(), 2.0);
}

void TestIcons::anUnknownNameIsReported()
{
    QTest::ignoreMessage(QtWarningMsg, "no icon named nonsense");
    QVERIFY(icon(u"nonsense"_s).isNull());
}

void TestIcons::aSheetOfAllIcons()
{
    const QString folder = qEnvironmentVariable("CALLBOARD_SCREENSHOTS");
    if (folder.isEmpty())
        QSKIP("draws a sheet into CALLBOARD_SCREENSHOTS when that is set");
    QPixmap sheet(8 * 72, (int(iconNames().size()) + 7) / 8 * 72);
    sheet.fill(Qt::white);
    QPainter painter(&sheet);
    int at = 0;
    for (const QString &name : iconNames()) {
        icon(name, Qt::black).paint(&painter, at % 8 * 72 + 12, at / 8 * 72 + 4, 48, 48);
        painter.drawText(QRect(at % 8 * 72, at / 8 * 72 + 52, 72, 18), Qt::AlignCenter, name);
        ++at;
    }
    painter.end();
    QVERIFY(sheet.save(folder + "/icons.png"_L1));
}

QTEST_MAIN(TestIcons)
#include "tst_icons.moc"
