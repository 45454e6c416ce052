// What devices are for.
#pragma once
#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <array>

namespace callboard::audio {

enum class Role { Microphone, Speaker, Ringer };
inline constexpr std::array AllRoles{Role::Microphone, Role::Speaker, Role::Ringer};

struct Device {
    QByteArray id; ///< stable as long as the system knows the device, over restarts too
    QString name; ///< as the system calls it
    bool isDefault = false; ///< of its direction
    bool operator==(const Device &) const = default;
};

/// How a role stands. Values; hand them over as they are.
struct RoleStatus {
    QByteArray chosen; ///< id; empty: as the system
    Device device; ///< what serves the role now; an empty id when there is none
    bool open = false; ///< sound goes through it
    bool failed = false; ///< it is there and can't be opened; tried again
    bool isMissing() const { return device.id.isEmpty(); }
    /// Another device stands in for the chosen one.
    bool standsIn() const { return !isMissing() && !chosen.isEmpty() && device.id != chosen; }
    bool operator==(const RoleStatus &) const = default;
};

} // namespace callboard::audio

Q_DECLARE_METATYPE(callboard::audio::RoleStatus)
