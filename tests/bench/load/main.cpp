// bench_load: one loop that posts events and listens as many consoles. Prints one JSON line.
//   --post URL --connections N --body FILE   where and what to post ("@N@" in it becomes the event's number, "@T@" the
//   time)
//   --requests FILE   whole HTTP requests to be sent in turn instead, each with a zero byte behind it
//   --rate R (0: as fast as answers come) --seconds S --warm S
//   --ws URL --sockets N --subprotocol NAME --stall N   consoles; the first N stop reading for a while, see
//   StallSeconds
//   --pid N   the server's process: how busy it was meanwhile is printed too
#include "listener.h"
#include "poster.h"
#include "usage.h"
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>
#include <vector>

namespace {
using namespace bench;
constexpr uint64_t FirstListener = 1'000'000;
constexpr double StallSeconds = 3.5; // long enough to be cut, and within the time in which the reason can still be read

const Options Defaults{{"connections", "64"}, {"rate", "0"},  {"seconds", "5"}, {"warm", "1"},
                       {"sockets", "0"},      {"stall", "0"}, {"pid", "0"}};

std::string readFile(const std::string &name)
{
    std::ifstream file(name, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<std::string> split(const std::string &text)
{
    std::vector<std::string> parts;
    for (size_t at = 0, end = 0; (end = text.find('\0', at)) != std::string::npos; at = end + 1)
        parts.push_back(text.substr(at, end - at));
    return parts;
}

class Run
{
public:
    explicit Run(Options options) : m_options(std::move(options)), m_epoll(::epoll_create1(0)), m_rate(number("rate"))
    {
        if (m_options.count("ws"))
            m_listeners = std::make_unique<Listeners>(m_epoll, parseTarget(m_options["ws"]), int(number("sockets")),
                                                      m_options["subprotocol"], FirstListener);
        m_poster = std::make_unique<Poster>(m_epoll, parseTarget(m_options["post"]), int(number("connections")),
                                            readFile(m_options["body"]));
        if (m_options.count("requests"))
            m_poster->setRequests(split(readFile(m_options["requests"])));
        if (m_listeners && m_rate > 0)
            m_listeners->watch([this](int64_t n) { m_deliveries.push_back(nowMicros() - m_poster->dueOf(n)); });
    }

    void go()
    {
        loopUntil(nowMicros() + int64_t(number("warm") * 1e6));
        if (m_listeners)
            m_listeners->stall(size_t(number("stall")));
        const int64_t answered = m_poster->answered(), delivered = m_listeners ? m_listeners->messages() : 0;
        m_answersBefore = m_poster->answerMicros().size();
        m_deliveries.clear();
        const int pid = int(number("pid"));
        const double busy = processorSeconds(), serverBusy = processorSecondsOf(pid);
        const int64_t start = nowMicros(), end = start + int64_t(number("seconds") * 1e6);
        loopUntil(std::min(end, start + int64_t(StallSeconds * 1e6)));
        if (m_listeners)
            m_listeners->goOn();
        loopUntil(end);
        const double seconds = double(nowMicros() - start) / 1e6;
        print(seconds, m_poster->answered() - answered, (m_listeners ? m_listeners->messages() : 0) - delivered,
              (processorSeconds() - busy) / seconds, (processorSecondsOf(pid) - serverBusy) / seconds);
    }

private:
    double number(const std::string &name) { return std::atof(m_options[name].c_str()); }

    void feed()
    {
        if (m_rate <= 0) {
            while (m_poster->freeConnections() > 0)
                m_poster->post(nowMicros());
            return;
        }
        if (m_due == 0)
            m_due = nowMicros();
        for (; m_due <= nowMicros(); m_due += int64_t(1e6 / m_rate))
            m_poster->post(m_due);
    }

    /// To the microsecond: whole milliseconds would be counted as latency of whoever is measured.
    timespec untilDue() const
    {
        const int64_t micros = m_rate > 0 ? std::clamp<int64_t>(m_due - nowMicros(), 0, 10'000) : 10'000;
        return {0, micros * 1000};
    }

    void loopUntil(int64_t end)
    {
        epoll_event events[512];
        int64_t acknowledge = nowMicros() + 1'000'000;
        while (nowMicros() < end) {
            feed();
            const timespec patience = untilDue();
            const int n = ::epoll_pwait2(m_epoll, events, 512, &patience, nullptr);
            for (int i = 0; i < n; ++i) {
                const uint64_t index = events[i].data.u64;
                index >= FirstListener ? m_listeners->readable(index - FirstListener) : m_poster->readable(index);
            }
            if (m_listeners && nowMicros() > acknowledge) {
                m_listeners->acknowledge();
                acknowledge = nowMicros() + 1'000'000;
            }
        }
    }

    void print(double seconds, int64_t answered, int64_t delivered, double busy, double serverBusy)
    {
        std::vector<int64_t> answers(m_poster->answerMicros().begin() + long(m_answersBefore),
                                     m_poster->answerMicros().end());
        std::printf("{\"answered\":%ld,\"perSecond\":%.0f,\"refused\":%ld,\"answerP50\":%.3f,\"answerP99\":%.3f,"
                    "\"deliveriesPerSecond\":%.0f,\"deliveryP50\":%.3f,\"deliveryP99\":%.3f,\"open\":%zu,"
                    "\"cut\":%zu,\"reason\":\"%s\",\"generatorBusy\":%.2f,\"serverBusy\":%.2f}\n",
                    answered, double(answered) / seconds, m_poster->refused(), percentile(answers, 0.5),
                    percentile(answers, 0.99), double(delivered) / seconds, percentile(m_deliveries, 0.5),
                    percentile(m_deliveries, 0.99), m_listeners ? m_listeners->open() : 0,
                    m_listeners ? m_listeners->cut() : 0, m_listeners ? m_listeners->reason().c_str() : "", busy,
                    serverBusy);
    }

    Options m_options;
    int m_epoll;
    double m_rate;
    int64_t m_due = 0;
    size_t m_answersBefore = 0;
    std::unique_ptr<Listeners> m_listeners;
    std::unique_ptr<Poster> m_poster;
    std::vector<int64_t> m_deliveries;
};
} // namespace

int main(int argc, char **argv)
{
    ::prctl(PR_SET_TIMERSLACK, 1);
    Run(readOptions(argc, argv, Defaults)).go();
    return 0;
}
