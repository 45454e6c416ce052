// What a request's head must be beyond its grammar (RFC 9110 and 9112).
#pragma once
#include "httpd/request.h"

namespace callboard::httpd {

/// Found out once a head is complete.
struct HeadFacts {
    int refusal = 0; ///< a status when the request must be refused
    bool http10 = false;
    bool expectsContinue = false;
    bool webSocket = false;
};

/// Splits `target` into path and query and judges version, Host, framing and expectations. A request that has both a
/// length and a transfer coding is refused: proxies and servers disagree about its end.
HeadFacts headFacts(Request &request, int major, int minor);

} // namespace callboard::httpd
