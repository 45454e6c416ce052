#include "session/voice/softphone.h"
#include "session/voice/voiceengine.h"

namespace callboard::voice {

using namespace std::chrono_literals;
using audio::Role;

static constexpr auto trial = 1300ms;

/// Holds the engine on the sound's thread: made there, destroyed there.
class Softphone::Host final : public QObject
{
public:
    std::unique_ptr<VoiceEngine> engine;
};

Softphone::Softphone(Session &session, const MakeSound &make, const VoiceTimes &times, const Clock &clock,
                     QObject *parent)
    : AudioDesk(parent),
      m_session(session)
{
    m_trial.setSingleShot(true);
    m_trial.setInterval(trial);
    connect(&m_trial, &QTimer::timeout, this, &Softphone::ring);
    connect(&session, &Session::accessChanged, this, &Softphone::tellAccess);
    connect(&session, &Session::stateChanged, this, &Softphone::follow);
    connect(&session, &Session::callsChanged, this, &Softphone::follow);
    connect(&session, &Session::incomingArrived, this, &Softphone::ring);
    connect(&session, &Session::incomingClosed, this, &Softphone::ring);
    if (make)
        start(make, times, clock);
    tellPlace();
}

Softphone::~Softphone()
{
    m_session.disconnect(this);
    m_session.setSoundHere(false);
    m_thread.quit();
    m_thread.wait();
}

void Softphone::start(const MakeSound &make, const VoiceTimes &times, const Clock &clock)
{
    m_host = new Host;
    m_host->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_host, &QObject::deleteLater);
    m_thread.setObjectName("sound");
    m_thread.start(QThread::TimeCriticalPriority);
    const auto work = [this, host = m_host, make, times, &clock] {
        host->engine = std::make_unique<VoiceEngine>(make(), times, clock);
        connectEngine(*host->engine);
        host->engine->tellAll();
    };
    QMetaObject::invokeMethod(m_host, work, Qt::QueuedConnection);
}

void Softphone::inSound(Work work)
{
    if (m_host) {
        QMetaObject::invokeMethod(
            m_host, [host = m_host, work = std::move(work)] { work(*host->engine); }, Qt::QueuedConnection);
    }
}

void Softphone::connectEngine(VoiceEngine &engine)
{
    connect(&engine, &VoiceEngine::devicesListed, this, &Softphone::devicesListed);
    connect(&engine, &VoiceEngine::roleChanged, this, [this](Role role, const audio::RoleStatus &status) {
        m_roles[size_t(role)] = status;
        tellPlace();
        emit devicesChanged();
    });
    connect(&engine, &VoiceEngine::microphoneLevel, this, [this](double decibels) {
        m_microphoneDb = decibels;
        emit microphoneLevel(decibels);
    });
    connect(&engine, &VoiceEngine::mutedTalkChanged, this, [this](bool talking) {
        m_mutedTalk = talking;
        emit muteChanged();
    });
    connect(&engine, &VoiceEngine::echoTestChanged, this, [this](audio::EchoStep step, double loudest) {
        m_echo = step;
        m_echoLoudest = loudest;
        emit echoTestChanged();
    });
    connect(&engine, &VoiceEngine::callSoundChanged, this, &Softphone::callSounds);
}

void Softphone::devicesListed(const QList<audio::Device> &inputs, const QList<audio::Device> &outputs)
{
    m_inputs = inputs;
    m_outputs = outputs;
    tellPlace();
    emit devicesChanged();
}

bool Softphone::isAvailable() const
{
    return !m_inputs.isEmpty() && !m_outputs.isEmpty();
}

QList<audio::Device> Softphone::devices(Role role) const
{
    return role == Role::Microphone ? m_inputs : m_outputs;
}

void Softphone::choose(Role role, const QByteArray &device)
{
    inSound([=](VoiceEngine &engine) { engine.choose(role, device); });
}

void Softphone::setMuted(bool muted)
{
    if (std::exchange(m_muted, muted) == muted)
        return;
    m_mutedTalk = false;
    inSound([=](VoiceEngine &engine) { engine.setMuted(muted); });
    emit muteChanged();
}

void Softphone::watchMicrophone(QObject *who, bool watch)
{
    if (watch && !m_watchers.contains(who))
        connect(who, &QObject::destroyed, this, [this, who] { watchMicrophone(who, false); });
    else if (!watch)
        who->disconnect(this);
    watch ? void(m_watchers.insert(who)) : void(m_watchers.remove(who));
    inSound([any = !m_watchers.isEmpty()](VoiceEngine &engine) { engine.watchMicrophone(any); });
}

void Softphone::setRingVolume(int volume)
{
    inSound([=](VoiceEngine &engine) { engine.setRingVolume(volume); });
}

void Softphone::setEchoTest(bool on)
{
    inSound([=](VoiceEngine &engine) { engine.setEchoTest(on); });
}

} // namespace callboard::voice
