#include "exchange/recorder/recorder.h"
#include "core/literals.h"
#include "exchange/recorder/announcement.h"
#include "exchange/recorder/completion.h"
#include "exchange/recorder/recordinglog.h"
#include <QDir>
#include <QFileInfo>

namespace callboard::exchange {

namespace {
Manifest manifestOf(const RecordingOrder &order)
{
    Manifest m;
    m.recording = order.id;
    m.call = order.connection;
    m.serverCall = order.serverCall;
    m.startedAt = order.startedAt;
    m.unmixed = order.unmixed;
    m.mp3 = order.mp3;
    return m;
}

/// What is recorded is nobody else's business.
void makeFolder(const QString &path)
{
    if (!QDir().mkpath(path))
        qCWarning(lcRecorder).noquote() << "the folder can't be made:" << path;
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}
} // namespace

Recorder::Recorder(RecorderOptions options, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_options(std::move(options)),
      m_clock(clock),
      m_temporary(m_options.folder.isEmpty() ? std::make_unique<QTemporaryDir>() : nullptr),
      m_shelf(folder()),
      m_thread({[this](RecordingKey key) { QMetaObject::invokeMethod(this, [this, key] { emit broke(key); }); },
                [this](RecordingKey key, const Manifest &manifest) {
                    QMetaObject::invokeMethod(this, [this, key, manifest] { ended(key, manifest); });
                }})
{
    makeFolder(folder());
    m_completions.setMaxThreadCount(1);
    m_expiry.setSingleShot(true);
    connect(&m_expiry, &QTimer::timeout, this, [this] {
        m_shelf.expire(m_clock.now());
        planExpiry();
    });
}

Recorder::~Recorder() = default;

std::shared_ptr<RecordingPipe> Recorder::start(const RecordingOrder &order)
{
    auto pipe = std::make_shared<RecordingPipe>(order.unmixed ? MostRecordingChannels : 1,
                                                size_t(m_options.slack.count() / media::FrameMilliseconds));
    m_pipes.emplace(order.recording, pipe);
    m_thread.add(order.recording, RecordedFile(folder(), manifestOf(order), pipe->channels(), m_options.chunks), pipe);
    return pipe;
}

void Recorder::addVoice(const RecordingOrder &order)
{
    m_thread.addVoice(order.recording, {order.who, order.channel});
}

void Recorder::stop(const RecordingOrder &order)
{
    if (const auto pipe = m_pipes.extract(order.recording))
        pipe.mapped()->setCallEnded(order.callEnded);
}

void Recorder::ended(RecordingKey key, const Manifest &manifest)
{
    m_pipes.erase(key);
    if (!manifest.chunks.isEmpty())
        completeLater(manifest);
}

void Recorder::completeLater(const Manifest &manifest)
{
    m_completions.start([this, folder = folder(), manifest] {
        QMetaObject::invokeMethod(this, [this, done = complete(folder, manifest)] { completed(done); });
    });
}

void Recorder::completed(Manifest manifest)
{
    if (manifest.keptUntil == 0) {
        manifest.keptUntil = m_clock.now().toMSecsSinceEpoch() + m_options.kept.count();
        if (const auto saved = saveManifest(folder(), manifest); !saved)
            qCWarning(lcRecorder).noquote() << saved.error().detail;
    }
    m_shelf.put(manifest);
    planExpiry();
    if (!manifest.announced)
        announceLater(manifest, m_options.announceAfter);
}

void Recorder::announceLater(const Manifest &manifest, std::chrono::milliseconds wait)
{
    QTimer::singleShot(wait, this, [this, manifest] {
        m_shelf.setAnnounced(manifest);
        emit ready(manifest);
    });
}

void Recorder::planExpiry()
{
    const auto next = m_shelf.nextExpiry();
    if (!next)
        return m_expiry.stop();
    m_expiry.start(int(std::clamp<qint64>(*next - m_clock.now().toMSecsSinceEpoch(), 0, 3'600'000)));
}

void Recorder::recover()
{
    for (const Manifest &manifest : loadManifests(folder()))
        completeLater(manifest);
}

std::optional<RecordingDocument> Recorder::find(const QString &documentId) const
{
    const auto place = m_shelf.find(documentId, m_clock.now());
    if (!place)
        return {};
    const auto metadata
        = metadataOf(*place->manifest, place->chunk, m_options.resourceId, QFileInfo(place->path).size());
    return RecordingDocument{place->path, place->manifest->mp3 ? "audio/mpeg" : "audio/wav", wire::toJson(metadata)};
}

bool Recorder::remove(const QString &documentId)
{
    return m_shelf.remove(documentId, m_clock.now());
}

} // namespace callboard::exchange
