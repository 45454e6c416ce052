// Frames that the exchange takes from applications and parties.
#include "exchange/streams/framereader.h"
#include "exchange/streams/intake.h"
#include "fuzz/targets.h"

namespace callboard::fuzz {

using exchange::SocketFrame;

void mediaFrame(const QByteArray &input)
{
    const auto frame = exchange::FrameReader().read(input);
    if (!frame)
        return;
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
    return appFrameSeeds() + serviceFrameSeeds();
}

} // namespace callboard::fuzz
