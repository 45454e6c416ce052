#include "fuzz/targets.h"
#include <cstring>
#include <utility>

namespace callboard::fuzz {

namespace {
QByteArray failure; // of the only thread there is
}

void mustHold(bool condition, const char *what)
{
    if (!condition && failure.isEmpty())
        failure = what;
}

QByteArray takeFailure()
{
    return std::exchange(failure, {});
}

const QList<Target> &targets()
{
    static const QList<Target> all{{"callback", &callbackBody, &callbackSeeds},
                                   {"eventgrid", &eventGridBody, &eventGridSeeds},
                                   {"serviceframe", &serviceFrame, &serviceFrameSeeds},
                                   {"appframe", &appFrame, &appFrameSeeds},
                                   {"schema", &anySchema, &anySchemaSeeds},
                                   {"identifier", &identifier, &identifierSeeds},
                                   {"envelope", &envelope, &envelopeSeeds},
                                   {"jsontree", &jsonTree, &jsonTreeSeeds},
                                   {"httprequest", &httpRequest, &httpRequestSeeds},
                                   {"websocket", &webSocketFrames, &webSocketSeeds},
                                   {"clientframe", &clientFrame, &clientFrameSeeds},
                                   {"relayframe", &relayFrame, &relayFrameSeeds},
                                   {"hubfilter", &hubFilter, &hubFilterSeeds},
                                   {"token", &accessToken, &accessTokenSeeds},
                                   {"connectionstring", &connectionString, &connectionStringSeeds},
                                   {"exchangerequest", &exchangeRequest, &exchangeRequestSeeds},
                                   {"exchangecontrol", &exchangeControl, &exchangeControlSeeds},
                                   {"soundfile", &soundFile, &soundFileSeeds},
                                   {"peakfile", &peakFile, &peakFileSeeds},
                                   {"mediaframe", &mediaFrame, &mediaFrameSeeds}};
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
