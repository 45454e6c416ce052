// The server REST interface of Web PubSub (contract/webpubsub.md, section 12).
#pragma once
#include "httpd/httpserver.h"
#include "relay/hub/hubserver.h"

namespace callboard::relay {

/// {"code","message","target","details","inner"} and x-ms-error-code, as Web PubSub words its errors.
httpd::Response restError(int status, const QString &code, const QString &message);

/// One request to an existing hub, authorised.
struct RestCall {
    HubServer &server;
    Hub &hub;
    const httpd::Request &request;

    QString group() const { return request.param("group"); }
    QString user() const { return request.param("user"); }
    QString connection() const { return request.param("connection"); }
    /// "https://host" for links that go out.
    QString base() const;
};
using RestAction = httpd::Response (*)(const RestCall &);

struct RestRoute {
    const char *method;
    const char *path; ///< after /api/hubs/{hub}
    RestAction action;
};

// One list a kind of route.
std::span<const RestRoute> sendRoutes();
std::span<const RestRoute> connectionRoutes();
std::span<const RestRoute> memberRoutes();
std::span<const RestRoute> permissionRoutes();

/// Query parameters `filter` and `excluded`; a filter that can't be read is an error.
Result<Recipients> recipientsOf(const httpd::Request &request);
/// 1 to 1024 characters, not all blank.
bool isGroupName(const QString &name);
/// 400 with the error's text.
httpd::Response badRequest(const QString &message);
httpd::Response noSuchConnection();

void registerHubRest(httpd::HttpServer &server, HubServer &hubs);

} // namespace callboard::relay
