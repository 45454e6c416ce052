#include "exchange/rest/requestchecks.h"
#include "core/literals.h"
#include "exchange/engine/rawids.h"
#include <QRegularExpression>
#include <QUrl>

namespace callboard::exchange {

namespace {
// Contract README, 9.
constexpr int MostSipHeaders = 5;
constexpr int MostVoipHeaders = 1000;
constexpr int LongestName = 64;
constexpr int LongestSipValue = 256;
constexpr int LongestVoipValue = 1024;

bool isE164(const QString &number)
{
    static const QRegularExpression Pattern(uR"(^\+[1-9][0-9]{1,14}$)"_s);
    return Pattern.match(number).hasMatch();
}

bool isUserToUser(const QString &name)
{
    return name.compare("User-To-User"_L1, Qt::CaseInsensitive) == 0;
}

bool isCustomSipName(const QString &name, const QString &apiVersion)
{
    return name.startsWith("X-MS-Custom-"_L1, Qt::CaseInsensitive)
        || (apiVersion >= "2025-06-15"_L1 && name.startsWith("X-"_L1, Qt::CaseInsensitive));
}
} // namespace

ApiError badRequest(const QString &message)
{
    ApiError error = ApiError::of(ApiError::Kind::Invalid, message, u"8523"_s);
    error.httpStatus = 400;
    return error;
}

ApiError badStreamAddress(const QString &name)
{
    ApiError error = badRequest(name + ": must be an absolute ws or wss address"_L1);
    error.code = u"8581"_s;
    return error;
}

void RequestChecks::needs(bool holds, const QString &text)
{
    if (!holds)
        problem(text);
}

RawId RequestChecks::identity(const wire::CommunicationIdentifier &id, const QString &name)
{
    const RawId raw = id.id();
    if (!id.conflict().isEmpty())
        problem(name + ": "_L1 + id.conflict());
    else if (raw.isEmpty())
        problem(name + ": names nobody"_L1);
    else if (isPhone(raw))
        needs(isE164(phoneNumberOf(raw)), name + ": the phone number must be in E.164 form"_L1);
    return raw;
}

RawId RequestChecks::user(const std::optional<wire::CommunicationUserIdentifier> &id, const QString &name)
{
    if (!id)
        return {};
    const RawId raw(id->id);
    needs(isAcsUser(raw), name + ": must be an ACS user"_L1);
    return raw;
}

RawId RequestChecks::callerNumber(const std::optional<wire::PhoneNumberIdentifier> &number, const QSet<RawId> &owned,
                                  bool needed)
{
    if (!number) {
        needs(!needed, u"sourceCallerIdNumber: needed to call a phone number"_s);
        return {};
    }
    const RawId raw("4:"_L1 + number->value);
    needs(owned.contains(raw), u"sourceCallerIdNumber: not a number of this resource"_s);
    return raw;
}

QString RequestChecks::address(const QString &uri, const QString &name)
{
    const QUrl url(uri, QUrl::StrictMode);
    const bool absolute
        = url.isValid() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1) && !url.host().isEmpty();
    needs(absolute, name + ": must be an absolute http or https address"_L1);
    return uri;
}

bool RequestChecks::isSocketAddress(const QString &uri)
{
    const QUrl url(uri, QUrl::StrictMode);
    return url.isValid() && (url.scheme() == "ws"_L1 || url.scheme() == "wss"_L1) && !url.host().isEmpty();
}

QString RequestChecks::optionalAddress(const std::optional<QString> &uri, const QString &name)
{
    return uri && !uri->isEmpty() ? address(*uri, name) : QString();
}

CustomContext RequestChecks::context(const std::optional<wire::CustomCallingContext> &context,
                                     const QString &apiVersion)
{
    CustomContext out;
    if (!context)
        return out;
    out.sipHeaders = context->sipHeaders.value_or(QMap<QString, QString>());
    out.voipHeaders = context->voipHeaders.value_or(QMap<QString, QString>());
    sipHeaders(out.sipHeaders, apiVersion);
    voipHeaders(out.voipHeaders);
    return out;
}

void RequestChecks::sipHeaders(const QMap<QString, QString> &headers, const QString &apiVersion)
{
    int custom = 0;
    for (auto it = headers.cbegin(); it != headers.cend(); ++it) {
        const QString place = "customCallingContext.sipHeaders."_L1 + it.key();
        custom += isUserToUser(it.key()) ? 0 : 1;
        needs(isUserToUser(it.key()) || isCustomSipName(it.key(), apiVersion),
              place + ": must be User-To-User or start with X-MS-Custom-"_L1);
        needs(it.key().size() <= LongestName, place + ": the name is longer than 64 characters"_L1);
        needs(it.value().size() <= LongestSipValue, place + ": the value is longer than 256 characters"_L1);
    }
    needs(custom <= MostSipHeaders, u"customCallingContext.sipHeaders: more than 5 custom headers"_s);
}

void RequestChecks::voipHeaders(const QMap<QString, QString> &headers)
{
    needs(headers.size() <= MostVoipHeaders, u"customCallingContext.voipHeaders: more than 1000"_s);
    for (auto it = headers.cbegin(); it != headers.cend(); ++it) {
        const QString place = "customCallingContext.voipHeaders."_L1 + it.key();
        needs(it.key().size() <= LongestName, place + ": the name is longer than 64 characters"_L1);
        needs(it.value().size() <= LongestVoipValue, place + ": the value is longer than 1024 characters"_L1);
    }
}

} // namespace callboard::exchange
