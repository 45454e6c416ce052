// Starting a recording: contract README, 12.1.
#include "core/literals.h"
#include "exchange/rest/requests.h"
#include "wire/recordingmodels.h"

namespace callboard::exchange {

namespace {
using Request = wire::StartCallRecordingRequest;
using Content = wire::RecordingContentType;
using Channels = wire::RecordingChannelType;
using Format = wire::RecordingFormatType;

/// Also of what the service could do and this machine can't: there is no video here, and no cloud to write to.
ApiError notSupported(const QString &what)
{
    ApiError error = ApiError::of(ApiError::Kind::Conflict, what, u"8520"_s);
    error.httpStatus = 405;
    return error;
}

void locate(const Request &r, StartRecording &out, RequestChecks &checks)
{
    using Locator = StartRecording::Locator;
    checks.needs(r.callLocator.has_value() != r.callConnectionId.has_value(),
                 u"callLocator, callConnectionId: exactly one is needed"_s);
    if (r.callConnectionId)
        out.id = r.callConnectionId->text;
    if (!r.callLocator)
        return;
    const wire::CallLocator &l = *r.callLocator;
    const int given = int(l.serverCallId.has_value()) + int(l.groupCallId.has_value());
    checks.needs(!l.roomId && given == 1, u"callLocator: must have exactly one of serverCallId and groupCallId"_s);
    const auto kind = l.serverCallId ? wire::CallLocatorKind::ServerCall : wire::CallLocatorKind::GroupCall;
    checks.needs(!l.kind || l.kind->value() == kind, u"callLocator.kind: does not fit the id"_s);
    out.locator = l.serverCallId ? Locator::ServerCall : Locator::GroupCall;
    out.id = l.serverCallId ? l.serverCallId->text : l.groupCallId.value_or(QString());
}

template<class T>
T chosen(const std::optional<wire::Open<T>> &given, T otherwise, const char *name, RequestChecks &checks)
{
    const T value = given ? given->value() : otherwise;
    checks.needs(value != T::Unknown, QLatin1StringView(name) + ": unknown"_L1);
    return value;
}

/// What is left out follows from what is given, and else is mixed sound in a WAV: the service's own default is video.
std::optional<ApiError> readForm(const Request &r, StartRecording &out, RequestChecks &checks)
{
    const Channels channels = chosen(r.recordingChannelType, Channels::Mixed, "recordingChannelType", checks);
    const bool video = r.recordingContentType && *r.recordingContentType == Content::AudioVideo;
    const Format format
        = chosen(r.recordingFormatType, video ? Format::Mp4 : Format::Wav, "recordingFormatType", checks);
    const Content content = chosen(r.recordingContentType, format == Format::Mp4 ? Content::AudioVideo : Content::Audio,
                                   "recordingContentType", checks);
    checks.needs((format == Format::Mp4) == (content == Content::AudioVideo),
                 u"recordingFormatType: mp4 goes with audioVideo, wav and mp3 with audio"_s);
    checks.needs(channels != Channels::Unmixed || format == Format::Wav,
                 u"recordingChannelType: unmixed goes with wav only"_s);
    out.unmixed = channels == Channels::Unmixed;
    out.mp3 = format == Format::Mp3;
    if (checks.isFine() && format == Format::Mp4)
        return notSupported(u"recordingFormatType: this exchange records no video; ask for audio as wav or mp3"_s);
    return {};
}

void takeChannel(StartRecording &out, int channel, const RawId &who, const QString &place, RequestChecks &checks)
{
    checks.needs(channel >= 0 && channel < MostRecordingChannels, place + ": the channel must be 0 to 4"_L1);
    checks.needs(!out.channels.contains(channel), place + ": the channel is taken already"_L1);
    checks.needs(!out.channels.values().contains(who), place + ": the participant has a channel already"_L1);
    out.channels.insert(channel, who);
}

/// An affinity names its channel, an ordering takes the free ones from 0 on.
void readChannels(const Request &r, StartRecording &out, RequestChecks &checks)
{
    const auto affinities = r.channelAffinity.value_or(QList<wire::ChannelAffinity>());
    const auto ordering = r.audioChannelParticipantOrdering.value_or(QList<wire::CommunicationIdentifier>());
    checks.needs(out.unmixed || (affinities.isEmpty() && ordering.isEmpty()),
                 u"channelAffinity, audioChannelParticipantOrdering: only for unmixed recordings"_s);
    for (qsizetype i = 0; i < affinities.size(); ++i) {
        const QString place = u"channelAffinity[%1]"_s.arg(i);
        takeChannel(out, affinities[i].channel.value_or(int(i)), checks.identity(affinities[i].participant, place),
                    place, checks);
    }
    for (qsizetype i = 0, channel = 0; i < ordering.size(); ++i) {
        const QString place = u"audioChannelParticipantOrdering[%1]"_s.arg(i);
        while (out.channels.contains(int(channel)))
            ++channel;
        takeChannel(out, int(channel), checks.identity(ordering[i], place), place, checks);
    }
}
} // namespace

Result<StartRecording> readStartRecording(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<Request>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    StartRecording out;
    locate(*r, out, checks);
    const auto refused = readForm(*r, out, checks);
    readChannels(*r, out, checks);
    out.apiVersion = frame.apiVersion;
    out.pauseOnStart = r->pauseOnStart.value_or(false);
    out.callbackUri = checks.optionalAddress(r->recordingStateCallbackUri, u"recordingStateCallbackUri"_s);
    if (refused && checks.isFine())
        return *refused;
    using Kind = wire::RecordingStorageKind;
    if (checks.isFine() && r->externalStorage && r->externalStorage->recordingStorageKind == Kind::AzureBlobStorage)
        return notSupported(u"externalStorage: this exchange keeps recordings itself"_s);
    return checks.finish(std::move(out));
}

} // namespace callboard::exchange
