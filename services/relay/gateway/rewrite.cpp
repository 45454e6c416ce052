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

void setTransport(QJsonObject &body, QLatin1StringView member, const QString &address)
{
    if (!body.value(member).isObject())
        return;
    QJsonObject options = body.value(member).toObject();
    options.insert("transportType"_L1, u"websocket"_s);
    options.insert("transportUrl"_L1, address);
    body.insert(member, options);
}

void addSpeech(QJsonObject &body, const QString &services)
{
    if (services.isEmpty())
        return;
    if (!body.contains("callIntelligenceOptions"_L1))
        body.insert("callIntelligenceOptions"_L1, QJsonObject{{u"cognitiveServicesEndpoint"_s, services}});
    if (!body.contains("transcriptionOptions"_L1))
        body.insert("transcriptionOptions"_L1,
                    QJsonObject{{u"locale"_s, u"en-US"_s},
                                {u"startTranscription"_s, false},
                                {u"enableIntermediateResults"_s, true}});
}
} // namespace

OwnAddresses OwnAddresses::of(const QString &publicUrl, const QByteArray &key)
{
    // http becomes ws, https wss.
    const QString sockets = publicUrl.startsWith("http"_L1) ? u"ws"_s + publicUrl.sliced(4) : publicUrl;
    const QString end = QString::fromLatin1(key);
    return {publicUrl + u"/callbacks/"_s + end, sockets + u"/media/"_s + end, sockets + u"/transcription/"_s + end};
}

QByteArray bodyForService(const Action &action, const QByteArray &body, const OwnAddresses &own)
{
    if (!action.hasBody)
        return body;
    QJsonObject changed = action.body;
    if (action.makesCall()) {
        changed.insert("callbackUri"_L1, own.callback);
        addSpeech(changed, own.speechServices);
        setTransport(changed, "mediaStreamingOptions"_L1, own.media);
        setTransport(changed, "transcriptionOptions"_L1, own.transcription);
    }
    if (action.startsRecording())
        changed.insert("recordingStateCallbackUri"_L1, own.callback);
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
