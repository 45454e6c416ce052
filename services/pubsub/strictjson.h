// Is a text JSON to the letter? For payloads that are passed on unread.
#pragma once
#include <QByteArrayView>

namespace callboard::pubsub {

/// True for exactly one JSON value of RFC 8259 in valid UTF-8, nested at most 64 levels. Qt's own parser lets control
/// characters inside strings and numbers such as "1." through; a JavaScript client that is handed them throws.
bool isStrictJson(QByteArrayView text);

} // namespace callboard::pubsub
