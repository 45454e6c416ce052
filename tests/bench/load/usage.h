// Options, percentiles and processor time, for programs that make load.
#pragma once
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace bench {

using Options = std::map<std::string, std::string>;

/// Adds "--name value" pairs to what holds otherwise.
Options readOptions(int argc, char **argv, Options defaults);

/// Of microseconds, in milliseconds; sorts partly.
double percentile(std::vector<int64_t> &micros, double share);

double processorSeconds();
/// Of all threads of another process; 0 when there is no such process.
double processorSecondsOf(int pid);

} // namespace bench
