// Is a request signed with the resource's access key? Contract README, 2.3.
#pragma once
#include "httpd/request.h"
#include <QDateTime>
#include <chrono>

namespace callboard::exchange {

/// Checks the HMAC-SHA256 signature over method, raw target, date, host and body hash.
class SignatureCheck
{
public:
    /// `accessKey` is the decoded key.
    explicit SignatureCheck(QByteArray accessKey, std::chrono::minutes tolerance = std::chrono::minutes(15));

    /// Empty when the request is authentic; otherwise why not, for the log only.
    QByteArrayView whyNot(const httpd::Request &request, const QDateTime &now) const;

private:
    QByteArray m_key;
    std::chrono::minutes m_tolerance;
};

/// "Mon, 02 Mar 2026 10:15:30 GMT"; invalid when the text is no such date.
QDateTime parseHttpDate(QByteArrayView text);

/// Equal, in a time that does not depend on where the texts differ.
bool equalInConstantTime(QByteArrayView a, QByteArrayView b);

} // namespace callboard::exchange
