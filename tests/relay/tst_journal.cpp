#include "core/literals.h"
#include "relay/journal/crc32c.h"
#include "relay/journalhelp.h"
#include "support/manualclock.h"
#include <QDeadlineTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <sqlite3.h>

using namespace callboard;
using namespace callboard::relay;
using callboard::test::commitNow;
using callboard::test::rows;
using callboard::test::sample;

class tst_Journal : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_dir;
    QString path() const { return m_dir->filePath(u"journal.db"_s); }
    std::unique_ptr<SqliteJournal> open(const Clock *clock = &SystemClock::instance())
    {
        auto journal = SqliteJournal::open({.path = path(), .clock = clock});
        if (!journal)
            qWarning() << journal.error().detail;
        return journal ? std::move(journal).value() : nullptr;
    }
    void sql(const char *text, const QString &file = {})
    {
        auto db = SqliteDatabase::open({.path = file.isEmpty() ? path() : file});
        QVERIFY(db);
        QVERIFY(db.value().exec(text));
    }

private slots:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void checksumsAreThoseOfTheStandard()
    {
        QCOMPARE(crc32c("123456789"), 0xe3069283u);
        QCOMPARE(crc32c(QByteArray(32, '\0')), 0x8a9136aau);
        const QByteArray bytes(1021, 'q');
        QCOMPARE(crc32c(bytes), crc32cByTable(bytes));
        QCOMPARE(crc32c(bytes.last(500), crc32c(bytes.first(521))), crc32c(bytes));
    }
    void offsetsRiseByOneAndBodiesStayAsTheyCame()
    {
        auto journal = open();
        const QByteArray odd = "{ \"a\" :\t1,\n\"z\":\"\xc3\xa4\" , \"n\":1.50 }";
        const auto r = commitNow(*journal, {.events = {sample(1), sample(2, odd), sample(3)}});
        QVERIFY(r);
        QCOMPARE(r->size(), 3);
        QCOMPARE(r.value()[2].offset, 3);
        const auto all = rows(*journal);
        QCOMPARE(all.size(), 3);
        QCOMPARE(all[1].body, odd);
        QVERIFY(!all[1].damaged);
        QCOMPARE(journal->lastOffset(), 3);
        QCOMPARE(rows(*journal, 1, 1).first().offset, 2);
    }
    void aDuplicateIsAcknowledgedWithTheOffsetOfTheFirst()
    {
        auto journal = open();
        QVERIFY(commitNow(*journal, {.events = {sample(1), sample(2)}}));
        const auto again = commitNow(*journal, {.events = {sample(3), sample(1), sample(3)}});
        QVERIFY(again);
        QCOMPARE(again.value()[0], (Appended{3, again.value()[0].at, false}));
        QVERIFY(again.value()[1].duplicate);
        QCOMPARE(again.value()[1].offset, 1);
        QVERIFY(again.value()[2].duplicate);
        QCOMPARE(rows(*journal).size(), 3);
    }
    void redactedIdsDoNotMakeDifferentEventsEqual()
    {
        auto journal = open();
        NewEvent a = sample(1);
        NewEvent b = a;
        b.time += 5;
        NewEvent c = a;
        c.type = "Microsoft.Communication.ParticipantsUpdated";
        const auto r = commitNow(*journal, {.events = {a, b, c}});
        QVERIFY(r);
        for (const Appended &appended : *r)
            QVERIFY(!appended.duplicate);
    }
    void duplicatesAreKnownAfterARestart()
    {
        auto journal = open();
        QVERIFY(commitNow(*journal, {.events = {sample(1), sample(2)}}));
        const QByteArray epoch = journal->epoch();
        journal.reset();
        journal = open();
        QCOMPARE(journal->epoch(), epoch);
        QCOMPARE(journal->lastOffset(), 2);
        const auto r = commitNow(*journal, {.events = {sample(2), sample(3)}});
        QVERIFY(r);
        QVERIFY(r.value()[0].duplicate);
        QCOMPARE(r.value()[1].offset, 3);
    }
    void everythingWaitingGoesIntoOneCommit()
    {
        auto journal = open();
        int answered = 0;
        for (int i = 0; i < 500; ++i)
            journal->commit({.events = {sample(i)}}, [&, i](const auto &r) {
                QVERIFY(r);
                QCOMPARE(r.value()[0].offset, qint64(i) + 1); // in the order of the calls
                ++answered;
            });
        QCOMPARE(journal->figures().waiting, 500);
        QTRY_COMPARE(answered, 500);
        QVERIFY(journal->figures().commits < 100);
        QCOMPARE(journal->figures().waiting, 0);
    }
    void whatOneTurnBringsIsSyncedOnce()
    {
        auto journal = open();
        int answered = 0;
        for (int i = 0; i < 50; ++i)
            journal->commit({.events = {sample(i)}}, [&](const auto &r) { answered += r ? 1 : 0; });
        QTRY_COMPARE(answered, 50);
        QCOMPARE(journal->figures().commits, 1);
        QCOMPARE(journal->figures().largestGroup, 50);
    }
    void aFullTurnBeginsBeforeItsEnd()
    {
        auto journal = open();
        int answered = 0;
        for (int i = 0; i < 100; ++i)
            journal->commit({.events = {sample(i)}}, [&](const auto &r) { answered += r ? 1 : 0; });
        auto other = SqliteDatabase::open({.path = path(), .readOnly = true});
        QVERIFY(other);
        // Without the event loop, which would end the turn.
        QDeadlineTimer patience(10'000);
        while (other.value().number("SELECT count(*) FROM events").valueOr(0) == 0 && !patience.hasExpired())
            QThread::msleep(1);
        QCOMPARE(other.value().number("SELECT count(*) FROM events").valueOr(0), 64);
        QCOMPARE(answered, 0);
        QTRY_COMPARE(answered, 100);
    }
    void closingAnswersWhatWaits()
    {
        auto journal = open();
        int answered = 0;
        for (int i = 0; i < 50; ++i)
            journal->commit({.events = {sample(i)}}, [&](const auto &r) { answered += r ? 1 : 0; });
        journal->close();
        QCOMPARE(answered, 50);
        journal.reset();
        QCOMPARE(rows(*open()).size(), 50);
    }
    void tooMuchWaitingIsRefused()
    {
        auto journal = SqliteJournal::open({.path = path(), .mostWaitingBatches = 2});
        QVERIFY(journal);
        int refused = 0;
        int answered = 0;
        for (int i = 0; i < 2000; ++i)
            (*journal)->commit({.events = {sample(i)}}, [&](const auto &r) {
                ++answered;
                if (!r) {
                    QCOMPARE(r.error().httpStatus, 503);
                    ++refused;
                }
            });
        QTRY_COMPARE(answered, 2000);
        QVERIFY(refused > 0);
        QVERIFY(commitNow(**journal, {.events = {sample(9999)}}));
    }
    void keysAuditAndSnapshotsComeBack()
    {
        auto journal = open();
        const CallbackKey key{"hash\0x"_ba, "mina", "incoming", "ic-1", "a", "b", 7};
        JournalBatch batch;
        batch.keys = {key};
        batch.audit
            = {{1, "mina", "createCall", "c1", 201, "", "r1"}, {2, "omar", "hangupCall", "c1", 403, "NotAllowed", ""}};
        batch.snapshot = Snapshot{5, "five"};
        QVERIFY(commitNow(*journal, batch));
        QVERIFY(commitNow(*journal, {.snapshot = Snapshot{9, "nine"}}));
        const auto found = journal->callbackKey(key.hash);
        QVERIFY(found && found->has_value());
        QCOMPARE((*found)->user, "mina");
        QVERIFY(!journal->callbackKey("other")->has_value());
        QCOMPARE(journal->audit(10)->first().code, "NotAllowed");
        QCOMPARE(journal->newestSnapshot()->value().data, "nine");
        sql("UPDATE snapshots SET data = x'00' WHERE offset = 9");
        QCOMPARE(journal->newestSnapshot()->value().data, "five");
    }
    void oldRowsAreForgottenButPositionsGoOn()
    {
        ManualClock clock;
        auto journal = open(&clock);
        QVERIFY(commitNow(*journal, {.events = {sample(1), sample(2)}}));
        clock.advance(std::chrono::hours(48));
        QVERIFY(commitNow(*journal, {.forgetBefore = clock.now().toMSecsSinceEpoch() - 1000}));
        QCOMPARE(journal->forgottenUpTo(), 1); // the last row stays
        QVERIFY(commitNow(*journal, {.events = {sample(3)}}));
        QCOMPARE(rows(*journal).size(), 2);
        journal.reset();
        journal = open(&clock);
        QCOMPARE(journal->forgottenUpTo(), 1);
        QCOMPARE(journal->lastOffset(), 3);
        QVERIFY(!commitNow(*journal, {.events = {sample(1)}})->first().duplicate);
    }
    void aRestoredOlderFileGetsANewEpoch()
    {
        auto journal = open();
        QVERIFY(commitNow(*journal, {.events = {sample(1)}}));
        const QByteArray epoch = journal->epoch();
        journal.reset();
        QVERIFY(QFile::copy(path(), path() + u".backup"_s));
        journal = open();
        QVERIFY(commitNow(*journal, {.events = {sample(2)}}));
        journal.reset();
        QFile target(path());
        QVERIFY(target.open(QIODevice::WriteOnly | QIODevice::Truncate)); // in place: the same file, older content
        QFile backup(path() + u".backup"_s);
        QVERIFY(backup.open(QIODevice::ReadOnly));
        target.write(backup.readAll());
        target.close();
        journal = open();
        QVERIFY(journal);
        QVERIFY(journal->epoch() != epoch);
    }
    void aCopiedFileGetsANewEpoch()
    {
        auto journal = open();
        QVERIFY(commitNow(*journal, {.events = {sample(1)}}));
        const QByteArray epoch = journal->epoch();
        journal.reset();
        if (!QFile(path()).fileTime(QFileDevice::FileBirthTime).isValid())
            QSKIP("this file system keeps no birth times");
        QTest::qSleep(5);
        QVERIFY(QFile::copy(path(), path() + u".copy"_s));
        QVERIFY(QFile::remove(path()));
        QVERIFY(QFile::rename(path() + u".copy"_s, path()));
        QVERIFY(open()->epoch() != epoch);
    }
    void newerFormatsAreRefusedInWords()
    {
        open().reset();
        sql("PRAGMA user_version = 2");
        const auto r = SqliteJournal::open({.path = path()});
        QVERIFY(!r);
        QCOMPARE(r.error().code, QString::fromUtf16(storage::Newer));
        QVERIFY(r.error().detail.contains(u"format 2"));
    }
    void anotherProgramsDatabaseIsRefused()
    {
        const QString other = m_dir->filePath(u"other.db"_s);
        sql("CREATE TABLE t(a)", other);
        QVERIFY(!SqliteJournal::open({.path = other}));
        QFile text(m_dir->filePath(u"text.db"_s));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write(QByteArray(8192, 'x'));
        text.close();
        QVERIFY(!SqliteJournal::open({.path = text.fileName()}));
    }
    void aFlippedBitIsNamedAndTheOtherRowsAreRead()
    {
        auto journal = open();
        QList<NewEvent> events;
        for (int i = 1; i <= 50; ++i)
            events.append(sample(i));
        QVERIFY(commitNow(*journal, {.events = events}));
        for (const char *change : {"UPDATE events SET body = replace(body, 'x\"', 'y\"') WHERE offset = 17",
                                   "UPDATE events SET at = at + 1 WHERE offset = 18",
                                   "UPDATE events SET id = 'id-20', source = source || 'x' WHERE offset = 19"})
            sql(change);
        const auto all = rows(*journal);
        QCOMPARE(all.size(), 50);
        for (const auto &row : all)
            QCOMPARE(row.damaged, row.offset >= 17 && row.offset <= 19);
    }
    void aBrokenPageIsNamedAndTheRestIsRead();
    void aJournalThatCantBeWrittenAnyMoreIsBegunAnew();
    void aJournalWhoseLastPageIsBrokenIsBegunAnewAtTheStart();

private:
    void breakPageOf(const QByteArray &text);
};

void tst_Journal::aBrokenPageIsNamedAndTheRestIsRead()
{
    auto journal = open();
    QList<NewEvent> events;
    for (int i = 1; i <= 400; ++i)
        events.append(sample(i));
    QVERIFY(commitNow(*journal, {.events = events}));
    journal.reset(); // everything is in the main file now
    breakPageOf("\"id-200\"");
    journal = open();
    QVERIFY(journal);
    const auto all = rows(*journal);
    QCOMPARE(all.size(), 400);
    int damaged = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        QCOMPARE(all[i].offset, qint64(i) + 1);
        damaged += all[i].damaged ? 1 : 0;
    }
    QVERIFY(all[199].damaged);
    QVERIFY2(damaged >= 1 && damaged < 12, QByteArray::number(damaged).constData());
}

void tst_Journal::breakPageOf(const QByteArray &text)
{
    QFile file(path());
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qsizetype page = file.readAll().indexOf(text) / 4096;
    QVERIFY(page > 2);
    file.seek(page * 4096);
    file.write(QByteArray(64, '\xff')); // its header: the page can't be read at all
}

void tst_Journal::aJournalThatCantBeWrittenAnyMoreIsBegunAnew()
{
    auto journal = open();
    const QByteArray epoch = journal->epoch();
    QVERIFY(commitNow(*journal, {.events = {sample(1)}}));
    int told = 0;
    journal->onNewEpoch([&] { ++told; });
    sql("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA writable_schema = ON;"
        "UPDATE sqlite_master SET rootpage = 9999 WHERE name = 'events'; PRAGMA schema_version = 99");
    const auto refused = commitNow(*journal, {.events = {sample(2)}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().httpStatus, 503);
    const auto taken = commitNow(*journal, {.events = {sample(2)}});
    QVERIFY(taken);
    QCOMPARE(told, 1);
    QVERIFY(journal->epoch() != epoch);
    QCOMPARE(taken->first().offset, 2);
    QCOMPARE(rows(*journal).size(), 1);
    QVERIFY(!QDir(m_dir->path()).entryList({u"journal.db.damaged-*"_s}).isEmpty());
}

void tst_Journal::aJournalWhoseLastPageIsBrokenIsBegunAnewAtTheStart()
{
    auto journal = open();
    QList<NewEvent> events;
    for (int i = 1; i <= 400; ++i)
        events.append(sample(i));
    QVERIFY(commitNow(*journal, {.events = events}));
    const QByteArray epoch = journal->epoch();
    journal.reset();
    breakPageOf("\"id-400\"");
    journal = open();
    QVERIFY(journal);
    QVERIFY(journal->epoch() != epoch);
    QVERIFY(commitNow(*journal, {.events = {sample(401)}}));
    QVERIFY(!QDir(m_dir->path()).entryList({u"journal.db.damaged-*"_s}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Journal)
#include "tst_journal.moc"
