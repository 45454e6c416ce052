#include "feed/feedprogress.h"
#include "core/literals.h"
#include <QUrlQuery>

namespace callboard::feed {

bool FeedProgress::greeted(const pubsub::Connected &greeting)
{
    const bool known = !m_connectionId.isEmpty() && m_connectionId == greeting.connectionId;
    if (!known) {
        m_largest = 0;
        m_acknowledged = 0;
    }
    m_connectionId = greeting.connectionId;
    m_reconnectionToken = greeting.reconnectionToken;
    m_lostAt.reset();
    // What was acknowledged just before the cut may not have arrived.
    m_acknowledged = 0;
    return known;
}

bool FeedProgress::taken(quint64 sequenceId)
{
    if (sequenceId <= m_largest)
        return false;
    m_largest = sequenceId;
    return true;
}

std::optional<quint64> FeedProgress::takeAck()
{
    if (!hasNews())
        return std::nullopt;
    m_acknowledged = m_largest;
    return m_largest;
}

void FeedProgress::lost(std::chrono::milliseconds now)
{
    if (!m_lostAt)
        m_lostAt = now;
}

bool FeedProgress::canRecover(std::chrono::milliseconds now) const
{
    return !m_connectionId.isEmpty() && !m_reconnectionToken.isEmpty() && m_lostAt && now - *m_lostAt < window;
}

QUrl FeedProgress::recoveryUrl(const QUrl &hub) const
{
    QUrl url = hub;
    QUrlQuery query(url);
    query.addQueryItem(u"awps_connection_id"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_connectionId)));
    query.addQueryItem(u"awps_reconnection_token"_s, QString::fromLatin1(QUrl::toPercentEncoding(m_reconnectionToken)));
    url.setQuery(query);
    return url;
}

void FeedProgress::forget()
{
    *this = {};
}

} // namespace callboard::feed
