// Cuts a request body into the events it holds without reading them, so that each is kept byte for byte.
#pragma once
#include <QByteArray>
#include <QList>
#include <optional>

namespace callboard::relay {

/// The texts of the top-level array's elements, or the one text of a body that is no array, blanks around them cut.
/// Nothing when brackets or quotes do not close, a string holds control characters or unknown escapes, when it nests
/// deeper than 64 levels, or when there is no value at all. Elements are not checked further.
std::optional<QList<QByteArray>> splitJson(const QByteArray &body);

} // namespace callboard::relay
