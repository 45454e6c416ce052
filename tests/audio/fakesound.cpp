#include "audio/fakesound.h"
#include <algorithm>

namespace callboard::audio {

class FakeSound::Line final : public SoundLine
{
public:
    Line(FakeSound *system, QByteArray device, std::shared_ptr<Open> open)
        : m_system(system),
          m_device(std::move(device)),
          m_line(std::move(open))
    {
    }
    ~Line() override
    {
        auto &open = m_system->m_open[m_device];
        open.removeOne(m_line);
        if (open.isEmpty())
            m_system->m_open.remove(m_device);
    }

private:
    FakeSound *m_system;
    QByteArray m_device;
    std::shared_ptr<Open> m_line;
};

static QByteArray idOf(Direction direction, const QByteArray &name)
{
    return (direction == Direction::In ? "in." : "out.") + name;
}

Result<std::unique_ptr<SoundLine>> FakeSound::open(const QByteArray &device, Open line)
{
    const QList<Device> all = m_in + m_out;
    const bool known = std::any_of(all.begin(), all.end(), [&](const Device &d) { return d.id == device; });
    if (!known || m_broken.contains(device))
        return ApiError::of(ApiError::Kind::Transport, QStringLiteral("broken"));
    ++m_opened;
    auto open = std::make_shared<Open>(std::move(line));
    m_open[device].append(open);
    return Result<std::unique_ptr<SoundLine>>(std::make_unique<Line>(this, device, open));
}

Result<std::unique_ptr<SoundLine>> FakeSound::record(const QByteArray &device, Take take, Ended ended)
{
    return open(device, {std::move(take), {}, std::move(ended)});
}

Result<std::unique_ptr<SoundLine>> FakeSound::play(const QByteArray &device, Give give, Ended ended)
{
    return open(device, {{}, std::move(give), std::move(ended)});
}

void FakeSound::plug(Direction direction, const QByteArray &name, bool isDefault)
{
    list(direction).append({idOf(direction, name), QString::fromLatin1(name), false});
    if (isDefault)
        makeDefault(direction, name);
    else
        emit devicesChanged();
}

void FakeSound::unplug(Direction direction, const QByteArray &name)
{
    end(idOf(direction, name));
    list(direction).removeIf([&](const Device &d) { return d.id == idOf(direction, name); });
    emit devicesChanged();
}

void FakeSound::makeDefault(Direction direction, const QByteArray &name)
{
    for (Device &device : list(direction))
        device.isDefault = device.id == idOf(direction, name);
    emit devicesChanged();
}

void FakeSound::breakDevice(const QByteArray &id, bool broken)
{
    broken ? void(m_broken.insert(id)) : void(m_broken.remove(id));
}

void FakeSound::end(const QByteArray &id)
{
    for (const auto &line : m_open.value(id))
        line->ended();
}

void FakeSound::say(const QByteArray &id, const media::Frame &frame)
{
    for (const auto &line : m_open.value(id)) {
        if (line->take)
            line->take(frame);
    }
}

media::Frame FakeSound::hear(const QByteArray &id)
{
    media::Frame heard{};
    for (const auto &line : m_open.value(id)) {
        const media::Frame *frame = line->give ? line->give() : nullptr;
        for (size_t i = 0; frame && i < heard.size(); ++i)
            heard[i] = media::Sample(heard[i] + (*frame)[i]);
    }
    return heard;
}

} // namespace callboard::audio
