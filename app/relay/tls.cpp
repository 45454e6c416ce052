#include "tls.h"
#include "core/literals.h"
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>

namespace callboard::relay {

Result<QSslConfiguration> tlsConfiguration(const TlsFiles &files)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(files.certificate);
    if (chain.isEmpty())
        return ApiError::invalid(u"%1: no certificate in PEM form"_s.arg(files.certificate));
    QFile file(files.key);
    if (!file.open(QIODevice::ReadOnly))
        return ApiError::invalid(u"%1: %2"_s.arg(files.key, file.errorString()));
    const QByteArray pem = file.readAll();
    QSslKey key(pem, QSsl::Rsa);
    if (key.isNull())
        key = QSslKey(pem, QSsl::Ec);
    if (key.isNull())
        return ApiError::invalid(u"%1: no RSA or EC key in PEM form"_s.arg(files.key));
    QSslConfiguration configuration;
    configuration.setLocalCertificateChain(chain);
    configuration.setPrivateKey(key);
    return configuration;
}

} // namespace callboard::relay
