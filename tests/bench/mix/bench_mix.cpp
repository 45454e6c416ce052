#include "bench/mix/floor.h"
#include "media/mix/mixer.h"
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <random>
#include <string_view>
#include <vector>

using namespace callboard;
using namespace callboard::media;

namespace {

constexpr int Sounds = 4; // so that no tick finds what the one before left in the cache
constexpr int FramesEach = 200'000; // of all parties together, in one repeat

double now()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e9 + double(time.tv_nsec);
}

/// A call in which everybody speaks, kept as both mixers want it.
class Call
{
public:
    explicit Call(int parties) : m_out(size_t(parties))
    {
        std::mt19937 random(42);
        for (auto &sound : m_sounds) {
            sound.resize(size_t(parties));
            for (Frame &frame : sound)
                std::ranges::generate(frame, [&] { return Sample(int(random() % 4000) - 2000); });
        }
        for (int i = 0; i < parties; ++i)
            m_legs.push_back(m_mixer.addLeg());
    }
    /// Handing in every frame and taking out every one is part of it.
    void ourTick(int tick)
    {
        const auto &sound = m_sounds[size_t(tick) % Sounds];
        for (size_t i = 0; i < m_legs.size(); ++i)
            m_mixer.setInput(m_legs[i], &sound[i]);
        m_mixer.mix();
        for (const LegId leg : m_legs)
            m_seen += m_mixer.heard(leg)[size_t(tick) % FrameSamples];
    }
    void floorTick(int tick)
    {
        bench::mixFloor(m_sounds[size_t(tick) % Sounds], m_out);
        for (const Frame &frame : m_out)
            m_seen += frame[size_t(tick) % FrameSamples];
    }
    bool agree()
    {
        ourTick(0);
        floorTick(0);
        for (size_t i = 0; i < m_legs.size(); ++i) {
            if (m_mixer.heard(m_legs[i]) != m_out[i])
                return false;
        }
        return true;
    }
    long seen() const { return m_seen; }

private:
    std::array<std::vector<Frame>, Sounds> m_sounds;
    std::vector<Frame> m_out;
    Mixer m_mixer;
    std::vector<LegId> m_legs;
    long m_seen = 0;
};

template<class Tick>
double nanosecondsOf(int ticks, Tick tick)
{
    const double start = now();
    for (int i = 0; i < ticks; ++i)
        tick(i);
    return (now() - start) / ticks;
}

void print(const char *name, std::vector<double> values)
{
    std::ranges::sort(values);
    std::printf(",\"%s\":[%.1f,%.1f,%.1f]", name, values[values.size() / 2], values.front(), values.back());
}

bool compare(int parties, int repeats, int frames)
{
    Call call(parties);
    if (!call.agree())
        return false;
    const int ticks = std::max(1, frames / parties);
    std::vector<double> ours;
    std::vector<double> floor;
    for (int i = 0; i < repeats; ++i) {
        floor.push_back(nanosecondsOf(ticks, [&](int tick) { call.floorTick(tick); }));
        ours.push_back(nanosecondsOf(ticks, [&](int tick) { call.ourTick(tick); }));
    }
    std::printf("{\"parties\":%d", parties);
    print("callboard", ours);
    print("floor", floor);
    std::printf(",\"seen\":%ld}\n", call.seen());
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    const bool smoke = argc > 1 && std::string_view(argv[1]) == "--smoke";
    for (const int parties : {2, 8, 32, 100, 350}) {
        if (!compare(parties, smoke ? 1 : 9, smoke ? 1000 : FramesEach)) {
            std::fprintf(stderr, "the mixer and the floor disagree at %d parties\n", parties);
            return 1;
        }
    }
    return 0;
}
