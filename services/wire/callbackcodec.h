// Reading `data` of a callback event by its type. For the .cpp files of this folder only.
#pragma once
#include "wire/callbackevents.h"
#include "wire/introspect.h"

namespace callboard::wire {

/// The event of that type; an UnknownEvent when there is none of that name.
CallbackEvent readCallbackData(const QString &type, const QJsonObject &data, const Place &at);
/// The data schemas of all known events.
QList<SchemaInfo> callbackEventSchemas();

} // namespace callboard::wire
