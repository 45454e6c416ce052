// Certificate and key of the relay's own address.
#pragma once
#include "config.h"
#include <QSslConfiguration>

namespace callboard::relay {

/// Reads PEM files; the certificate file may hold a chain. Errors name the file.
Result<QSslConfiguration> tlsConfiguration(const TlsFiles &files);

} // namespace callboard::relay
