// Where the console keeps what it has to keep.
#pragma once
#include "app/console/options.h"
#include <QTemporaryDir>
#include <memory>

namespace callboard {

struct Places {
    QString settingsFile;
    QString dataFolder; ///< state of the daemons of this computer, a folder each profile
    QString programs; ///< the daemons lie beside this program
    std::shared_ptr<QTemporaryDir> temporary; ///< of a tour that was given no folder: gone when it ends
};

/// Under --data when it is given, otherwise where the system keeps such things; a tour never touches the user's own.
/// An error names the folder that can't be made. Needs the application object.
Result<Places> placesFor(const ConsoleOptions &options);

} // namespace callboard
