// One event on its way through the relay: the row that is kept and what it says.
#pragma once
#include "relay/journal/journal.h"
#include "wire/envelope.h"
#include <memory>

namespace callboard::relay {

/// `event` is null when this version can't read the body: it is kept and passed on all the same. Never changed once
/// made, so that an entry costs little to hand on.
struct Entry {
    NewEvent row;
    std::shared_ptr<const wire::JournalEvent> event;
};

/// What is committed together when events are recorded.
struct Recording {
    QList<Entry> entries{};
    QList<CallbackKey> keys{};
    QList<AuditLine> audit{};
    std::function<void()> applied{}; ///< called once all of it is in the state
};

/// Types that tell a ringing call's story: every agent gets them.
bool isRingType(QByteArrayView type);

} // namespace callboard::relay
