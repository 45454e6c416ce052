// What a connection may do with groups: roles of the token plus what the server granted later.
#pragma once
#include <QString>
#include <QStringList>
#include <optional>

namespace callboard::pubsub {

enum class Permission { JoinLeaveGroup, SendToGroup };

/// "joinLeaveGroup" or "sendToGroup".
std::optional<Permission> permissionFromName(QStringView name);

/// A pattern of the plural roles: ? one character but a dot, * any number but dots, ** any number, \ escapes.
/// At most five asterisks, else it matches nothing (Microsoft's role documentation, 2026).
bool groupPatternMatches(QStringView pattern, QStringView group);

/// The permissions of one connection. A value; belongs to the session and survives recovery.
class Permissions
{
public:
    explicit Permissions(const QStringList &roles = {});

    bool allows(Permission what, const QString &group) const;
    /// Grants for one group, or for every group when `group` is empty.
    void grant(Permission what, const QString &group);
    void revoke(Permission what, const QString &group);
    /// Whether exactly this was granted, or a wider role holds; `group` empty asks for every group.
    bool has(Permission what, const QString &group) const;

private:
    struct Kind {
        bool everything = false;
        QStringList groups;
        QStringList patterns;
    };
    Kind &kind(Permission what) { return what == Permission::JoinLeaveGroup ? m_join : m_send; }
    const Kind &kind(Permission what) const { return what == Permission::JoinLeaveGroup ? m_join : m_send; }
    void addRole(QStringView role);

    Kind m_join;
    Kind m_send;
};

} // namespace callboard::pubsub
