// libFuzzer's entry: one program for each target, which its name chooses at compile time.
#include "fuzz/targets.h"
#include <QDir>
#include <QFile>
#include <cstdlib>

namespace {
const callboard::fuzz::Target *theTarget()
{
    static const auto *target = callboard::fuzz::targetNamed(CALLBOARD_FUZZ_TARGET);
    return target;
}
} // namespace

/// With CALLBOARD_FUZZ_SEEDS set, writes the seeds into that folder first, so that a run starts from good inputs.
extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    const QString folder = qEnvironmentVariable("CALLBOARD_FUZZ_SEEDS");
    if (folder.isEmpty())
        return 0;
    QDir().mkpath(folder);
    int number = 0;
    for (const QByteArray &seed : theTarget()->seeds()) {
        QFile file(QDir(folder).filePath(QString::number(number++)));
        if (!file.open(QIODevice::WriteOnly) || file.write(seed) != seed.size())
            std::abort();
    }
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    theTarget()->run(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!callboard::fuzz::takeFailure().isEmpty())
        std::abort();
    return 0;
}
