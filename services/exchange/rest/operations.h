// Carries out one operation of Call Automation that has passed the gate.
#pragma once
#include "exchange/rest/requests.h"
#include "exchange/rest/runner.h"
#include "httpd/request.h"
#include "httpd/response.h"
#include "wire/operations.h"

namespace callboard::exchange {

struct OperationCall {
    Runner &runner;
    const httpd::Request &request;
    const QJsonObject &body;
    RequestFrame frame;
    qsizetype pageSize; ///< participants a page
};

/// The answer with the exact status of the contract, or the refusal.
httpd::Response perform(wire::OperationId id, const OperationCall &call);

// participants.cpp
httpd::Response listParticipants(const OperationCall &call);
httpd::Response getParticipant(const OperationCall &call);
httpd::Response addParticipant(const OperationCall &call);
httpd::Response cancelAdd(const OperationCall &call);
httpd::Response moveParticipants(const OperationCall &call);
httpd::Response muteParticipant(const OperationCall &call);

// recordings.cpp
httpd::Response startRecording(const OperationCall &call);
httpd::Response getRecording(const OperationCall &call);

} // namespace callboard::exchange
