// A TLS identity for tests.
#pragma once
#include <QSslConfiguration>

namespace callboard::test {

/// A fresh self-signed certificate for localhost with its key.
QSslConfiguration selfSigned();

} // namespace callboard::test
