#include "terminal.h"

namespace callboard::relay {

void prepareProcess() { }

bool setEcho(bool)
{
    return false;
}

} // namespace callboard::relay
