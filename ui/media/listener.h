// Somebody a media dialog can be about.
#pragma once
#include "core/ids.h"
#include <QString>

namespace callboard {

struct Listener {
    RawId id;
    QString name; ///< as the participants table shows it
};

} // namespace callboard
