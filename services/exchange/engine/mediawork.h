// What the files about media operations share.
#pragma once
#include "exchange/engine/work.h"

namespace callboard::exchange {

/// The first job of the connection, unless it runs already.
void startNextJob(Work &w, Connection &c);
void sendOrder(Work &w, MediaOrder::Kind kind, LegId leg, PromptId prompt = 0);

} // namespace callboard::exchange
