// Whom a typed text means.
#pragma once
#include "session/desk/calldesk.h"

namespace callboard {

/// A person or phone to call, add, transfer or redirect to; without an id `problem` says what is wrong.
struct Target {
    RawId id;
    QString problem;
    bool isValid() const { return !id.isEmpty(); }
};

/// A number the way the desk's country writes it, or the raw id of a user ("8:acs:…").
Target readTarget(const CallDesk &desk, const QString &text);
/// As people read it: the number with spaces, else the id.
QString targetText(const RawId &id);

} // namespace callboard
