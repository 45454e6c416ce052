#include "app/console/places.h"
#include "core/literals.h"
#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>

namespace callboard {

namespace {

Result<Done> make(const char *option, const QString &folder)
{
    if (QDir().mkpath(folder) && QFileInfo(folder).isWritable())
        return Done{};
    return ApiError::invalid(u"--%1: can't make or write the folder %2"_s.arg(QLatin1StringView(option), folder));
}

} // namespace

Result<Places> placesFor(const ConsoleOptions &options)
{
    Places places;
    places.programs = QCoreApplication::applicationDirPath();
    QString folder = options.dataFolder;
    if (!options.tourFolder.isEmpty()) {
        if (const auto made = make("tour", options.tourFolder); !made)
            return made.error();
        if (folder.isEmpty()) {
            places.temporary = std::make_shared<QTemporaryDir>();
            folder = places.temporary->path();
        }
    }
    if (folder.isEmpty()) {
        places.settingsFile = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + "/callboard.ini"_L1;
        places.dataFolder = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
        return places;
    }
    if (const auto made = make("data", folder); !made)
        return made.error();
    folder = QDir(folder).absolutePath();
    places.settingsFile = folder + "/callboard.ini"_L1;
    places.dataFolder = folder;
    return places;
}

} // namespace callboard
