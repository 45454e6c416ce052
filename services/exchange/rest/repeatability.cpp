#include "exchange/rest/repeatability.h"
#include "http/hmac.h"
#include <QCryptographicHash>
#include <QUuid>

namespace callboard::exchange {

namespace {
constexpr QByteArrayView IdHeader = "Repeatability-Request-ID";
constexpr QByteArrayView DateHeader = "Repeatability-First-Sent";

QByteArray fingerprint(const httpd::Request &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.method);
    hash.addData(request.path);
    hash.addData(QByteArrayView("\n"));
    hash.addData(request.body);
    return hash.result();
}
} // namespace

RepeatabilityStore::Known RepeatabilityStore::lookUp(const httpd::Request &request, httpd::Response &stored)
{
    const QByteArray id = request.headers.value(IdHeader);
    if (id.isEmpty() && !request.headers.has(DateHeader))
        return Known::No;
    if (QUuid::fromString(QLatin1StringView(id)).isNull()
        || !http::parseHttpDate(request.headers.view(DateHeader)).isValid())
        return Known::Misused;
    forgetOld();
    const auto it = m_entries.constFind(id);
    if (it == m_entries.cend())
        return Known::No;
    if (it->fingerprint != fingerprint(request))
        return Known::Misused;
    stored = it->answer;
    return Known::Yes;
}

void RepeatabilityStore::keep(const httpd::Request &request, const httpd::Response &answer)
{
    const QByteArray id = request.headers.value(IdHeader);
    if (id.isEmpty())
        return;
    m_entries.insert(id, {fingerprint(request), answer});
    m_ages.emplace_back(m_clock.monotonic(), id);
}

void RepeatabilityStore::forgetOld()
{
    const auto oldest = m_clock.monotonic() - m_kept;
    while (!m_ages.empty() && (m_ages.front().first < oldest || m_entries.size() >= m_most)) {
        m_entries.remove(m_ages.front().second);
        m_ages.pop_front();
    }
}

} // namespace callboard::exchange
