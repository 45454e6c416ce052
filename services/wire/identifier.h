// Who takes part in a call: the service's communication identifiers and their raw ids (contract README, section 4).
#pragma once
#include "core/ids.h"
#include "wire/json.h"

namespace callboard::wire {

enum class IdentifierKind {
    Unknown,
    CommunicationUser,
    PhoneNumber,
    MicrosoftTeamsUser,
    MicrosoftTeamsApp,
    TeamsExtensionUser
};
template<>
struct Names<IdentifierKind> {
    static constexpr QLatin1StringView list[]
        = {"unknown"_L1,           "communicationUser"_L1, "phoneNumber"_L1, "microsoftTeamsUser"_L1,
           "microsoftTeamsApp"_L1, "teamsExtensionUser"_L1};
};

enum class Cloud { Other, Public, Dod, Gcch };
template<>
struct Names<Cloud> {
    static constexpr QLatin1StringView list[] = {{}, "public"_L1, "dod"_L1, "gcch"_L1};
};

struct CommunicationUserIdentifier {
    QString id; ///< the whole raw id
    CALLBOARD_WIRE_AS(CommunicationUserIdentifier, "CommunicationUserIdentifierModel", id)
};

struct PhoneNumberIdentifier {
    QString value; ///< E.164; "anonymous" when withheld
    std::optional<bool> isAnonymous;
    std::optional<QString> assertedId;
    CALLBOARD_WIRE_AS(PhoneNumberIdentifier, "PhoneNumberIdentifierModel", value, isAnonymous, assertedId)
};

struct MicrosoftTeamsUserIdentifier {
    QString userId;
    std::optional<bool> isAnonymous;
    std::optional<Open<Cloud>> cloud; ///< missing means public
    CALLBOARD_WIRE_AS(MicrosoftTeamsUserIdentifier, "MicrosoftTeamsUserIdentifierModel", userId, isAnonymous, cloud)
};

struct MicrosoftTeamsAppIdentifier {
    QString appId;
    std::optional<Open<Cloud>> cloud; ///< missing means public
    CALLBOARD_WIRE_AS(MicrosoftTeamsAppIdentifier, "MicrosoftTeamsAppIdentifierModel", appId, cloud)
};

struct TeamsExtensionUserIdentifier {
    QString userId;
    QString tenantId;
    QString resourceId;
    std::optional<Open<Cloud>> cloud; ///< missing means public
    CALLBOARD_WIRE_AS(TeamsExtensionUserIdentifier, "TeamsExtensionUserIdentifierModel", userId, tenantId, resourceId,
                      cloud)
};

/// An identifier as it came, with nothing added. Compare two of them with same(), which looks at the raw ids:
/// operator== compares how they were written. Media requests of some SDKs leave out `kind`.
struct CommunicationIdentifier {
    std::optional<Open<IdentifierKind>> kind;
    std::optional<RawId> rawId; ///< wins over the nested object
    std::optional<CommunicationUserIdentifier> communicationUser;
    std::optional<PhoneNumberIdentifier> phoneNumber;
    std::optional<MicrosoftTeamsUserIdentifier> microsoftTeamsUser;
    std::optional<MicrosoftTeamsAppIdentifier> microsoftTeamsApp;
    std::optional<TeamsExtensionUserIdentifier> teamsExtensionUser;
    CALLBOARD_WIRE_AS(CommunicationIdentifier, "CommunicationIdentifierModel", kind, rawId, communicationUser,
                      phoneNumber, microsoftTeamsUser, microsoftTeamsApp, teamsExtensionUser)

    /// kind, raw id and nested object from a raw id alone; any text gives an identifier, if need be an unknown one.
    static CommunicationIdentifier fromRawId(const RawId &rawId);
    /// A phone number in E.164 form, "+14255550123".
    static CommunicationIdentifier phone(const QString &number);

    /// The raw id given, else the one that the nested object stands for; empty when there is neither.
    RawId id() const;
    /// What it names: by the raw id, else by the nested object, else by the stated kind.
    IdentifierKind effectiveKind() const;
    /// The form to send: kind, raw id and nested object all there and in agreement with the raw id.
    CommunicationIdentifier canonical() const;
    bool same(const CommunicationIdentifier &other) const { return id() == other.id(); }

    /// Why the object can't be read: two nested objects at once. Empty when it can.
    QLatin1StringView conflict() const;
};

/// The form in Event Grid events, which always has a raw id.
struct GridIdentifier : CommunicationIdentifier {
    GridIdentifier() = default;
    GridIdentifier(CommunicationIdentifier other) : CommunicationIdentifier(std::move(other)) { }
    static constexpr QLatin1StringView Schema{"GridIdentifier"};
    template<class Self, class Visitor>
    static void describe(Self &self, Visitor &visit)
    {
        visit("kind"_L1, self.kind);
        visit.mandatory("rawId"_L1, self.rawId);
        visit("communicationUser"_L1, self.communicationUser);
        visit("phoneNumber"_L1, self.phoneNumber);
        visit("microsoftTeamsUser"_L1, self.microsoftTeamsUser);
        visit("microsoftTeamsApp"_L1, self.microsoftTeamsApp);
        visit("teamsExtensionUser"_L1, self.teamsExtensionUser);
    }
    bool operator==(const GridIdentifier &) const = default;
};

} // namespace callboard::wire
