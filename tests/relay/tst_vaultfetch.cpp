// R13: a recording arrives complete and identical, or is refused with a reason; never half of it under its final name.
#include "core/literals.h"
#include "relay/storageserver.h"
#include "relay/vault/chunkfile.h"
#include "relay/vault/vaultcodes.h"
#include "relay/vault/vaultworker.h"
#include "support/seed.h"
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <sys/resource.h>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;

class TstVaultFetch : public QObject
{
    Q_OBJECT

    StorageServer storage;
    std::unique_ptr<QTemporaryDir> dir;
    FetchOptions options;

    QString target() const { return dir->filePath(u"chunk-0.wav"_s); }
    QByteArray kept() const
    {
        QFile file(target());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    VaultWorker::Parts parts() const
    {
        return {.service = {storage.endpoint(), QByteArray(32, 'k')},
                .retry = {.tries = 1, .seed = 1},
                .fetch = options,
                .clock = SystemClock::instance()};
    }
    /// One try by a worker of its own, as after a restart.
    Result<Fetched> once()
    {
        VaultWorker worker(parts());
        std::optional<Result<Fetched>> outcome;
        worker.fetch({target(), storage.audio(), storage.meta()}, [&](const Result<Fetched> &r) { outcome = r; });
        if (!QTest::qWaitFor([&] { return outcome.has_value(); }, 20'000))
            return ApiError::of(ApiError::Kind::Timeout, u"the fetch never ends"_s);
        return *outcome;
    }
    /// Tries until one succeeds; the final name must not exist before.
    Result<Fetched> persistently(int most)
    {
        for (int i = 0;; ++i) {
            const auto outcome = once();
            if (outcome || i == most)
                return outcome;
            if (QFile::exists(target()))
                return ApiError::protocol(u"half a file under the final name"_s);
        }
    }
    void isComplete(const Result<Fetched> &outcome)
    {
        QVERIFY2(outcome, outcome ? "" : qPrintable(outcome.error().code + u' ' + outcome.error().detail));
        QVERIFY(kept() == storage.file);
        QCOMPARE(outcome->bytes, storage.file.size());
        QCOMPARE(outcome->sha256, QCryptographicHash::hash(storage.file, QCryptographicHash::Sha256).toHex());
        QVERIFY(outcome->playable);
        QCOMPARE(QDir(dir->path()).entryList(QDir::Files),
                 (QStringList{u"chunk-0.wav"_s, u"chunk-0.wav.peaks"_s})); // no part, no note
    }
    void isRefused(const Result<Fetched> &outcome, const char16_t *code)
    {
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, QString::fromUtf16(code));
        QVERIFY(!QFile::exists(target()));
    }

private slots:
    void initTestCase()
    {
        storage.file = toneFile(2, 20);
        storage.description
            = R"({"resourceId":"r","callId":"c","chunkDocumentId":"d","chunkIndex":0,"chunkStartTime":"2026-03-16T09:12:58Z","chunkDuration":20000})";
        QVERIFY(storage.file.size() > 1'000'000);
    }
    void init()
    {
        dir = std::make_unique<QTemporaryDir>();
        storage.fault = {};
        storage.requests = 0;
        storage.etag = "\"v1\"";
        storage.heads.clear();
        options = FetchOptions{.rangeBytes = 256 * 1024, .spareBytes = 0};
    }

    void aFileArrivesInRangesSignedForTheEndpoint()
    {
        const auto outcome = once();
        isComplete(outcome);
        QCOMPARE(outcome->durationMs, 20'000);
        QCOMPARE(outcome->description.value("chunkDuration"_L1).toInt(), 20'000);
        QCOMPARE(storage.requests, int((storage.file.size() + options.rangeBytes - 1) / options.rangeBytes));
        for (const QByteArray &head : storage.heads) {
            QVERIFY(head.contains("HMAC-SHA256"));
            QVERIFY(head.toLower().contains("x-ms-host: 127.0.0.1"));
        }
    }
    void twoHundredCutsAtRandomBytes()
    {
        QRandomGenerator random(printedSeed());
        int cuts = 200;
        storage.fault = [&](int) -> StorageServer::Fault {
            if (cuts == 0 || random.bounded(3) == 0)
                return {};
            --cuts;
            return {.cutAfter = random.bounded(int(options.rangeBytes))};
        };
        options.rangeBytes = 64 * 1024;
        while (cuts > 0) {
            isComplete(persistently(400));
            QVERIFY(QFile::remove(target()));
        }
    }
    void afterACutOnlyTheRestIsFetched()
    {
        storage.fault = [](int request) -> StorageServer::Fault { return {.cutAfter = request == 3 ? 1000 : -1}; };
        isRefused(once(), vaultcode::Unreachable);
        const int before = storage.requests;
        isComplete(once());
        QCOMPARE(storage.requests - before, int(storage.file.size() / options.rangeBytes) + 1 - 3);
    }
    void aWrongRangeIsRefusedAndTheRightOneTakenLater()
    {
        storage.fault = [](int request) -> StorageServer::Fault { return {.shift = request == 2 ? 7 : 0}; };
        isRefused(once(), vaultcode::BadAnswer);
        isComplete(once());
    }
    void aFileThatChangesIsFetchedFromTheStart()
    {
        const QByteArray second = toneFile(1, 40);
        const QByteArray first = std::exchange(storage.file, second);
        storage.file = first;
        storage.fault = [&](int request) -> StorageServer::Fault {
            if (request == 3) {
                storage.file = second;
                storage.etag = "\"v2\"";
            }
            return {};
        };
        isComplete(once());
        storage.file = first;
    }
    void aFileThatChangesAllTheTimeIsRefused()
    {
        storage.fault = [&](int request) -> StorageServer::Fault {
            storage.etag = "\"v" + QByteArray::number(request) + '"';
            return {.ignoreIfRange = true};
        };
        isRefused(once(), vaultcode::Changed);
        QCOMPARE(storage.requests, options.changes + 2);
        storage.fault = {};
        isComplete(once());
    }
    void aNewVersionComesWholeByItself()
    {
        storage.fault = [&](int request) -> StorageServer::Fault {
            storage.etag = "\"v" + QByteArray::number(request) + '"';
            return {};
        };
        isComplete(once());
        QCOMPARE(storage.requests, 2);
    }
    void aStorageWithoutRangesIsGoodEnough()
    {
        storage.fault = [](int) -> StorageServer::Fault { return {.noRanges = true}; };
        isComplete(once());
        QCOMPARE(storage.requests, 1);
    }
    void refusalsAreNamed_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        QTest::newRow("403") << 403 << QString::fromUtf16(vaultcode::Refused);
        QTest::newRow("401") << 401 << QString::fromUtf16(vaultcode::Refused);
        QTest::newRow("404") << 404 << QString::fromUtf16(vaultcode::Expired);
        QTest::newRow("429") << 429 << QString::fromUtf16(vaultcode::Throttled);
        QTest::newRow("500") << 500 << QString::fromUtf16(vaultcode::Unreachable);
        QTest::newRow("503") << 503 << QString::fromUtf16(vaultcode::Unreachable);
        QTest::newRow("302") << 302 << QString::fromUtf16(vaultcode::BadAnswer);
    }
    void refusalsAreNamed()
    {
        QFETCH(int, status);
        QFETCH(QString, code);
        storage.fault = [&](int request) -> StorageServer::Fault {
            return {.status = request == 1 ? status : 0, .headers = "Retry-After: 7\r\n"};
        };
        const auto outcome = once();
        QVERIFY(!outcome);
        QCOMPARE(outcome.error().code, code);
        if (status == 429) {
            QVERIFY(outcome.error().retryAfter);
            QCOMPARE(outcome.error().retryAfter->count(), 7000);
        }
        QVERIFY(!QFile::exists(target()));
        isComplete(once());
    }
    void noRoomIsSaidBeforeTheDiskIsFull()
    {
        options.freeBytes = [](const QString &) { return qint64(100'000); };
        isRefused(once(), vaultcode::DiskFull);
        QCOMPARE(storage.requests, 0);
        options.freeBytes = {};
        isComplete(once());
    }
    void aDiskThatTakesNoMoreIsNamedAndTheRestFollowsLater()
    {
        rlimit before = {};
        ::getrlimit(RLIMIT_FSIZE, &before);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{600'000, before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &small);
        const auto outcome = once();
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        isRefused(outcome, vaultcode::DiskFull);
        const int asked = storage.requests;
        isComplete(once());
        QVERIFY(storage.requests - asked < asked + 2); // went on, did not begin again
    }
    void aPartThatIsLongerThanItsNoteIsCutBack()
    {
        storage.fault = [](int request) -> StorageServer::Fault { return {.cutAfter = request == 2 ? 0 : -1}; };
        isRefused(once(), vaultcode::Unreachable);
        QFile part(target() + u".part"_s);
        QVERIFY(part.open(QIODevice::Append));
        part.write(QByteArray(5000, '\0')); // what a power cut leaves behind
        part.close();
        storage.fault = {};
        isComplete(once());
    }
    void aFileThatIsThereWholeIsNotFetchedAgain()
    {
        isComplete(once());
        const int before = storage.requests;
        isComplete(once());
        QCOMPARE(storage.requests, before);
    }
    void theWorkerEndsInTheMiddleOfAFetch()
    {
        storage.fault = [](int) -> StorageServer::Fault { return {.cutAfter = -1}; };
        {
            VaultWorker worker(parts());
            worker.fetch({target(), storage.audio(), storage.meta()}, [](const Result<Fetched> &) { QFAIL("ended"); });
            QTRY_VERIFY(storage.requests > 1);
        }
        isComplete(once());
    }
    void aFlippedBitIsFoundAndNamed()
    {
        const auto outcome = once();
        isComplete(outcome);
        VaultWorker worker(parts());
        const auto check = [&] {
            std::optional<Result<Done>> result;
            worker.check(target(), outcome->sha256, [&](const Result<Done> &r) { result = r; });
            return QTest::qWaitFor([&] { return result.has_value(); }) ? (*result ? QString() : result->error().code)
                                                                       : u"never"_s;
        };
        QCOMPARE(check(), QString());
        QFile file(target());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(file.size() / 2));
        char byte = 0;
        QVERIFY(file.getChar(&byte) && file.seek(file.size() / 2) && file.putChar(char(byte ^ 1)));
        file.close();
        QCOMPARE(check(), QString::fromUtf16(vaultcode::Damaged));
        QVERIFY(QFile::remove(target()));
        QCOMPARE(check(), QString::fromUtf16(vaultcode::Missing));
    }
    void damagedPeaksAreMadeAgain()
    {
        const auto outcome = once();
        isComplete(outcome);
        QFile peaks(target() + u".peaks"_s);
        QVERIFY(peaks.open(QIODevice::ReadOnly));
        const QByteArray before = peaks.readAll();
        peaks.close();
        QVERIFY(peaks.open(QIODevice::WriteOnly | QIODevice::Truncate));
        peaks.write(before.first(50));
        peaks.close();
        mendPeaks(target(), peaks.fileName());
        QVERIFY(peaks.open(QIODevice::ReadOnly));
        QVERIFY(peaks.readAll() == before);
    }
};

QTEST_GUILESS_MAIN(TstVaultFetch)
#include "tst_vaultfetch.moc"
