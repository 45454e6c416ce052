#include "store/changeset.h"

namespace callboard {

void ChangeSet::add(const CallId &id, CallFields fields)
{
    if (fields)
        calls[id] |= fields;
}

void ChangeSet::add(const IncomingId &id, IncomingFields fields)
{
    if (fields)
        incoming[id] |= fields;
}

void ChangeSet::merge(const ChangeSet &later)
{
    for (auto it = later.calls.begin(); it != later.calls.end(); ++it)
        add(it.key(), it.value());
    for (auto it = later.incoming.begin(); it != later.incoming.end(); ++it)
        add(it.key(), it.value());
}

} // namespace callboard
