// Reading an Event Grid event inside another document. For the .cpp files of this folder only.
#pragma once
#include "wire/codec.h"
#include "wire/eventgrid.h"

namespace callboard::wire {

void readGridEvent(const ObjectView &object, EventGridEvent &event, const Place &at);
/// True for the event types that readGridEvent knows.
bool isGridType(const QString &type);

} // namespace callboard::wire
