// Whom this user has lately had to do with, for type-ahead.
#pragma once
#include "store/callstore.h"

namespace callboard {

/// Somebody who can be called, added or transferred to.
struct KnownParty {
    Party party;
    QString name; ///< empty when nobody told
    qint64 lastMs = 0; ///< server time of the last call with them
    bool operator==(const KnownParty &) const = default;
};

/// Parties of the store's calls and announcements, each once, newest first; without anonymous callers, applications
/// and our own legs.
QList<KnownParty> recentParties(const CallStore &store);
/// Those whose name, number or id has all words of `typed`; digits match whatever separates them.
QList<KnownParty> matching(const QList<KnownParty> &parties, const QString &typed);

} // namespace callboard
