// Events in one line each.
#pragma once
#include "models/eventfacts.h"
#include <QCoreApplication>

namespace callboard {

class EventText
{
    Q_DECLARE_TR_FUNCTIONS(callboard::EventText)

public:
    /// What the event says; an unknown type is shown as it is.
    static QString words(const EventFacts &facts);
    /// A party in a sentence: its number, or what kind it is.
    static QString party(const Party &party);
    static QString kind(PartyKind kind);
};

} // namespace callboard
