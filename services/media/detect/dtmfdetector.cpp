#include "media/detect/dtmfdetector.h"
#include <QtGlobal>
#include <algorithm>
#include <spandsp.h>

namespace callboard::media {

namespace {
constexpr int NarrowRate = 8'000;
constexpr size_t StepSamples = NarrowRate / 1000; // one change at most, whose time is known to the millisecond
// The library is sure of a change after two blocks of 102 samples, and half a block passes before they begin.
constexpr std::int64_t CertaintyMs = 30;

std::int64_t timeOf(std::int64_t samples)
{
    return std::max<std::int64_t>(0, samples * 1000 / NarrowRate - CertaintyMs);
}
} // namespace

void DtmfDetector::Free::operator()(dtmf_rx_state_s *state) const
{
    dtmf_rx_free(state);
}

DtmfDetector::DtmfDetector()
    : m_hearing(std::make_unique<Hearing>()),
      m_state(dtmf_rx_init(nullptr, nullptr, nullptr)),
      m_down(*Resampler::between(SampleRate, NarrowRate))
{
    Q_CHECK_PTR(m_state.get());
    dtmf_rx_set_realtime_callback(m_state.get(), changed, m_hearing.get());
}

void DtmfDetector::changed(void *hearing, int digit, int, int)
{
    auto &h = *static_cast<Hearing *>(hearing);
    const std::int64_t now = timeOf(h.samples);
    if (h.digit)
        h.ended.push_back({*h.digit, h.startMs, int(now - h.startMs)});
    const auto tones = dtmfTones(char(digit));
    h.digit = tones && steadyPair(h.newest, *tones) ? std::optional(char(digit)) : std::nullopt;
    h.startMs = now;
}

void DtmfDetector::hear(Samples step)
{
    Hearing &h = *m_hearing;
    h.samples += std::int64_t(step.size());
    std::shift_left(h.newest.begin(), h.newest.end(), std::ptrdiff_t(step.size()));
    std::ranges::copy(step, h.newest.end() - std::ptrdiff_t(step.size()));
    dtmf_rx(m_state.get(), step.data(), int(step.size()));
}

std::span<const DtmfPress> DtmfDetector::feed(const Frame &frame)
{
    m_hearing->ended.clear();
    for (Samples left = m_down.process(frame); !left.empty();) {
        const Samples step = left.first(std::min(left.size(), StepSamples));
        hear(step);
        left = left.subspan(step.size());
    }
    return m_hearing->ended;
}

} // namespace callboard::media
