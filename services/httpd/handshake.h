// The opening handshake of RFC 6455, section 4.2.
#pragma once
#include "httpd/response.h"

namespace callboard::httpd {

/// The answer to an upgrade request that is wrong in itself; nothing when it is right.
std::optional<Response> handshakeRefusal(const Request &request);
/// The text of the 101 answer.
QByteArray handshakeAnswer(const Request &request, const QByteArray &subprotocol);

} // namespace callboard::httpd
