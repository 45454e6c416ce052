#include "relay/base/principal.h"
#include "core/literals.h"
#include "relay/base/publisher.h"

namespace callboard::relay {

namespace {
constexpr std::pair<Role, QLatin1StringView> Names[] = {{Role::Agent, "agent"_L1},
                                                        {Role::Supervisor, "supervisor"_L1},
                                                        {Role::Reviewer, "reviewer"_L1},
                                                        {Role::Admin, "admin"_L1}};
}

std::optional<Role> roleFromName(QStringView name)
{
    for (const auto &[role, text] : Names)
        if (name == text)
            return role;
    return {};
}

QString roleName(Role role)
{
    for (const auto &[known, text] : Names)
        if (known == role)
            return text;
    return {};
}

QStringList roleNames(Roles roles)
{
    QStringList names;
    for (const auto &[role, text] : Names)
        if (roles.testFlag(role))
            names.append(text);
    return names;
}

QStringList Principal::hubGroups() const
{
    QStringList names;
    if (hasFloor())
        names.append(QString::fromUtf16(groups::Floor));
    if (handlesCalls())
        names << groups::ofAgent(user.text) << QString::fromUtf16(groups::Queue);
    if (readsAll())
        names.append(QString::fromUtf16(groups::Recordings));
    return names;
}

QStringList Principal::hubRoles() const
{
    return hasFloor() ? QStringList{u"webpubsub.joinLeaveGroups.call.**"_s} : QStringList();
}

bool isUserName(QStringView text)
{
    const auto allowed = [](QChar c) { return (c.unicode() < 128 && c.isLetterOrNumber()) || u".-_@"_s.contains(c); };
    return !text.isEmpty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), allowed);
}

QString groups::ofAgent(const QString &user)
{
    return u"agent."_s + user;
}

QString groups::ofCall(const QString &callId)
{
    return u"call."_s + callId;
}

} // namespace callboard::relay
