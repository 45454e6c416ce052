// Raw id to identifier and back: the rules of contract README 4.2 and 4.3, in the order in which they apply.
#include "wire/identifier.h"

namespace callboard::wire {

namespace {

std::optional<Open<Cloud>> cloudOf(QStringView word)
{
    if (word.startsWith(u"dod"))
        return Open<Cloud>(Cloud::Dod);
    if (word.startsWith(u"gcch"))
        return Open<Cloud>(Cloud::Gcch);
    return {};
}

QLatin1StringView cloudPrefix(const std::optional<Open<Cloud>> &cloud, QLatin1StringView ofPublic,
                              QLatin1StringView ofDod, QLatin1StringView ofGcch)
{
    switch (cloud.value_or(Cloud::Public).value()) {
    case Cloud::Dod: return ofDod;
    case Cloud::Gcch: return ofGcch;
    case Cloud::Public:
    case Cloud::Other: break;
    }
    return ofPublic;
}

void setPhone(CommunicationIdentifier &i, const QString &rest)
{
    PhoneNumberIdentifier phone;
    phone.value = rest;
    if (rest == "anonymous"_L1)
        phone.isAnonymous = true;
    else if (const qsizetype at = rest.lastIndexOf(u'_'); at >= 0)
        phone.assertedId = rest.mid(at + 1);
    i.kind = IdentifierKind::PhoneNumber;
    i.phoneNumber = phone;
}

void setUser(CommunicationIdentifier &i)
{
    i.kind = IdentifierKind::CommunicationUser;
    i.communicationUser.emplace().id = i.rawId->text;
}

void setTeamsUser(CommunicationIdentifier &i, QStringView scope, const QString &rest)
{
    MicrosoftTeamsUserIdentifier user;
    user.userId = rest;
    if (scope == u"teamsvisitor")
        user.isAnonymous = true;
    user.cloud = cloudOf(scope);
    i.kind = IdentifierKind::MicrosoftTeamsUser;
    i.microsoftTeamsUser = user;
}

void setAcs(CommunicationIdentifier &i, QStringView scope, const QString &rest)
{
    const QStringList parts = rest.split(u'_');
    if (parts.size() != 3)
        return setUser(i);
    TeamsExtensionUserIdentifier user;
    user.resourceId = parts[0];
    user.tenantId = parts[1];
    user.userId = parts[2];
    user.cloud = cloudOf(scope);
    i.kind = IdentifierKind::TeamsExtensionUser;
    i.teamsExtensionUser = user;
}

void setTeamsApp(CommunicationIdentifier &i, QStringView scope, const QString &rest)
{
    MicrosoftTeamsAppIdentifier app;
    app.appId = rest;
    app.cloud = cloudOf(scope);
    i.kind = IdentifierKind::MicrosoftTeamsApp;
    i.microsoftTeamsApp = app;
}

void setByScope(CommunicationIdentifier &i, QStringView number, QStringView scope, const QString &rest)
{
    const bool ofTeams = scope == u"orgid" || scope == u"dod" || scope == u"gcch";
    if (number == u"28" && ofTeams)
        setTeamsApp(i, scope, rest);
    else if (number != u"8")
        return;
    else if (ofTeams || scope == u"teamsvisitor")
        setTeamsUser(i, scope, rest);
    else if (scope == u"acs" || scope == u"dod-acs" || scope == u"gcch-acs")
        setAcs(i, scope, rest);
    else if (scope == u"spool")
        setUser(i);
}

QString phoneRawId(const PhoneNumberIdentifier &phone)
{
    if (phone.isAnonymous.value_or(false))
        return u"4:anonymous"_s;
    const QString suffix = phone.assertedId ? u'_' + *phone.assertedId : QString();
    return "4:"_L1 + (phone.value.endsWith(suffix) ? phone.value : phone.value + suffix);
}

QString teamsUserRawId(const MicrosoftTeamsUserIdentifier &user)
{
    if (user.isAnonymous.value_or(false))
        return "8:teamsvisitor:"_L1 + user.userId;
    return cloudPrefix(user.cloud, "8:orgid:"_L1, "8:dod:"_L1, "8:gcch:"_L1) + user.userId;
}

QString extensionRawId(const TeamsExtensionUserIdentifier &user)
{
    return cloudPrefix(user.cloud, "8:acs:"_L1, "8:dod-acs:"_L1, "8:gcch-acs:"_L1) + user.resourceId + u'_'
        + user.tenantId + u'_' + user.userId;
}

} // namespace

CommunicationIdentifier CommunicationIdentifier::fromRawId(const RawId &rawId)
{
    CommunicationIdentifier i;
    i.kind = IdentifierKind::Unknown;
    i.rawId = rawId;
    if (rawId.text.startsWith("4:"_L1)) {
        setPhone(i, rawId.text.mid(2));
        return i;
    }
    const QStringList parts = rawId.text.split(u':');
    if (parts.size() == 3)
        setByScope(i, parts[0], parts[1], parts[2]);
    return i;
}

CommunicationIdentifier CommunicationIdentifier::phone(const QString &number)
{
    return fromRawId(RawId("4:"_L1 + number));
}

RawId CommunicationIdentifier::id() const
{
    if (rawId)
        return *rawId;
    if (communicationUser)
        return RawId(communicationUser->id);
    if (phoneNumber)
        return RawId(phoneRawId(*phoneNumber));
    if (microsoftTeamsUser)
        return RawId(teamsUserRawId(*microsoftTeamsUser));
    if (microsoftTeamsApp)
        return RawId(cloudPrefix(microsoftTeamsApp->cloud, "28:orgid:"_L1, "28:dod:"_L1, "28:gcch:"_L1)
                     + microsoftTeamsApp->appId);
    return teamsExtensionUser ? RawId(extensionRawId(*teamsExtensionUser)) : RawId();
}

} // namespace callboard::wire
