#pragma once
#include <QLoggingCategory>

namespace callboard::exchange {

inline Q_LOGGING_CATEGORY(lcRecorder, "callboard.exchange.recorder")

} // namespace callboard::exchange
