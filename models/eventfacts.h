// What an event tells people, taken out of its JSON.
#pragma once
#include "store/entities.h"
#include <QByteArray>
#include <QString>

namespace callboard {

/// Everything the one-line wording of an event needs. Texts are as they came.
struct EventFacts {
    QString type; ///< without the "Microsoft.Communication." in front; "Callboard.…" stays
    int code = 0;
    int subCode = 0;
    Party party; ///< participant, transfer target or caller
    QString partyName; ///< display name where the event has one
    Party other; ///< transferee, or who was called
    int members = -1; ///< of a participant list
    int muted = 0;
    int onHold = 0;
    QString user; ///< of a relay event
    QString word; ///< outcome, state, tone, control, reason or error code, by type
    QString note; ///< reason a user gave for what was done
    QString operationContext;
};

/// The event with ••• in place of what was pressed or said, if its operation was marked as sensitive.
QByteArray withoutSecrets(const QByteArray &raw);
EventFacts eventFactsOf(const TimelineEntry &entry, const QByteArray &raw);
/// The JSON with indentation, for reading and copying; the text itself when it is no JSON.
QString readableJson(const QByteArray &raw);

} // namespace callboard
