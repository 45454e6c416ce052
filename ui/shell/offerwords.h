// An announced call in the popup's words.
#pragma once
#include "core/ids.h"
#include "store/entities.h"
#include "ui/shell/offer.h"
#include <QCoreApplication>

namespace callboard {

class OfferWords
{
    Q_DECLARE_TR_FUNCTIONS(callboard::OfferWords)

public:
    static Offer offer(const IncomingCall &call);
    /// Name, else number.
    static QString caller(const IncomingCall &call);
    /// Why it rings no more, as one sentence; `self` is who looks.
    static QString closed(const IncomingCall &call, const UserName &self);
};

} // namespace callboard
