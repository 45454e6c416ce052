// Transcription: contract README, 11.
#include "core/literals.h"
#include "exchange/rest/operationof.h"
#include "wire/mediarequests.h"
#include <QRegularExpression>

namespace callboard::exchange {

namespace {
/// "en-US", "zh-Hans-CN", "es-419".
bool hasRegion(const QString &locale)
{
    static const QRegularExpression Form(uR"(^[A-Za-z]{2,3}(-[A-Za-z]{4})?-([A-Za-z]{2}|[0-9]{3})$)"_s);
    return Form.match(locale).hasMatch();
}

QString optionalLocale(const std::optional<QString> &locale, RequestChecks &checks)
{
    if (!locale || locale->isEmpty())
        return {};
    checks.needs(hasRegion(*locale), u"locale: must have a region, en-US for instance"_s);
    return *locale;
}
} // namespace

std::optional<TranscriptionSetup> transcriptionOf(const std::optional<wire::WebSocketTranscriptionOptions> &options,
                                                  RequestChecks &checks)
{
    if (!options)
        return {};
    checks.needs(options->transportType == wire::WebSocketTransport,
                 u"transcriptionOptions.transportType: must be websocket"_s);
    checks.needs(hasRegion(options->locale), u"transcriptionOptions.locale: must have a region, en-US for instance"_s);
    return TranscriptionSetup{
        options->transportUrl.value_or(QString()), options->locale, options->speechModelEndpointId.value_or(QString()),
        options->startTranscription.value_or(false), options->enableIntermediateResults.value_or(false)};
}

Result<StartTranscription> readStartTranscription(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::StartTranscriptionRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    const Operation operation = operationOf(*r, frame, checks);
    const QString locale = optionalLocale(r->locale, checks);
    return checks.finish(StartTranscription{operation, locale, r->speechModelEndpointId.value_or(QString())});
}

Result<UpdateTranscription> readUpdateTranscription(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::UpdateTranscriptionRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    UpdateTranscription out{operationOf(*r, frame, checks), optionalLocale(r->locale, checks),
                            r->speechModelEndpointId.value_or(QString())};
    checks.needs(!out.locale.isEmpty() || !out.model.isEmpty(), u"locale: missing, and so is a speech model"_s);
    return checks.finish(std::move(out));
}

Result<StopTranscription> readStopTranscription(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::StopTranscriptionRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    const Operation operation = operationOf(*r, frame, checks);
    return checks.finish(StopTranscription{operation});
}

} // namespace callboard::exchange
