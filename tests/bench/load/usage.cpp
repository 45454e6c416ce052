#include "usage.h"
#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <sys/resource.h>
#include <unistd.h>

namespace bench {

Options readOptions(int argc, char **argv, Options defaults)
{
    for (int i = 1; i + 1 < argc; i += 2)
        defaults[std::string(argv[i]).substr(2)] = argv[i + 1];
    return defaults;
}

double percentile(std::vector<int64_t> &micros, double share)
{
    if (micros.empty())
        return 0;
    const size_t at = std::min(micros.size() - 1, size_t(double(micros.size()) * share));
    std::nth_element(micros.begin(), micros.begin() + long(at), micros.end());
    return double(micros[at]) / 1000;
}

double processorSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
        + double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

double processorSecondsOf(int pid)
{
    std::ifstream file("/proc/" + std::to_string(pid) + "/stat");
    const std::string stat{std::istreambuf_iterator<char>(file), {}};
    const size_t at = stat.rfind(')');
    unsigned long user = 0, system = 0;
    if (at == std::string::npos
        || std::sscanf(stat.c_str() + at + 1, " %*c %*d %*d %*d %*d %*d %*u %*u %*u %*u %*u %lu %lu", &user, &system)
            != 2)
        return 0;
    return double(user + system) / double(::sysconf(_SC_CLK_TCK));
}

} // namespace bench
