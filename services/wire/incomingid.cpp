#include "wire/incomingid.h"
#include "core/literals.h"
#include <QCryptographicHash>

namespace callboard::wire {

IncomingId incomingIdOf(const QString &incomingCallContext)
{
    const QByteArray hash = QCryptographicHash::hash(incomingCallContext.toUtf8(), QCryptographicHash::Sha256);
    return IncomingId("ic-"_L1 + QString::fromLatin1(hash.toHex().left(24)));
}

bool isIncomingId(const QString &text)
{
    return text.size() == 27 && text.startsWith("ic-"_L1);
}

} // namespace callboard::wire
