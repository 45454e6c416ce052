// Who is in which group.
#pragma once
#include "relay/hub/session.h"
#include <QHash>
#include <QSet>
#include <memory>

namespace callboard::relay {

/// Exists while it has a member.
struct Group {
    QString name;
    std::vector<Session *> members; ///< in no order
};

/// Groups of one hub. Joining and leaving take constant time a group.
class GroupIndex
{
public:
    Group *find(const QString &name) const;
    bool contains(const Session &session, const QString &name) const;
    /// False when it was in already.
    bool join(Session &session, const QString &name);
    bool leave(Session &session, const QString &name);
    void leaveAll(Session &session);
    QSet<QString> groupsOf(const Session &session) const;
    qsizetype size() const { return qsizetype(m_groups.size()); }

private:
    void remove(Session &session, size_t membership);
    std::unordered_map<QString, std::unique_ptr<Group>> m_groups;
};

} // namespace callboard::relay
