#include "secrets/memorystore.h"
#include <QFuture>

namespace callboard {

QFuture<Result<QString>> MemoryStore::read(const QString &name)
{
    const auto found = m_secrets.constFind(name);
    return QtFuture::makeReadyFuture(found == m_secrets.constEnd() ? Result<QString>(noSuchSecret())
                                                                   : Result<QString>(*found));
}

QFuture<Result<Done>> MemoryStore::write(const QString &name, const QString &secret)
{
    m_secrets.insert(name, secret);
    return QtFuture::makeReadyFuture(Result<Done>(Done{}));
}

QFuture<Result<Done>> MemoryStore::remove(const QString &name)
{
    m_secrets.remove(name);
    return QtFuture::makeReadyFuture(Result<Done>(Done{}));
}

} // namespace callboard
