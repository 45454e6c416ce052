// The network itself.
#pragma once
#include "http/transport.h"

class QNetworkAccessManager;
class QSslConfiguration;

namespace callboard::http {

/// Sends through a QNetworkAccessManager of its own: no redirects, no cookies, no cache, no decompression, HTTP/1.1. A
/// certificate that is not trusted is a Transport error.
class NetworkTransport final : public Transport
{
public:
    NetworkTransport();
    ~NetworkTransport() override;
    /// Certificates to trust, for instance those of a private installation. Default: the system's.
    void setSslConfiguration(const QSslConfiguration &configuration);

    std::unique_ptr<Running> send(const HttpRequest &request, Done done) override;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace callboard::http
