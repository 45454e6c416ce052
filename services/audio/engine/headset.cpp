#include "audio/engine/headset.h"
#include "audio/engine/rolechoice.h"
#include <QLoggingCategory>

namespace callboard::audio {

namespace {
Q_LOGGING_CATEGORY(lcAudio, "callboard.audio")

Direction directionOf(Role role)
{
    return role == Role::Microphone ? Direction::In : Direction::Out;
}
} // namespace

Headset::Headset(std::unique_ptr<SoundSystem> system, std::chrono::milliseconds retry, QObject *parent)
    : QObject(parent),
      m_system(std::move(system)),
      m_retry(this)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retry);
    connect(&m_retry, &QTimer::timeout, this, [this] {
        // One that stands in goes on: trying the chosen one again would interrupt it each time.
        for (Slot &each : m_slots) {
            if (!each.line)
                each.avoid.clear();
        }
        settleAll();
    });
    connect(m_system.get(), &SoundSystem::devicesChanged, this, [this] {
        for (Slot &each : m_slots)
            each.avoid.clear();
        settleAll();
        emit devicesChanged();
    });
    settleAll();
}

Headset::~Headset()
{
    for (Slot &each : m_slots)
        each.line.reset();
}

QList<Device> Headset::devices(Role role) const
{
    return m_system->devices(directionOf(role));
}

void Headset::choose(Role role, const QByteArray &device)
{
    RoleStatus status = slot(role).status;
    status.chosen = device;
    slot(role).avoid.clear();
    tell(role, status);
    settle(role);
}

void Headset::listen(SoundSystem::Take take)
{
    slot(Role::Microphone).take = std::move(take);
    settle(Role::Microphone);
}

void Headset::play(Role role, SoundSystem::Give give)
{
    Q_ASSERT(role != Role::Microphone);
    slot(role).give = std::move(give);
    settle(role);
}

void Headset::settleAll()
{
    for (const Role role : AllRoles)
        settle(role);
}

/// Brings what is open in line with what is wanted and what is there.
void Headset::settle(Role role)
{
    Slot &of = slot(role);
    const Device device = deviceFor(of.status.chosen, devices(role), of.avoid);
    const bool blocked = device.id.isEmpty() || of.avoid.contains(device.id);
    if (of.line && (!of.wanted() || device.id != of.status.device.id))
        close(role);
    if (of.wanted() && !of.line && !blocked)
        return open(role, device);
    RoleStatus status = of.status;
    status.device = device;
    status.open = of.line != nullptr;
    status.failed = of.wanted() && !of.line && !status.isMissing();
    tell(role, status);
}

Result<std::unique_ptr<SoundLine>> Headset::openLine(Role role, const QByteArray &device)
{
    // Through the slot: who takes or gives may change while the line stays.
    Slot &of = slot(role);
    const auto end = [this, role, opening = ++of.opening] {
        QMetaObject::invokeMethod(
            this, [this, role, opening] { ended(role, opening); }, Qt::QueuedConnection);
    };
    if (role == Role::Microphone) {
        return m_system->record(
            device,
            [&of](const media::Frame &frame) {
                if (of.take)
                    of.take(frame);
            },
            end);
    }
    return m_system->play(
        device, [&of] { return of.give ? of.give() : nullptr; }, end);
}

void Headset::open(Role role, const Device &device)
{
    auto line = openLine(role, device.id);
    if (!line) {
        qCInfo(lcAudio).noquote() << "a device can't be opened:" << line.error().detail;
        avoid(role, device.id);
        return settle(role);
    }
    Slot &of = slot(role);
    of.line = std::move(line.value());
    tell(role, {of.status.chosen, device, true, false});
}

void Headset::avoid(Role role, const QByteArray &device)
{
    slot(role).avoid.insert(device);
    m_retry.start();
}

void Headset::close(Role role)
{
    Slot &of = slot(role);
    ++of.opening;
    of.line.reset();
}

void Headset::ended(Role role, quint64 opening)
{
    Slot &of = slot(role);
    if (of.opening != opening || !of.line)
        return;
    avoid(role, of.status.device.id);
    close(role);
    settle(role);
}

void Headset::tell(Role role, RoleStatus status)
{
    if (std::exchange(slot(role).status, status) != status)
        emit statusChanged(role);
}

} // namespace callboard::audio
