#include "exchange/media/promptmaker.h"
#include "core/literals.h"
#include "exchange/media/medialog.h"
#include "media/file/audioreader.h"
#include "media/file/decodedaudio.h"
#include <QNetworkReply>

namespace callboard::exchange {

namespace {
constexpr int Workers = 2;

PromptMaker::Made shared(PromptMaker::Samples samples)
{
    return std::make_shared<const PromptMaker::Samples>(std::move(samples));
}

PromptMaker::Made madeOf(Result<media::DecodedAudio> decoded)
{
    if (decoded)
        return shared(std::move(decoded).value().samples);
    qCWarning(lcMedia).noquote() << "a sound file can't be played:" << decoded.error().detail;
    return PromptProblem::Format;
}

/// The service takes WAV files of one form only (contract README, 10.1); MP3 of any.
bool isPromptForm(const QByteArray &bytes)
{
    if (!bytes.startsWith("RIFF"))
        return true;
    const auto reader = media::AudioReader::open(bytes, PromptMaker::MostBytes);
    return reader && reader->channels() == 1 && reader->sampleRate() == media::SampleRate;
}

PromptMaker::Made decode(const QByteArray &bytes)
{
    return isPromptForm(bytes) ? madeOf(media::readAudio(bytes)) : PromptMaker::Made(PromptProblem::Format);
}
} // namespace

PromptMaker::PromptMaker(Speak speak, QObject *parent) : QObject(parent), m_speak(std::move(speak))
{
    m_workers.setMaxThreadCount(Workers);
    m_clock.start();
}

PromptMaker::~PromptMaker()
{
    m_workers.waitForDone();
}

void PromptMaker::work(Work work, Done done)
{
    m_workers.start([this, work = std::move(work), done = std::move(done)] {
        QMetaObject::invokeMethod(
            this, [made = work(), done] { done(made); }, Qt::QueuedConnection);
    });
}

void PromptMaker::make(const PromptSource &source, Done done)
{
    if (const SharedSamples kept = m_cache.find(source, now()))
        return work([kept] { return kept; }, std::move(done));
    if (source.cacheId.isEmpty())
        return makeNew(source, std::move(done));
    makeNew(source, [this, source, done = std::move(done)](const Made &made) {
        if (const auto *samples = std::get_if<SharedSamples>(&made))
            m_cache.keep(source, *samples, now());
        done(made);
    });
}

void PromptMaker::makeNew(const PromptSource &source, Done done)
{
    if (source.kind == PromptSource::Kind::File)
        return fetch(QUrl(source.content), std::move(done));
    const auto speak = [this, source]() -> Made {
        auto samples = m_speak(source);
        if (samples)
            return shared(std::move(samples).value());
        qCWarning(lcMedia).noquote() << "a text can't be spoken:" << samples.error().detail;
        return PromptProblem::Speech;
    };
    work(speak, std::move(done));
}

void PromptMaker::read(const QString &path, Done done)
{
    work([path] { return madeOf(media::readAudio(path)); }, std::move(done));
}

void PromptMaker::fetch(const QUrl &url, Done done)
{
    QNetworkRequest request(url);
    request.setTransferTimeout(int(std::chrono::milliseconds(Longest).count()));
    QNetworkReply *reply = m_network.get(request);
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64 total) {
        if (received > MostBytes || total > MostBytes)
            reply->abort();
    });
    QTimer::singleShot(Longest, reply, &QNetworkReply::abort); // also of one that trickles
    connect(reply, &QNetworkReply::finished, this, [this, reply, done = std::move(done)] { fetched(*reply, done); });
}

void PromptMaker::fetched(QNetworkReply &reply, Done done)
{
    reply.deleteLater();
    if (reply.error() != QNetworkReply::NoError) {
        qCWarning(lcMedia) << "a sound file can't be fetched: error" << int(reply.error());
        return done(PromptProblem::Download);
    }
    work([bytes = reply.readAll()] { return decode(bytes); }, std::move(done));
}

} // namespace callboard::exchange
