#include "media/file/wavlayout.h"
#include "core/literals.h"
#include "media/file/audioreader.h"
#include "media/pcm/resampler.h"
#include <QtEndian>
#include <algorithm>

namespace callboard::media {

namespace {

constexpr int MostChunks = 64; // before the samples; more is no recording
constexpr qint64 FormatBytes = 16;
constexpr quint16 PlainTag = 1;
constexpr quint16 ExtensibleTag = 0xFFFE;
constexpr quint32 InDs64 = 0xFFFFFFFF;

template<class T>
T numberAt(const QByteArray &bytes, qsizetype at)
{
    return at + qsizetype(sizeof(T)) <= bytes.size() ? qFromLittleEndian<T>(bytes.constData() + at) : T{};
}

class Finder
{
public:
    explicit Finder(QIODevice &file) : m_file(file) { }

    std::optional<WavLayout> find()
    {
        const QByteArray head = m_file.seek(0) ? m_file.read(12) : QByteArray();
        if (!(head.startsWith("RIFF") || head.startsWith("RF64")) || head.mid(8) != "WAVE")
            return {};
        for (int n = 0; n < MostChunks; ++n) {
            const QByteArray chunk = m_file.read(8);
            if (chunk.size() < 8)
                return {};
            const auto size = numberAt<quint32>(chunk, 4);
            if (chunk.startsWith("data"))
                return layout(size == InDs64 && m_longData > 0 ? m_longData : qint64(size));
            if (!take(chunk, size))
                return {};
        }
        return {};
    }

private:
    /// Chunks begin at even positions.
    bool take(const QByteArray &chunk, qint64 size)
    {
        const qint64 next = m_file.pos() + size + size % 2;
        if (chunk.startsWith("fmt "))
            m_format = m_file.read(std::min<qint64>(size, 40));
        else if (chunk.startsWith("ds64"))
            m_longData = numberAt<qint64>(m_file.read(16), 8);
        return next <= m_file.size() && m_file.seek(next);
    }

    bool plain() const
    {
        const auto tag = numberAt<quint16>(m_format, 0);
        const bool pcm = tag == PlainTag || (tag == ExtensibleTag && numberAt<quint16>(m_format, 24) == PlainTag);
        return m_format.size() >= FormatBytes && pcm && numberAt<quint16>(m_format, 14) == 16;
    }

    std::optional<WavLayout> layout(qint64 bytes) const
    {
        const int channels = numberAt<quint16>(m_format, 2);
        const int frameBytes = numberAt<quint16>(m_format, 12);
        const auto rate = numberAt<quint32>(m_format, 4);
        const bool known = rate >= quint32(Resampler::LowestRate) && rate <= quint32(Resampler::HighestRate);
        if (!plain() || !known || frameBytes == 0 || frameBytes != channels * 2 || channels > AudioReader::MostChannels)
            return {};
        const qint64 there = std::clamp<qint64>(bytes, 0, m_file.size() - m_file.pos());
        return WavLayout{channels, int(rate), m_file.pos(), there / frameBytes};
    }

    QIODevice &m_file;
    QByteArray m_format;
    qint64 m_longData = 0;
};

} // namespace

std::optional<WavLayout> findPcm16(QIODevice &file)
{
    return Finder(file).find();
}

} // namespace callboard::media
