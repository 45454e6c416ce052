#include "ui/dialogs/bandpicker.h"
#include "ui/settings/profile.h"
#include "ui/widgets/icons.h"
#include <QPainter>

namespace callboard {

QIcon bandIcon(const QColor &band, const QString &iconName)
{
    constexpr int side = 64;
    QPixmap drawn(side, side);
    drawn.fill(Qt::transparent);
    QPainter painter(&drawn);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(band);
    painter.drawRoundedRect(drawn.rect(), 12, 12);
    if (!iconName.isEmpty())
        icon(iconName, textOn(band)).paint(&painter, drawn.rect().adjusted(10, 10, -10, -10));
    painter.end();
    QIcon result;
    // The same when selected: tinting would turn it into another profile's colour.
    for (const QIcon::Mode mode : {QIcon::Normal, QIcon::Selected, QIcon::Active})
        result.addPixmap(drawn, mode);
    return result;
}

BandPicker::BandPicker(QWidget *parent) : QComboBox(parent)
{
    for (const QColor &colour : bandColours())
        addItem(bandIcon(colour), {}, colour);
    retranslate();
}

QColor BandPicker::band() const
{
    return currentData().value<QColor>();
}

void BandPicker::setBand(const QColor &band)
{
    if (findData(band) < 0)
        addItem(bandIcon(band), band.name(), band);
    setCurrentIndex(findData(band));
}

void BandPicker::retranslate()
{
    const QStringList names{tr("Teal"), tr("Red"), tr("Green"), tr("Amber"), tr("Purple"), tr("Grey")};
    for (int i = 0; i < names.size(); ++i)
        setItemText(i, names.at(i));
}

} // namespace callboard
