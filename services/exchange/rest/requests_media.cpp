// Play, recognize, tones: contract README, 10 and 17.
#include "core/literals.h"
#include "exchange/engine/rawids.h"
#include "exchange/rest/operationof.h"
#include "wire/mediarequests.h"
#include "wire/tonedigits.h"

namespace callboard::exchange {

namespace {
constexpr qsizetype LongestText = 4'000; // characters
constexpr int LongestInitialSilence = 300; // seconds
constexpr int LongestInterTone = 60; // seconds
constexpr int LongestSpeechSilence = 20; // seconds of initial silence when voices count
constexpr qsizetype MostTonesSent = 18;

PromptSource textSource(const wire::TextSource &text, const QString &name, RequestChecks &checks)
{
    checks.needs(!text.text.isEmpty() && text.text.size() <= LongestText,
                 name + u".text.text: must have 1 to 4000 characters"_s);
    PromptSource s{PromptSource::Kind::Text, text.text, text.sourceLocale.value_or(QString()),
                   text.voiceName.value_or(QString()), text.voiceKind && *text.voiceKind == wire::VoiceKind::Male};
    return s;
}

PromptSource contentOf(const wire::PlaySource &source, const QString &name, RequestChecks &checks)
{
    using Type = wire::PlaySourceType;
    switch (source.kind.value()) {
    case Type::File:
        checks.needs(source.file.has_value(), name + u".file: missing"_s);
        return {PromptSource::Kind::File,
                source.file ? checks.address(source.file->uri, name + u".file.uri"_s) : QString(),
                {},
                {},
                false};
    case Type::Text:
        checks.needs(source.text.has_value(), name + u".text: missing"_s);
        return source.text ? textSource(*source.text, name, checks) : PromptSource();
    case Type::Ssml:
        checks.needs(source.ssml && !source.ssml->ssmlText.isEmpty(), name + u".ssml.ssmlText: missing"_s);
        return {PromptSource::Kind::Ssml, source.ssml ? source.ssml->ssmlText : QString(), {}, {}, false};
    case Type::Unknown: break;
    }
    checks.problem(name + u".kind: must be file, text or ssml"_s);
    return {};
}

QList<PromptSource> sourcesOf(const QList<wire::PlaySource> &all, const QString &name, RequestChecks &checks)
{
    QList<PromptSource> sources;
    for (qsizetype i = 0; i < all.size(); ++i)
        sources.append(readSource(all[i], u"%1[%2]"_s.arg(name).arg(i), checks));
    return sources;
}

QString digitsOf(const QList<wire::Open<wire::Tone>> &tones, const QString &name, RequestChecks &checks)
{
    QString digits;
    for (const auto &tone : tones) {
        checks.needs(tone.value() != wire::Tone::Unknown, name + u": no tone is named "_s + tone.text());
        digits += wire::digitOf(tone.value());
    }
    return digits;
}

void readTones(const wire::DtmfOptions &o, Recognize &r, RequestChecks &checks)
{
    const int interTone = o.interToneTimeoutInSeconds.value_or(2);
    checks.needs(interTone >= 1 && interTone <= LongestInterTone,
                 u"recognizeOptions.dtmfOptions.interToneTimeoutInSeconds: out of 1..60"_s);
    r.interTone = std::chrono::seconds(interTone);
    const int needed = r.type == Recognize::Type::Dtmf ? 0 : 1; // by voice too: it may end without a number
    checks.needs(o.maxTonesToCollect.value_or(needed) >= 1,
                 u"recognizeOptions.dtmfOptions.maxTonesToCollect: must be at least 1"_s);
    r.mostTones = o.maxTonesToCollect.value_or(0);
    r.stopTones = digitsOf(o.stopTones.value_or(QList<wire::Open<wire::Tone>>()),
                           u"recognizeOptions.dtmfOptions.stopTones"_s, checks);
}

void readChoices(const QList<wire::Choice> &all, Recognize &r, RequestChecks &checks)
{
    checks.needs(!all.isEmpty(), u"recognizeOptions.choices: missing"_s);
    qsizetype withTone = 0;
    for (const wire::Choice &choice : all) {
        RecognizeChoice c{choice.label, choice.phrases, choice.tone ? wire::digitOf(choice.tone->value()) : QChar()};
        checks.needs(!c.label.isEmpty(), u"recognizeOptions.choices: a label is empty"_s);
        checks.needs(!c.phrases.isEmpty(), u"recognizeOptions.choices: a choice has no phrase"_s);
        withTone += c.digit.isNull() ? 0 : 1;
        r.choices.append(c);
    }
    checks.needs(withTone == 0 || withTone == all.size(), u"recognizeOptions.choices: all must have a tone, or none"_s);
}

void readSpeech(const wire::RecognizeOptions &o, Recognize &r, RequestChecks &checks)
{
    r.language = o.speechLanguage.value_or(QString());
    const qint64 silence = o.speechOptions ? o.speechOptions->endSilenceTimeoutInMs.value_or(500) : 500;
    checks.needs(silence >= 100 && silence <= 10'000,
                 u"recognizeOptions.speechOptions.endSilenceTimeoutInMs: out of 100..10000"_s);
    r.endSilence = std::chrono::milliseconds(silence);
    checks.needs(r.initialSilence.count() <= LongestSpeechSilence,
                 u"recognizeOptions.initialSilenceTimeoutInSeconds: out of 0..20"_s);
    if (r.type == Recognize::Type::Choices)
        readChoices(o.choices.value_or(QList<wire::Choice>()), r, checks);
}

Recognize::Type typeOf(wire::RecognizeInputType type)
{
    switch (type) {
    case wire::RecognizeInputType::Choices: return Recognize::Type::Choices;
    case wire::RecognizeInputType::Speech: return Recognize::Type::Speech;
    case wire::RecognizeInputType::SpeechOrDtmf: return Recognize::Type::SpeechOrDtmf;
    case wire::RecognizeInputType::Dtmf:
    case wire::RecognizeInputType::Unknown: break;
    }
    return Recognize::Type::Dtmf;
}

void readOptions(const wire::RecognizeOptions &o, Recognize &r, RequestChecks &checks)
{
    r.target = checks.identity(o.targetParticipant, u"recognizeOptions.targetParticipant"_s);
    r.interruptPrompt = o.interruptPrompt.value_or(true);
    const int silence = o.initialSilenceTimeoutInSeconds.value_or(5);
    checks.needs(silence >= 0 && silence <= LongestInitialSilence,
                 u"recognizeOptions.initialSilenceTimeoutInSeconds: out of 0..300"_s);
    r.initialSilence = std::chrono::seconds(silence);
    const bool byKeys = r.type == Recognize::Type::Dtmf || r.type == Recognize::Type::SpeechOrDtmf;
    checks.needs(!byKeys || o.dtmfOptions, u"recognizeOptions.dtmfOptions: missing"_s);
    if (byKeys && o.dtmfOptions)
        readTones(*o.dtmfOptions, r, checks);
    if (r.bySpeech())
        readSpeech(o, r, checks);
}
} // namespace

PromptSource readSource(const wire::PlaySource &source, const QString &name, RequestChecks &checks)
{
    PromptSource out = contentOf(source, name, checks);
    out.cacheId = source.playSourceCacheId.value_or(QString());
    return out;
}

Result<Play> readPlay(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::PlayRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    Play p;
    p.operation = operationOf(*r, frame, checks);
    p.apiVersion = frame.apiVersion;
    p.sources = sourcesOf(r->playSources, u"playSources"_s, checks);
    checks.needs(!p.sources.isEmpty(), u"playSources: empty"_s);
    const auto to = r->playTo.value_or(QList<wire::CommunicationIdentifier>());
    for (qsizetype i = 0; i < to.size(); ++i)
        p.to.append(checks.identity(to[i], u"playTo[%1]"_s.arg(i)));
    p.loop = r->playOptions && r->playOptions->loop;
    p.interrupt = r->interruptCallMediaOperation.value_or(false);
    return checks.finish(std::move(p));
}

Result<Recognize> readRecognize(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::RecognizeRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    if (r->recognizeInputType.value() == wire::RecognizeInputType::Unknown)
        return badRequest(u"recognizeInputType: must be dtmf, speech, speechOrDtmf or choices"_s);
    RequestChecks checks;
    Recognize out;
    out.operation = operationOf(*r, frame, checks);
    out.type = typeOf(r->recognizeInputType.value());
    readOptions(r->recognizeOptions, out, checks);
    QList<wire::PlaySource> prompts = r->playPrompts.value_or(QList<wire::PlaySource>());
    if (prompts.isEmpty() && r->playPrompt)
        prompts.append(*r->playPrompt);
    out.prompts = sourcesOf(prompts, u"playPrompts"_s, checks);
    out.interrupt = r->interruptCallMediaOperation.value_or(false);
    return checks.finish(std::move(out));
}

Result<WatchTones> readWatchTones(const QJsonObject &body, const RequestFrame &frame, bool on)
{
    const auto r = wire::fromJson<wire::ContinuousDtmfRecognitionRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    const Operation operation = operationOf(*r, frame, checks);
    const RawId target = checks.identity(r->targetParticipant, u"targetParticipant"_s);
    return checks.finish(WatchTones{operation, target, on});
}

Result<SendTones> readSendTones(const QJsonObject &body, const RequestFrame &frame)
{
    const auto r = wire::fromJson<wire::SendDtmfTonesRequest>(body);
    if (!r)
        return badRequest(r.error().detail);
    RequestChecks checks;
    SendTones s;
    s.operation = operationOf(*r, frame, checks);
    s.target = checks.identity(r->targetParticipant, u"targetParticipant"_s);
    checks.needs(isPhone(s.target), u"targetParticipant: must be a phone number"_s);
    checks.needs(!r->tones.isEmpty() && r->tones.size() <= MostTonesSent, u"tones: must be 1 to 18"_s);
    s.tones = digitsOf(r->tones, u"tones"_s, checks);
    return checks.finish(std::move(s));
}

} // namespace callboard::exchange
