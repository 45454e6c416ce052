// What goes to sockets and comes from them.
#include "exchange/media/studio.h"
#include <algorithm>

namespace callboard::exchange {

using media::Frame;

namespace {
constexpr size_t MostSpeakers = 4; // contract README, 17
constexpr double Fading = 0.97; // a tick: half in half a second

double energyOf(const Frame &frame)
{
    double sum = 0;
    for (const media::Sample s : frame)
        sum += double(s) * s;
    return sum;
}
} // namespace

void Studio::openStream(Leg leg, std::shared_ptr<StreamTap> tap)
{
    Member *member = find(leg);
    if (!member)
        return tap->out.close();
    closeStream(leg);
    member->tap = std::move(tap);
    m_rooms.at(member->room).tapped.push_back(leg);
}

void Studio::closeStream(Leg leg)
{
    Member *member = find(leg);
    if (!member || !member->tap)
        return;
    member->tap->out.close();
    member->tap.reset();
    std::erase(m_rooms.at(member->room).tapped, leg);
}

void Studio::attach(Leg leg, std::shared_ptr<SocketLine> line)
{
    Member *member = find(leg);
    if (!member)
        return;
    if (line)
        line->forget();
    member->line = std::move(line);
}

bool Studio::tonesGoOut(const Call &call) const
{
    return std::any_of(call.tapped.begin(), call.tapped.end(), [this](Leg leg) { return m_legs.at(leg).tap->tones; });
}

void Studio::hearTones(Call &call, Leg leg, Member &member)
{
    if (!member.tones)
        member.tones.emplace();
    for (const media::DtmfPress &press : member.tones->feed(call.mixer.said(member.inMixer)))
        pressed(call, leg, member, QLatin1Char(press.digit));
}

void Studio::pressed(Call &call, Leg leg, const Member &member, QChar digit)
{
    if (member.watched)
        m_reports.add(ToneHeard{leg, digit});
    for (const Leg to : call.tapped) {
        StreamTap &tap = *m_legs.at(to).tap;
        if (tap.tones && to != leg)
            tap.out.write(StreamItem{leg, m_now, digit, {}});
    }
}

/// What the leg says in this tick. The script of a party comes before its socket.
const Frame *Studio::voiceOf(Call &call, Leg leg, Member &member)
{
    if (member.peer)
        return fromPeer(member);
    const Frame *said = nullptr;
    if (member.line) {
        m_keys.clear();
        said = member.line->next(m_now, m_faults, m_keys);
        for (const QChar key : m_keys)
            pressed(call, leg, member, key);
    } else if (member.tap && member.tap->in) {
        said = member.tap->in->next();
    }
    const Frame *scripted = member.mouth.next(m_over);
    return scripted ? scripted : said;
}

/// Who is how loud, as long as a stream wants to know the loudest.
void Studio::follow(Call &call)
{
    if (call.tapped.empty() || call.legs.size() <= MostSpeakers)
        return;
    for (const auto &[leg, m] : call.legs)
        m->loudness = std::max(energyOf(call.mixer.said(m->inMixer)), m->loudness * Fading);
}

void Studio::streamApart(Call &call, Leg leg, StreamTap &tap)
{
    m_speakers.clear();
    for (const auto &[other, m] : call.legs) {
        if (other != leg && (!m->application || (m->tap && m->tap->in)))
            m_speakers.push_back(other);
    }
    if (m_speakers.size() > MostSpeakers) {
        const auto louder = [this](Leg a, Leg b) { return m_legs.at(a).loudness > m_legs.at(b).loudness; };
        std::stable_sort(m_speakers.begin(), m_speakers.end(), louder);
        m_speakers.resize(MostSpeakers);
    }
    for (const Leg other : m_speakers)
        tap.out.write(StreamItem{other, m_now, {}, call.mixer.said(m_legs.at(other).inMixer)});
}

/// What the leg hears goes to its socket; what the others say goes to its application.
void Studio::stream(Call &call, Leg leg, const Member &member)
{
    if (member.line)
        member.line->hear(call.mixer.heard(member.inMixer), m_now, m_faults);
    if (member.tap && member.tap->unmixed)
        streamApart(call, leg, *member.tap);
    else if (member.tap)
        member.tap->out.write(StreamItem{0, m_now, {}, call.mixer.heard(member.inMixer)});
    m_sent = m_sent || member.line || member.tap;
}

} // namespace callboard::exchange
