// Microphone, speaker and ringer as one.
#pragma once
#include "audio/engine/soundsystem.h"
#include <QSet>
#include <QTimer>
#include <array>

namespace callboard::audio {

/// Opens the device of each role while somebody wants its sound, and another one when that goes: a call never notices
/// more than a gap. The chosen device is taken again as soon as it is back; a role that follows the system moves when
/// the system's default does. Belongs to the thread that sound runs on; owns the sound system.
class Headset : public QObject
{
    Q_OBJECT

public:
    /// `retry`: between tries of a device that is there and can't be opened.
    explicit Headset(std::unique_ptr<SoundSystem> system, std::chrono::milliseconds retry = std::chrono::seconds(1),
                     QObject *parent = nullptr);
    ~Headset() override;

    QList<Device> devices(Role role) const;
    const RoleStatus &status(Role role) const { return slot(role).status; }
    /// An empty id: as the system.
    void choose(Role role, const QByteArray &device);

    /// Who gets what the microphone hears; nothing closes the microphone. Not to be called by who takes or gives.
    void listen(SoundSystem::Take take);
    /// Who gives what the role plays, Speaker or Ringer; nothing closes it.
    void play(Role role, SoundSystem::Give give);

signals:
    /// devices() of any role are others than before.
    void devicesChanged();
    void statusChanged(callboard::audio::Role role);

private:
    struct Slot {
        RoleStatus status;
        SoundSystem::Take take;
        SoundSystem::Give give;
        std::unique_ptr<SoundLine> line;
        QSet<QByteArray> avoid; ///< could not be opened, or ended by themselves
        quint64 opening = 0; ///< an end of an earlier line is not for this one
        bool wanted() const { return take || give; }
    };
    Slot &slot(Role role) { return m_slots[size_t(role)]; }
    const Slot &slot(Role role) const { return m_slots[size_t(role)]; }
    void settle(Role role);
    void settleAll();
    void open(Role role, const Device &device);
    Result<std::unique_ptr<SoundLine>> openLine(Role role, const QByteArray &device);
    void close(Role role);
    void avoid(Role role, const QByteArray &device);
    void ended(Role role, quint64 opening);
    void tell(Role role, RoleStatus status);

    std::unique_ptr<SoundSystem> m_system;
    std::array<Slot, AllRoles.size()> m_slots;
    QTimer m_retry;
};

} // namespace callboard::audio
