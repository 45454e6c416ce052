// The sound cards of a computer, as the headset needs them.
#pragma once
#include "audio/engine/roles.h"
#include "core/result.h"
#include "media/pcm/frame.h"
#include <QObject>
#include <functional>
#include <memory>

namespace callboard::audio {

enum class Direction { In, Out };

/// Sound goes through it until it is destroyed.
class SoundLine
{
public:
    virtual ~SoundLine() = default;
};

/// An interface, so that tests need no sound card. Lives on the thread that sound runs on: everything is called there
/// and calls back there, from the event loop and never from within record() or play().
class SoundSystem : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using Take = std::function<void(const media::Frame &)>;
    /// The next 20 ms; nullptr is silence. Good until the next call.
    using Give = std::function<const media::Frame *()>;
    /// The device is gone or has failed; nothing comes after it. The line must not be destroyed from inside.
    using Ended = std::function<void()>;

    virtual QList<Device> devices(Direction direction) const = 0;
    virtual Result<std::unique_ptr<SoundLine>> record(const QByteArray &device, Take take, Ended ended) = 0;
    virtual Result<std::unique_ptr<SoundLine>> play(const QByteArray &device, Give give, Ended ended) = 0;

signals:
    /// One came, one went, or the system's default is another.
    void devicesChanged();
};

} // namespace callboard::audio
