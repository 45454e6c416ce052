// The body of POST /exchange/v1/dial: architecture.md, section 6.
#include "core/jsonreader.h"
#include "core/literals.h"
#include "exchange/parties/parties.h"
#include "exchange/rest/requests.h"
#include "wire/operations.h"

namespace callboard::exchange {

namespace {
/// As IncomingCall shows it, the user-to-user header may be called by its name there.
CustomContext dialledContext(JsonReader &r, RequestChecks &checks)
{
    const auto object = r.optional<QJsonObject>("customContext"_L1);
    auto read = wire::fromJson<wire::CustomCallingContext>(object.value_or(QJsonObject()));
    if (!read) {
        checks.problem("customContext: "_L1 + read.error().detail);
        return {};
    }
    wire::CustomCallingContext context = std::move(read).value();
    if (context.sipHeaders && context.sipHeaders->contains(u"userToUser"_s))
        context.sipHeaders->insert(u"User-To-User"_s, context.sipHeaders->take(u"userToUser"_s));
    return checks.context(context, wire::ApiVersion);
}

/// Whoever can be called, and for the caller also a telephone that hides its number.
RawId dialledIdentity(JsonReader &r, QLatin1StringView member, bool mayHide)
{
    const RawId who(r.required<QString>(member));
    const bool hidden = mayHide && who.text == "4:anonymous"_L1;
    if (r.has(member) && !hidden && !isCallable(who.text))
        r.problem(member, u"must be 4:+<number> or 8:acs:<id>_<id>"_s);
    return who;
}
} // namespace

Result<Dial> readDial(const QJsonObject &body)
{
    JsonReader r(body);
    RequestChecks checks;
    Dial dial;
    dial.from = dialledIdentity(r, "from"_L1, true);
    dial.to = dialledIdentity(r, "to"_L1, false);
    dial.context = dialledContext(r, checks);
    if (!dial.from.isEmpty() && dial.from == dial.to)
        r.problem("to"_L1, u"the caller itself"_s);
    for (const QString &name : r.unread().keys())
        r.problems()->append("$."_L1 + name + ": unknown"_L1);
    for (const QString &problem : std::as_const(*r.problems()))
        checks.problem(problem);
    return checks.finish(std::move(dial));
}

} // namespace callboard::exchange
