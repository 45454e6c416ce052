#include "core/literals.h"
#include "relay/faultyvfs.h"
#include "relay/journal/logroom.h"
#include "relay/journalhelp.h"
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using callboard::test::commitNow;
using callboard::test::FaultyVfs;
using callboard::test::rows;
using callboard::test::sample;
using Fault = FaultyVfs::Fault;

Q_DECLARE_METATYPE(callboard::test::FaultyVfs::Fault)

class tst_JournalFaults : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { FaultyVfs::install(); }
    void cleanup() { FaultyVfs::heal(); }

    void eachFailingCallIsA503AndHealsWithoutARestart_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::newRow("EIO") << Fault::IoError;
        QTest::newRow("ENOSPC") << Fault::DiskFull;
        QTest::newRow("short write") << Fault::ShortWrite;
        QTest::newRow("fsync") << Fault::SyncError;
    }
    void eachFailingCallIsA503AndHealsWithoutARestart()
    {
        QFETCH(Fault, fault);
        QTemporaryDir dir;
        auto journal = SqliteJournal::open({.path = dir.filePath(u"j.db"_s), .vfs = FaultyVfs::name});
        QVERIFY(journal);
        const QByteArray epoch = (*journal)->epoch();
        QList<QByteArray> acknowledged;
        int n = 0;
        int struck = 0;
        for (int call = 0; call < 24; ++call) {
            FaultyVfs::arm(fault, call, 2);
            for (int i = 0; i < 3; ++i, ++n) {
                const auto r = commitNow(**journal, {.events = {sample(n)}});
                if (r)
                    acknowledged.append(sample(n).id);
                else
                    QCOMPARE(r.error().httpStatus, 503);
            }
            struck += FaultyVfs::struck() > 0 ? 1 : 0;
            FaultyVfs::heal();
            const auto healed = commitNow(**journal, {.events = {sample(n)}});
            QVERIFY2(healed, qPrintable(healed ? QString() : healed.error().detail));
            acknowledged.append(sample(n++).id);
        }
        qInfo("%d of 24 positions struck", struck);
        QVERIFY2(struck >= 6, QByteArray::number(struck).constData());
        QCOMPARE((*journal)->epoch(), epoch);
        checkRows(**journal, acknowledged);
    }
    void aFullDiskThatStaysFullRefusesAndThenHeals()
    {
        QTemporaryDir dir;
        auto journal = SqliteJournal::open({.path = dir.filePath(u"j.db"_s), .vfs = FaultyVfs::name});
        QVERIFY(journal);
        FaultyVfs::arm(Fault::DiskFull, 0, 1'000'000);
        for (int i = 0; i < 20; ++i) {
            const auto r = commitNow(**journal, {.events = {sample(i)}});
            QVERIFY(!r);
            QCOMPARE(r.error().httpStatus, 503);
        }
        FaultyVfs::heal();
        const auto r = commitNow(**journal, {.events = {sample(1)}});
        QVERIFY(r);
        QVERIFY(!r->first().duplicate); // what was refused was not remembered
        QCOMPARE(rows(**journal).size(), 1);
    }
    void roomForTheLogThatTheDiskRefusesHarmsNothing()
    {
        QTemporaryDir dir;
        const JournalOptions options{.path = dir.filePath(u"j.db"_s), .vfs = FaultyVfs::name};
        auto journal = SqliteJournal::open(options);
        QVERIFY(journal && commitNow(**journal, {.events = {sample(0)}}));
        int struck = 0;
        for (const Fault fault : {Fault::IoError, Fault::DiskFull, Fault::ShortWrite}) {
            FaultyVfs::arm(fault, 5, 1'000'000);
            makeLogRoom(options);
            struck += FaultyVfs::struck() > 0 ? 1 : 0;
            FaultyVfs::heal();
            QVERIFY(commitNow(**journal, {.events = {sample(struck)}}));
        }
        QCOMPARE(struck, 3);
        checkRows(**journal, {sample(0).id, sample(1).id, sample(2).id, sample(3).id});
        QVERIFY(!makeLogRoom({.path = dir.filePath(u"nowhere/j.db"_s)}));
    }
    void aKillAtAnyCallLosesNothingThatWasAcknowledged()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(u"j.db"_s);
        QList<QByteArray> acknowledged;
        qint64 newest = 0;
        QByteArray epoch;
        int kills = 0;
        for (int call = 0; call < 60; ++call) {
            QProcess victim;
            victim.start(qEnvironmentVariable("CALLBOARD_BIN", QCoreApplication::applicationDirPath())
                             + u"/journalvictim"_s,
                         {path, QString::number(call), QString::number(call * 40)});
            QVERIFY(victim.waitForFinished(30'000));
            kills += victim.exitStatus() == QProcess::CrashExit ? 1 : 0;
            const QList<QByteArray> lines = victim.readAllStandardOutput().split('\n');
            for (const QByteArray &line : lines) {
                const QList<QByteArray> parts = line.split(' ');
                if (parts.size() != 3)
                    continue;
                acknowledged.append("id-" + parts[0]);
                QVERIFY2(parts[1].toLongLong() > newest, "a position was handed out twice"); // I4
                newest = parts[1].toLongLong();
                if (!epoch.isEmpty())
                    QCOMPARE(parts[2], epoch);
                epoch = parts[2];
            }
        }
        qInfo("%d of 60 positions killed the process", kills);
        QVERIFY2(kills >= 10, QByteArray::number(kills).constData());
        auto journal = SqliteJournal::open({.path = path});
        QVERIFY(journal);
        checkRows(**journal, acknowledged);
    }

    void theCheckerNoticesADroppedADoubledAndAChangedRow()
    {
        QList<test::Row> good;
        QList<QByteArray> acknowledged;
        for (int i = 1; i <= 20; ++i) {
            good.append({i, sample(i).id, sample(i).body, false});
            acknowledged.append(sample(i).id);
        }
        QCOMPARE(faultsIn(good, acknowledged), QStringList());
        QList<test::Row> bad = good;
        bad.removeAt(7);
        QCOMPARE(faultsIn(bad, acknowledged).size(), 1);
        bad = good;
        bad.append({21, sample(5).id, sample(5).body, false});
        QCOMPARE(faultsIn(bad, acknowledged).size(), 1);
        bad = good;
        bad[3].offset = 3;
        QCOMPARE(faultsIn(bad, acknowledged).size(), 1);
        bad = good;
        bad[3].damaged = true;
        QCOMPARE(faultsIn(bad, acknowledged).size(), 1);
        bad = good;
        bad[3].body = sample(9).body;
        QCOMPARE(faultsIn(bad, acknowledged).size(), 1);
    }

private:
    /// I1 and I4: each acknowledged event is there once and whole; nothing is there twice; positions rise.
    static QStringList faultsIn(const QList<test::Row> &all, const QList<QByteArray> &acknowledged)
    {
        QStringList faults;
        QHash<QByteArray, int> seen;
        qint64 before = 0;
        for (const auto &row : all) {
            if (row.offset <= before)
                faults.append(u"position %1 after %2"_s.arg(row.offset).arg(before));
            before = row.offset;
            ++seen[row.id];
            if (row.damaged || !row.body.startsWith("{\"id\":\"" + row.id + "\""))
                faults.append(u"row %1 is not what was sent"_s.arg(row.offset));
        }
        for (const QByteArray &id : acknowledged)
            if (!seen.contains(id))
                faults.append(u"%1 is lost"_s.arg(QString::fromLatin1(id)));
        for (auto it = seen.cbegin(); it != seen.cend(); ++it)
            if (it.value() > 1)
                faults.append(u"%1 is there twice"_s.arg(QString::fromLatin1(it.key())));
        return faults;
    }
    void checkRows(Journal &journal, const QList<QByteArray> &acknowledged)
    {
        QCOMPARE(faultsIn(rows(journal), acknowledged), QStringList());
    }
};

QTEST_GUILESS_MAIN(tst_JournalFaults)
#include "tst_journalfaults.moc"
