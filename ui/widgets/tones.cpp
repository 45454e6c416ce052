#include "ui/widgets/tones.h"

namespace callboard {

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightnessF() < palette.color(QPalette::Text).lightnessF();
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    const auto rgb = [dark](QRgb onLight, QRgb onDark) { return QColor::fromRgb(dark ? onDark : onLight); };
    switch (tone) {
    case Tone::Plain: return palette.color(QPalette::Active, QPalette::Text);
    case Tone::Dim: return palette.color(QPalette::Active, QPalette::PlaceholderText);
    case Tone::Active: return rgb(0x0a5c99, 0x74bff2);
    case Tone::Held: return rgb(0x925400, 0xf2ad49);
    case Tone::Good: return rgb(0x006d55, 0x4bd0ac);
    case Tone::Bad: return rgb(0xb23c0b, 0xff9069);
    }
    Q_UNREACHABLE();
}

QColor mixed(const QColor &first, const QColor &second, qreal share)
{
    const auto mix = [share](int a, int b) { return int(a * share + b * (1 - share)); };
    return QColor(mix(first.red(), second.red()), mix(first.green(), second.green()), mix(first.blue(), second.blue()));
}

} // namespace callboard
