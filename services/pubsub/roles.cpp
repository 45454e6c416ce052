#include "pubsub/roles.h"
#include "core/literals.h"
#include <algorithm>
#include <vector>

namespace callboard::pubsub {

namespace {
constexpr int MostAsterisks = 5;

/// One step of the pattern: which prefixes of the group it can have eaten, from those eaten before.
void advance(std::vector<bool> &eaten, QStringView group, QChar c, bool any, bool deep, bool one)
{
    if (any) {
        for (qsizetype i = 0; i < group.size(); ++i) {
            if (eaten[size_t(i)] && (deep || group[i] != u'.'))
                eaten[size_t(i) + 1] = true;
        }
        return;
    }
    for (qsizetype i = group.size(); i > 0; --i)
        eaten[size_t(i)] = eaten[size_t(i) - 1] && (one ? group[i - 1] != u'.' : group[i - 1] == c);
    eaten[0] = false;
}

/// Walks all possibilities at once, so that no pattern takes longer than its length times the group's.
bool matches(QStringView pattern, QStringView group)
{
    std::vector<bool> eaten(size_t(group.size()) + 1);
    eaten[0] = true;
    for (qsizetype i = 0; i < pattern.size(); ++i) {
        const bool any = pattern[i] == u'*';
        const bool deep = any && i + 1 < pattern.size() && pattern[i + 1] == u'*';
        const bool one = pattern[i] == u'?';
        const bool escaped = pattern[i] == u'\\' && i + 1 < pattern.size();
        i += deep || escaped;
        advance(eaten, group, pattern[i], any, deep, one && !escaped);
    }
    return eaten.back();
}
} // namespace

std::optional<Permission> permissionFromName(QStringView name)
{
    if (name == "joinLeaveGroup"_L1)
        return Permission::JoinLeaveGroup;
    if (name == "sendToGroup"_L1)
        return Permission::SendToGroup;
    return {};
}

bool groupPatternMatches(QStringView pattern, QStringView group)
{
    return pattern.count(u'*') <= MostAsterisks && matches(pattern, group);
}

Permissions::Permissions(const QStringList &roles)
{
    for (const QString &role : roles)
        addRole(role);
}

void Permissions::addRole(QStringView role)
{
    for (const auto &[name, what] : {std::pair("joinLeaveGroup"_L1, Permission::JoinLeaveGroup),
                                     std::pair("sendToGroup"_L1, Permission::SendToGroup)}) {
        const QString full = "webpubsub."_L1 + QString(name);
        if (role == full)
            kind(what).everything = true;
        else if (role.startsWith(full + u'.'))
            kind(what).groups.append(role.sliced(full.size() + 1).toString());
        else if (role.startsWith(full + "s."_L1))
            kind(what).patterns.append(role.sliced(full.size() + 2).toString());
    }
}

bool Permissions::allows(Permission what, const QString &group) const
{
    const Kind &k = kind(what);
    return k.everything || k.groups.contains(group)
        || std::any_of(k.patterns.begin(), k.patterns.end(),
                       [&](const QString &pattern) { return groupPatternMatches(pattern, group); });
}

void Permissions::grant(Permission what, const QString &group)
{
    Kind &k = kind(what);
    if (group.isEmpty())
        k.everything = true;
    else if (!k.groups.contains(group))
        k.groups.append(group);
}

void Permissions::revoke(Permission what, const QString &group)
{
    Kind &k = kind(what);
    if (group.isEmpty())
        k.everything = false;
    else
        k.groups.removeAll(group);
}

bool Permissions::has(Permission what, const QString &group) const
{
    return group.isEmpty() ? kind(what).everything : allows(what, group);
}

} // namespace callboard::pubsub
