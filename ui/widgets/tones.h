// Colours with a meaning; each is always joined by a shape and a word.
#pragma once
#include <QColor>
#include <QPalette>

namespace callboard {

enum class Tone {
    Plain, ///< text
    Dim, ///< secondary text
    Active, ///< blue: rings, talks
    Held, ///< orange
    Good, ///< blue-green: confirmed, available
    Bad ///< vermilion: missed, failed
};

/// Readable (4.5 to 1) on the Base and Window colours of the palette, told apart by people who see colours
/// differently.
QColor toneColour(Tone tone, const QPalette &palette);
/// Whether the palette is one of the dark ones.
bool isDark(const QPalette &palette);
/// The two colours mixed; `share` of the first, 0 to 1.
QColor mixed(const QColor &first, const QColor &second, qreal share);

} // namespace callboard
