// Recordings as consoles see them: list, sound, peaks; and playing them.
#include "audio/fakesound.h"
#include "core/literals.h"
#include "library/evacuation.h"
#include "library/fakerelay.h"
#include "library/recordinglibrary.h"
#include "library/recordingplayer.h"
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace callboard;
using namespace callboard::library;
using namespace callboard::test;
using namespace std::chrono_literals;
using State = RecordingLibrary::State;
using Play = RecordingPlayer::State;

class TstRecordingLibrary : public QObject
{
    Q_OBJECT

    std::unique_ptr<FakeRelay> relay;
    std::unique_ptr<RecordingLibrary> library;
    const RecordingId first{u"rec/1"_s};

    static http::HttpClientParts once()
    {
        http::HttpClientParts parts;
        parts.retry.tries = 1;
        return parts;
    }
    template<class T>
    Result<T> resultOf(const QFuture<Result<T>> &future)
    {
        if (!QTest::qWaitFor([&] { return future.isFinished(); }) || future.resultCount() == 0)
            return ApiError::of(ApiError::Kind::Timeout, u"no result"_s);
        return future.result();
    }
    static QByteArray contents(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private slots:
    void init()
    {
        relay = std::make_unique<FakeRelay>();
        relay->sound = toneSound(2, 40); // more than two pieces
        relay->peaks = peaksOfSound(relay->sound);
        relay->cards = {relay->card(first.text), relay->card(u"rec-2"_s, u"available"_s)};
        library = std::make_unique<RecordingLibrary>(once());
    }

    void theListComesInPages()
    {
        relay->pageSize = 1;
        library->useAccess(relay->url(), u"good"_s);
        QCOMPARE(library->state(), State::Loading);
        QTRY_COMPARE(library->state(), State::Ready);
        QCOMPARE(library->ids().size(), 2);
        const RecordingInfo *info = library->find(first);
        QVERIFY(info && info->isPlayable());
        QCOMPARE(info->state, RecordingState::Ingested);
        QCOMPARE(info->customer.number, u"+14255550123"_s);
        QCOMPARE(info->customerName, u"Lee Wong"_s);
        QCOMPARE(info->voices.size(), 2);
        QCOMPARE(info->voices[1].channel, 1);
        QCOMPARE(info->gaps[1].callMs, 6500);
        QCOMPARE(info->direction, CallDirection::Incoming);
        QCOMPARE(info->line, u"+18005550100"_s);
        QVERIFY(info->keptUntil.isNull());
        QCOMPARE(library->find(RecordingId(u"rec-2"_s))->keptUntil, *Timestamp::parse(u"2026-03-17T06:00:00Z"));
        QVERIFY(!library->find(RecordingId(u"rec-2"_s))->isPlayable());
    }
    void aRefusalIsKept()
    {
        library->useAccess(relay->url(), u"bad"_s);
        QTRY_COMPARE(library->state(), State::Failed);
        QCOMPARE(library->error().kind, ApiError::Kind::Auth);
        library->useAccess(relay->url(), u"good"_s);
        library->refresh();
        QTRY_COMPARE(library->state(), State::Ready);
    }
    void aMalformedListIsRefusedWithEveryProblem()
    {
        relay->cards[0].remove("durationMs"_L1);
        relay->cards[1].insert("state"_L1, 3);
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(library->state(), State::Failed);
        QVERIFY(library->error().detail.contains("$.recordings[0].durationMs: missing"_L1));
        QVERIFY(library->error().detail.contains("$.recordings[1].state: wrong type"_L1));
    }
    void oneIsReadAgainInPlace()
    {
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(library->state(), State::Ready);
        QSignalSpy changed(library.get(), &RecordingLibrary::changed);
        relay->cards[1] = relay->card(u"rec-2"_s);
        library->refresh(RecordingId(u"rec-2"_s));
        QTRY_COMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].value<QList<RecordingId>>(), QList{RecordingId(u"rec-2"_s)});
        QVERIFY(library->find(RecordingId(u"rec-2"_s))->isPlayable());
        library->refresh(RecordingId(u"rec-2"_s)); // nothing new, nothing told
        QTest::qWait(50);
        QCOMPARE(changed.size(), 1);
    }
    void soundArrivesWholeAndOnce()
    {
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(library->state(), State::Ready);
        QSignalSpy progress(library.get(), &RecordingLibrary::progressed);
        const auto file = resultOf(library->sound(first, 0));
        QVERIFY(file);
        QVERIFY(contents(*file) == relay->sound);
        QVERIFY(progress.size() >= 3);
        const int before = relay->requests;
        QCOMPARE(resultOf(library->sound(first, 0)).valueOr({}), *file);
        QCOMPARE(relay->requests, before);
    }
    void aDamagedPartIsAskedForAsSuch()
    {
        relay->cards[0] = relay->card(first.text, u"failed"_s);
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(library->state(), State::Ready);
        QVERIFY(resultOf(library->sound(first, 0)));
        QVERIFY(relay->targets.last().endsWith("/audio?damaged=accept"));
    }
    void soundThatIsRefusedCanBeAskedForAgain()
    {
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(library->state(), State::Ready);
        relay->refuse = 403;
        const auto refused = resultOf(library->sound(first, 0));
        QVERIFY(!refused && refused.error().kind == ApiError::Kind::Auth);
        relay->refuse = 0;
        QVERIFY(resultOf(library->sound(first, 0)));
    }
    void peaksAreReadAndDamagedOnesRefused()
    {
        library->useAccess(relay->url(), u"good"_s);
        const auto peaks = resultOf(library->peaks(first, 0));
        QVERIFY(peaks);
        QCOMPARE(peaks->channels(), 2);
        relay->peaks[relay->peaks.size() / 2] = char(relay->peaks[relay->peaks.size() / 2] ^ 1);
        QVERIFY(!resultOf(library->peaks(first, 0)));
    }
    void signingOutForgetsEverything()
    {
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(library->state(), State::Ready);
        const auto file = resultOf(library->sound(first, 0));
        const auto pending = library->sound(RecordingId(u"rec-2"_s), 0);
        library->clear();
        QVERIFY(pending.isFinished() && !pending.result());
        QVERIFY(library->ids().isEmpty());
        QVERIFY(!QFile::exists(*file));
    }

    void theServicesClockRuns()
    {
        QDateTime now(QDate(2026, 3, 16), QTime(9, 0), Qt::UTC);
        Evacuation evacuation(*library, [&now] { return now; });
        QSignalSpy changed(&evacuation, &Evacuation::changed);
        QCOMPARE(evacuation.alarm(), Evacuation::Alarm::None);
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(library->state(), State::Ready);
        QCOMPARE(evacuation.waiting(), 1);
        QCOMPARE(*evacuation.left(), 21h);
        QCOMPARE(evacuation.alarm(), Evacuation::Alarm::Running);
        QVERIFY(!evacuation.left(*library->find(first)));
        const auto again = [&](int hour, int minute) {
            now.setDate(QDate(2026, 3, hour >= 24 ? 17 : 16));
            now.setTime(QTime(hour % 24, minute));
            library->refresh();
            relay->cards[1].insert("customer"_L1, QJsonObject{{u"name"_s, QString::number(minute + hour)}});
            return QTest::qWaitFor([&, calls = changed.size()] { return changed.size() > calls; });
        };
        QVERIFY(again(18, 0));
        QCOMPARE(evacuation.alarm(), Evacuation::Alarm::Late);
        QVERIFY(again(29, 59));
        QCOMPARE(*evacuation.left(), 60s);
        now = now.addSecs(30); // counted on its own now
        QTRY_COMPARE_WITH_TIMEOUT(*evacuation.left(), 30s, 3'000);
        QVERIFY(again(31, 0));
        QCOMPARE(*evacuation.left(), 0s);
        QCOMPARE(evacuation.alarm(), Evacuation::Alarm::Over);
        relay->cards[1] = relay->card(u"rec-2"_s);
        library->refresh();
        QTRY_COMPARE(evacuation.alarm(), Evacuation::Alarm::None);
        QVERIFY(!evacuation.left());
    }
    void whatHoldsAllOfThemUpIsNamed()
    {
        const QDateTime now(QDate(2026, 3, 16), QTime(9, 0), Qt::UTC);
        Evacuation evacuation(*library, [&now] { return now; });
        auto full = relay->card(u"rec-3"_s, u"available"_s);
        full.insert("error"_L1, QJsonObject{{u"code"_s, u"DiskFull"_s}, {u"message"_s, u"m"_s}});
        relay->cards = {full};
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(evacuation.code(), u"DiskFull"_s);
        relay->cards.append(relay->card(u"rec-4"_s, u"available"_s));
        library->refresh();
        QTRY_COMPARE(evacuation.waiting(), 2);
        QVERIFY(evacuation.code().isEmpty());
        auto old = relay->card(u"rec-5"_s, u"available"_s); // of a relay that doesn't tell
        old.remove("keptUntil"_L1);
        library->clear();
        relay->cards = {old};
        QTRY_COMPARE(evacuation.alarm(), Evacuation::Alarm::None);
        library->useAccess(relay->url(), u"good"_s);
        QTRY_COMPARE(evacuation.waiting(), 1);
        QCOMPARE(evacuation.alarm(), Evacuation::Alarm::Running);
        QVERIFY(!evacuation.left());
    }

    void aRecordingIsHeardAtItsLevel()
    {
        audio::FakeSound *cards = nullptr;
        QMutex mutex;
        RecordingPlayer player([&] {
            auto made = std::make_unique<audio::FakeSound>();
            made->plug(audio::Direction::Out, "usb", true);
            const QMutexLocker lock(&mutex);
            cards = made.get();
            return std::unique_ptr<audio::SoundSystem>(std::move(made));
        });
        QTemporaryDir dir;
        QFile file(dir.filePath(u"a.wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toneSound(2, 2, 8000));
        file.close();
        player.load({file.fileName(), file.fileName()}, dir.filePath(u"work"_s));
        QCOMPARE(player.state(), Play::Loading);
        QTRY_COMPARE(player.state(), Play::Paused);
        QCOMPARE(player.durationMs(), 4000);
        player.play();
        QTRY_COMPARE(player.state(), Play::Playing);
        QVERIFY(std::abs(loudest(cards, 20) - 8000) < 200);
        player.setVolume(50);
        player.seek(1000);
        QTRY_VERIFY(player.positionMs() >= 1000);
        QVERIFY(std::abs(loudest(cards, 20) - 4000) < 200);
        player.seek(4000);
        QTRY_COMPARE(player.state(), Play::Paused); // at its end
        QCOMPARE(player.positionMs(), 4000);
        player.play(); // again from the start
        QTRY_COMPARE(player.state(), Play::Playing);
        QTRY_VERIFY(player.positionMs() < 1000);
        player.pause();
        QTRY_COMPARE(player.state(), Play::Paused);
        QVERIFY(QFile::exists(dir.filePath(u"work"_s)));
        player.unload();
        QTRY_VERIFY(!QFile::exists(dir.filePath(u"work"_s)));
    }
    void itPlaysAtTheChosenSpeakerAndFollowsIt()
    {
        std::atomic<audio::FakeSound *> made = nullptr;
        RecordingPlayer player([&] {
            auto cards = std::make_unique<audio::FakeSound>();
            cards->plug(audio::Direction::Out, "built-in", true);
            cards->plug(audio::Direction::Out, "usb");
            made = cards.get();
            return std::unique_ptr<audio::SoundSystem>(std::move(cards));
        });
        player.setDevice("out.usb");
        QTemporaryDir dir;
        QFile file(dir.filePath(u"a.wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toneSound(2, 1, 8000));
        file.close();
        player.load({file.fileName()}, dir.filePath(u"work"_s));
        QTRY_COMPARE(player.state(), Play::Paused);
        player.play();
        QTRY_COMPARE(player.state(), Play::Playing);
        audio::FakeSound *cards = made;
        QVERIFY(loudest(cards, 5, "out.usb") > 7000);
        onItsThread(cards, [&] { cards->unplug(audio::Direction::Out, "usb"); });
        QVERIFY(loudest(cards, 5, "out.built-in") > 7000);
        onItsThread(cards, [&] { cards->plug(audio::Direction::Out, "usb"); });
        QVERIFY(loudest(cards, 5, "out.usb") > 7000);
        QCOMPARE(loudest(cards, 5, "out.built-in"), 0);
        player.setDevice({});
        QTRY_VERIFY(loudest(cards, 2, "out.built-in") > 7000);
        QCOMPARE(player.state(), Play::Playing);
        onItsThread(cards, [&] {
            cards->unplug(audio::Direction::Out, "usb");
            cards->unplug(audio::Direction::Out, "built-in");
        });
        QTRY_VERIFY(player.lacksDevice());
        QCOMPARE(player.state(), Play::Paused);
        onItsThread(cards, [&] { cards->plug(audio::Direction::Out, "usb"); });
        player.play();
        QTRY_COMPARE(player.state(), Play::Playing);
        QVERIFY(!player.lacksDevice());
    }
    void withoutADeviceItSaysSo()
    {
        RecordingPlayer player([] { return std::make_unique<audio::FakeSound>(); });
        QTemporaryDir dir;
        QFile file(dir.filePath(u"a.wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(toneSound(1, 1));
        file.close();
        player.load({file.fileName()}, dir.filePath(u"work"_s));
        QTRY_COMPARE(player.state(), Play::Paused);
        QVERIFY(!player.lacksDevice());
        player.play();
        QTRY_VERIFY(player.lacksDevice());
        QCOMPARE(player.state(), Play::Paused);
    }
    void whatIsNoSoundFails()
    {
        RecordingPlayer player([] { return std::make_unique<audio::FakeSound>(); });
        QTemporaryDir dir;
        QFile file(dir.filePath(u"a.wav"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no sound");
        file.close();
        player.load({file.fileName()}, dir.filePath(u"work"_s));
        QTRY_COMPARE(player.state(), Play::Failed);
        QVERIFY(!player.error().code.isEmpty());
    }

private:
    /// Greatest sample of the next frames at the speaker.
    static int loudest(audio::FakeSound *cards, int frames, const QByteArray &speaker = "out.usb")
    {
        int most = 0;
        onItsThread(cards, [&] {
            for (int i = 0; i < frames; ++i)
                for (const media::Sample sample : cards->hear(speaker))
                    most = std::max(most, std::abs(int(sample)));
        });
        return most;
    }
    template<class Do>
    static void onItsThread(audio::FakeSound *cards, Do work)
    {
        QMetaObject::invokeMethod(cards, work, Qt::BlockingQueuedConnection);
    }
};

QTEST_GUILESS_MAIN(TstRecordingLibrary)
#include "tst_recordinglibrary.moc"
