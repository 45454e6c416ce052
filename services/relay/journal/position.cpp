#include "relay/journal/position.h"
#include "core/literals.h"
#include <QFile>

namespace callboard::relay {

void writePosition(const QString &databasePath, const QByteArray &epoch, qint64 offset)
{
    QFile file(databasePath + u".position"_s);
    if (!file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return;
    // One short write of a fixed length: it is never seen half done.
    file.write(epoch + ' ' + QByteArray::number(offset).rightJustified(19, '0') + '\n');
}

Position readPosition(const QString &databasePath)
{
    QFile file(databasePath + u".position"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> parts = file.read(128).simplified().split(' ');
    bool ok = false;
    const qint64 offset = parts.value(1).toLongLong(&ok);
    return ok && parts.size() == 2 ? Position{parts[0], offset} : Position{};
}

} // namespace callboard::relay
