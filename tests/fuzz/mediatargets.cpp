// Sound files and peaks, as prompt servers, the service and disks give them.
#include "fuzz/targets.h"
#include "media/file/decodedaudio.h"
#include "media/file/peaks.h"
#include "media/file/wavlayout.h"
#include <QBuffer>
#include <QCryptographicHash>
#include <QtEndian>
#include <cmath>

namespace callboard::fuzz {

namespace {
using namespace media;
constexpr qsizetype WavHeader = 44;
constexpr ReadLimits Few{1'000'000, 20};

template<class T>
void put(QByteArray &bytes, qsizetype at, T number)
{
    qToLittleEndian(number, bytes.data() + at);
}

/// `format` 1: PCM, 3: float, 7: mu-law.
QByteArray wav(quint16 format, quint16 channels, quint32 rate, quint16 bits, qsizetype frames)
{
    const auto block = quint16(channels * bits / 8);
    QByteArray bytes(WavHeader + frames * block, '\0');
    bytes.replace(0, 4, "RIFF").replace(8, 8, "WAVEfmt ").replace(36, 4, "data");
    put(bytes, 4, quint32(bytes.size() - 8));
    put(bytes, 16, quint32(16));
    put(bytes, 20, format);
    put(bytes, 22, channels);
    put(bytes, 24, rate);
    put(bytes, 28, rate * block);
    put(bytes, 32, block);
    put(bytes, 34, bits);
    put(bytes, 40, quint32(bytes.size() - WavHeader));
    for (qsizetype i = WavHeader; i < bytes.size(); ++i)
        bytes[i] = char(i * i / 7);
    return bytes;
}

QByteArray checksum(QByteArrayView bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Blake2b_160);
}

void lookAt(const Peaks &peaks)
{
    const auto again = Peaks::fromBytes(peaks.toBytes());
    mustHold(again && *again == peaks);
    mustHold(peaks.levels() >= 1 && peaks.channels() >= 1, "a level and a channel");
    for (int channel = 0; channel < peaks.channels(); ++channel) {
        mustHold(peaks.columns(channel, -100, peaks.frames() + 100, 7).size() == 7, "as many columns as asked for");
        static_cast<void>(peaks.at(peaks.levels() - 1, channel));
    }
}

void readPeaks(const QByteArray &bytes)
{
    const auto peaks = Peaks::fromBytes(bytes);
    if (peaks)
        lookAt(*peaks);
    else
        mustHold(!peaks.error().code.isEmpty(), "an error with its code");
}
} // namespace

void soundFile(const QByteArray &input)
{
    for (const Channels channels : {Channels::Mixed, Channels::Kept}) {
        const auto audio = readAudio(input, channels, Few);
        if (!audio) {
            mustHold(!audio.error().code.isEmpty(), "an error with its code");
            continue;
        }
        mustHold(!audio->samples.empty() && audio->samples.size() % size_t(audio->channels) == 0, "whole sample times");
        mustHold(audio->seconds() <= Few.seconds + 0.1, "no more than the limit");
    }
    QBuffer file;
    file.setData(input);
    file.open(QIODevice::ReadOnly);
    if (const auto layout = findPcm16(file)) {
        mustHold(layout->channels >= 1 && layout->start >= 0 && layout->frames >= 0, "a layout in range");
        mustHold(layout->start + layout->frames * layout->channels * 2 <= input.size(), "samples that are there");
    }
}

/// As it came, and with the checksum that belongs to it: nearly all changes would end there.
void peakFile(const QByteArray &input)
{
    readPeaks(input);
    constexpr qsizetype ChecksumBytes = 20;
    if (input.size() >= ChecksumBytes) {
        const QByteArrayView body = QByteArrayView(input).chopped(ChecksumBytes);
        readPeaks(body.toByteArray() + checksum(body));
    }
}

QList<QByteArray> soundFileSeeds()
{
    return {wav(1, 1, 16'000, 16, 400), wav(1, 2, 8'000, 16, 200), wav(1, 1, 44'100, 8, 300),
            wav(3, 1, 48'000, 32, 100), wav(7, 1, 8'000, 8, 160),  wav(1, 1, 16'000, 24, 100)};
}

QList<QByteArray> peakFileSeeds()
{
    QList<QByteArray> seeds;
    for (const int channels : {1, 3}) {
        std::vector<Sample> samples;
        for (int i = 0; i < 3'000 * channels; ++i)
            samples.push_back(Sample(10'000 * std::sin(i / 9.0)));
        PeakBuilder builder(channels, SampleRate);
        builder.add(samples);
        seeds.append(std::move(builder).finish().toBytes());
    }
    return seeds;
}

} // namespace callboard::fuzz
