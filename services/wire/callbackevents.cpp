#include "wire/callbackevents.h"
#include "core/overloaded.h"
#include "wire/callbackcodec.h"

namespace callboard::wire {

QString typeOf(const CallbackEvent &event)
{
    return std::visit(
        overloaded{[](const UnknownEvent &e) { return e.type; }, [](const auto &e) { return QString(e.Schema); }},
        event);
}

EventCommon *commonOf(CallbackEvent &event)
{
    return std::visit(
        overloaded{[](UnknownEvent &) -> EventCommon * { return nullptr; }, [](EventCommon &e) { return &e; }}, event);
}

const EventCommon *commonOf(const CallbackEvent &event)
{
    return std::visit(overloaded{[](const UnknownEvent &) -> const EventCommon * { return nullptr; },
                                 [](const EventCommon &e) { return &e; }},
                      event);
}

namespace {

/// The member of a known event, else the text under the same name in an unknown one.
template<class Id>
Id idOf(const CallbackEvent &event, std::optional<Id> EventCommon::*member, QLatin1StringView name)
{
    if (const EventCommon *common = commonOf(event))
        return (common->*member).value_or(Id());
    return Id(std::get<UnknownEvent>(event).data.value(name).toString());
}

} // namespace

CallId callIdOf(const CallbackEvent &event)
{
    return idOf(event, &EventCommon::callConnectionId, "callConnectionId"_L1);
}

CorrelationId correlationIdOf(const CallbackEvent &event)
{
    return idOf(event, &EventCommon::correlationId, "correlationId"_L1);
}

OperationContext operationContextOf(const CallbackEvent &event)
{
    return idOf(event, &EventCommon::operationContext, "operationContext"_L1);
}

} // namespace callboard::wire
