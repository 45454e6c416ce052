#include "session/net/feedstream.h"

namespace callboard {

FeedStream::FeedStream(feed::FeedTimes times, QObject *parent) : EventStream(parent), m_client(times)
{
    connect(&m_client, &feed::FeedClient::opened, this, &EventStream::opened);
    connect(&m_client, &feed::FeedClient::lost, this, &EventStream::lost);
    connect(&m_client, &feed::FeedClient::received, this, &EventStream::received);
    connect(&m_client, &feed::FeedClient::partialHeard, this, &EventStream::partialHeard);
    connect(&m_client, &feed::FeedClient::heard, this, &EventStream::heard);
    connect(&m_client, &feed::FeedClient::measured, this, &EventStream::measured);
}

} // namespace callboard
