// The seed of a random test: printed, and taken from CALLBOARD_SEED to repeat a run.
#pragma once
#include <QRandomGenerator>

namespace callboard::test {

inline quint32 printedSeed()
{
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("CALLBOARD_SEED", &given);
    const quint32 seed = given ? quint32(wanted) : QRandomGenerator::system()->bounded(1'000'000U);
    qInfo("seed %u (CALLBOARD_SEED repeats it)", seed);
    return seed;
}

} // namespace callboard::test
