// The command line.
#pragma once
#include "core/result.h"
#include <QHostAddress>
#include <QStringList>

namespace callboard::relay {

enum class Command { Run, AddUser, CheckJournal, Help, Version };

struct Options {
    Command command = Command::Run;
    QHostAddress address = QHostAddress(QHostAddress::LocalHost);
    quint16 port = 0;
    QString data;
    QString configFile; ///< empty: an empty configuration
    bool exitWithParent = false;
    QString user; ///< of AddUser
    QStringList roles;
    QString displayName;
};

/// `arguments` without the program's name. Errors are Invalid and say what to do.
Result<Options> readOptions(const QStringList &arguments);
QString usage();

/// The exit codes.
namespace exitcode {
inline constexpr int Ok = 0;
inline constexpr int Usage = 2; ///< command line or configuration
inline constexpr int DataFolder = 3; ///< in use, or can't be made
inline constexpr int Listen = 4; ///< address in use
inline constexpr int Journal = 5; ///< can't be opened, or damage was found
} // namespace exitcode

} // namespace callboard::relay
