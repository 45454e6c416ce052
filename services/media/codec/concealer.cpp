#include "media/codec/concealer.h"
#include <spandsp.h>

namespace callboard::media {

// The library's type has no name that a header could announce.
struct Concealer::State {
    plc_state_t plc{};
};

Concealer::Concealer() : m_state(std::make_unique<State>())
{
    plc_init(&m_state->plc);
}

Concealer::~Concealer() = default;

void Concealer::heard(std::span<Sample> samples)
{
    plc_rx(&m_state->plc, samples.data(), int(samples.size()));
}

void Concealer::fill(std::span<Sample> samples)
{
    plc_fillin(&m_state->plc, samples.data(), int(samples.size()));
}

} // namespace callboard::media
