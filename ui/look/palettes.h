// The two sets of colours.
#pragma once
#include <QPalette>

namespace callboard {

/// Complete palettes: text on its ground has a contrast of at least 4.5 to 1 in every group but Disabled.
QPalette lightPalette();
QPalette darkPalette();

} // namespace callboard
