#include "largepages.h"
#ifdef __linux__
#include <cstdlib>
#include <filesystem>
#include <string>
#include <unistd.h>
#endif

namespace callboard {

#ifdef __linux__
void useLargePages(char *argv[])
{
    constexpr const char *Variable = "GLIBC_TUNABLES";
    const std::string option = "glibc.malloc.hugetlb", setting = option + "=1";
    const char *given = std::getenv(Variable);
    std::string all = given ? given : "";
    if (all == setting)
        unsetenv(Variable); // it has done its work, and is not for the programs that are started from here
    if (all.find(option) != std::string::npos)
        return;
    all += (all.empty() ? "" : ":") + setting;
    setenv(Variable, all.c_str(), 1);
    std::error_code none;
    execv(std::filesystem::read_symlink("/proc/self/exe", none).c_str(), argv); // by its name, for lists of processes
}
#else
void useLargePages(char **) { }
#endif

} // namespace callboard
