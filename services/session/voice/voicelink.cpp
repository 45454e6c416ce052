#include "session/voice/voicelink.h"
#include <QRandomGenerator>

namespace callboard::voice {

using namespace std::chrono_literals;

/// The relay's frames come from its own clock; what a speaker asks for comes in pieces of 10 ms.
static constexpr auto leastDelay = 15ms;

VoiceLink::VoiceLink(CallId call, const VoiceTimes &times, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_call(std::move(call)),
      m_times(times),
      m_clock(clock),
      m_pause(times.firstPause, times.mostPause, QRandomGenerator::global()->generate()),
      m_retry(this),
      m_measuring(this),
      m_waiting(leastDelay)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &VoiceLink::join);
    m_measuring.setInterval(1s);
    connect(&m_measuring, &QTimer::timeout, this, &VoiceLink::measure);
}

VoiceLink::~VoiceLink() = default;

void VoiceLink::setAccess(const Access &access)
{
    m_access = access;
    if (m_state == CallSound::State::None || m_state == CallSound::State::Refused)
        join();
}

void VoiceLink::bringHere()
{
    if (m_state == CallSound::State::Elsewhere || m_state == CallSound::State::Refused)
        join();
}

void VoiceLink::join()
{
    m_retry.stop();
    m_socket = std::make_unique<VoiceSocket>(m_times, m_clock);
    connect(m_socket.get(), &VoiceSocket::opened, this, [this] {
        m_pause.reset();
        m_measuring.start();
        setState(CallSound::State::On);
    });
    connect(m_socket.get(), &VoiceSocket::ended, this, &VoiceLink::ended);
    connect(m_socket.get(), &VoiceSocket::heard, this,
            [this](qint64 number, const media::Frame &frame) { m_waiting.push(number, frame, m_clock.monotonic()); });
    connect(m_socket.get(), &VoiceSocket::levels, this, &VoiceLink::levels);
    connect(m_socket.get(), &VoiceSocket::measured, this, [this](auto roundTrip) { m_roundTrip = roundTrip; });
    if (m_state != CallSound::State::Lost)
        setState(CallSound::State::Joining);
    m_socket->open(m_access.relay, m_access.token, m_call);
}

void VoiceLink::ended(VoiceSocket::End how)
{
    m_measuring.stop();
    // It is the one that speaks.
    m_socket.release()->deleteLater();
    if (how == VoiceSocket::End::Replaced)
        return setState(CallSound::State::Elsewhere);
    if (how == VoiceSocket::End::Forbidden)
        return setState(CallSound::State::Refused);
    m_retry.start(m_pause.next());
    // Before it was there for the first time nothing is lost: the relay has yet to get the call's sound.
    if (m_state != CallSound::State::Joining)
        setState(CallSound::State::Lost);
}

void VoiceLink::setState(CallSound::State state)
{
    if (std::exchange(m_state, state) != state)
        emit stateChanged();
}

void VoiceLink::say(const media::Frame &frame)
{
    if (m_socket)
        m_socket->say(frame);
}

const media::Frame *VoiceLink::hear()
{
    return m_waiting.pop(m_clock.monotonic());
}

void VoiceLink::measure()
{
    const auto &now = m_waiting.counters();
    const double lost = double(now.lost - m_counted.lost);
    const double received = double(now.received - m_counted.received);
    m_counted = now;
    VoiceQuality quality;
    quality.lossPercent = lost + received > 0 ? 100 * lost / (lost + received) : 0;
    quality.roundTripMs = int(m_roundTrip.count());
    quality.delayMs = int((m_waiting.depth() + m_roundTrip / 2).count());
    emit measured(quality);
}

} // namespace callboard::voice
