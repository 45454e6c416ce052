// Media streaming: contract README, 11.1 and 11.2. Options without an address are taken; starting then fails by its
// event.
#include "core/literals.h"
#include "exchange/rest/operationof.h"
#include "wire/mediarequests.h"

namespace callboard::exchange {

Result<StreamOptions> readStreaming(const wire::WebSocketMediaStreamingOptions &o, RequestChecks &checks)
{
    const QString name = u"mediaStreamingOptions."_s;
    checks.needs(o.transportType == wire::WebSocketTransport, name + u"transportType: must be websocket"_s);
    checks.needs(o.audioChannelType.value() != wire::AudioChannelType::Unknown,
                 name + u"audioChannelType: must be mixed or unmixed"_s);
    const auto content = o.contentType.value_or(wire::MediaStreamingContentType::Audio).value();
    checks.needs(content == wire::MediaStreamingContentType::Audio, name + u"contentType: must be audio"_s);
    const auto format = o.audioFormat.value_or(wire::AudioFormat::Pcm16KMono).value();
    checks.needs(format != wire::AudioFormat::Unknown, name + u"audioFormat: must be pcm16KMono or pcm24KMono"_s);
    StreamOptions s;
    s.url = o.transportUrl.value_or(QString());
    if (!s.url.isEmpty() && !RequestChecks::isSocketAddress(s.url))
        return badStreamAddress(name + u"transportUrl"_s);
    s.unmixed = o.audioChannelType.value() == wire::AudioChannelType::Unmixed;
    s.start = o.startMediaStreaming.value_or(false);
    s.bidirectional = o.enableBidirectional.value_or(false);
    s.sampleRate = format == wire::AudioFormat::Pcm24KMono ? 24'000 : 16'000;
    s.tones = o.enableDtmfTones.value_or(false);
    return s;
}

Result<StartStreaming> readStartStreaming(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::StartMediaStreamingRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    return checks.finish(StartStreaming{operationOf(*r, frame, checks)});
}

Result<StopStreaming> readStopStreaming(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::StopMediaStreamingRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    return checks.finish(StopStreaming{operationOf(*r, frame, checks)});
}

} // namespace callboard::exchange
