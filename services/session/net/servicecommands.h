// CommandPort over the calling services, through a relay's gateway.
#pragma once
#include "calls/callservice.h"
#include "calls/mediaservice.h"
#include "calls/participantservice.h"
#include "session/user/commandport.h"

namespace callboard {

/// One service method a kind of intent, with one repeatability pair an intent. Refuses plain http to other machines as
/// HttpRelayApi does. One thread.
class ServiceCommands final : public CommandPort
{
public:
    /// `parts` without an authorizer; left out: the network.
    explicit ServiceCommands(http::HttpClientParts parts = {});

    QFuture<Result<CommandAnswer>> perform(const CallCommand &command) override;
    void useAccess(const QUrl &relay, const QString &token) override;

private:
    QFuture<Result<CommandAnswer>> setUp(const CallCommand &command);
    QFuture<Result<CommandAnswer>> decide(const CallCommand &command);
    QFuture<Result<CommandAnswer>> change(const CallCommand &command);
    QFuture<Result<CommandAnswer>> shape(const CallCommand &command);
    QFuture<Result<CommandAnswer>> end(const CallCommand &command);
    QFuture<Result<CommandAnswer>> sound(const CallCommand &command);
    QFuture<Result<CommandAnswer>> stream(const CallCommand &command);
    QFuture<Result<CommandAnswer>> record(const CallCommand &command);
    calls::Intent newIntent() const;

    http::HttpClientParts m_parts;
    std::shared_ptr<http::FixedToken> m_token;
    QUrl m_relay;
    std::optional<calls::Channel> m_channel;
};

} // namespace callboard
