// Is a request signed with the resource's access key? Contract README, 2.3.
#pragma once
#include "http/hmac.h"
#include "httpd/request.h"

namespace callboard::exchange {

/// The verdict on a request as it came over the wire; the text of the verdict is for the log only.
http::HmacVerdict verifySignature(const httpd::Request &request, const QByteArray &accessKey, const QDateTime &now);
const char *verdictName(http::HmacVerdict verdict);

} // namespace callboard::exchange
