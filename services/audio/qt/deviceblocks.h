// Blocks of a device's own form made frames, and frames made such blocks.
#pragma once
#include "media/pcm/frame.h"
#include "media/pcm/resampler.h"
#include <QByteArray>
#include <functional>
#include <optional>

namespace callboard::audio {

struct DeviceForm {
    int rate = media::SampleRate; ///< a multiple of 50 within what Resampler takes
    int channels = 1; ///< interleaved; 1 to 32
    bool floats = false; ///< 32-bit floats, else 16-bit integers; both in the machine's byte order
    int bytesPerBlock() const { return rate / media::FramesPerSecond * channels * (floats ? 4 : 2); } ///< 20 ms
    bool isValid() const;
};

/// What a microphone gives, any number of bytes at a time, as frames. All channels of it are heard equally.
class FrameCutter
{
public:
    /// Nothing when the form is not valid.
    static std::optional<FrameCutter> of(const DeviceForm &form);
    void push(QByteArrayView bytes, const std::function<void(const media::Frame &)> &take);

private:
    FrameCutter(const DeviceForm &form, media::Resampler resampler);
    void cut(const char *block, const std::function<void(const media::Frame &)> &take);

    DeviceForm m_form;
    media::Resampler m_resampler;
    QByteArray m_rest; ///< less than a block
    std::vector<media::Sample> m_mono;
};

/// Frames as a speaker wants them: as many bytes as there is room for, on every channel the same.
class FrameSpreader
{
public:
    static std::optional<FrameSpreader> of(const DeviceForm &form);
    /// `count` bytes, made of as many frames as it takes; nullptr is silence. Good until the next call.
    QByteArrayView pull(qsizetype count, const std::function<const media::Frame *()> &give);

private:
    FrameSpreader(const DeviceForm &form, media::Resampler resampler);
    void spread(const media::Frame &frame);

    DeviceForm m_form;
    media::Resampler m_resampler;
    QByteArray m_waiting;
    qsizetype m_pulled = 0; ///< of m_waiting, by the call before
};

} // namespace callboard::audio
