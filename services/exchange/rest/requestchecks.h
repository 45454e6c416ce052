// Collects everything that is wrong with a request: SDKs check nothing themselves (contract README, 3.5).
#pragma once
#include "core/result.h"
#include "exchange/engine/commands.h"
#include "wire/callrequests.h"

namespace callboard::exchange {

/// A refusal of the request: 400 with code 8523.
ApiError badRequest(const QString &message);

/// 400 with code 8581: an address that no stream can be opened to.
ApiError badStreamAddress(const QString &name);

class RequestChecks
{
public:
    void problem(const QString &text) { m_problems.append(text); }
    /// Someone who can be called or be in a call.
    RawId identity(const wire::CommunicationIdentifier &id, const QString &name);
    /// The raw id of a user given as {"id"}.
    RawId user(const std::optional<wire::CommunicationUserIdentifier> &id, const QString &name);
    /// "4:+…" of a caller id; must be a number of the resource. Needed when `target` is a phone.
    RawId callerNumber(const std::optional<wire::PhoneNumberIdentifier> &number, const QSet<RawId> &owned, bool needed);
    QString address(const QString &uri, const QString &name);
    /// ws or wss, with a host.
    static bool isSocketAddress(const QString &uri);
    QString optionalAddress(const std::optional<QString> &uri, const QString &name);
    CustomContext context(const std::optional<wire::CustomCallingContext> &context, const QString &apiVersion);
    void needs(bool holds, const QString &text);
    bool isFine() const { return m_problems.isEmpty(); }

    template<class T>
    Result<T> finish(T value) const
    {
        if (m_problems.isEmpty())
            return value;
        return badRequest(m_problems.join(QStringLiteral("; ")));
    }

private:
    void sipHeaders(const QMap<QString, QString> &headers, const QString &apiVersion);
    void voipHeaders(const QMap<QString, QString> &headers);

    QStringList m_problems;
};

} // namespace callboard::exchange
