#include "media/codec/packetconcealer.h"
#include <spandsp.h>

namespace callboard::media {

// The library's type has no name that a header could announce.
struct PacketConcealer::State {
    plc_state_t plc{};
};

PacketConcealer::PacketConcealer() : m_state(std::make_unique<State>())
{
    plc_init(&m_state->plc);
}

PacketConcealer::~PacketConcealer() = default;

void PacketConcealer::heard(std::span<Sample> samples)
{
    plc_rx(&m_state->plc, samples.data(), int(samples.size()));
}

void PacketConcealer::fill(std::span<Sample> samples)
{
    plc_fillin(&m_state->plc, samples.data(), int(samples.size()));
}

} // namespace callboard::media
