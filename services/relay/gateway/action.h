// What a request to /calling asks for.
#pragma once
#include "httpd/request.h"
#include "relay/base/principal.h"
#include "relay/state/relaystate.h"
#include "wire/operations.h"
#include <QJsonObject>

namespace callboard::relay {

/// One request, understood as far as rights and forwarding need it.
struct Action {
    const wire::Operation *operation = nullptr;
    CallId call; ///< of operations on a call
    RecordingId recording; ///< of operations on a recording
    QJsonObject body; ///< empty without one
    bool hasBody = false;

    bool isRead() const { return operation->method == QLatin1StringView("GET"); }
    /// Answer, reject, redirect: the call rings and must be claimed first.
    bool takesRinging() const;
    /// Create, answer, connect: makes a connection whose callbacks come to the relay.
    bool makesCall() const;
    /// Its state changes come to the relay too.
    bool startsRecording() const { return operation->id == wire::OperationId::StartRecording; }
    QString operationContext() const;
    /// Id of the announced call that the body's incomingCallContext stands for; empty without one.
    IncomingId incoming() const;
};

/// Finds the operation by method and raw path. Errors: 404 for a path or method that the service does not have, 400 for
/// a body that is no JSON object.
Result<Action> readAction(const httpd::Request &request);

/// Whether the user may do that; 403 with a reason otherwise.
Result<Done> mayDo(const Principal &who, const Action &action, const RelayState &state);

} // namespace callboard::relay
