// Ears on the way of a call's sound that tell when something is heard.
#pragma once
#include "audio/pulse.h"
#include "wire/streaming.h"
#include <QDateTime>
#include <QNetworkRequest>
#include <QWebSocket>
#include <QtEndian>
#include <algorithm>
#include <optional>

namespace callboard {

/// When sound begins: each first loud sample after 10 ms of silence. Times are milliseconds since 1970.
class Onsets
{
public:
    /// `at`: of the first sample; they are 16-bit, little-endian, at 16 kHz.
    void hear(QByteArrayView pcm, double at)
    {
        for (qsizetype i = 0; 2 * i + 1 < pcm.size(); ++i) {
            const bool loud = std::abs(int(qFromLittleEndian<qint16>(pcm.data() + 2 * i))) > Loud;
            if (loud && m_quiet >= Pause)
                m_times.push_back(at + double(i) * 1000 / media::SampleRate);
            m_quiet = loud ? 0 : m_quiet + 1;
        }
    }
    /// The first one then or later.
    std::optional<double> from(double ms) const
    {
        const auto found = std::ranges::find_if(m_times, [&](double at) { return at >= ms; });
        return found == m_times.end() ? std::nullopt : std::optional(*found);
    }

private:
    static constexpr int Loud = 1000;
    static constexpr int Pause = media::SampleRate / 100;
    std::vector<double> m_times;
    int m_quiet = Pause;
};

/// At a socket that sends media-streaming frames; their stamps are the times.
class SocketProbe
{
public:
    SocketProbe(const QUrl &url, const QString &bearer)
    {
        QObject::connect(&m_socket, &QWebSocket::textMessageReceived, &m_socket,
                         [this](const QString &text) { take(text); });
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + bearer.toLatin1());
        m_socket.open(request);
    }
    bool hears() const { return m_hears; }
    const Onsets &onsets() const { return m_onsets; }

private:
    void take(const QString &text)
    {
        const auto frame = wire::parseServiceFrame(text.toUtf8());
        const auto *sound = frame ? std::get_if<wire::AudioData>(&frame->body) : nullptr;
        if (!sound)
            return;
        m_hears = true;
        m_onsets.hear(sound->data, double(sound->timestamp.ticks()) / 10'000);
    }

    QWebSocket m_socket;
    Onsets m_onsets;
    bool m_hears = false;
};

/// At a source of the sound server: the times are those at which it gave the sound.
class SourceProbe
{
public:
    explicit SourceProbe(const QString &source)
    {
        QObject::connect(&m_recorder, &QProcess::readyReadStandardOutput, &m_recorder, [this] {
            const double now = double(QDateTime::currentMSecsSinceEpoch());
            m_onsets.hear(m_recorder.readAllStandardOutput(), now);
        });
        m_recorder.start(u"parec"_s,
                         {u"--raw"_s, u"--rate=16000"_s, u"--channels=1"_s, u"--format=s16le"_s, u"--latency-msec=5"_s,
                          u"-d"_s, source});
    }
    ~SourceProbe() { audio::Pulse::stop(m_recorder); }
    const Onsets &onsets() const { return m_onsets; }

private:
    QProcess m_recorder;
    Onsets m_onsets;
};

/// A sound on its way from a party to the speaker, into the microphone beside it and back into the call.
struct SoundWay {
    double said = 0; ///< the exchange's tick that made it
    double relayed = 0; ///< the relay's tick that sent it to consoles
    double played = 0; ///< the speaker's sound server had it
    double returned = 0; ///< the relay's tick that heard it from the console
    double back = 0; ///< the exchange's tick that heard it

    /// Nothing when it was lost on its way. `witness` is a party of the call, `relay` a listening console.
    static std::optional<SoundWay> from(double earliest, const Onsets &witness, const Onsets &relay,
                                        const Onsets &speaker)
    {
        const auto said = witness.from(earliest);
        const auto relayed = said ? relay.from(*said) : std::nullopt;
        const auto played = relayed ? speaker.from(*relayed) : std::nullopt;
        const auto returned = played ? relay.from(*relayed + 1) : std::nullopt;
        const auto back = returned ? witness.from(*said + 1) : std::nullopt;
        return back ? std::optional(SoundWay{*said, *relayed, *played, *returned, *back}) : std::nullopt;
    }
    double whole() const { return back - said; }
    QString words() const
    {
        return u"party to relay %1 ms, relay to speaker %2, microphone to relay %3, relay to party %4: there and back %5"_s
            .arg(relayed - said, 0, 'f', 0)
            .arg(played - relayed, 0, 'f', 0)
            .arg(returned - played, 0, 'f', 0)
            .arg(back - returned, 0, 'f', 0)
            .arg(whole(), 0, 'f', 0);
    }
};

} // namespace callboard
