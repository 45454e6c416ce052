// What this program is.
#pragma once

class QWidget;

namespace callboard {

/// Opens the box over `parent` and returns at once; it deletes itself.
void showAboutBox(QWidget *parent);

} // namespace callboard
