// What every request of the API has to pass, and what its answer gets on the way out.
#pragma once
#include "exchange/rest/answerfaults.h"
#include "exchange/rest/repeatability.h"
#include "exchange/rest/signature.h"
#include "httpd/responder.h"
#include "wire/operations.h"
#include <QJsonObject>
#include <functional>

namespace callboard::exchange {

/// Signature (401), faults, api-version (400), repeatability, body (400); then the operation itself.
class Gate
{
public:
    struct Passed {
        const httpd::Request &request;
        const QJsonObject &body;
        QString apiVersion;
    };
    using Action = std::function<httpd::Response(const Passed &)>;

    Gate(QByteArray accessKey, const Clock &clock, quint64 seed);

    void handle(const wire::Operation &operation, const httpd::Request &request, const httpd::Responder &responder,
                const Action &action);
    AnswerFaults &faults() { return m_faults; }

private:
    httpd::Response answer(const wire::Operation &operation, const httpd::Request &request, const Action &action);
    httpd::Response perform(const httpd::Request &request, const Action &action);
    static void strike(const AnswerFault &fault, const httpd::Responder &responder);

    QByteArray m_accessKey;
    const Clock &m_clock;
    RepeatabilityStore m_repeatability;
    AnswerFaults m_faults;
};

/// 401 with the body of contract README, 2.7.
httpd::Response denied();

} // namespace callboard::exchange
