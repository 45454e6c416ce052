// The softphone and the session: which calls are spoken in here, and what rings.
#include "session/voice/callsteps.h"
#include "session/voice/softphone.h"
#include "session/voice/voiceengine.h"

namespace callboard::voice {

void Softphone::setTakesCallsHere(bool here)
{
    m_here = here;
    tellPlace();
    follow();
}

void Softphone::tellPlace()
{
    m_session.setSoundHere(m_here && isAvailable());
}

void Softphone::tellAccess()
{
    inSound([access = Access{m_session.relay(), m_session.token()}](VoiceEngine &engine) { engine.setAccess(access); });
}

/// Calls joined already stay when the user wants later ones elsewhere.
void Softphone::follow()
{
    QSet<CallId> spoken;
    if (m_session.state() == Session::State::SignedIn)
        spoken = callsSpokenIn(m_session.store(), m_session.user().name);
    QHash<CallId, bool> followed;
    QSet<CallId> others;
    bool joins = false;
    for (const CallId &id : spoken) {
        const bool known = m_followed.contains(id);
        if (!known && !m_here)
            continue;
        joins |= !known;
        if (known)
            others.insert(id);
        followed.insert(id, allOthersHeld(*m_session.store().call(id)));
    }
    if (std::exchange(m_followed, followed) == followed)
        return;
    inSound([followed](VoiceEngine &engine) { engine.follow(followed); });
    m_sounds.removeIf([&](auto entry) { return !followed.contains(entry.key()); });
    emit callsHereChanged();
    for (const CallId &id : spoken)
        emit callSoundChanged(id);
    if (joins)
        putAside(others);
    if (followed.isEmpty())
        setMuted(false);
    ring();
}

void Softphone::putAside(const QSet<CallId> &calls)
{
    for (const CallRequest &hold : holdsOf(m_session.store(), calls))
        m_session.perform(hold);
}

void Softphone::callSounds(const CallId &call, const CallSound &sound)
{
    if (!m_followed.contains(call))
        return;
    m_sounds.insert(call, sound);
    emit callSoundChanged(call);
}

void Softphone::bringHere(const CallId &call)
{
    inSound([=](VoiceEngine &engine) { engine.bringHere(call); });
}

void Softphone::tryRinger()
{
    m_trial.start();
    ring();
}

void Softphone::ring()
{
    using Kind = audio::RingTone::Kind;
    std::optional<Kind> kind;
    if (!m_session.ringing().isEmpty())
        kind = m_followed.isEmpty() ? Kind::Ring : Kind::Beep;
    else if (m_trial.isActive())
        kind = Kind::Ring;
    inSound([=](VoiceEngine &engine) { engine.ring(kind); });
}

} // namespace callboard::voice
