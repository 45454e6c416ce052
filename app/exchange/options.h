// The command line of callboard-exchange.
#pragma once
#include "core/result.h"
#include <QHostAddress>
#include <QStringList>

namespace callboard {

struct ExchangeOptions {
    QHostAddress address{QHostAddress::LocalHost};
    quint16 port = 0; ///< 0: any free one
    QByteArray accessKey; ///< decoded
    QString dataFolder; ///< empty: nothing is kept
    QString configFile; ///< empty: none
    quint64 seed = 0; ///< 0: by chance
    bool exitWithParent = false;
    bool help = false;
    bool version = false;
    QString helpText;
};

/// Errors are meant for people: they name the option.
Result<ExchangeOptions> parseExchangeOptions(const QStringList &arguments);

} // namespace callboard
