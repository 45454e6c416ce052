// bench_legs: one loop that is the microphone and speaker of as many parties. Prints one JSON line. See README.md.
#include "leg.h"
#include "usage.h"
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace {
using namespace bench;

class Run
{
public:
    explicit Run(Options options) : m_options(std::move(options)), m_epoll(::epoll_create1(0))
    {
        const Target server = parseTarget(m_options["ws"]);
        const auto count = size_t(number("sockets"));
        m_spoken.resize(count * Sound::Circle);
        for (size_t i = 0; i < count; ++i) {
            m_legs.push_back(std::make_unique<Leg>(i, server, m_options["bearer"]));
            epoll_event event{};
            event.events = EPOLLIN;
            event.data.u64 = i;
            ::epoll_ctl(m_epoll, EPOLL_CTL_ADD, m_legs.back()->descriptor(), &event);
        }
    }

    void go()
    {
        m_start = nowMicros();
        loopUntil(m_start + int64_t(number("warm") * 1e6));
        m_heard = {};
        m_said = m_refused = 0;
        const int pid = int(number("pid"));
        const double busy = processorSeconds(), serverBusy = processorSecondsOf(pid);
        const int64_t begin = nowMicros();
        loopUntil(begin + int64_t(number("seconds") * 1e6));
        const double seconds = double(nowMicros() - begin) / 1e6;
        print(seconds, (processorSeconds() - busy) / seconds, (processorSecondsOf(pid) - serverBusy) / seconds);
    }

private:
    double number(const std::string &name) { return std::atof(m_options[name].c_str()); }

    /// The n-th frame of all legs, in turn: they are spread over the 20 ms.
    int64_t dueOf(uint64_t frame) const
    {
        return m_start + int64_t(frame) * Sound::PeriodMicros / int64_t(m_legs.size());
    }

    void speak()
    {
        for (const int64_t now = nowMicros(); dueOf(m_next) <= now; ++m_next) {
            const size_t leg = m_next % m_legs.size();
            const uint64_t frame = m_next / m_legs.size();
            m_spoken[leg * Sound::Circle + frame % Sound::Circle] = nowMicros();
            m_legs[leg]->say(frame, m_sound, m_framing) ? ++m_said : ++m_refused;
        }
    }

    /// A turn a millisecond, asleep in between without being woken: parties elsewhere wouldn't be woken by the server's
    /// processor either.
    void loopUntil(int64_t end)
    {
        constexpr int64_t Turn = 1'000;
        epoll_event events[1024];
        for (int64_t now = nowMicros(); now < end; now = nowMicros()) {
            speak();
            const int n = ::epoll_wait(m_epoll, events, 1024, 0);
            for (int i = 0; i < n; ++i)
                listen(events[i].data.u64);
            const int64_t left = now / Turn * Turn + Turn - nowMicros();
            if (left > 0)
                ::usleep(useconds_t(left));
        }
    }

    void listen(size_t index)
    {
        if (m_legs[index]->hear(m_sound, m_spoken, m_heard))
            return;
        ::epoll_ctl(m_epoll, EPOLL_CTL_DEL, m_legs[index]->descriptor(), nullptr);
        ++m_closed;
    }

    void print(double seconds, double busy, double serverBusy)
    {
        std::printf("{\"seconds\":%.3f,\"said\":%lu,\"refused\":%lu,\"heard\":%lu,\"exact\":%lu,\"jumps\":%lu,"
                    "\"other\":%lu,\"closed\":%lu,\"delayP50\":%.2f,\"delayP99\":%.2f,\"generatorBusy\":%.3f,"
                    "\"serverBusy\":%.3f}\n",
                    seconds, m_said, m_refused, m_heard.frames, m_heard.exact, m_heard.jumps, m_heard.other, m_closed,
                    percentile(m_heard.delays, 0.5), percentile(m_heard.delays, 0.99), busy, serverBusy);
    }

    Options m_options;
    int m_epoll;
    Sound m_sound;
    Framing m_framing{m_sound.data(0, 0).size()};
    std::vector<std::unique_ptr<Leg>> m_legs;
    std::vector<int64_t> m_spoken; ///< when the latest frames left: Circle of each leg
    Heard m_heard;
    int64_t m_start = 0;
    uint64_t m_next = 0; ///< frame of all legs
    uint64_t m_said = 0;
    uint64_t m_refused = 0; ///< by the system: the server doesn't read
    uint64_t m_closed = 0;
};
} // namespace

int main(int argc, char **argv)
{
    ::prctl(PR_SET_TIMERSLACK, 1);
    const Options options = readOptions(argc, argv, {{"sockets", "2"}, {"seconds", "5"}, {"warm", "1"}, {"pid", "0"}});
    if (!options.contains("ws")) {
        std::fprintf(stderr, "bench_legs --ws URL --bearer KEY --sockets N --seconds S --warm S --pid N\n");
        return 2;
    }
    Run(options).go();
    return 0;
}
