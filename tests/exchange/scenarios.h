// Whole calls, played on a switchboard: what sessions are made of.
#pragma once
#include "exchange/switchboard.h"
#include <functional>

namespace callboard::exchange {

struct Scenario {
    QString name; ///< also the file's
    std::function<void(Switchboard &)> play;
};
QList<Scenario> scenarios();

/// The scenario's session; the same every time.
QJsonObject sessionOf(const Scenario &scenario);

} // namespace callboard::exchange
