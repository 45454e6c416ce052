// What actions are called, and how far they have come.
#pragma once
#include "session/actions/pendingaction.h"
#include <QCoreApplication>

namespace callboard {

class ActionText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::ActionText)

public:
    /// "&Hold": a button or menu entry, with mnemonic.
    static QString name(ActionKind kind);
    /// "Putting on hold": while nobody has confirmed it.
    static QString underWay(ActionKind kind);
    /// The same for the button of the action, which says by itself what it is about: "Starting".
    static QString underWayShort(ActionKind kind);
    /// "On hold": an event has confirmed it.
    static QString done(ActionKind kind);
    /// "The call was not put on hold.": it failed.
    static QString failed(ActionKind kind);
    /// "Nobody has confirmed the hold yet.": nothing was heard in time.
    static QString unconfirmed(ActionKind kind);
    /// One line on an action for screen readers: phase and seconds since it began.
    static QString progress(const PendingAction &action, qint64 seconds);
};

} // namespace callboard
