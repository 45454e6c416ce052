// What is done when nothing more is written to a recording, also after a kill.
#pragma once
#include "exchange/recorder/manifest.h"

namespace callboard::exchange {

/// Measures files whose length is not known, takes out channels that nobody had, and saves the manifest as ended.
/// Blocks for as long as the disk takes; a second time changes nothing. What fails is logged and left as it is: the
/// files play all the same.
Manifest complete(const QString &folder, Manifest manifest);

} // namespace callboard::exchange
