// EventStream over the hub's socket.
#pragma once
#include "feed/feedclient.h"
#include "session/user/eventstream.h"

namespace callboard {

class FeedStream final : public EventStream
{
    Q_OBJECT
public:
    explicit FeedStream(feed::FeedTimes times = {}, QObject *parent = nullptr);
    void open(const QUrl &hub, const QString &token) override { m_client.open(hub, token); }
    void close() override { m_client.close(); }
    void restart() override { m_client.restart(); }

private:
    feed::FeedClient m_client;
};

} // namespace callboard
