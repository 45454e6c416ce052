// Memory in large pages.
#pragma once

namespace callboard {

/// From here on what is allocated lies in pages of 2 MB where the system gives them (Linux with the GNU C library 2.35
/// or later; elsewhere nothing happens). The state of hundreds of legs is spread over more small pages than a processor
/// can look up quickly. The allocator asks for it only when a program starts, so this starts the program anew, in the
/// same process: call it first in main(). A choice that GLIBC_TUNABLES already holds stays.
void useLargePages(char *argv[]);

} // namespace callboard
