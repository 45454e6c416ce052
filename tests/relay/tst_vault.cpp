// Recordings from their announcement to the ear of who may hear them.
#include "core/literals.h"
#include "relay/relayfixture.h"
#include "relay/storageserver.h"
#include "relay/vault/vaultcodes.h"
#include "relay/vault/vaultrest.h"
#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace callboard;
using namespace callboard::relay;
using namespace callboard::test;
using namespace std::chrono_literals;

namespace {
const QByteArray Rec = "/v1/recordings/rec-1";
const QByteArray Audio = Rec + "/chunks/0/audio";

QJsonObject object(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

// Raw strings stay out of the class: moc can't read over them.
QByteArray announcement(const QByteArray &id, int chunks, const QByteArray &meta, const QByteArray &audio,
                        const QByteArray &time)
{
    QByteArray list;
    for (int i = 0; i < chunks; ++i)
        list += QByteArray(i > 0 ? "," : "") + R"({"documentId":"d)" + QByteArray::number(i) + R"(","index":)"
            + QByteArray::number(i) + R"(,"endReason":"SessionEnded","metadataLocation":")" + meta
            + R"(","contentLocation":")" + audio + R"(","deleteLocation":""})";
    return R"([{"id":"f-)" + id + R"(","topic":"/t","subject":"/recording/call/x/serverCallId/)"
        + R"(server-1/recordingId/)" + id + R"(","data":{"recordingStorageInfo":{"recordingChunks":[)" + list
        + R"(]},"recordingStartTime":"2026-03-16T09:12:58Z","recordingDurationMs":2000,)"
        + R"("recordingContentType":"Audio","recordingChannelType":"Unmixed","recordingFormatType":"Wav",)"
        + R"("sessionEndReason":"CallEnded"},"eventType":"Microsoft.Communication.RecordingFileStatusUpdated",)"
        + R"("dataVersion":"1.0","metadataVersion":"1","eventTime":")" + time + "\"}]";
}

QByteArray description()
{
    return R"({"resourceId":"r","callId":"c","chunkDocumentId":"d","chunkIndex":0,"chunkStartTime":"2026-03-16T09:12:58Z","chunkDuration":2000,)"
           R"("pauseResumeIntervals":[{"startTime":"2026-03-16T09:12:59Z","duration":5000}],)"
           R"("participants":[{"participantId":"4:+14255550123","channel":0},{"participantId":"8:acs:a","channel":1}]})";
}
} // namespace

class TstVault : public QObject
{
    Q_OBJECT

    std::unique_ptr<RelayFixture> relay;
    StorageServer storage;
    std::unique_ptr<VaultBook> book;
    std::unique_ptr<VaultWorker> worker;
    std::unique_ptr<Vault> vault;
    std::unique_ptr<VaultRest> rest;

    void open()
    {
        auto opened = VaultBook::open(relay->dir.filePath(u"recordings.db"_s));
        QVERIFY(opened);
        book = std::move(opened).value();
        worker = std::make_unique<VaultWorker>(VaultWorker::Parts{.service = {storage.endpoint(), QByteArray(32, 'k')},
                                                                  .retry = {.tries = 1, .seed = 1},
                                                                  .fetch = {.spareBytes = 0},
                                                                  .clock = relay->clock});
        VaultOptions options;
        options.folder = relay->dir.filePath(u"recordings"_s);
        options.firstPause = 10ms;
        options.mostPause = 20ms;
        vault = std::make_unique<Vault>(*relay->state, *book, *worker, relay->clock, options);
        QVERIFY(vault->resume());
    }
    void shut()
    {
        vault.reset();
        worker.reset();
        book.reset();
    }
    void announce(const QByteArray &id = "rec-1", int chunks = 1, const QByteArray &time = "2026-03-16T09:20:00Z")
    {
        const QByteArray event
            = announcement(id, chunks, storage.meta().toEncoded(), storage.audio().toEncoded(), time);
        QCOMPARE(relay->postGrid(event).status, 200);
        relay->settle();
    }
    std::optional<callboard::Recording> known()
    {
        const auto all = relay->state->store().recordings(CallId(u"c-1"_s));
        return all.isEmpty() ? std::nullopt : std::optional(all.first());
    }
    bool reaches(RecordingState state)
    {
        return QTest::qWaitFor(
            [&] {
                relay->clock.advance(20ms);
                return known() && known()->state == state;
            },
            10'000);
    }
    RawAnswer get(const QByteArray &token, const QByteArray &path, const QByteArray &headers = {})
    {
        return relay->askAs(token, "GET", path, {}, headers);
    }
    QStringList audited()
    {
        relay->settle();
        QStringList lines;
        for (const AuditLine &line : relay->journal->audit(100).valueOr({}))
            if (line.action.endsWith("Recording"))
                lines.prepend(QString::fromUtf8(line.user + ' ' + line.action + ' ' + QByteArray::number(line.status)));
        return lines;
    }
    QString keptFile() const { return vault->path(*vault->find(RecordingId(u"rec-1"_s)), 0); }

private slots:
    void init()
    {
        relay = std::make_unique<RelayFixture>();
        storage.file = toneFile(2, 2);
        storage.description = description();
        storage.fault = {};
        storage.requests = 0;
        relay->own("c-1", u"mina"_s, "server-1");
        open();
        rest = std::make_unique<VaultRest>(VaultRest::Parts{*vault, *relay->tokens, *relay->audit, relay->clock});
        rest->addRoutes(*relay->server);
    }
    void cleanup()
    {
        relay->server.reset();
        rest.reset();
        shut();
        relay.reset();
    }

    void anAnnouncedRecordingIsFetchedAndTold()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        QVERIFY(relay->types().contains("RecordingStored"));
        const QJsonObject card = object(get(relay->supervisor(), Rec).body);
        QCOMPARE(card.value("state"_L1).toString(), u"ingested"_s);
        QCOMPARE(card.value("callConnectionId"_L1).toString(), u"c-1"_s);
        QCOMPARE(card.value("owner"_L1).toString(), u"mina"_s);
        QCOMPARE(card.value("durationMs"_L1).toInt(), 2000);
        QCOMPARE(card.value("channelType"_L1).toString(), u"unmixed"_s);
        QCOMPARE(card.value("participants"_L1).toArray().size(), 2);
        const QJsonArray gaps = card.value("gaps"_L1).toArray();
        QCOMPARE(gaps.size(), 2);
        QCOMPARE(gaps.at(1)["fileMs"_L1].toInt(), 1000);
        QCOMPARE(gaps.at(1)["wallMs"_L1].toInteger() - gaps.at(0)["wallMs"_L1].toInteger(), 6000);
        const QJsonObject chunk = card.value("chunks"_L1).toArray().first().toObject();
        QCOMPARE(chunk.value("sha256"_L1).toString().toLatin1(),
                 QCryptographicHash::hash(storage.file, QCryptographicHash::Sha256).toHex());
        QCOMPARE(chunk.value("bytes"_L1).toInteger(), storage.file.size());
    }
    void rangesArriveAsTheyWereAskedFor()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        const auto whole = get(relay->mina(), Audio);
        QCOMPARE(whole.status, 200);
        QVERIFY(whole.body == storage.file);
        QCOMPARE(whole.header("Cache-Control"), "no-store");
        const QByteArray etag = whole.header("ETag");
        QVERIFY(etag.size() == 66);
        const auto part = get(relay->mina(), Audio, "Range: bytes=100-199\r\nIf-Range: " + etag + "\r\n");
        QCOMPARE(part.status, 206);
        QCOMPARE(part.header("Content-Range"), "bytes 100-199/" + QByteArray::number(storage.file.size()));
        QVERIFY(part.body == storage.file.mid(100, 100));
        QCOMPARE(get(relay->mina(), Audio, "Range: bytes=99999999-\r\n").status, 416);
        const auto peaks = get(relay->mina(), Rec + "/chunks/0/peaks");
        QCOMPARE(peaks.status, 200);
        QVERIFY(peaks.body.size() > 100);
    }
    void whoMayHearIt()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        for (const QByteArray &token : {relay->mina(), relay->supervisor(), relay->reviewer(), relay->admin()}) {
            QCOMPARE(get(token, Rec).status, 200);
            QCOMPARE(get(token, Audio).status, 200);
            QCOMPARE(object(get(token, "/v1/recordings").body).value("recordings"_L1).toArray().size(), 1);
        }
        for (const QByteArray &path : {Rec, Audio, Rec + "/chunks/0/peaks", QByteArray("/v1/recordings/none")})
            QCOMPARE(get(relay->omar(), path).status, 403);
        QCOMPARE(object(get(relay->omar(), "/v1/recordings").body).value("recordings"_L1).toArray().size(), 0);
        QCOMPARE(get("nonsense", Audio).status, 401);
        QCOMPARE(get(relay->supervisor(), "/v1/recordings/none").status, 404);
        QCOMPARE(get(relay->supervisor(), Rec + "/chunks/7/audio").status, 404);
        QCOMPARE(get(relay->supervisor(), Rec + "/chunks/x/audio").status, 404);
    }
    void everyPlayAndDownloadIsWrittenDownOnce()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        get(relay->mina(), Audio, "Range: bytes=0-99\r\n");
        get(relay->mina(), Audio, "Range: bytes=100-199\r\n");
        get(relay->mina(), Audio + "?purpose=download");
        get(relay->omar(), Audio);
        relay->clock.advance(6min);
        get(relay->mina(), Audio, "Range: bytes=200-\r\n");
        QCOMPARE(audited(),
                 (QStringList{u"mina playRecording 200"_s, u"mina downloadRecording 200"_s, u"omar playRecording 403"_s,
                              u"mina playRecording 200"_s}));
    }
    void aListComesInPages()
    {
        for (int i = 0; i < 5; ++i)
            announce("rec-" + QByteArray::number(i));
        QByteArray after = "0";
        QStringList seen;
        for (int page = 0; page < 9 && !after.isEmpty(); ++page) {
            const QJsonObject answer = object(get(relay->supervisor(), "/v1/recordings?limit=2&after=" + after).body);
            for (const QJsonValue &one : answer.value("recordings"_L1).toArray())
                seen.append(one["recordingId"_L1].toString());
            after = answer.value("next"_L1).toString().toLatin1();
        }
        QCOMPARE(seen.size(), 5);
        QCOMPARE(seen.first(), u"rec-0"_s);
        QCOMPARE(get(relay->supervisor(), "/v1/recordings?limit=x").status, 400);
        QCOMPARE(get(relay->supervisor(), "/v1/recordings?limit=0").status, 400);
    }
    void failuresAreToldOnceAndTriedAgain()
    {
        bool refuse = true;
        storage.fault = [&](int) -> StorageServer::Fault { return {.status = refuse ? 403 : 0}; };
        announce();
        QVERIFY(QTest::qWaitFor([&] {
            relay->clock.advance(20ms);
            return storage.requests >= 4;
        }));
        QCOMPARE(known()->state, RecordingState::Available);
        QCOMPARE(known()->storageCode, QString::fromUtf16(vaultcode::Refused));
        QCOMPARE(relay->types().count("RecordingFailed"), 1);
        QCOMPARE(get(relay->mina(), Audio).status, 404);
        refuse = false;
        QVERIFY(reaches(RecordingState::Ingested));
        QVERIFY(known()->storageCode.isEmpty());
    }
    void whatTheServiceHasNoLongerIsExpired()
    {
        storage.fault = [](int) -> StorageServer::Fault { return {.status = 404}; };
        announce();
        QVERIFY(reaches(RecordingState::Expired));
        const auto answer = get(relay->mina(), Audio);
        QCOMPARE(answer.status, 404);
        QVERIFY(answer.body.contains("Expired"));
        const QJsonObject card = object(get(relay->mina(), Rec).body);
        QCOMPARE(card.value("state"_L1).toString(), u"expired"_s);
        QCOMPARE(card.value("error"_L1)["code"_L1].toString(), u"Expired"_s);
        QCOMPARE(vault->waiting(), 0);
    }
    void aFileThatIsRefusedForTwoDaysIsGivenUp()
    {
        storage.fault = [](int) -> StorageServer::Fault { return {.status = 500}; };
        announce();
        QTRY_VERIFY(known() && known()->storageCode == QString::fromUtf16(vaultcode::Unreachable));
        relay->clock.advance(49h);
        QVERIFY(reaches(RecordingState::Failed));
        QCOMPARE(vault->waiting(), 0);
    }
    void theServicesTimeRunsFromItsOwnAnnouncement()
    {
        bool refuse = true;
        storage.fault = [&](int) -> StorageServer::Fault { return {.status = refuse ? 503 : 0}; };
        QCOMPARE(vault->timeLeft(), 24h);
        announce("rec-1", 1, "2026-03-16T05:00:00Z"); // told four hours late
        const auto readyAt = [&](QLatin1StringView key) {
            return *Timestamp::parse(object(get(relay->mina(), Rec).body).value(key).toString());
        };
        QCOMPARE(readyAt("readyAt"_L1), *Timestamp::parse(u"2026-03-16T05:00:00Z"));
        QCOMPARE(readyAt("keptUntil"_L1), *Timestamp::parse(u"2026-03-17T05:00:00Z"));
        QVERIFY(vault->timeLeft() <= 20h && vault->timeLeft() > 20h - 1min);
        relay->clock.advance(21h);
        QVERIFY(vault->timeLeft() < 0h);
        refuse = false;
        QVERIFY(reaches(RecordingState::Ingested));
        QCOMPARE(vault->timeLeft(), 24h);
        QVERIFY(!object(get(relay->mina(), Rec).body).contains("keptUntil"_L1));
    }
    void anAnnouncementFromTheFutureCountsFromNow()
    {
        storage.fault = [](int) -> StorageServer::Fault { return {.status = 503}; };
        announce("rec-1", 1, "2031-01-01T00:00:00Z");
        QVERIFY(vault->timeLeft() <= 24h && vault->timeLeft() > 24h - 1min);
    }
    void aRestartGoesOn()
    {
        storage.fault = [](int) -> StorageServer::Fault { return {.status = 503}; };
        announce("rec-1", 2);
        QTRY_VERIFY(storage.requests > 0);
        shut();
        storage.fault = {};
        open();
        QVERIFY(reaches(RecordingState::Ingested));
        QCOMPARE(vault->find(RecordingId(u"rec-1"_s))->chunks.size(), 2);
        QCOMPARE(vault->find(RecordingId(u"rec-1"_s))->durationMs(), 4000);
    }
    void anAnnouncementWhileTheVaultWasAwayIsFoundInTheJournal()
    {
        shut();
        announce();
        open();
        QVERIFY(reaches(RecordingState::Ingested));
    }
    void theSameAnnouncementTwiceIsOneRecording()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        const int before = storage.requests;
        shut();
        QVERIFY(VaultBook::open(relay->dir.filePath(u"recordings.db"_s)).value()->setJournalOffset(0));
        open();
        QTest::qWait(50);
        QCOMPARE(storage.requests, before);
        QCOMPARE(vault->page(0, 10).size(), 1);
    }
    void aFlippedBitIsFoundNamedAndConfined()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        QFile file(keptFile());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(30'000));
        char byte = 0;
        QVERIFY(file.getChar(&byte) && file.seek(30'000) && file.putChar(char(byte ^ 16)));
        file.close();
        const auto answer = get(relay->mina(), Audio);
        QCOMPARE(answer.status, 409);
        QVERIFY(answer.body.contains("Damaged"));
        QVERIFY(reaches(RecordingState::Failed));
        QCOMPARE(known()->storageCode, QString::fromUtf16(vaultcode::Damaged));
        const auto anyway = get(relay->mina(), Audio + "?damaged=accept");
        QCOMPARE(anyway.status, 200);
        QCOMPARE(anyway.body.size(), storage.file.size());
        QVERIFY(anyway.header("ETag").isEmpty());
    }
    void aFileThatSomebodyRemovedIsNamed()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        QVERIFY(QFile::remove(keptFile()));
        const auto answer = get(relay->mina(), Audio);
        QCOMPARE(answer.status, 409);
        QVERIFY(answer.body.contains("Missing"));
    }
    void onlyTheOwnerOfTheProcessMayReadTheFiles()
    {
        announce();
        QVERIFY(reaches(RecordingState::Ingested));
        const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
        QVERIFY(!(QFile::permissions(keptFile()) & others));
        QVERIFY(!(QFile::permissions(relay->dir.filePath(u"recordings"_s)) & others));
    }
};

QTEST_GUILESS_MAIN(TstVault)
#include "tst_vault.moc"
