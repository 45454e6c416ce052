#include "relay/gateway/rewrite.h"
#include "core/jsonreader.h"
#include "core/literals.h"
#include <QJsonDocument>

namespace callboard::relay {

namespace {
QByteArray compact(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}
} // namespace

QByteArray bodyForService(const Action &action, const QByteArray &body, const QString &callbackAddress)
{
    if (!action.hasBody)
        return body;
    QJsonObject changed = action.body;
    if (action.makesCall())
        changed.insert("callbackUri"_L1, callbackAddress);
    if (changed.contains("recordingStateCallbackUri"_L1))
        changed.insert("recordingStateCallbackUri"_L1, callbackAddress);
    changed.remove("operationCallbackUri"_L1);
    return changed == action.body ? body : compact(changed);
}

QByteArray bodyForConsole(const Action &action, const QByteArray &body, const QString &serviceEndpoint,
                          const QString &publicUrl)
{
    const bool mayHoldAddress = action.makesCall() || action.operation->id == wire::OperationId::GetCall;
    const bool mayHoldLink = action.operation->id == wire::OperationId::GetParticipants;
    if (!mayHoldAddress && !mayHoldLink)
        return body;
    const auto parsed = parseJsonObject(body);
    if (!parsed)
        return body;
    QJsonObject changed = *parsed;
    changed.remove("callbackUri"_L1);
    QString link = changed.value("nextLink"_L1).toString();
    if (!serviceEndpoint.isEmpty() && link.startsWith(serviceEndpoint)) {
        link.replace(0, serviceEndpoint.size(), publicUrl);
        changed.insert("nextLink"_L1, link);
    }
    return changed == *parsed ? body : compact(changed);
}

} // namespace callboard::relay
