#include "exchange/events/session.h"
#include "core/literals.h"
#include "core/overloaded.h"
#include "exchange/events/wireevents.h"

namespace callboard::exchange {

void Session::add(const Event &event)
{
    std::visit(overloaded{[this](const Callback &e) { m_events.append(wire::toJson(toWire(e))); },
                          [this](const IncomingCall &e) {
                              QJsonObject data = wire::dataOf(toGrid(e).data);
                              data.insert("kind"_L1, "IncomingCall"_L1);
                              m_events.append(data);
                          },
                          [](const CallNotice &) {}, [](const PartySignal &) {}, [](const SoundSignal &) {},
                          [](const PartySound &) {}, [](const MediaOrder &) {}, [](const TranscriptOrder &) {},
                          [](const RecordingOrder &) {}, [](const StreamOrder &) {}},
               event);
}

void Session::add(const QList<Event> &events)
{
    for (const Event &event : events)
        add(event);
}

QJsonObject Session::toJson() const
{
    return {{u"source"_s, u"callboard-exchange"_s},
            {u"commit"_s, QString()},
            {u"scenario"_s, m_scenario},
            {u"events"_s, m_events}};
}

} // namespace callboard::exchange
