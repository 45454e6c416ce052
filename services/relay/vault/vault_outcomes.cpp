// Vault: what becomes of announcements and fetches.
#include "core/literals.h"
#include "relay/vault/vault.h"
#include "relay/vault/vaultcodes.h"
#include "store/reduce.h"
#include <QLoggingCategory>

Q_DECLARE_LOGGING_CATEGORY(lcVault)

namespace callboard::relay {

namespace {
RecordingId idOf(const wire::EventGridEvent &event, const wire::RecordingFileStatusUpdated &files)
{
    return files.recordingId && !files.recordingId->isEmpty() ? *files.recordingId
                                                              : store::recordingIn(event.subject());
}

/// Adds the chunks that are new; whether there were any.
bool addChunks(StoredRecording &recording, const QList<wire::RecordingChunkInfo> &chunks)
{
    bool added = false;
    for (const wire::RecordingChunkInfo &info : chunks) {
        if (recording.chunk(info.index))
            continue;
        StoredChunk chunk;
        chunk.index = info.index;
        chunk.documentId = info.documentId;
        chunk.content = QUrl(info.contentLocation);
        chunk.metadata = QUrl(info.metadataLocation);
        recording.chunks.append(chunk);
        added = true;
    }
    std::ranges::sort(recording.chunks, {}, &StoredChunk::index);
    return added;
}

void readHead(StoredRecording &recording, const wire::RecordingFileStatusUpdated &files)
{
    recording.startedAt = Timestamp::parse(files.recordingStartTime.value_or(QString())).value_or(recording.startedAt);
    recording.announcedDurationMs = files.recordingDurationMs.value_or(recording.announcedDurationMs);
    if (files.recordingChannelType)
        recording.channelType = files.recordingChannelType->text().toLower();
    if (files.recordingFormatType)
        recording.format = files.recordingFormatType->text().toLower();
}
} // namespace

void Vault::take(const wire::EventGridEvent &event)
{
    const auto &files = std::get<wire::RecordingFileStatusUpdated>(event.data);
    const RecordingId id = idOf(event, files);
    if (id.isEmpty() || !files.recordingStorageInfo)
        return;
    StoredRecording recording = m_book.find(id).value_or(StoredRecording());
    if (!addChunks(recording, files.recordingStorageInfo->recordingChunks))
        return;
    recording.id = id;
    recording.server = store::recordingServerCall(event.subject());
    readHead(recording, files);
    describeCall(recording);
    startClock(recording, event);
    const QString code = m_options.canFetch ? QString() : QString::fromUtf16(vaultcode::NoService);
    file(recording, RecordingState::Available, code);
    enqueue(recording);
}

/// The relay may hear of it hours late, after an outage; the service's time runs from its own announcement.
void Vault::startClock(StoredRecording &recording, const wire::EventGridEvent &event) const
{
    const qint64 now = m_clock.now().toMSecsSinceEpoch();
    if (recording.announcedAt != 0)
        return;
    recording.announcedAt = now;
    const qint64 told = event.time().isNull() ? now : event.time().toDateTime().toMSecsSinceEpoch();
    recording.readyAt = std::min(now, told);
    recording.keptUntil = recording.readyAt + m_options.serviceKeeps.count();
}

std::chrono::milliseconds Vault::timeLeft() const
{
    auto least = m_options.serviceKeeps;
    const qint64 now = m_clock.now().toMSecsSinceEpoch();
    for (const Job &job : m_jobs)
        if (const auto recording = m_book.find(job.id); recording && recording->keptUntil > 0)
            least = std::min(least, std::chrono::milliseconds(recording->keptUntil - now));
    return least;
}

void Vault::describeCall(StoredRecording &recording) const
{
    const CallId id = m_state.store().callOf(recording.id);
    const Call *call = id.isEmpty() ? nullptr : m_state.store().call(id);
    if (!call)
        return;
    recording.call = call->id;
    recording.server = call->serverCallId.isEmpty() ? recording.server : call->serverCallId;
    recording.owner = call->owner;
    recording.customer = call->customer.rawId;
    recording.customerName = call->callerDisplayName;
    recording.direction = call->direction;
    const Party &line = call->direction == CallDirection::Outgoing ? call->from : call->to;
    recording.line = line.number.isEmpty() ? line.rawId.text : line.number;
    recording.callStartedAt = call->connectedAt.isNull() ? call->createdAt : call->connectedAt;
}

void Vault::ended(const RecordingId &id, int index, const Result<Fetched> &outcome)
{
    Job *done = job(id, index);
    const auto recording = m_book.find(id);
    if (!done || !recording || !recording->chunk(index))
        return;
    if (outcome)
        succeeded(*recording, index, *outcome);
    else
        failed(*recording, *done, outcome.error());
    schedule();
}

void Vault::succeeded(StoredRecording recording, int index, const Fetched &fetched)
{
    StoredChunk *chunk = recording.chunk(index);
    chunk->state = ChunkState::Stored;
    chunk->bytes = fetched.bytes;
    chunk->sha256 = fetched.sha256;
    chunk->playable = fetched.playable;
    chunk->durationMs = fetched.durationMs > 0 ? fetched.durationMs
                                               : qint64(fetched.description.value("chunkDuration"_L1).toDouble());
    chunk->description = fetched.description;
    ++m_stored;
    m_jobs.removeIf([&](const Job &j) { return j.id == recording.id && j.index == index; });
    describeCall(recording);
    file(recording, recording.isComplete() ? RecordingState::Ingested : RecordingState::Available);
}

void Vault::failed(StoredRecording recording, Job &job, const ApiError &error)
{
    const auto age = std::chrono::milliseconds(m_clock.now().toMSecsSinceEpoch() - recording.announcedAt);
    job.running = false;
    job.due = m_clock.monotonic() + std::max(job.backoff.next(), error.retryAfter.value_or(std::chrono::seconds(0)));
    qCWarning(lcVault).noquote() << "recording not stored yet:" << error.code << "status" << error.httpStatus;
    if (error.code == vaultcode::Expired || age >= m_options.keepTrying) {
        const QString code = error.code;
        dropJobs(recording.id);
        return file(recording, code == vaultcode::Expired ? RecordingState::Expired : RecordingState::Failed, code,
                    error.detail);
    }
    file(recording, RecordingState::Available, error.code, error.detail);
}

void Vault::spoiled(StoredRecording recording, int index, const ApiError &error)
{
    StoredChunk *chunk = recording.chunk(index);
    if (!chunk || chunk->state != ChunkState::Stored)
        return;
    chunk->state = ChunkState::Damaged;
    qCCritical(lcVault).noquote() << "a stored recording is not what it was:" << error.code << path(recording, index);
    file(recording, RecordingState::Failed, error.code, error.detail);
}

void Vault::file(StoredRecording &recording, RecordingState state, const QString &code, const QString &message)
{
    const bool isNew = recording.state != state || recording.code != code;
    recording.state = state;
    recording.code = code;
    recording.message = message;
    if (isNew)
        recording.filedAt = m_state.own().now().ticks();
    if (const auto saved = m_book.save(recording); !saved)
        qCCritical(lcVault).noquote() << "the register can't be written:" << saved.error().detail;
    if (isNew)
        tell(recording);
}

template<class Event>
static Event eventAbout(const StoredRecording &recording)
{
    Event event;
    event.recordingId = recording.id;
    if (!recording.call.isEmpty())
        event.callConnectionId = recording.call;
    if (!recording.server.isEmpty())
        event.serverCallId = recording.server;
    return event;
}

static wire::RelayEventData newsOf(const StoredRecording &recording)
{
    if (recording.state == RecordingState::Ingested) {
        auto stored = eventAbout<wire::RecordingStored>(recording);
        stored.chunks = int(recording.chunks.size());
        stored.bytes = recording.bytes();
        stored.durationMs = recording.durationMs();
        return stored;
    }
    auto failed = eventAbout<wire::RecordingFailed>(recording);
    failed.code = recording.code;
    failed.message = recording.message;
    failed.isFinal = recording.state != RecordingState::Available;
    return failed;
}

void Vault::tell(const StoredRecording &recording)
{
    if (recording.state == RecordingState::Available && recording.code.isEmpty())
        return; // the announcement itself tells that
    // The same id and time however often it is told, so that a restart can tell it again.
    const QString id = u"vault-%1-%2"_s.arg(recording.id.text).arg(recording.filedAt);
    m_state.recordSurely({{OwnEvents::make(newsOf(recording), id, Timestamp::fromTicks(recording.filedAt))}});
}

} // namespace callboard::relay
