#include "store/mediareducer.h"
#include "store/reduce.h"
#include "wire/tonedigits.h"
#include <algorithm>

namespace callboard::store {

static MediaFacts &factsOf(CallFacts &facts, const wire::EventCommon &common)
{
    return facts.media[common.operationContext.value_or(OperationContext())];
}

void reduceMedia(CallFacts &facts, const Timestamp &at, const wire::PlayStarted &e)
{
    factsOf(facts, e).started.offer(at, true);
}

void reduceMedia(CallFacts &facts, const Timestamp &at, MediaKind kind, MediaOutcome outcome,
                 const wire::EventCommon &common)
{
    factsOf(facts, common).ended.offer(at, {kind, outcome, reasonOf(common.resultInformation), {}, {}, {}});
}

static QString keysOf(const std::optional<wire::DtmfResult> &result)
{
    QString keys;
    if (result) {
        for (const auto &tone : result->tones.value_or(QList<wire::Open<wire::Tone>>())) {
            const QChar digit = wire::digitOf(tone);
            keys += digit.isNull() ? QChar(u'?') : digit;
        }
    }
    return keys;
}

void reduceMedia(CallFacts &facts, const Timestamp &at, const wire::RecognizeCompleted &e)
{
    MediaEnd end{MediaKind::Input, MediaOutcome::Completed, reasonOf(e.resultInformation), {}, {}, {}};
    end.tones = keysOf(e.dtmfResult);
    if (e.choiceResult)
        end.choice = e.choiceResult->label.value_or(QString());
    if (e.speechResult)
        end.speech = e.speechResult->speech.value_or(QString());
    factsOf(facts, e).ended.offer(at, end);
}

static MediaOperation operationOf(const OperationContext &context, const MediaFacts &f)
{
    MediaOperation o;
    o.context = context;
    o.startedAt = f.started.at;
    if (!f.ended.value || (f.started.value && f.ended.at < f.started.at))
        return o;
    o.kind = f.ended.value->kind;
    o.outcome = f.ended.value->outcome;
    o.endedAt = f.ended.at;
    o.reason = f.ended.value->reason;
    o.tones = f.ended.value->tones;
    o.choice = f.ended.value->choice;
    o.speech = f.ended.value->speech;
    return o;
}

QList<MediaOperation> makeMedia(const CallFacts &facts)
{
    QList<MediaOperation> running;
    QList<MediaOperation> ended;
    for (const auto &[context, f] : facts.media) {
        const MediaOperation o = operationOf(context, f);
        (o.endedAt.isNull() ? running : ended).append(o);
    }
    std::ranges::stable_sort(running, {}, &MediaOperation::startedAt);
    std::ranges::stable_sort(ended, std::ranges::greater(), &MediaOperation::endedAt);
    return running + ended.mid(0, mostEnded);
}

} // namespace callboard::store
