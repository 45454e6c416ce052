// Streams of applications and lines of parties: who is where.
#include "exchange/media/mediaserver.h"

namespace callboard::exchange {

void MediaServer::note(const SoundSignal &signal)
{
    if (signal.kind == SoundSignal::Kind::Joined) {
        m_parties.insert(signal.leg, signal.who);
        m_legsOf[signal.who].append(signal.leg);
    } else if (signal.kind == SoundSignal::Kind::Left) {
        const RawId who = m_parties.take(signal.leg);
        QList<LegId> &legs = m_legsOf[who];
        legs.removeOne(signal.leg);
        if (legs.isEmpty())
            m_legsOf.remove(who);
        else if (m_lines.contains(who))
            attach(who, m_lines.value(who));
    }
}

void MediaServer::openStream(LegId leg, std::shared_ptr<StreamTap> tap)
{
    post([leg, tap = std::move(tap)](Studio &studio) { studio.openStream(leg, tap); });
}

void MediaServer::closeStream(LegId leg)
{
    post([leg](Studio &studio) { studio.closeStream(leg); });
}

void MediaServer::attach(const RawId &party, std::shared_ptr<SocketLine> line)
{
    const QList<LegId> legs = m_legsOf.value(party);
    if (line)
        m_lines.insert(party, line);
    else if (m_lines.remove(party) == 0)
        return;
    if (legs.isEmpty())
        return;
    post([legs, line](Studio &studio) {
        for (const LegId leg : legs)
            studio.attach(leg, leg == legs.last() ? line : nullptr);
    });
}

void MediaServer::setLineFaults(const LineFaults &faults)
{
    post([faults](Studio &studio) { studio.setFaults(faults); });
}

void MediaServer::tellSockets()
{
    m_told = false;
    emit socketsReady();
}

} // namespace callboard::exchange
