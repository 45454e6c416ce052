#include "relay/vault/vault.h"
#include "core/literals.h"
#include "relay/vault/vaultcodes.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QLoggingCategory>
#include <QPointer>

Q_LOGGING_CATEGORY(lcVault, "callboard.relay.vault")

namespace callboard::relay {

namespace {
constexpr char Announcement[] = "Microsoft.Communication.RecordingFileStatusUpdated";
constexpr qint64 RowsAtOnce = 10'000;

void makeFolder(const QString &path)
{
    QDir().mkpath(path);
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
}

/// A name that says nothing and is no longer than a file system takes.
QString folderName(const RecordingId &id)
{
    return QString::fromLatin1(QCryptographicHash::hash(id.text.toUtf8(), QCryptographicHash::Sha256).toHex().left(32));
}
} // namespace

Vault::Vault(RelayState &state, VaultBook &book, VaultWorker &worker, const Clock &clock, VaultOptions options)
    : m_state(state),
      m_book(book),
      m_worker(worker),
      m_clock(clock),
      m_options(std::move(options))
{
    makeFolder(m_options.folder);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &Vault::schedule);
    connect(&m_state, &RelayState::applied, this, [this](const Entry &entry) {
        const auto *grid = entry.event ? std::get_if<wire::EventGridEvent>(entry.event.get()) : nullptr;
        if (grid && std::holds_alternative<wire::RecordingFileStatusUpdated>(grid->data))
            take(*grid);
    });
}

Vault::~Vault() = default;

Result<Done> Vault::resume()
{
    for (const StoredRecording &recording : m_book.waiting())
        enqueue(recording);
    qint64 after = m_book.journalOffset();
    for (qint64 shown = RowsAtOnce; shown == RowsAtOnce;) {
        const auto page = m_state.journal().read(after, RowsAtOnce, [&](const EventView &row) {
            after = row.offset;
            if (row.type != QByteArrayView(Announcement) || row.damaged)
                return true;
            const auto event = wire::parseJournalEvent(QJsonDocument::fromJson(row.body.toByteArray()).object());
            if (const auto *grid = event ? std::get_if<wire::EventGridEvent>(&*event) : nullptr)
                take(*grid);
            return true;
        });
        if (!page)
            return page.error();
        shown = *page;
    }
    catchUp();
    return m_book.setJournalOffset(after);
}

void Vault::catchUp()
{
    for (const CallId &id : m_state.store().callIds())
        for (const callboard::Recording &known : m_state.store().recordings(id)) {
            const auto kept = m_book.find(known.id);
            if (kept && (kept->state != known.state || kept->code != known.storageCode))
                tell(*kept);
        }
}

void Vault::close()
{
    if (const auto kept = m_book.setJournalOffset(m_state.appliedUpTo()); !kept)
        qCWarning(lcVault).noquote() << "position not saved:" << kept.error().detail;
}

QString Vault::path(const StoredRecording &recording, int index) const
{
    return u"%1/%2/%3"_s.arg(m_options.folder, folderName(recording.id), chunkFileName(recording, index));
}

void Vault::enqueue(const StoredRecording &recording)
{
    for (const StoredChunk &chunk : recording.chunks)
        if (chunk.state == ChunkState::Waiting && !job(recording.id, chunk.index))
            m_jobs.append({recording.id, chunk.index,
                           Backoff(m_options.firstPause, m_options.mostPause,
                                   m_options.seed ? m_options.seed : QRandomGenerator::global()->generate()),
                           m_clock.monotonic()});
    m_timer.start(0);
}

Vault::Job *Vault::job(const RecordingId &id, int index)
{
    const auto found = std::ranges::find_if(m_jobs, [&](const Job &j) { return j.id == id && j.index == index; });
    return found == m_jobs.end() ? nullptr : &*found;
}

void Vault::dropJobs(const RecordingId &id)
{
    m_jobs.removeIf([&](const Job &j) { return j.id == id; });
}

void Vault::schedule()
{
    if (!m_options.canFetch)
        return;
    auto running = std::ranges::count_if(m_jobs, &Job::running);
    const auto now = m_clock.monotonic();
    std::chrono::milliseconds next = m_options.mostPause;
    for (Job &job : m_jobs) {
        if (job.running)
            continue;
        if (job.due > now)
            next = std::min(next, job.due - now);
        else if (running < m_options.sideBySide) {
            ++running;
            begin(job);
        }
    }
    // Ends of running ones come here by themselves.
    if (!m_jobs.isEmpty())
        m_timer.start(next);
}

void Vault::begin(Job &job)
{
    const auto recording = m_book.find(job.id);
    const StoredChunk *chunk = recording ? recording->chunk(job.index) : nullptr;
    if (!chunk)
        return;
    job.running = true;
    const QString target = path(*recording, job.index);
    makeFolder(QFileInfo(target).path());
    m_worker.fetch({target, chunk->content, chunk->metadata},
                   [this, guard = QPointer(this), id = job.id, index = job.index](const Result<Fetched> &outcome) {
                       if (guard)
                           ended(id, index, outcome);
                   });
}

void Vault::check(const RecordingId &id, int index, const std::function<void(const Result<Done> &)> &done)
{
    const auto recording = m_book.find(id);
    const StoredChunk *chunk = recording ? recording->chunk(index) : nullptr;
    if (!chunk || chunk->state == ChunkState::Waiting)
        return done(Done{});
    const QString file = path(*recording, index);
    const QFileInfo info(file);
    const std::pair stamp(info.size(), info.lastModified().toMSecsSinceEpoch());
    if (const auto known = m_checked.constFind(file); known != m_checked.cend() && *known == stamp)
        return done(Done{});
    m_worker.check(file, chunk->sha256,
                   [this, guard = QPointer(this), id, index, file, stamp, done](const Result<Done> &outcome) {
                       if (!guard)
                           return;
                       if (outcome)
                           m_checked.insert(file, stamp);
                       else if (const auto kept = m_book.find(id))
                           spoiled(*kept, index, outcome.error());
                       done(outcome);
                   });
}

} // namespace callboard::relay
