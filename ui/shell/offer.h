// An incoming call as the popup shows it.
#pragma once
#include "core/ids.h"
#include <QDateTime>
#include <QString>

namespace callboard {

/// Texts are ready to show; times are UTC on the clock that the popup was given.
struct Offer {
    IncomingId id;
    QString name; ///< empty when nobody knows who calls
    QString number; ///< as people read it; empty for a withheld one
    QString line; ///< which number or queue was dialled
    QString reason; ///< what the caller's side sent along, one line; may be empty
    QDateTime announcedAt;
    QDateTime expiresAt;

    bool operator==(const Offer &) const = default;
};

} // namespace callboard
