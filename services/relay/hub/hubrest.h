// The server REST of Web PubSub as @azure/web-pubsub calls it (contract webpubsub.md, section 12).
#pragma once

namespace callboard::httpd {
class HttpServer;
}

namespace callboard::relay {

class HubServer;

/// Registers every route below /api. Each but the health check needs a token whose audience is the called path.
void routeHubRest(httpd::HttpServer &server, HubServer &hubs);
/// The part of them that changes or lists group membership.
void routeGroups(httpd::HttpServer &server, HubServer &hubs);

} // namespace callboard::relay
