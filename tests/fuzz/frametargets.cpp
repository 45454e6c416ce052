// Frames that the exchange takes from applications and parties.
#include "exchange/streams/framereader.h"
#include "exchange/streams/intake.h"
#include "fuzz/targets.h"
#include "wire/soundtexts.h"

namespace callboard::fuzz {

using exchange::SocketFrame;

void mediaFrame(const QByteArray &input)
{
    const auto frame = exchange::FrameReader().read(input);
    const auto slow = exchange::FrameReader().read(input + ' '); // not spelled as own frames are
    mustHold(frame.has_value() == slow.has_value(), "a frame in both readings");
    if (!frame || !slow)
        return;
    mustHold(frame->kind == slow->kind && frame->pcm == slow->pcm && frame->stampMs == slow->stampMs);
    using Kind = SocketFrame::Kind;
    mustHold(frame->pcm.size() % 2 == 0, "whole samples");
    mustHold(frame->kind != Kind::Tone || !frame->digit.isNull(), "a digit");
    if (frame->kind == Kind::Metadata) {
        mustHold(frame->sampleRate >= 4'000 && frame->sampleRate <= 192'000, "a rate that can be had");
        exchange::Intake(frame->sampleRate).take(QByteArray(640, 'x'));
    }
}

QList<QByteArray> mediaFrameSeeds()
{
    const QByteArray pcm(12, 's');
    return appFrameSeeds() + serviceFrameSeeds()
        + QList{wire::audioDataText({}, "2026-03-16T09:12:50.125Z", pcm), wire::appAudioText(pcm)};
}

} // namespace callboard::fuzz
