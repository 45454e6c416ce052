// P32: peaks of a recording, and the plain reading that they can't be faster than; decoding. See README.md.
#include "core/literals.h"
#include "media/file/audiowriter.h"
#include "media/file/decodedaudio.h"
#include "media/file/peaks.h"
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

using namespace callboard;
using namespace callboard::media;

namespace {

/// Noise, so that no branch can be guessed.
bool make(const QString &path, int seconds, int rate)
{
    const FileFormat format = path.endsWith(".mp3"_L1) ? FileFormat::Mp3 : FileFormat::Wav;
    auto writer = AudioWriter::create(
        path, {.format = format, .channels = 2, .sampleRate = rate, .flushMs = 1000, .diskMs = 0});
    auto random = QRandomGenerator(1);
    std::vector<Sample> second(size_t(2 * rate));
    for (int n = 0; writer && n < seconds; ++n) {
        for (Sample &sample : second)
            sample = Sample(random.generate());
        if (!writer.value().write(second))
            return false;
    }
    return writer && writer.value().close();
}

bool findPeaks(const QString &path)
{
    const auto found = peaksOf(path);
    return found && found->levels() > 1 && found->at(0, 1).front().low < 0;
}

bool decode(const QString &path)
{
    const auto audio = readAudio(path, Channels::Mixed, {.bytes = 1'000'000'000, .seconds = 7200});
    return audio && !audio.value().samples.empty();
}

bool onlyRead(const QString &path)
{
    alignas(4096) static std::array<char, 256 * 1024> block; // the fastest for the system to copy to
    const int file = ::open(QFile::encodeName(path).constData(), O_RDONLY);
    ssize_t got = 0;
    while ((got = ::read(file, block.data(), block.size())) > 0) { }
    ::close(file);
    return file >= 0 && got == 0;
}

template<class Work>
int timed(Work work, const QString &path)
{
    QElapsedTimer timer;
    timer.start();
    const bool done = work(path);
    std::printf("{\"ms\": %.3f}\n", double(timer.nsecsElapsed()) / 1e6);
    return done ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    const QByteArrayView mode = argc > 2 ? argv[1] : "";
    const QString path = argc > 2 ? QFile::decodeName(argv[2]) : QString();
    if (mode == "make" && argc == 5)
        return make(path, QByteArrayView(argv[3]).toInt(), QByteArrayView(argv[4]).toInt()) ? 0 : 1;
    if (mode == "decode")
        return timed(decode, path);
    if (mode == "peaks")
        return timed(findPeaks, path);
    if (mode == "read")
        return timed(onlyRead, path);
    std::fputs("bench_peaks make FILE SECONDS RATE | peaks FILE | decode FILE | read FILE\n", stderr);
    return 2;
}
