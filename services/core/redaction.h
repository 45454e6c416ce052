// Keeps secrets, tokens, phone numbers and call context out of everything that is written for people to read later.
#pragma once
#include <QByteArray>
#include <QString>

namespace callboard {

/// The text with phone numbers cut to their last two digits ("+*********23"), bearer tokens, HMAC signatures,
/// access keys, JWT-like words and the values of incomingCallContext and secret query parameters replaced by "…".
QString redacted(const QString &text);

} // namespace callboard
