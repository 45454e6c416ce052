// Reading `data` of a callback event by its type. For the .cpp files of this folder only.
#pragma once
#include "wire/callbackevents.h"
#include "wire/introspect.h"

namespace callboard::wire {

/// Reads the event of that type; an UnknownEvent when there is none of that name.
void readCallbackData(const QString &type, const ObjectView &data, CallbackEvent &event, const Place &at);
/// The data schemas of all known events.
QList<SchemaInfo> callbackEventSchemas();

} // namespace callboard::wire
