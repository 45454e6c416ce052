// Sound cards that tests plug in and out, and speak through.
#pragma once
#include "audio/engine/soundsystem.h"
#include <QHash>
#include <QSet>

namespace callboard::audio {

class FakeSound final : public SoundSystem
{
    Q_OBJECT

public:
    QList<Device> devices(Direction direction) const override { return list(direction); }
    Result<std::unique_ptr<SoundLine>> record(const QByteArray &device, Take take, Ended ended) override;
    Result<std::unique_ptr<SoundLine>> play(const QByteArray &device, Give give, Ended ended) override;

    /// "usb" has the id "in.usb" as a microphone and "out.usb" as a speaker.
    void plug(Direction direction, const QByteArray &name, bool isDefault = false);
    void unplug(Direction direction, const QByteArray &name);
    void makeDefault(Direction direction, const QByteArray &name);
    /// It is listed and can't be opened.
    void breakDevice(const QByteArray &id, bool broken = true);
    /// Its line ends, the list stays.
    void end(const QByteArray &id);

    bool isOpen(const QByteArray &id) const { return m_open.contains(id); }
    int opened() const { return m_opened; }
    /// The microphone hears it; nothing when it is closed.
    void say(const QByteArray &id, const media::Frame &frame);
    /// What the speaker plays next; silence when it is closed.
    media::Frame hear(const QByteArray &id);

private:
    struct Open {
        Take take;
        Give give;
        Ended ended;
    };
    class Line;
    const QList<Device> &list(Direction direction) const { return direction == Direction::In ? m_in : m_out; }
    QList<Device> &list(Direction direction) { return direction == Direction::In ? m_in : m_out; }
    Result<std::unique_ptr<SoundLine>> open(const QByteArray &device, Open line);

    QList<Device> m_in;
    QList<Device> m_out;
    QSet<QByteArray> m_broken;
    QHash<QByteArray, QList<std::shared_ptr<Open>>> m_open; ///< speaker and ringer may be one device
    int m_opened = 0;
};

inline media::Frame steady(media::Sample level)
{
    media::Frame frame;
    frame.fill(level);
    return frame;
}

} // namespace callboard::audio
