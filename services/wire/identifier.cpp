#include "wire/identifier.h"
#include "wire/introspect.h"

namespace callboard::wire {

CALLBOARD_WIRE_CODEC(CommunicationUserIdentifier)
CALLBOARD_WIRE_CODEC(PhoneNumberIdentifier)
CALLBOARD_WIRE_CODEC(MicrosoftTeamsUserIdentifier)
CALLBOARD_WIRE_CODEC(MicrosoftTeamsAppIdentifier)
CALLBOARD_WIRE_CODEC(TeamsExtensionUserIdentifier)
CALLBOARD_WIRE_CODEC(CommunicationIdentifier)
CALLBOARD_WIRE_CODEC(GridIdentifier)

namespace {

std::optional<IdentifierKind> nestedKind(const CommunicationIdentifier &i)
{
    if (i.communicationUser)
        return IdentifierKind::CommunicationUser;
    if (i.phoneNumber)
        return IdentifierKind::PhoneNumber;
    if (i.microsoftTeamsUser)
        return IdentifierKind::MicrosoftTeamsUser;
    if (i.microsoftTeamsApp)
        return IdentifierKind::MicrosoftTeamsApp;
    if (i.teamsExtensionUser)
        return IdentifierKind::TeamsExtensionUser;
    return {};
}

} // namespace

IdentifierKind CommunicationIdentifier::effectiveKind() const
{
    if (rawId) {
        const IdentifierKind byRawId = fromRawId(*rawId).kind->value();
        if (byRawId != IdentifierKind::Unknown)
            return byRawId;
    }
    return nestedKind(*this).value_or(kind.value_or(IdentifierKind::Unknown).value());
}

CommunicationIdentifier CommunicationIdentifier::canonical() const
{
    CommunicationIdentifier result = fromRawId(id());
    if (result.kind->value() == IdentifierKind::Unknown && nestedKind(*this)) {
        result = *this;
        result.kind = *nestedKind(*this);
        result.rawId = id();
    }
    return result;
}

QLatin1StringView CommunicationIdentifier::conflict() const
{
    const int nested = int(communicationUser.has_value()) + int(phoneNumber.has_value())
        + int(microsoftTeamsUser.has_value()) + int(microsoftTeamsApp.has_value())
        + int(teamsExtensionUser.has_value());
    return nested > 1 ? "more than one nested identifier"_L1 : QLatin1StringView();
}

} // namespace callboard::wire
