#pragma once
#include <QLoggingCategory>

namespace callboard::exchange {

inline Q_LOGGING_CATEGORY(lcMedia, "callboard.exchange.media")

} // namespace callboard::exchange
