// Who may open a client connection, decided before the upgrade.
#pragma once
#include "core/clock.h"
#include "httpd/httpserver.h"
#include "relay/hub/clientsession.h"
#include "relay/hub/hub.h"
#include <functional>

namespace callboard::relay {

/// What the gate found out, handed to the open handler.
struct Admission {
    Hub *hub = nullptr;
    bool reliable = false;
    ClientSession::Identity identity;
    QStringList groups;
    bool recovery = false; ///< the two texts below name a session to go on with
    QString connectionId;
    QString reconnectionToken;
};

/// Keys that sign client and REST tokens: a primary and perhaps a secondary one.
using HubKeys = QList<QByteArray>;

/// Fresh, unguessable, base64url.
QString randomId(int bytes);

/// Refuses with 404 for an unknown hub, 400 for another subprotocol than exactly one of the two, 401 for a token that
/// is missing, wrong, expired or made for something else. A recovery is let in on its reconnection token alone;
/// whether the session lives is told after the upgrade, because clients retry on an HTTP error.
httpd::UpgradeDecision admit(Hub *hub, const httpd::Request &request, const HubKeys &keys, const Clock &clock);

} // namespace callboard::relay
