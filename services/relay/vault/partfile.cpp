#include "relay/vault/partfile.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include "relay/vault/vaultcodes.h"
#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace callboard::relay {

void syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return;
    ::fsync(folder);
    ::close(folder);
}

ApiError diskError(const QFileDevice &file)
{
    const int why = errno;
    const bool full = why == ENOSPC || why == EDQUOT || why == EFBIG || file.error() == QFileDevice::ResourceError;
    return ApiError::of(ApiError::Kind::Server, file.errorString(),
                        QString::fromUtf16(full ? vaultcode::DiskFull : vaultcode::DiskError));
}

Result<PartFile> PartFile::open(const QString &finalPath)
{
    PartFile part(finalPath);
    part.m_file = std::make_unique<QFile>(part.path());
    if (!part.m_file->open(QIODevice::ReadWrite | QIODevice::Unbuffered))
        return diskError(*part.m_file);
    part.m_file->setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
    part.takeUp();
    return part;
}

void PartFile::takeUp()
{
    QFile file(notePath());
    if (!file.open(QIODevice::ReadOnly))
        return;
    const auto note = parseJsonObject(file.readAll());
    const qint64 size = note ? note->value("size"_L1).toInteger() : 0;
    // More than was noted may be in it, but only what was noted is known to have reached the disk.
    if (!note || size > m_file->size() || !m_file->resize(size))
        return;
    m_size = size;
    m_total = note->value("total"_L1).toInteger(-1);
    m_etag = note->value("etag"_L1).toString().toLatin1();
}

Result<Done> PartFile::note()
{
    QSaveFile file(notePath());
    const QJsonObject object{{u"size"_s, m_size}, {u"total"_s, m_total}, {u"etag"_s, QString::fromLatin1(m_etag)}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(object).toJson(QJsonDocument::Compact)) < 0
        || !file.commit())
        return diskError(file);
    return Done{};
}

Result<Done> PartFile::begin(qint64 total, const QByteArray &etag)
{
    if (!m_file->resize(0))
        return diskError(*m_file);
    m_size = 0;
    m_total = total;
    m_etag = etag;
    return note();
}

Result<Done> PartFile::append(const QByteArray &bytes)
{
    errno = 0;
    if (!m_file->seek(m_size) || m_file->write(bytes) != bytes.size()) {
        const ApiError error = diskError(*m_file);
        m_file->resize(m_size);
        return error;
    }
    if (::fdatasync(m_file->handle()) != 0)
        return diskError(*m_file);
    m_size += bytes.size();
    return note();
}

Result<Done> PartFile::finish()
{
    if (!isComplete() || m_file->size() != m_total || ::fsync(m_file->handle()) != 0)
        return diskError(*m_file);
    m_file->close();
    if (::rename(QFile::encodeName(path()).constData(), QFile::encodeName(m_path).constData()) != 0)
        return diskError(*m_file);
    syncFolder(QFileInfo(m_path).path());
    QFile::remove(notePath());
    return Done{};
}

} // namespace callboard::relay
