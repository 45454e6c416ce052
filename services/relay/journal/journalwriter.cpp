#include "relay/journal/journalwriter.h"
#include "core/literals.h"
#include "relay/journal/journallog.h"
#include "relay/journal/journalschema.h"
#include <QMetaObject>

namespace callboard::relay {

namespace {
constexpr auto IdleTidy = std::chrono::milliseconds(200);
constexpr qint64 EnoughForAGroup = 64; // measured: with fewer, syncs cost more than the waiting

qsizetype sizeOf(const JournalBatch &batch)
{
    qsizetype bytes = 256 + (batch.snapshot ? batch.snapshot->data.size() : 0);
    for (const NewEvent &e : batch.events)
        bytes += e.body.size() + 256;
    return bytes;
}
} // namespace

JournalWriter::JournalWriter(JournalOptions options, std::unique_ptr<JournalFile> file)
    : m_options(std::move(options)),
      m_file(std::move(file)),
      m_threadLast(m_file->lastOffset()),
      m_epoch(m_file->epoch()),
      m_lastOffset(m_threadLast),
      m_forgotten(m_file->forgottenUpTo())
{
    m_thread = std::thread([this] { run(); });
}

JournalWriter::~JournalWriter()
{
    close();
}

bool JournalWriter::hasRoom(qsizetype bytes) const
{
    return !m_closing && int(m_queue.size()) < m_options.mostWaitingBatches
        && m_queuedBytes + bytes <= m_options.mostWaitingBytes;
}

void JournalWriter::commit(JournalBatch batch, Journal::CommitDone done)
{
    ++m_figures.waiting;
    const qsizetype bytes = sizeOf(batch);
    // One wake of the thread a turn: woken by the first of many, it would sync the disk for that one alone.
    if (m_turn.empty())
        QMetaObject::invokeMethod(this, &JournalWriter::handOver, Qt::QueuedConnection);
    m_turn.push_back({std::move(batch), std::move(done), bytes});
    // Under load an idle thread begins before the turn's end: else reading and syncing would take turns at waiting.
    if (qint64(m_turn.size()) == EnoughForAGroup && m_figures.waiting == EnoughForAGroup)
        handOver();
}

void JournalWriter::handOver()
{
    if (m_turn.empty())
        return;
    std::vector<Waiting> turn = std::exchange(m_turn, {});
    std::vector<Journal::CommitDone> refused;
    {
        const std::lock_guard lock(m_mutex);
        for (Waiting &waiting : turn) {
            if (!hasRoom(waiting.bytes)) {
                refused.push_back(std::move(waiting.done));
                continue;
            }
            m_queuedBytes += waiting.bytes;
            m_queue.push_back(std::move(waiting));
        }
    }
    // After the lock is free: woken inside it, the thread would only sleep again.
    m_wake.notify_one();
    for (Journal::CommitDone &done : refused)
        refuse(std::move(done));
}

void JournalWriter::refuse(Journal::CommitDone done)
{
    Outcome refused;
    refused.done = {std::move(done)};
    refused.appended = storageError(storage::Busy, u"too many events wait to be written"_s);
    post(std::move(refused));
}

void JournalWriter::close()
{
    handOver();
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
        m_wake.notify_one();
    }
    if (m_thread.joinable())
        m_thread.join();
    std::vector<Outcome> left;
    {
        const std::lock_guard lock(m_mutex);
        left.swap(m_outcomes);
    }
    for (const Outcome &outcome : left)
        deliver(outcome);
}

JournalFigures JournalWriter::figures() const
{
    return m_figures;
}

void JournalWriter::run()
{
    std::vector<Waiting> group;
    while (takeGroup(group))
        commitGroup(std::exchange(group, {}));
    m_file.reset();
}

bool JournalWriter::takeGroup(std::vector<Waiting> &group)
{
    std::unique_lock lock(m_mutex);
    const auto ready = [this] { return m_closing || !m_queue.empty(); };
    if (!m_wake.wait_for(lock, IdleTidy, ready)) {
        lock.unlock();
        if (m_file)
            m_file->tidy(true);
        lock.lock();
        m_wake.wait(lock, ready);
    }
    for (qsizetype events = 0; !m_queue.empty() && events < m_options.largestGroup; m_queue.pop_front()) {
        events += 1 + m_queue.front().batch.events.size();
        m_queuedBytes -= m_queue.front().bytes;
        group.push_back(std::move(m_queue.front()));
    }
    return !group.empty();
}

void JournalWriter::commitGroup(std::vector<Waiting> group)
{
    Outcome outcome;
    QList<JournalBatch> batches;
    for (Waiting &w : group) {
        outcome.events += w.batch.events.size();
        batches.append(std::move(w.batch));
        outcome.done.append(std::move(w.done));
    }
    const auto start = std::chrono::steady_clock::now();
    outcome.appended = tryCommit(batches);
    outcome.microseconds
        = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start).count();
    if (!outcome.appended)
        heal(outcome.appended.error());
    if (m_file) {
        m_threadLast = m_file->lastOffset();
        outcome.epoch = m_file->epoch();
        outcome.lastOffset = m_threadLast;
        outcome.forgotten = m_file->forgottenUpTo();
    }
    post(std::move(outcome));
    if (m_file)
        m_file->tidy(false);
}

Result<QList<QList<Appended>>> JournalWriter::tryCommit(const QList<JournalBatch> &batches)
{
    if (auto r = ensureOpen(); !r)
        return r.error();
    return m_file->commit(batches);
}

Result<Done> JournalWriter::ensureOpen()
{
    if (m_file)
        return Done{};
    auto file = JournalFile::open(m_options, m_threadLast + 1);
    if (!file)
        return file.error();
    m_file = std::move(file).value();
    return Done{};
}

void JournalWriter::heal(const ApiError &error)
{
    qCWarning(lcJournal).noquote() << "commit failed:" << error.code << error.detail;
    if (error.code == QStringView(storage::Full))
        return;
    // A failed sync leaves it open what the system still holds: only a fresh look at the file is sure.
    m_file.reset();
    if (error.code == QStringView(storage::Damaged))
        setJournalAside(m_options.path, m_options.clock->now().toMSecsSinceEpoch());
}

void JournalWriter::post(Outcome outcome)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        first = m_outcomes.empty();
        m_outcomes.push_back(std::move(outcome));
    }
    if (!first)
        return;
    const auto deliverAll = [this] {
        std::vector<Outcome> outcomes;
        {
            const std::lock_guard inner(m_mutex);
            outcomes.swap(m_outcomes);
        }
        for (const Outcome &o : outcomes)
            deliver(o);
    };
    QMetaObject::invokeMethod(this, deliverAll, Qt::QueuedConnection);
}

void JournalWriter::deliver(const Outcome &outcome)
{
    m_figures.waiting -= outcome.done.size();
    if (outcome.microseconds > 0) {
        ++m_figures.commits;
        m_figures.commitMicroseconds += outcome.microseconds;
        m_figures.largestGroup = std::max(m_figures.largestGroup, outcome.events);
    }
    m_figures.failing = !outcome.appended;
    if (!outcome.appended)
        ++m_figures.failedCommits;
    if (!outcome.epoch.isEmpty()) {
        m_lastOffset = outcome.lastOffset;
        m_forgotten = outcome.forgotten;
        if (std::exchange(m_epoch, outcome.epoch) != outcome.epoch)
            emit epochChanged();
    }
    for (qsizetype i = 0; i < outcome.done.size(); ++i) {
        if (outcome.appended)
            outcome.done[i](outcome.appended.value()[i]);
        else
            outcome.done[i](outcome.appended.error());
    }
}

} // namespace callboard::relay
