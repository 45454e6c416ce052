// Who asks, and what the roles allow.
#pragma once
#include "core/ids.h"
#include <QFlags>
#include <QStringList>
#include <optional>

namespace callboard::relay {

enum class Role { Agent = 1, Supervisor = 2, Reviewer = 4, Admin = 8 };
Q_DECLARE_FLAGS(Roles, Role)
Q_DECLARE_OPERATORS_FOR_FLAGS(Roles)

std::optional<Role> roleFromName(QStringView name);
QString roleName(Role role);
/// In a fixed order.
QStringList roleNames(Roles roles);

/// A signed-in user. A value.
struct Principal {
    UserName user;
    QString displayName;
    Roles roles;

    /// Sees every call and may act on it.
    bool hasFloor() const { return roles.testAnyFlags(Role::Supervisor | Role::Admin); }
    /// May read every call.
    bool readsAll() const { return hasFloor() || roles.testFlag(Role::Reviewer); }
    /// May place and take calls.
    bool handlesCalls() const { return roles.testAnyFlags(Role::Agent | Role::Supervisor | Role::Admin); }

    /// Hub groups that a connection of this user joins by its token.
    QStringList hubGroups() const;
    /// Web PubSub roles of its token.
    QStringList hubRoles() const;
    bool operator==(const Principal &) const = default;
};

/// 1 to 64 letters, digits, dots, dashes, underscores or @: it becomes part of a group name.
bool isUserName(QStringView text);

} // namespace callboard::relay
