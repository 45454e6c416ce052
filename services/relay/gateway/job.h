// One request on its way through the gateway. For the .cpp files of this folder only.
#pragma once
#include "httpd/responder.h"
#include "relay/gateway/gateway.h"

namespace callboard::relay {

struct Gateway::Job {
    httpd::Request request;
    httpd::Responder responder;
    Principal who;
    Action action;
    bool freshClaim = false; ///< this request took the ringing call
    QByteArray key; ///< of the callback address, when there is one
    CallbackKey keyRecord;

    /// Operation name for the audit; "calling" for what is no operation.
    QByteArray name() const;
    /// Call connection or incoming id the request is about.
    QByteArray callId() const;
    /// Repeatability-Request-ID; empty without one.
    QByteArray requestId() const;
    QString dialledFrom() const; ///< raw id, empty when the body has none
    QString dialledTo() const;
    wire::ActionRefused refused(const ApiError &error, int status) const;
    /// The service's answer with another body.
    httpd::Response passedOn(const http::HttpReply &reply, const QByteArray &body) const;
};

} // namespace callboard::relay
