// The first lines of an answer.
#pragma once
#include "httpd/response.h"

namespace callboard::httpd {

class OutQueue;

struct AnswerHead {
    QByteArrayView date; ///< value of Date
    qint64 length = 0; ///< of the body
    bool chunked = false; ///< the length is not known
    bool keepAlive = true;
    bool http10 = false;
};

/// 1xx, 204 and 304 end with their head.
bool mayHaveBody(int status);

/// Writes status line and fields. Fields that frame the message are the server's own and left out of the response's;
/// a field with a line break in it is dropped.
void writeAnswerHead(OutQueue &out, const Response &response, const AnswerHead &head);

} // namespace callboard::httpd
