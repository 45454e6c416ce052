#include "bench.h"

namespace callboard::test {

Bench::Bench(bool hmac)
    : m_client([this, hmac] {
          http::HttpClientParts parts;
          parts.transport = m_network;
          parts.timers = m_timers;
          parts.clock = &m_vectorClock;
          parts.retry.seed = 1;
          const QByteArray key = QByteArray("0123456789abcdef").repeated(4);
          if (hmac)
              parts.authorizer = std::make_shared<http::HmacAuthorizer>(key, m_vectorClock);
          return parts;
      }())
{
}

calls::Channel Bench::channel() const
{
    return calls::Channel(m_client, QUrl(u"https://contoso.unitedstates.communication.azure.com"_s));
}

} // namespace callboard::test
