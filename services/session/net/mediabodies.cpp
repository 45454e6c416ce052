#include "session/net/mediabodies.h"
#include "core/literals.h"
#include "wire/tonedigits.h"

namespace callboard {

using wire::CommunicationIdentifier;

static QList<wire::PlaySource> sources(const Prompt &prompt)
{
    QList<wire::PlaySource> list;
    for (const PromptSource &source : prompt.sources) {
        if (source.kind == PromptSource::Kind::File) {
            list.append(wire::PlaySource::ofFile(source.content));
        } else if (source.kind == PromptSource::Kind::Ssml) {
            list.append(wire::PlaySource::ofSsml(source.content));
        } else {
            wire::TextSource text;
            text.text = source.content;
            text.sourceLocale = source.locale.isEmpty() ? u"en-US"_s : source.locale;
            text.voiceKind = source.male ? wire::VoiceKind::Male : wire::VoiceKind::Female;
            list.append(wire::PlaySource::ofText(text));
        }
    }
    return list;
}

static QList<wire::Open<wire::Tone>> tonesOf(const QString &keys)
{
    QList<wire::Open<wire::Tone>> tones;
    for (const QChar key : keys)
        tones.append(wire::toneOf(key));
    return tones;
}

wire::PlayRequest playBody(const CallCommand &command)
{
    const CallRequest &request = command.request;
    wire::PlayRequest body;
    body.playSources = sources(request.prompt);
    if (!request.target.isEmpty())
        body.playTo = {CommunicationIdentifier::fromRawId(request.target)};
    if (request.prompt.interrupt)
        body.interruptCallMediaOperation = true;
    if (request.prompt.loop)
        body.playOptions = wire::PlayOptions{true};
    body.operationContext = command.operationContext;
    return body;
}

static wire::RecognizeInputType inputType(Collection::Kind kind)
{
    switch (kind) {
    case Collection::Kind::Digits: return wire::RecognizeInputType::Dtmf;
    case Collection::Kind::Choice: return wire::RecognizeInputType::Choices;
    case Collection::Kind::Speech: return wire::RecognizeInputType::Speech;
    case Collection::Kind::SpeechOrDigits: return wire::RecognizeInputType::SpeechOrDtmf;
    }
    return wire::RecognizeInputType::Dtmf;
}

static wire::DtmfOptions dtmfOptions(const Collection &wanted)
{
    wire::DtmfOptions options;
    options.maxTonesToCollect = wanted.count;
    options.interToneTimeoutInSeconds = wanted.betweenSeconds;
    if (!wanted.stopKeys.isEmpty())
        options.stopTones = tonesOf(wanted.stopKeys);
    return options;
}

static QList<wire::Choice> choices(const Collection &wanted)
{
    QList<wire::Choice> list;
    for (const Collection::Choice &choice : wanted.choices) {
        wire::Choice made;
        made.label = choice.label;
        made.phrases = choice.phrases;
        if (!choice.key.isNull())
            made.tone = wire::toneOf(choice.key);
        list.append(made);
    }
    return list;
}

static wire::RecognizeOptions options(const CallRequest &request)
{
    const Collection &wanted = request.collection;
    wire::RecognizeOptions options;
    options.targetParticipant = CommunicationIdentifier::fromRawId(request.target);
    options.initialSilenceTimeoutInSeconds = wanted.firstSeconds;
    options.interruptPrompt = true;
    const bool speech = wanted.kind == Collection::Kind::Speech || wanted.kind == Collection::Kind::SpeechOrDigits;
    if (wanted.kind != Collection::Kind::Digits && !wanted.locale.isEmpty())
        options.speechLanguage = wanted.locale;
    if (speech)
        options.speechOptions = wire::SpeechOptions{wanted.silenceMs};
    if (wanted.kind == Collection::Kind::Digits || wanted.kind == Collection::Kind::SpeechOrDigits)
        options.dtmfOptions = dtmfOptions(wanted);
    if (wanted.kind == Collection::Kind::Choice)
        options.choices = choices(wanted);
    return options;
}

wire::RecognizeRequest collectBody(const CallCommand &command)
{
    const CallRequest &request = command.request;
    wire::RecognizeRequest body;
    body.recognizeInputType = inputType(request.collection.kind);
    const QList<wire::PlaySource> prompts = sources(request.prompt);
    if (prompts.size() == 1)
        body.playPrompt = prompts.constFirst();
    else if (!prompts.isEmpty())
        body.playPrompts = prompts;
    if (request.prompt.interrupt)
        body.interruptCallMediaOperation = true;
    body.recognizeOptions = options(request);
    body.operationContext = command.operationContext;
    return body;
}

wire::SendDtmfTonesRequest tonesBody(const CallCommand &command)
{
    wire::SendDtmfTonesRequest body;
    body.tones = tonesOf(command.request.tones);
    body.targetParticipant = CommunicationIdentifier::fromRawId(command.request.target);
    body.operationContext = command.operationContext;
    return body;
}

wire::ContinuousDtmfRecognitionRequest watchBody(const CallCommand &command)
{
    wire::ContinuousDtmfRecognitionRequest body;
    body.targetParticipant = CommunicationIdentifier::fromRawId(command.request.target);
    body.operationContext = command.operationContext;
    return body;
}

wire::UpdateTranscriptionRequest languageBody(const CallCommand &command)
{
    wire::UpdateTranscriptionRequest body;
    body.locale = command.request.locale;
    return body;
}

wire::StartCallRecordingRequest recordingBody(const CallCommand &command, const QUrl &relay)
{
    const RecordingWish &wish = command.request.wish;
    wire::StartCallRecordingRequest body;
    body.callConnectionId = command.request.callId;
    QUrl callback = relay;
    callback.setPath(u"/callbacks"_s);
    body.recordingStateCallbackUri = callback.toString();
    body.recordingContentType = wire::RecordingContentType::Audio;
    body.recordingChannelType = wish.unmixed ? wire::RecordingChannelType::Unmixed : wire::RecordingChannelType::Mixed;
    body.recordingFormatType
        = wish.mp3 && !wish.unmixed ? wire::RecordingFormatType::Mp3 : wire::RecordingFormatType::Wav;
    return body;
}

} // namespace callboard
