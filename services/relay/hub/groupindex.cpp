#include "relay/hub/groupindex.h"
#include <algorithm>

namespace callboard::relay {

namespace {
auto membershipOf(const Session &session, const QString &name)
{
    return std::find_if(session.memberships.begin(), session.memberships.end(),
                        [&](const Session::Membership &m) { return m.group->name == name; });
}
} // namespace

Group *GroupIndex::find(const QString &name) const
{
    const auto it = m_groups.find(name);
    return it == m_groups.end() ? nullptr : it->second.get();
}

bool GroupIndex::contains(const Session &session, const QString &name) const
{
    return membershipOf(session, name) != session.memberships.end();
}

bool GroupIndex::join(Session &session, const QString &name)
{
    if (contains(session, name))
        return false;
    std::unique_ptr<Group> &group = m_groups[name];
    if (!group)
        group = std::make_unique<Group>(Group{name, {}});
    session.memberships.push_back({group.get(), group->members.size()});
    group->members.push_back(&session);
    return true;
}

bool GroupIndex::leave(Session &session, const QString &name)
{
    const auto it = membershipOf(session, name);
    if (it == session.memberships.end())
        return false;
    remove(session, size_t(it - session.memberships.begin()));
    return true;
}

void GroupIndex::leaveAll(Session &session)
{
    while (!session.memberships.empty())
        remove(session, session.memberships.size() - 1);
}

QSet<QString> GroupIndex::groupsOf(const Session &session) const
{
    QSet<QString> names;
    for (const Session::Membership &m : session.memberships)
        names.insert(m.group->name);
    return names;
}

void GroupIndex::remove(Session &session, size_t membership)
{
    const auto [group, place] = session.memberships[membership];
    session.memberships[membership] = session.memberships.back();
    session.memberships.pop_back();
    Session *last = group->members.back();
    group->members[place] = last;
    group->members.pop_back();
    if (place < group->members.size()) {
        const auto moved = std::find_if(last->memberships.begin(), last->memberships.end(),
                                        [&](const Session::Membership &m) { return m.group == group; });
        moved->place = place;
    }
    if (group->members.empty())
        m_groups.erase(QString(group->name));
}

} // namespace callboard::relay
