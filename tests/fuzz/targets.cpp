#include "fuzz/targets.h"
#include <cstring>

namespace callboard::fuzz {

const QList<Target> &targets()
{
    static const QList<Target> all{
        {"callback", &callbackBody, &callbackSeeds},         {"eventgrid", &eventGridBody, &eventGridSeeds},
        {"serviceframe", &serviceFrame, &serviceFrameSeeds}, {"appframe", &appFrame, &appFrameSeeds},
        {"identifier", &identifier, &identifierSeeds},       {"envelope", &envelope, &envelopeSeeds}};
    return all;
}

const Target *targetNamed(const char *name)
{
    for (const Target &target : targets()) {
        if (std::strcmp(target.name, name) == 0)
            return &target;
    }
    return nullptr;
}

} // namespace callboard::fuzz
