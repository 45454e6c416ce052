// Logging: Qt categories "callboard.<folder>", one line an event, redacted before it is written.
#pragma once
#include <QLoggingCategory>

namespace callboard {

/// Installs a message handler that writes one redacted line per message to standard error:
/// time, level, category, text. Call once in main(), before any thread starts.
void installLogging();

} // namespace callboard

Q_DECLARE_LOGGING_CATEGORY(lcCore)
