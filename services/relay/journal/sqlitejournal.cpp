#include "relay/journal/sqlitejournal.h"
#include "core/literals.h"
#include "relay/journal/journallog.h"
#include "relay/journal/journalreader.h"
#include "relay/journal/journalschema.h"
#include "relay/journal/journalwriter.h"

Q_LOGGING_CATEGORY(lcJournal, "callboard.relay.journal")

namespace callboard::relay {

SqliteJournal::SqliteJournal(JournalOptions options) : m_options(std::move(options)) { }

SqliteJournal::~SqliteJournal() = default;

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const JournalOptions &options)
{
    auto file = JournalFile::open(options);
    if (!file && file.error().code == QStringView(storage::Damaged)) {
        setJournalAside(options.path, options.clock->now().toMSecsSinceEpoch());
        file = JournalFile::open(options);
    }
    if (!file)
        return file.error();
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(options));
    journal->m_writer = std::make_unique<JournalWriter>(options, std::move(file).value());
    QObject::connect(journal->m_writer.get(), &JournalWriter::epochChanged, journal->m_writer.get(),
                     [j = journal.get()] { j->m_reader.reset(); });
    if (auto r = journal->reader(); !r)
        return r.error();
    return journal;
}

QByteArray SqliteJournal::epoch() const
{
    return m_writer->epoch();
}

qint64 SqliteJournal::lastOffset() const
{
    return m_writer->lastOffset();
}

qint64 SqliteJournal::forgottenUpTo() const
{
    return m_writer->forgottenUpTo();
}

void SqliteJournal::commit(JournalBatch batch, CommitDone done)
{
    m_writer->commit(std::move(batch), std::move(done));
}

Result<JournalReader *> SqliteJournal::reader()
{
    if (!m_reader) {
        auto opened = JournalReader::open(m_options.path, m_options.vfs);
        if (!opened)
            return opened.error();
        m_reader = std::move(opened).value();
    }
    return m_reader.get();
}

template<class T>
Result<T> SqliteJournal::withReader(const std::function<Result<T>(JournalReader &)> &ask)
{
    auto r = reader();
    if (!r)
        return r.error();
    Result<T> answer = ask(*r.value());
    // Opened again the next time: the file may have been replaced, the disk may have come back.
    if (!answer)
        m_reader.reset();
    return answer;
}

Result<qint64> SqliteJournal::read(qint64 after, qint64 most, const Visit &visit)
{
    return withReader<qint64>([&](JournalReader &r) { return r.read(after, most, visit); });
}

Result<bool> SqliteJournal::readOne(qint64 offset, const Visit &visit)
{
    return withReader<bool>([&](JournalReader &r) { return r.readOne(offset, visit); });
}

Result<std::optional<CallbackKey>> SqliteJournal::callbackKey(const QByteArray &hash)
{
    return withReader<std::optional<CallbackKey>>([&](JournalReader &r) { return r.callbackKey(hash); });
}

Result<std::optional<Snapshot>> SqliteJournal::newestSnapshot()
{
    return withReader<std::optional<Snapshot>>([](JournalReader &r) { return r.newestSnapshot(); });
}

Result<QList<AuditLine>> SqliteJournal::audit(int newest)
{
    return withReader<QList<AuditLine>>([newest](JournalReader &r) { return r.audit(newest); });
}

JournalFigures SqliteJournal::figures() const
{
    return m_writer->figures();
}

void SqliteJournal::onNewEpoch(std::function<void()> told)
{
    QObject::connect(m_writer.get(), &JournalWriter::epochChanged, m_writer.get(), std::move(told));
}

void SqliteJournal::close()
{
    m_reader.reset();
    m_writer->close();
}

} // namespace callboard::relay
