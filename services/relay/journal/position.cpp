#include "relay/journal/position.h"
#include "core/literals.h"

namespace callboard::relay {

namespace {
QString besideDatabase(const QString &databasePath)
{
    return databasePath + u".position"_s;
}
} // namespace

void PositionFile::open(const QString &databasePath)
{
    m_file = std::make_unique<QFile>(besideDatabase(databasePath));
    if (!m_file->open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        m_file.reset();
}

void PositionFile::write(const QByteArray &epoch, qint64 offset)
{
    if (!m_file || !m_file->seek(0))
        return;
    // One short write of a fixed length: it is never seen half done.
    m_file->write(epoch + ' ' + QByteArray::number(offset).rightJustified(19, '0') + '\n');
}

Position readPosition(const QString &databasePath)
{
    QFile file(besideDatabase(databasePath));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QList<QByteArray> parts = file.read(128).simplified().split(' ');
    bool ok = false;
    const qint64 offset = parts.value(1).toLongLong(&ok);
    return ok && parts.size() == 2 ? Position{parts[0], offset} : Position{};
}

} // namespace callboard::relay
