#include "core/literals.h"
#include "relay/journal/checkpointer.h"
#include "relay/journalhelp.h"
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>
#include <sqlite3.h>

using namespace callboard;
using namespace callboard::relay;
using callboard::test::rows;
using callboard::test::sample;

namespace {
constexpr qint64 PageBytes = 4096;

/// Pages of the log that are not in the database file yet.
int pagesNotMoved(const QString &path)
{
    auto db = SqliteDatabase::open({.path = path});
    const bool knowsLog = db && db.value().number("SELECT count(*) FROM sqlite_master");
    int inLog = 0;
    int moved = 0;
    if (!knowsLog || sqlite3_wal_checkpoint_v2(db.value().handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &inLog, &moved))
        return -1;
    return inLog - moved;
}
} // namespace

class tst_Checkpointer : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private slots:
    void movesWhatTheLogHolds()
    {
        const QString path = m_dir.filePath(u"moves.db"_s);
        auto db = SqliteDatabase::open({.path = path});
        QVERIFY(db.value().exec("PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; CREATE TABLE t(x);"
                                "INSERT INTO t VALUES(zeroblob(100000))"));
        const qint64 before = QFileInfo(path).size();
        Checkpointer checkpointer({.path = path});
        QCOMPARE(checkpointer.state(), Checkpointer::State::Idle);
        checkpointer.begin();
        QTRY_COMPARE(checkpointer.state(), Checkpointer::State::Ended);
        QVERIFY(QFileInfo(path).size() >= before + 100'000);
        QCOMPARE(pagesNotMoved(path), 0);
        checkpointer.takeEnd();
        checkpointer.begin(); // and once more over the same connection
        QTRY_COMPARE(checkpointer.state(), Checkpointer::State::Ended);
    }
    void endsWithoutAnyConnection()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no second connection"_s));
        Checkpointer checkpointer({.path = m_dir.filePath(u"nowhere/journal.db"_s)});
        checkpointer.begin();
        QTRY_COMPARE(checkpointer.state(), Checkpointer::State::Ended);
    }
    void canBeDestroyedWhileItRuns()
    {
        const QString path = m_dir.filePath(u"ends.db"_s);
        auto db = SqliteDatabase::open({.path = path});
        QVERIFY(
            db.value().exec("PRAGMA journal_mode = WAL; CREATE TABLE t(x); INSERT INTO t VALUES(zeroblob(900000))"));
        Checkpointer checkpointer({.path = path});
        checkpointer.begin();
    }
    void theLogStaysShortUnderLoad()
    {
        const QString path = m_dir.filePath(u"load.db"_s);
        auto journal = SqliteJournal::open({.path = path, .largestGroup = 200});
        QVERIFY(journal);
        constexpr int Events = 8000;
        int answered = 0;
        for (int i = 0; i < Events; ++i)
            (*journal)->commit({.events = {sample(i, QByteArray(3500, 'x'))}},
                               [&](const auto &r) { answered += r ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(answered, Events, 60'000);
        // All events are some 8,000 pages; while 1,500 are moved others come in.
        QVERIFY2(QFileInfo(path + u"-wal"_s).size() < 6000 * PageBytes,
                 qPrintable(QString::number(QFileInfo(path + u"-wal"_s).size())));
        QCOMPARE(rows(**journal).size(), Events);
    }
    void anIdleJournalMakesRoomForItsLogOnce()
    {
        const QString path = m_dir.filePath(u"room.db"_s);
        const auto logBytes = [&] { return QFileInfo(path + u"-wal"_s).size(); };
        auto journal = SqliteJournal::open({.path = path});
        QVERIFY(journal && callboard::test::commitNow(**journal, {.events = {sample(0)}}));
        QTRY_VERIFY(logBytes() >= 1500 * PageBytes);
        const qint64 made = logBytes();
        for (int i = 1; i <= 40; ++i)
            QVERIFY(callboard::test::commitNow(**journal, {.events = {sample(i)}}));
        QCOMPARE(logBytes(), made);
        QCOMPARE(rows(**journal).size(), 41);
    }
    void aLongReaderHoldsPagesBackAndNothingElse()
    {
        const QString path = m_dir.filePath(u"reader.db"_s);
        auto journal = SqliteJournal::open({.path = path, .largestGroup = 200});
        QVERIFY(journal && callboard::test::commitNow(**journal, {.events = {sample(0)}}));
        auto reader = SqliteDatabase::open({.path = path, .readOnly = true});
        QVERIFY(reader && reader.value().exec("BEGIN; SELECT count(*) FROM events"));
        int answered = 0;
        for (int i = 1; i <= 4000; ++i)
            (*journal)->commit({.events = {sample(i, QByteArray(3500, 'x'))}},
                               [&](const auto &r) { answered += r ? 1 : 0; });
        QTRY_COMPARE_WITH_TIMEOUT(answered, 4000, 60'000);
        QVERIFY(pagesNotMoved(path) > 0);
        QVERIFY(reader.value().exec("COMMIT"));
        QCOMPARE(pagesNotMoved(path), 0);
    }
};

QTEST_GUILESS_MAIN(tst_Checkpointer)
#include "tst_checkpointer.moc"
