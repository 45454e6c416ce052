// Telling screen readers about something that happens away from the focus.
#pragma once
#include <QString>

class QWidget;

namespace callboard {

/// Speaks the sentence with `who` as its source; does nothing when no screen reader runs. Never moves the focus.
void announce(QWidget *who, const QString &sentence);

/// Gives the widget the role of an alert, which screen readers speak when it appears. Call it in the constructor.
void speakAsAlert(QWidget *who);

} // namespace callboard
